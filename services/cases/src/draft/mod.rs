//! Reports that are begun by one and finished by another, under one reference.

pub(crate) mod http;
mod key;
mod later;
mod link;
pub(crate) mod own;
mod progress;
mod sending;
pub(crate) mod store;

use cases_api::draft::{Draft, DraftLink, DraftReporter, DraftState};
use cases_api::{Answers, case::NewReporter};
use contract::text::Postcode;
use contract::{Bilingual, CaseId, Channel, ContactId, DraftId, InteractionId, Language, Reference, StaffId};
use runtime::{Context, Watch};
use time::{Duration, OffsetDateTime};

pub(crate) use key::DraftKeys;

/// How long a draft waits for its citizen.
const KEPT: Duration = Duration::days(14);
/// How long a report waits that its citizen began and hasn't asked to be kept.
const UNKEPT: Duration = Duration::days(1);

/// A draft as it is stored.
pub(crate) struct Kept {
    pub id: DraftId,
    pub reference: Reference,
    pub slug: String,
    pub service: Bilingual,
    pub language: Language,
    pub channel: Channel,
    pub call: Option<InteractionId>,
    pub contact: Option<ContactId>,
    pub reporter: DraftReporter,
    pub answers: Answers,
    pub answered: i16,
    pub questions: i16,
    pub emailed: bool,
    pub texted: bool,
    pub state: DraftState,
    pub case: Option<CaseId>,
    pub by: Option<StaffId>,
    pub by_name: Option<String>,
    pub begun_at: OffsetDateTime,
    pub opened_at: Option<OffsetDateTime>,
    pub touched_at: Option<OffsetDateTime>,
    pub expires_at: OffsetDateTime,
    pub generation: i32,
    /// The postcode that opens it: the last one given that is a postcode, and the case's once it was sent.
    pub door: Option<Postcode>,
    pub version: i64,
    /// Which form saved it last.
    pub saved_by: Option<String>,
}

impl Kept {
    /// How staff see it, with the way in while the citizen has it.
    fn shown(self, link: Option<DraftLink>) -> Draft {
        let link = link.filter(|_| self.state == DraftState::HandedOver);
        Draft {
            id: self.id,
            reference: self.reference,
            slug: self.slug,
            service: self.service,
            state: self.state,
            language: self.language,
            channel: self.channel,
            call: self.call,
            begun_by: self.by_name,
            begun_at: self.begun_at,
            opened_at: self.opened_at,
            touched_at: self.touched_at,
            expires_at: self.expires_at,
            answered: self.answered,
            questions: self.questions,
            emailed: self.emailed,
            texted: self.texted,
            reporter: self.reporter,
            answers: self.answers,
            case: self.case,
            link,
        }
    }
}

/// Who asks, as a report takes them.
fn reporter(draft: DraftReporter) -> NewReporter {
    NewReporter {
        name: draft.name.unwrap_or_default(),
        email: draft.email,
        phone: draft.phone,
        postcode: draft.postcode,
    }
}

/// Erases the drafts that expired, council by council.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council("drafts", context, |context, council| async move {
        let tx = context.task_tx(crate::Cases::NAME, council, "drafts").await?;
        if store::forget_expired(&tx).await? > 0 {
            tx.audit("drafts.expired", council, &["reporter", "answers"]);
        }
        tx.commit_unanswered().await
    })
}
