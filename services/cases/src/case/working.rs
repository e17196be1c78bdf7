//! The verbs of a case that is there.

use cases_api::case::{Happening, MoveCase};
use cases_api::events::{CaseUpdated, CaseUpdatedPrivate, Rerouted};
use cases_api::workflow::State;
use contract::{Problem, ProblemKind, TeamId};
use tenant_db::{DbError, TenantTx};

use super::{Standing, store, words};
use crate::catalogue::outcome_words;
use crate::follow::{self, FollowKey};
use crate::staff::Colleague;
use crate::workflow::{self, Refused};

impl Standing {
    /// Moves along the workflow, and tells the citizen where the step is public.
    ///
    /// # Errors
    /// `validation-failed` when the workflow has no such move, the outcome is missing or out of
    /// place, or something is to be said with a move of which the citizen hears nothing.
    pub async fn move_on(&mut self, tx: &TenantTx, key: &FollowKey, to: MoveCase) -> Result<(), Problem> {
        let text = words::optional_message("/text", to.text.as_deref())?;
        let moved = workflow::apply(&self.workflow, self.state, to.to, to.outcome).map_err(refusal)?;
        let (public, outcome) = (moved.by.public, moved.outcome);
        if text.is_some() && !public {
            return Err(Problem::at("/text", "not-asked", "The citizen isn't told of this move."));
        }
        let from = std::mem::replace(&mut self.state, moved.state);
        self.outcome = outcome;
        let what = Happening::Moved { from, to: self.state, outcome, text: text.clone() };
        self.step(tx, public, what).await?;
        tx.audit("case.moved", self.id, &["state", "outcome"]);
        if public {
            self.tell(tx, key, true, text)?;
        }
        Ok(())
    }

    /// Adds an internal note.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn note(&mut self, tx: &TenantTx, text: String) -> Result<(), Problem> {
        self.step(tx, false, Happening::Note { text }).await?;
        tx.audit("case.noted", self.id, &["timeline"]);
        Ok(())
    }

    /// Writes to the citizen.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn write(&mut self, tx: &TenantTx, key: &FollowKey, text: String) -> Result<(), Problem> {
        self.step(tx, true, Happening::Message { text: text.clone() }).await?;
        tx.audit("case.written", self.id, &["timeline"]);
        self.tell(tx, key, false, Some(text))?;
        Ok(())
    }

    /// Gives the case to someone, or back to the queue; nothing happens where it is so already.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn assign(&mut self, tx: &TenantTx, to: Option<Colleague>) -> Result<(), Problem> {
        let id = to.as_ref().map(|colleague| colleague.id);
        if id == self.assignee {
            return Ok(());
        }
        self.assignee = id;
        let to = to.map(|colleague| colleague.name);
        self.step(tx, false, Happening::Assigned { to }).await?;
        tx.audit("case.assigned", self.id, &["assignee"]);
        Ok(())
    }

    /// Puts the case into a team's queue, where nobody has it yet; nothing happens where it is there already.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn put_in_queue(&mut self, tx: &TenantTx, team: TeamId, name: String) -> Result<(), Problem> {
        if team == self.team {
            return Ok(());
        }
        (self.team, self.assignee) = (team, None);
        store::put_in_queue(tx, self.id, team).await?;
        self.step(tx, false, Happening::Queued { to: name }).await?;
        tx.audit("case.queued", self.id, &["team", "assignee"]);
        Ok(())
    }

    /// Takes the citizen's reply; a case that waited for it is worked on again.
    ///
    /// # Errors
    /// `conflict` when the case is done.
    pub async fn reply(&mut self, tx: &TenantTx, key: &FollowKey, text: String) -> Result<(), Problem> {
        if self.state == State::Done {
            return Err(Problem::new(ProblemKind::Conflict, "This report is finished. Make a new one."));
        }
        self.step(tx, true, Happening::Reply { text }).await?;
        tx.audit("case.replied", self.id, &["timeline"]);
        let on = State::InProgress;
        if self.state == State::Waiting && workflow::apply(&self.workflow, self.state, on, None).is_ok() {
            let resume = MoveCase { to: on, outcome: None, text: None };
            self.move_on(tx, key, resume).await?;
        }
        Ok(())
    }

    /// Opens a case that is done again, for its citizen: whoever had it has it still.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn reopen(&mut self, tx: &TenantTx, reason: String) -> Result<(), Problem> {
        (self.state, self.outcome) = (State::InProgress, None);
        self.step(tx, true, Happening::Reopened { text: reason }).await?;
        store::mark_reopened(tx, self.id).await?;
        tx.audit("case.reopened", self.id, &["state", "outcome", "timeline"]);
        Ok(())
    }

    /// Notes what the citizen thought of how it was done.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn rated(&mut self, tx: &TenantTx, said: Happening) -> Result<(), Problem> {
        self.step(tx, true, said).await?;
        tx.audit("case.rated", self.id, &["rating", "timeline"]);
        Ok(())
    }

    /// Writes where the case stands now with what happened: a version more.
    pub(super) async fn step(&mut self, tx: &TenantTx, public: bool, what: Happening) -> Result<(), DbError> {
        store::step(tx, self, public, what).await?;
        self.version += 1;
        Ok(())
    }

    /// Tells that a public step was taken.
    fn tell(&self, tx: &TenantTx, key: &FollowKey, moved: bool, text: Option<String>) -> Result<(), DbError> {
        self.tell_of(tx, key, moved, text, None)
    }

    /// The same, of a case that may have been moved to another service.
    pub(super) fn tell_of(
        &self,
        tx: &TenantTx,
        key: &FollowKey,
        moved: bool,
        text: Option<String>,
        rerouted: Option<Rerouted>,
    ) -> Result<(), DbError> {
        let outcome_words = self.outcome.and_then(|outcome| outcome_words(&self.workflow, &self.messages, outcome));
        let fact = CaseUpdated {
            case_id: self.id,
            reference: self.reference,
            service: self.service.clone(),
            language: self.language,
            state: self.state,
            state_words: follow::state_words(&self.workflow, self.state),
            outcome: self.outcome,
            outcome_words,
            moved,
            rerouted,
        };
        let private = CaseUpdatedPrivate {
            name: self.reporter_name.clone(),
            email: self.reporter_email.clone(),
            text,
            follow_token: key.token(tx.council(), self.id, self.generation),
        };
        tx.emit(self.version, &fact, &private)
    }
}

fn refusal(why: Refused) -> Problem {
    match why {
        Refused::NoSuchMove { .. } => {
            Problem::at("/to", "not-offered", "The case can't be moved there from where it stands.")
        }
        Refused::OutcomeNeeded => Problem::at("/outcome", "required", "Say how it ended."),
        Refused::OutcomeNotAsked => {
            Problem::at("/outcome", "not-asked", "An outcome is given only when the case is finished.")
        }
    }
}
