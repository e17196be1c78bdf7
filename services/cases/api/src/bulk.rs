//! Bulk acts: one deed done to many cases in the background, with a result for each.

use contract::{Bilingual, BulkActId, CaseId, IncidentId, Reference, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::queues::CaseFilters;
use crate::workflow::Outcome;

/// The most cases of one act.
pub const MOST_CASES: u16 = 1_000;

/// What is done to each case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// It is given to someone.
    Assign {
        /// To whom.
        to: StaffId,
    },
    /// It is given back to its queue.
    Release,
    /// It is put into another team's queue.
    Queue {
        /// Which team's.
        team: TeamId,
    },
    /// An internal note is added.
    Note {
        /// The note, 1 to 5,000 characters.
        text: String,
    },
    /// The citizen is written to.
    Update {
        /// The message, 1 to 5,000 characters.
        text: String,
    },
    /// It is closed, where its workflow allows that.
    Close {
        /// How it ended.
        outcome: Outcome,
        /// What the citizen is told with it, at most 5,000 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// An update of the incident that it belongs to answers it, in its citizen's language; each citizen is written to
    /// once, however many of the cases are theirs. Only an incident orders that.
    Incident {
        /// The incident.
        incident: IncidentId,
        /// What its citizen is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Bilingual>,
        /// How it ended, where the incident's end closes it, if its workflow allows that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
    },
}

impl Deed {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Assign { .. } => "assign",
            Self::Release => "release",
            Self::Queue { .. } => "queue",
            Self::Note { .. } => "note",
            Self::Update { .. } => "update",
            Self::Close { .. } => "close",
            Self::Incident { .. } => "incident",
        }
    }

    /// Whether it can be taken back: nobody outside the council hears of it.
    pub const fn can_be_undone(&self) -> bool {
        matches!(self, Self::Assign { .. } | Self::Release | Self::Queue { .. })
    }
}

/// A deed for up to 1,000 cases: either those named or those that filters choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderBulkAct {
    /// What is done.
    pub deed: Deed,
    /// The cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<Vec<ChosenCase>>,
    /// Every case that these choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<CaseFilters>,
}

/// A case as it was seen when it was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenCase {
    /// The case.
    pub id: CaseId,
    /// Its version; a case that has changed since is refused, unless the deed only adds words.
    pub version: i64,
}

/// How far an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BulkState {
    /// Cases wait for their turn.
    Working,
    /// Each case has its result.
    Finished,
    /// It was stopped; what was left is left as it was.
    Cancelled,
}

/// A bulk act, as whoever ordered it sees it; for others there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulkAct {
    /// The act.
    pub id: BulkActId,
    /// What is done.
    pub deed: Deed,
    /// The act that this one takes back.
    pub undoes: Option<BulkActId>,
    /// How far it is.
    pub state: BulkState,
    /// How many cases it is for.
    pub total: i64,
    /// How many are done.
    pub done: i64,
    /// How many were refused.
    pub refused: i64,
    /// When it was ordered.
    #[serde(with = "time::serde::rfc3339")]
    pub begun_at: OffsetDateTime,
    /// When it ended.
    #[serde(with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
}

/// What became of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BulkResult {
    /// Its turn hasn't come.
    Waiting,
    /// It is done, or was so already.
    Done,
    /// It wasn't done; the reason says why.
    Refused,
    /// The act was cancelled before its turn.
    Left,
}

impl BulkResult {
    /// Every result.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Done, Self::Refused, Self::Left];

    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Left => "left",
        }
    }
}

/// A case of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulkItem {
    /// Its place in the act, from 1.
    pub place: i32,
    /// The case.
    pub case: CaseId,
    /// Its reference; null while the caller doesn't see the case.
    pub reference: Option<Reference>,
    /// What is asked for; null while the caller doesn't see the case.
    pub service: Option<Bilingual>,
    /// What became of it.
    pub result: BulkResult,
    /// Why it was refused, or that nothing was to do: a code such as `changed`, `finished`, `already`. Of a
    /// case that the caller doesn't see it is `unseen`, and tells nothing else.
    pub reason: Option<String>,
}

/// Which cases of an act, in its order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListBulkItems {
    /// Only those with this result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub result: Option<BulkResult>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
