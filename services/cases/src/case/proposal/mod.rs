//! Decisions of two: a move that one person proposes is made when another one approves of it.

pub(crate) mod http;
mod rule;
pub(crate) mod store;

use cases_api::case::{Happening, MoveCase};
use cases_api::proposal::{Approval, Decide};
use cases_api::workflow::Transition;
use contract::{Bilingual, CaseProposalId, Problem, ProblemKind};
use tenant_db::{DbError, TenantTx};

use super::Standing;
use super::moving::Moving;

pub(crate) use rule::may_decide;

impl Standing {
    /// Notes that someone proposes a move, which nobody makes yet.
    ///
    /// # Errors
    /// `conflict` where another move is proposed already, or cases doesn't know whoever proposes it yet.
    pub(super) async fn propose(
        &mut self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        (by, approval): (&Transition, &Approval),
        asked: &MoveCase,
    ) -> Result<(), Problem> {
        if store::of_case(tx, self.id).await?.is_some() {
            let why = "Something else is proposed for this case and waits for a decision.";
            return Err(Problem::new(ProblemKind::Conflict, why));
        }
        let outcome = by.ends_as.as_deref().or(asked.outcome.as_deref());
        let outcome = outcome.and_then(|id| self.workflow.outcome(id)).cloned();
        if !store::insert(tx, self.id, by, outcome.as_ref(), asked.text.as_deref(), approval).await? {
            return Err(Problem::new(ProblemKind::Conflict, "You can't propose anything yet. Try again in a minute."));
        }
        let what = Happening::Proposed { what: told(moving, &by.label, outcome.as_ref().map(|words| &words.label)) };
        self.step(tx, false, what).await?;
        tx.audit("case.proposed", self.id, &["proposal", "timeline"]);
        Ok(())
    }

    /// Drops what was proposed before the case moved on, and says so in its story.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn lapse(&self, tx: &TenantTx, moving: &Moving<'_>) -> Result<(), DbError> {
        let Some((label, outcome)) = store::lapse(tx, self.id).await? else { return Ok(()) };
        let what = Happening::Lapsed { what: told(moving, &label, outcome.as_ref()) };
        super::store::add_entry(tx, self.id, false, what).await
    }

    /// Takes back what whoever acts proposed.
    ///
    /// # Errors
    /// `forbidden` for anyone else; `conflict` where it no longer waits.
    async fn withdraw(
        &mut self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        (id, proposal): (CaseProposalId, &store::Proposal),
    ) -> Result<(), Problem> {
        if tx.actor().staff() != Some(proposal.by) {
            return Err(Problem::new(ProblemKind::Forbidden, "Only who proposed it can take it back."));
        }
        if !proposal.open {
            return Err(Problem::new(ProblemKind::Conflict, "This was decided already, or the case has moved on."));
        }
        store::withdraw(tx, id).await?;
        tx.audit("case.proposal-withdrawn", self.id, &["proposal", "timeline"]);
        Ok(self.step(tx, false, Happening::Withdrawn { what: moving.staffs(&proposal.label) }).await?)
    }

    /// Makes the move that someone else proposed, or refuses it.
    ///
    /// # Errors
    /// `conflict` where it is decided already, or the case has left where it was proposed; `validation-failed` for
    /// whoever proposed it, who lacks the permission, or gives no reason for a refusal.
    async fn decide(
        &mut self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        (id, proposal): (CaseProposalId, &store::Proposal),
        asked: &Decide,
    ) -> Result<(), Problem> {
        let me = tx.actor().staff().ok_or(ProblemKind::Forbidden)?;
        let reason = rule::judge(&rule::Asked { me, holds: moving.holds, proposal, decision: asked })?;
        store::decided(tx, id, me, reason.as_deref()).await?;
        tx.audit("case.proposal-decided", self.id, &["proposal", "timeline"]);
        let what = moving.staffs(&proposal.label);
        match reason {
            Some(reason) => Ok(self.step(tx, false, Happening::Refused { what, reason }).await?),
            None => {
                let by = proposal.by_name.clone();
                self.step(tx, false, Happening::Approved { what, by }).await?;
                self.make_proposed(tx, moving, proposal).await
            }
        }
    }
}

fn told(moving: &Moving<'_>, label: &Bilingual, outcome: Option<&Bilingual>) -> String {
    let label = moving.staffs(label);
    outcome.map_or_else(|| label.clone(), |outcome| format!("{label}: {}", moving.staffs(outcome)))
}
