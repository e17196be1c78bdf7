//! Promises: what the council said it would do for a person, by when, and who keeps it.

use contract::{Bilingual, CaseId, ContactId, InteractionId, PromiseId, Reference, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::case::{Assignee, TeamSummary};

/// A promise to be made.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakePromise {
    /// What is promised, 1 to 1,000 characters, such as "Call back about the new bin".
    pub what: String,
    /// By when.
    #[serde(default)]
    pub due: When,
    /// Who was promised it, where contacts knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Their name as given; needed unless the promise is about a case, whose reporter it then is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The number to call, in any notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The team that keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// The member of staff who keeps it; the caller where neither is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffId>,
    /// The case that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// The call in which it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
}

/// By when: a day with or without a time, or so much office time from now. With none of them, the
/// end of the next working day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// A working day within a year, such as `2026-11-30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// A time of that day in London, such as `15:30`; the end of the working day when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Minutes of office time from now, 1 to 10,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office_minutes: Option<u32>,
}

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PromiseState {
    /// Still to be kept.
    Open,
    /// Done as promised.
    Kept,
    /// It won't be done.
    Broken,
}

impl PromiseState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Kept, Self::Broken];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Broken => "broken",
        }
    }
}

/// A promise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PromiseView {
    /// The promise.
    pub id: PromiseId,
    /// What was promised.
    pub what: String,
    /// By when.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// Whether that has passed and the promise is still open.
    pub overdue: bool,
    /// Where it stands.
    pub state: PromiseState,
    /// To whom; initials and the last digits where masked.
    pub person: Promised,
    /// Whether that is masked, and how it ended: they are a caller who isn't verified.
    #[serde(default)]
    pub masked: bool,
    /// The team that keeps it.
    pub team: Option<TeamSummary>,
    /// The member of staff who keeps it.
    pub staff: Option<Assignee>,
    /// The case that it is about.
    pub case: Option<CaseOfPromise>,
    /// The call in which it was made.
    pub call: Option<InteractionId>,
    /// When it was made.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    /// Who made it, by name; none for the product itself.
    pub made_by: Option<String>,
    /// How often it was given a new day.
    pub renewed: i32,
    /// When it was kept or broken.
    #[serde(with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// How it was kept, or why it wasn't.
    pub ending: Option<String>,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// Who was promised something, as they gave their details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Promised {
    /// Who that is, where contacts knows them.
    pub contact: Option<ContactId>,
    /// Name.
    pub name: String,
    /// The number to call (E.164).
    pub phone: Option<String>,
}

/// The case that a promise is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseOfPromise {
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
}

/// Which promises: one of `contact`, `case`, `mine` and `team`, or all. The soonest due come first; of those that are
/// over, the latest.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListPromises {
    /// Only those to this contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Only those about this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// Only those that the caller keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Only those of this team; `mine` for the caller's own teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Only those that are overdue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
    /// Where they stand; those that are open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<PromiseState>,
    /// The call during which it is asked: in it only a verified caller is named in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// How a promise was kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepPromise {
    /// What was done, at most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A new day for a promise.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenewPromise {
    /// By when now.
    pub due: When,
}

/// Why a promise won't be kept.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosePromise {
    /// The reason, 1 to 1,000 characters.
    pub text: String,
}

/// The days whose promises are counted.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PromiseDays {
    /// The first day, as `2026-11-01`; 29 days before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What became of the promises whose day lay within some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct PromisesKept {
    /// Kept in time.
    pub kept: i64,
    /// Kept after their time.
    pub late: i64,
    /// Broken, with a reason.
    pub broken: i64,
    /// Still to be kept though their time has passed.
    pub overdue: i64,
    /// Still to be kept in time.
    pub open: i64,
    /// Given a new day at least once, whatever became of them.
    pub renewed: i64,
    /// Made by a message to a citizen that stated a day.
    pub by_message: i64,
}

impl PromisesKept {
    /// How many of a hundred whose time has passed were kept in time; none where there are none.
    pub fn percent(&self) -> Option<i64> {
        let passed = self.kept + self.late + self.broken + self.overdue;
        (self.kept * 100).checked_div(passed)
    }
}

/// A promise as its case shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PromiseOfCase {
    /// What was promised.
    pub what: String,
    /// By when.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// Where it stands.
    pub state: PromiseState,
    /// When it was kept or broken.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
}
