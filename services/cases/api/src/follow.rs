//! A case as its reporter follows it: public steps alone.

use contract::{Bilingual, Language, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::calendar::StandsStill;
use crate::case::{Answered, ToldBy};
use crate::target::Explanation;
use crate::workflow::State;

/// Which case: the secret of its link, or its reference with the postcode given in the report.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindCase {
    /// The secret of the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The reference, however spaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

/// A case, as its reporter sees it.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct FollowedCase {
    /// Its reference.
    pub reference: Reference,
    /// The secret of its link; of whoever came by its reference, one that opens no more than that.
    pub token: String,
    /// Whether they came by its reference and postcode: then nothing but a price is read of what was answered.
    #[serde(default)]
    pub by_reference: bool,
    /// What was asked for.
    pub service: Bilingual,
    /// The team that deals with it.
    #[serde(default)]
    pub team: Bilingual,
    /// Where it stands.
    pub state: State,
    /// Where it stands, in words.
    pub state_words: Bilingual,
    /// How it ended, in a sentence.
    pub outcome: Option<Bilingual>,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
    /// By when it should be done.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// How that was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Explanation>,
    /// Why the service stands still; none while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub still: Option<StandsStill>,
    /// Whether it is dealt with together with another report: where it stands and by when is that one's then.
    #[serde(default)]
    pub together: bool,
    /// What happens once it is reported.
    pub what_next: Bilingual,
    /// Whether emails tell the reporter.
    pub email: bool,
    /// How the reporter is told what happens, besides here.
    #[serde(default)]
    pub told_by: ToldBy,
    /// What the reporter answered, in the form's order, with what was worked out of it; nothing of another case's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answered>,
    /// The names of the files that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The language in which they are written.
    pub language: Language,
    /// Until when the citizen may have it opened again, once it is done.
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub reopen_until: Option<OffsetDateTime>,
    /// What they thought of how it was done, once they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<Feedback>,
    /// Public steps, the oldest first.
    pub steps: Vec<PublicStep>,
}

/// What a citizen thought of how their case was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Feedback {
    /// From 1, very bad, to 5, very good.
    pub rating: u8,
    /// Why, in their words.
    pub words: Option<String>,
}

/// A step that the citizen sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicStep {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// What happened, in words.
    pub title: Bilingual,
    /// What was written with it.
    pub text: Option<String>,
    /// Whether the citizen wrote it.
    pub from_citizen: bool,
}

/// The citizen's reply, 1 to 5,000 characters.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The secret of the link.
    pub token: String,
    /// The reply.
    pub text: String,
}

/// Why a case that is done should be opened again, 1 to 5,000 characters.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// The secret of the link.
    pub token: String,
    /// What isn't right.
    pub reason: String,
}

/// What the citizen thinks of how their case was done. Said again, it takes the place of what they
/// said before.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The secret of the link.
    pub token: String,
    /// From 1, very bad, to 5, very good.
    pub rating: u8,
    /// Why, at most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
