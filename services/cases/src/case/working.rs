//! The verbs of a case that is there.

use cases_api::case::Happening;
use cases_api::events::{CaseUpdated, CaseUpdatedPrivate, Rerouted};
use contract::{Problem, TeamId};
use tenant_db::{DbError, TenantTx};

use super::{Standing, clocks, store};
use crate::catalogue::outcome_words;
use crate::follow::{self, FollowKey};
use crate::promise::by_message;
use crate::staff::Colleague;
use crate::team;

impl Standing {
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
        clocks::tell(tx, self).await?;
        tx.audit("case.written", self.id, &["timeline"]);
        by_message::promise(tx, self, &text, tx.actor().staff()).await?;
        self.tell(tx, key, false, Some(text))?;
        Ok(())
    }

    /// Gives the case to someone, or back to the queue; nothing happens where it is so already.
    ///
    /// # Errors
    /// `validation-failed` for someone who did an earlier step that someone else must do this one after.
    pub async fn assign(&mut self, tx: &TenantTx, to: Option<Colleague>) -> Result<(), Problem> {
        if to.as_ref().map(|colleague| colleague.id) == self.assignee {
            return Ok(());
        }
        self.hands_on(tx).await?;
        self.give(tx, to).await
    }

    /// The same with a move that was made just now: whoever had the case until then has done nothing at the step to which
    /// it came.
    ///
    /// # Errors
    /// As [`Standing::assign`].
    pub(super) async fn give(&mut self, tx: &TenantTx, to: Option<Colleague>) -> Result<(), Problem> {
        let id = to.as_ref().map(|colleague| colleague.id);
        if id == self.assignee {
            return Ok(());
        }
        self.must_stand_alone("/to")?;
        if let Some(id) = id
            && self.bars(tx, id).await?
        {
            let detail = "Someone else must have this case now: they did an earlier step of it.";
            return Err(Problem::at("/to", "someone-else", detail));
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
        self.hands_on(tx).await?;
        self.queue(tx, team, name).await
    }

    /// The same with a move that was made just now.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn queue(&mut self, tx: &TenantTx, team: TeamId, name: String) -> Result<(), Problem> {
        if team == self.team {
            return Ok(());
        }
        self.must_stand_alone("/to")?;
        (self.team, self.assignee) = (team, None);
        store::put_in_queue(tx, self.id, team).await?;
        self.step(tx, false, Happening::Queued { to: name }).await?;
        tx.audit("case.queued", self.id, &["team", "assignee"]);
        Ok(())
    }

    /// A case that begins once more is its team's, or where that was closed its heir's; whoever had it has it still.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn comes_back(&mut self, tx: &TenantTx) -> Result<(), Problem> {
        if let Some(heir) = team::store::heir(tx, self.team).await? {
            self.team = heir.id;
            store::put_in_queue(tx, self.id, heir.id).await?;
            self.step(tx, false, Happening::Queued { to: heir.name.en }).await?;
            tx.audit("case.queued", self.id, &["team"]);
        }
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
        let moved = matches!(what, Happening::Moved { .. } | Happening::Reopened { .. });
        store::step(tx, self, public, what).await?;
        self.version += 1;
        if moved { clocks::follow(tx, self).await } else { Ok(()) }
    }

    /// Tells that a public step was taken.
    pub(super) fn tell(
        &self,
        tx: &TenantTx,
        key: &FollowKey,
        moved: bool,
        text: Option<String>,
    ) -> Result<(), DbError> {
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
        let ended = self.outcome.map(|outcome| (self.outcome_id.as_deref(), outcome));
        let outcome_words = ended.and_then(|ended| outcome_words(&self.workflow, &self.messages, ended));
        let fact = CaseUpdated {
            case_id: self.id,
            reference: self.reference,
            service: self.service.clone(),
            language: self.language,
            state: self.state,
            state_words: follow::step_words(&self.workflow, self.step.as_deref(), self.state),
            outcome: self.outcome,
            outcome_words,
            moved,
            rerouted,
        };
        let private = CaseUpdatedPrivate {
            name: self.reporter_name.clone(),
            email: self.reporter_email.clone(),
            address: self.reporter_address.clone(),
            postcode: Some(self.reporter_postcode.clone()),
            text,
            follow_token: key.token(tx.council(), self.id, self.generation),
        };
        tx.emit(self.version, &fact, &private)
    }
}
