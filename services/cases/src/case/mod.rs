//! A case: what was asked, where it stands, its story, and what can be done with it.

pub(crate) mod bundle;
pub(crate) mod clocks;
pub(crate) mod content;
pub(crate) mod correcting;
pub(crate) mod history;
pub(crate) mod http;
pub(crate) mod lookup;
pub(crate) mod merging;
pub(crate) mod moving;
pub(crate) mod of_contact;
mod opening;
pub(crate) mod presence;
pub(crate) mod proposal;
pub(crate) mod queue;
pub(crate) mod relation;
mod report;
pub(crate) mod rerouting;
pub(crate) mod sight;
pub(crate) mod splitting;
mod standing;
pub(crate) mod store;
mod story;
pub(crate) mod version;
pub(crate) mod words;
mod working;

pub(crate) use opening::{Begun, open_begun, refuse_what_is_closed};
pub(crate) use report::faults;

use cases_api::case::ToldBy;
use cases_api::catalogue::definition::Messages;
use cases_api::workflow::{Outcome, State, Step, Workflow};
use contract::{Bilingual, CaseId, Language, Problem, ProblemKind, Reference, StaffId, TeamId};
use time::OffsetDateTime;

use moving::known::Place;

/// A case that is being worked on: its row is locked until the transaction ends.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub id: CaseId,
    pub reference: Reference,
    pub service: Bilingual,
    pub state: State,
    pub outcome: Option<Outcome>,
    pub outcome_id: Option<String>,
    /// The step at which it stands; none of a case that is older than steps.
    pub step: Option<String>,
    /// Since when.
    pub step_at: Option<OffsetDateTime>,
    pub opened_at: OffsetDateTime,
    pub assignee: Option<StaffId>,
    pub team: TeamId,
    pub version: i64,
    pub language: Language,
    pub reporter_name: String,
    pub reporter_email: Option<String>,
    /// Their address without its postcode, where it is known.
    pub reporter_address: Option<String>,
    pub reporter_postcode: String,
    /// Whether they have died, as far as contacts was told.
    pub reporter_died: bool,
    pub generation: i32,
    pub workflow: Workflow,
    pub messages: Messages,
    /// The case into which it is merged.
    pub merged_into: Option<CaseId>,
    /// Whether others are merged into it.
    pub holds_merged: bool,
    /// Whether a clock of it takes notice of what its citizen is told.
    pub counts_answers: bool,
}

impl Standing {
    /// The step of the workflow at which it stands.
    ///
    /// # Errors
    /// `internal` where the workflow has none of this stage, which none that was published lacks.
    pub fn at_step(&self) -> Result<&Step, Problem> {
        self.workflow.standing(self.step.as_deref(), self.state).ok_or_else(|| ProblemKind::Internal.into())
    }

    /// The case at its step, as guards ask for it.
    ///
    /// # Errors
    /// As [`Standing::at_step`].
    pub fn place(&self) -> Result<Place<'_>, Problem> {
        Ok(Place {
            id: self.id,
            workflow: &self.workflow,
            at: self.at_step()?,
            entered_at: self.step_at.unwrap_or(self.opened_at),
            opened_at: self.opened_at,
        })
    }

    /// How its reporter is told what happens.
    pub fn told_by(&self) -> ToldBy {
        let address = self.reporter_address.as_deref().is_some_and(|address| !address.trim().is_empty());
        ToldBy::having(self.reporter_email.is_some(), address).unless(self.reporter_died)
    }

    /// Where whoever reported it is reached: their email address, or else their name and postal address. Nowhere once they
    /// have died: who lives at the same place was told nothing by that.
    pub fn reached_at(&self) -> Option<String> {
        if self.reporter_died {
            return None;
        }
        let home = || {
            let lines = self.reporter_address.as_deref().map(str::trim).filter(|lines| !lines.is_empty())?;
            Some(format!("{}, {lines}, {}", self.reporter_name, self.reporter_postcode))
        };
        self.reporter_email.clone().or_else(home).map(|place| place.to_lowercase())
    }

    /// What happens from now on, until the transaction ends, stands in the case's story alone.
    pub fn tell_no_more(&mut self) {
        (self.reporter_email, self.reporter_address) = (None, None);
    }

    /// Refuses when the case isn't at the version that the caller saw.
    ///
    /// # Errors
    /// `precondition-failed`.
    pub fn must_be_at(&self, version: i64) -> Result<(), Problem> {
        if self.version == version { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }
}
