//! A case: what was asked, where it stands, its story, and what can be done with it.

pub(crate) mod bundle;
pub(crate) mod http;
pub(crate) mod lookup;
pub(crate) mod of_contact;
mod opening;
pub(crate) mod presence;
pub(crate) mod queue;
mod report;
pub(crate) mod rerouting;
pub(crate) mod sight;
mod standing;
pub(crate) mod store;
pub(crate) mod version;
pub(crate) mod words;
mod working;

pub(crate) use opening::{Begun, open_begun};

use cases_api::catalogue::definition::Messages;
use cases_api::workflow::{Outcome, State, Workflow};
use contract::{Bilingual, CaseId, Language, Problem, ProblemKind, Reference, StaffId, TeamId};

/// A case that is being worked on: its row is locked until the transaction ends.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub id: CaseId,
    pub reference: Reference,
    pub service: Bilingual,
    pub state: State,
    pub outcome: Option<Outcome>,
    pub assignee: Option<StaffId>,
    pub team: TeamId,
    pub version: i64,
    pub language: Language,
    pub reporter_name: String,
    pub reporter_email: Option<String>,
    pub generation: i32,
    pub workflow: Workflow,
    pub messages: Messages,
}

impl Standing {
    /// Refuses when the case isn't at the version that the caller saw.
    ///
    /// # Errors
    /// `precondition-failed`.
    pub fn must_be_at(&self, version: i64) -> Result<(), Problem> {
        if self.version == version { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }
}
