//! A duplicate is merged into the case that stays, and taken apart again (ADR-0023). While it is merged it is closed, its
//! clocks and timers stand still, and its citizen follows how the other one stands: nothing else of that one.

pub(crate) mod http;
mod rule;
pub(crate) mod store;
mod telling;

use cases_api::case::Happening;
use cases_api::events::{CaseMerged, CaseUnmerged};
use cases_api::merging::Joint;
use cases_api::workflow::{Outcome, State};
use contract::{CaseId, NothingPrivate, Problem, ProblemKind};
use tenant_db::{DbError, TenantTx};

use super::{Standing, clocks, store as cases};
use crate::follow::FollowKey;

pub(crate) use telling::{Told, end_promises, tell_merged, tell_moved, tell_of_incident};

/// What a merge is asked of: the two cases, locked or as they stand.
async fn must_fit(tx: &TenantTx, case: &Standing, into: &Standing) -> Result<(), Problem> {
    let pair = rule::Pair {
        same: case.id == into.id,
        case: rule::Side::of(case),
        into: rule::Side::of(into),
        into_holds: store::merged_into(tx, into.id).await?.len().try_into().unwrap_or(i64::MAX),
        waits: store::waits_for_decision(tx, case.id).await?,
    };
    match rule::judge(&pair) {
        Ok(()) => Ok(()),
        Err(why) => Err(Problem::at("/into", why.code(), why.detail())),
    }
}

impl Standing {
    /// Refuses to work on a case that is merged into another.
    ///
    /// # Errors
    /// `validation-failed`: the other one is worked on.
    pub(crate) fn must_stand_alone(&self, pointer: &str) -> Result<(), Problem> {
        match self.merged_into {
            None => Ok(()),
            Some(_) => {
                let detail = "This case is merged into another. Work on that one, or take them apart first.";
                Err(Problem::at(pointer, "is-merged", detail))
            }
        }
    }

    /// Ends as a duplicate of another case, which goes on for both.
    ///
    /// # Errors
    /// `validation-failed` for two that can't be merged so.
    async fn merge_into(&mut self, tx: &TenantTx, key: &FollowKey, kept: &Self) -> Result<(), Problem> {
        must_fit(tx, self, kept).await?;
        store::insert(tx, self.id, kept.id).await?;
        store::changed(tx, kept.id).await?;
        self.merged_into = Some(kept.id);
        (self.state, self.outcome, self.outcome_id) = (State::Done, Some(Outcome::Duplicate), None);
        self.step(tx, true, Happening::Joined { joint: Joint::Into, reference: kept.reference }).await?;
        let told = Happening::Joined { joint: Joint::Merged, reference: self.reference };
        cases::add_entry(tx, kept.id, false, told).await?;
        tx.audit("case.merged", self.id, &["state", "outcome", "merge", "timeline"]);
        tx.audit("case.merged-into", kept.id, &["merge", "timeline"]);
        let fact = CaseMerged { case_id: self.id, reference: self.reference, into: kept.id };
        tx.emit(self.version, &fact, &NothingPrivate {})?;
        Ok(self.tell(tx, key, false, Some(telling::merged().get(self.language).to_owned()))?)
    }

    /// Stands where it stood before it was merged, whatever has become of the other one since: its clocks go on as though
    /// they had never stood still.
    ///
    /// # Errors
    /// `conflict` for a case that isn't merged.
    async fn take_out(&mut self, tx: &TenantTx, key: &FollowKey, kept: CaseId) -> Result<(), Problem> {
        self.part(tx, kept).await?;
        if self.state != State::Done {
            self.comes_back(tx).await?;
        }
        Ok(self.tell(tx, key, false, Some(telling::taken_out().get(self.language).to_owned()))?)
    }

    /// Its citizen says that what the other case ended isn't done for them: it is a case of its own again.
    ///
    /// # Errors
    /// `conflict` for a case that isn't merged.
    pub(in crate::case) async fn reopen_apart(
        &mut self,
        tx: &TenantTx,
        kept: CaseId,
        reason: String,
    ) -> Result<(), Problem> {
        self.part(tx, kept).await?;
        self.comes_back(tx).await?;
        self.step(tx, true, Happening::Reopened { text: reason }).await?;
        cases::mark_reopened(tx, self.id).await?;
        tx.audit("case.reopened", self.id, &["state", "timeline"]);
        Ok(store::put_before_all(tx, kept).await?)
    }

    async fn part(&mut self, tx: &TenantTx, kept: CaseId) -> Result<(), Problem> {
        let was = store::delete(tx, self.id).await?.ok_or_else(not_merged)?;
        self.merged_into = None;
        (self.state, self.outcome, self.outcome_id) = (was.state, was.outcome, was.outcome_id);
        let reference = store::reference_of(tx, kept).await?;
        self.step(tx, true, Happening::Joined { joint: Joint::Out, reference }).await?;
        clocks::go_on(tx, self.id).await?;
        let told = Happening::Joined { joint: Joint::Parted, reference: self.reference };
        cases::add_entry(tx, kept, false, told).await?;
        tx.audit("case.unmerged", self.id, &["state", "outcome", "merge", "timeline"]);
        tx.audit("case.parted", kept, &["merge", "timeline"]);
        let fact = CaseUnmerged { case_id: self.id, reference: self.reference, from: kept };
        tx.emit(self.version, &fact, &NothingPrivate {})?;
        Ok(())
    }

    /// Takes the reply of a merged case's citizen: its words stay with it, and whoever works on the one that stays hears
    /// that they are there.
    ///
    /// # Errors
    /// `conflict` once the one that stays is done.
    pub(in crate::case) async fn reply_to_kept(&mut self, tx: &TenantTx, text: String) -> Result<(), Problem> {
        let kept = store::kept(tx, self.id).await?.ok_or_else(not_merged)?;
        if kept.state == State::Done {
            return Err(Problem::new(ProblemKind::Conflict, "This report is finished. Make a new one."));
        }
        self.step(tx, true, Happening::Reply { text }).await?;
        let told = Happening::Joined { joint: Joint::Replied, reference: self.reference };
        cases::add_entry(tx, kept.id, false, told).await?;
        store::put_before_all(tx, kept.id).await?;
        tx.audit("case.replied", self.id, &["timeline"]);
        Ok(())
    }
}

/// Whether a case is done, as its citizen sees it: of one that is merged, the other one.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn is_done(tx: &TenantTx, case: &Standing) -> Result<bool, DbError> {
    if case.merged_into.is_none() {
        return Ok(case.state == State::Done);
    }
    Ok(store::kept(tx, case.id).await?.is_some_and(|kept| kept.state == State::Done))
}

fn not_merged() -> Problem {
    Problem::new(ProblemKind::Conflict, "This case isn't merged into another.")
}
