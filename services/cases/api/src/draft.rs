//! Reports that are begun by one and finished by another: handed over to the citizen, taken back,
//! sent, always under the same reference.

use contract::{
    Bilingual, CaseId, Channel, ContactId, DraftId, FieldFault, FileId, InteractionId, Language, Reference,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::answers::Answers;
use crate::file::Media;
use crate::form::{Form, Kind};

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// The citizen has it.
    HandedOver,
    /// Staff took it back: its link opens nothing any more.
    TakenBack,
    /// It was sent: it is a case.
    Sent,
}

/// Who asks, as far as they were asked themselves. Nothing is checked before the report is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftReporter {
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

/// How a link goes to its citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LinkBy {
    /// By email.
    Email,
    /// As a text message to a mobile.
    Text,
}

/// A half-done report that the citizen is to finish.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// The service's part of an address, such as `missed-bin`.
    pub service: String,
    /// The language in which the citizen is written to.
    #[serde(default)]
    pub language: Language,
    /// Who asks, so far.
    #[serde(default)]
    pub reporter: DraftReporter,
    /// How the link goes to them. Absent: by email where there is an address, else not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<LinkBy>,
    /// Answers to the service's form, so far.
    #[serde(default)]
    pub answers: Answers,
    /// How it was begun.
    pub channel: Channel,
    /// The call during which it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// Who asks, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
}

/// A draft as staff watch it.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct Draft {
    /// The draft.
    pub id: DraftId,
    /// The reference of the case that it will be.
    pub reference: Reference,
    /// The service's part of an address.
    pub slug: String,
    /// What is asked for.
    pub service: Bilingual,
    /// Where it stands.
    pub state: DraftState,
    /// The language of the citizen.
    pub language: Language,
    /// How it was begun.
    pub channel: Channel,
    /// During which call.
    pub call: Option<InteractionId>,
    /// By whom, by name.
    pub begun_by: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub begun_at: OffsetDateTime,
    /// When the citizen first opened it.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub opened_at: Option<OffsetDateTime>,
    /// When the citizen last saved it.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub touched_at: Option<OffsetDateTime>,
    /// When it is erased, unless it is sent.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
    /// How many questions are answered.
    pub answered: i16,
    /// How many there are.
    pub questions: i16,
    /// Whether the link went by email.
    pub emailed: bool,
    /// Whether it went as a text message.
    #[serde(default)]
    pub texted: bool,
    /// Who asks, so far.
    pub reporter: DraftReporter,
    /// Answers, so far.
    pub answers: Answers,
    /// The case, once it was sent.
    pub case: Option<CaseId>,
    /// How the citizen comes to it, while they have it.
    pub link: Option<DraftLink>,
}

impl Draft {
    /// The same without who asks and what was answered.
    #[must_use]
    pub fn without_personal_data(self) -> Self {
        Self { reporter: DraftReporter::default(), answers: Answers::default(), ..self }
    }
}

/// How much of a draft is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReadDraft {
    /// No more than how far it is: neither who asks nor what was answered, nor the way to it. That is
    /// no look at anybody's record.
    #[serde(default)]
    pub progress: bool,
}

/// How a citizen comes to their draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DraftLink {
    /// The secret of the link.
    pub token: String,
    /// A code that can be read out; with the reference it does the same.
    pub code: String,
}

/// Of which call, of which person, or of either: one of the two must be named.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListDrafts {
    /// Those that were begun in this call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// Those of this person that aren't sent yet, whenever they were begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
}

/// Drafts, the oldest first.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct Drafts {
    /// At most 50.
    pub items: Vec<Draft>,
}

/// Which draft is to be gone on with: by the secret of its link, or by reference and code; and the
/// postcode, where the draft has one.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContinueDraft {
    /// The secret of the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The reference, however spaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The code, however spaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

/// What is told of a draft before its citizen has shown that it is theirs.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct DraftDoor {
    /// What is asked for.
    pub service: Bilingual,
    /// Whether the postcode must be given first.
    pub asks_postcode: bool,
}

/// The secret of a link.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftToken {
    /// The secret of the link.
    pub token: String,
}

/// The key that its citizen has once they showed that a draft is theirs.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftKey {
    /// The key.
    pub key: String,
}

/// A draft as its citizen goes on with it.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct ContinuedDraft {
    /// The key with which it is saved and sent.
    pub key: String,
    /// The secret of its link.
    pub token: String,
    /// The reference, which stays.
    pub reference: Reference,
    /// The service's part of an address.
    pub slug: String,
    /// The version, with which it is saved and sent.
    pub version: i64,
    /// Who asks, so far.
    pub reporter: DraftReporter,
    /// Answers, so far.
    pub answers: Answers,
    /// Until when it can be finished.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
    /// The secret of the link by which the case is followed, once it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_token: Option<String>,
    /// With which files are added to it, and nothing else is done.
    #[serde(default)]
    pub ticket: String,
    /// The files that were added to it, in the order in which they came.
    #[serde(default)]
    pub files: Vec<ReportFile>,
    /// Whether its citizen began it, and not the council's staff.
    #[serde(default)]
    pub own: bool,
    /// What would be refused if it were sent now, each fault at its place.
    #[serde(default)]
    pub faults: Vec<FieldFault>,
}

impl ContinuedDraft {
    /// Answers with the files that were added to it as the answers to the questions that ask for them.
    pub fn with_files(&self, form: &Form, answers: Answers) -> Answers {
        with_files(form, answers, &self.files)
    }
}

/// Answers with a report's files in them: of a question that takes files and has no answer, those that were
/// added to it.
pub fn with_files(form: &Form, answers: Answers, files: &[ReportFile]) -> Answers {
    let asked = form.fields.iter().filter(|field| field.kind == Kind::Files && answers.get(&field.name).is_none());
    let added: Vec<_> = asked
        .filter_map(|field| {
            let of = files.iter().filter(|file| file.question == field.name);
            let ids: Vec<_> = of.map(|file| Value::from(file.id.to_string())).collect();
            (!ids.is_empty()).then(|| (field.name.clone(), Value::Array(ids)))
        })
        .collect();
    let before = answers.iter().map(|(name, value)| (name.to_owned(), value.clone()));
    before.chain(added).collect()
}

/// A report that a citizen begins by themselves.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginDraft {
    /// The service's part of an address, such as `missed-bin`.
    pub service: String,
    /// The language in which the citizen is written to.
    #[serde(default)]
    pub language: Language,
    /// Who asks, so far.
    #[serde(default)]
    pub reporter: DraftReporter,
    /// Answers to the service's form, so far.
    #[serde(default)]
    pub answers: Answers,
}

/// That someone's own report is to be kept, to be come back to.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepDraft {
    /// The key.
    pub key: String,
    /// Where the way back is sent; it is told in the answer too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// How someone comes back to their own report.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct KeptDraft {
    /// The reference.
    pub reference: Reference,
    /// The link, and the code that does the same with the reference.
    pub link: DraftLink,
    /// Until when.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
    /// Whether it went by email.
    pub emailed: bool,
}

/// A file to be added; the body is its bytes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AddReportFile {
    /// The ticket of the draft.
    pub ticket: String,
    /// Its name, with or without an ending.
    pub name: String,
    /// The question that asks for it.
    pub question: String,
}

/// A file to be removed.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveReportFile {
    /// The key.
    pub key: String,
    /// The file.
    pub file: FileId,
}

/// A file of a half-done report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportFile {
    /// The file: what answers name it by.
    pub id: FileId,
    /// Its name, with the ending of what it is.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// How many bytes it has.
    pub size: i64,
    /// The question that asks for it.
    pub question: String,
}

/// What a draft holds now.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The key.
    pub key: String,
    /// The version that the form was filled in from.
    pub version: i64,
    /// A key of the form's own, 1 to 100 characters: what one form saves it may save over.
    pub form: String,
    /// Who asks, so far.
    #[serde(default)]
    pub reporter: DraftReporter,
    /// Answers, so far.
    #[serde(default)]
    pub answers: Answers,
}

/// How far a draft is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DraftSaved {
    /// How many questions are answered.
    pub answered: i16,
    /// How many there are.
    pub questions: i16,
    /// What would be refused if it were sent now, each fault at its place.
    #[serde(default)]
    pub faults: Vec<FieldFault>,
}

/// The whole of a draft that staff send.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendDraft {
    /// Who asks.
    #[serde(default)]
    pub reporter: DraftReporter,
    /// Answers to the service's form.
    #[serde(default)]
    pub answers: Answers,
}
