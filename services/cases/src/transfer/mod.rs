//! A transfer: a call or a case passed to someone, who accepts it or declines it; one that nobody
//! answers becomes a promise to call back.

pub(crate) mod http;
mod lapsing;
mod passing;
pub(crate) mod store;

use cases_api::promise::Promised;
use cases_api::target::Target;
use cases_api::transfer::TransferState;
use contract::council::Council;
use contract::{CaseId, InteractionId, Problem, ProblemKind, PromiseId, StaffId, TransferId};
use tenant_db::TenantTx;

use crate::case;
use crate::office::{Office, untellable};
use crate::promise::{self, Keeper, NewPromise};
use crate::staff;

pub(crate) use lapsing::watch;

/// A transfer that is being answered: its row is locked until the transaction ends.
#[derive(Debug, Clone)]
pub(crate) struct Passed {
    pub id: TransferId,
    pub state: TransferState,
    pub note: String,
    pub from: StaffId,
    pub to: Keeper,
    pub person: Promised,
    pub case: Option<CaseId>,
    pub call: Option<InteractionId>,
}

impl Passed {
    /// Takes it over: its case is then the caller's.
    ///
    /// # Errors
    /// `conflict` when it doesn't wait any more.
    async fn accept(&self, tx: &TenantTx, me: StaffId) -> Result<(), Problem> {
        self.must_wait()?;
        if let Some(id) = self.case {
            let mine = staff::store::active(tx, me).await?.ok_or_else(Problem::not_found)?;
            let mut case = case::store::standing_given(tx, id).await?.ok_or_else(Problem::not_found)?;
            case.assign(tx, Some(mine)).await?;
        }
        store::answer(tx, self.id, TransferState::Accepted, None, None).await?;
        tx.audit("transfer.accepted", self.id, &["state"]);
        Ok(())
    }

    /// Gives it back: whoever passed it on has a call back to make, so that nobody is forgotten.
    ///
    /// # Errors
    /// `conflict` when it doesn't wait any more.
    async fn decline(&self, tx: &TenantTx, office: &Office, council: &Council, reason: &str) -> Result<(), Problem> {
        self.must_wait()?;
        let keeper = Keeper { team: None, staff: Some(self.from) };
        let promise = self.promise(tx, office, council, keeper).await?;
        store::answer(tx, self.id, TransferState::Declined, Some(reason), Some(promise)).await?;
        tx.audit("transfer.declined", self.id, &["state", "reason", "promise"]);
        Ok(())
    }

    /// Nobody answered in time: whoever it was passed to has a call back to make.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    async fn lapse(&self, tx: &TenantTx, office: &Office, council: &Council) -> Result<(), Problem> {
        let promise = self.promise(tx, office, council, self.to).await?;
        store::answer(tx, self.id, TransferState::Promised, None, Some(promise)).await?;
        tx.audit("transfer.lapsed", self.id, &["state", "promise"]);
        Ok(())
    }

    /// A call back by the end of the next working day.
    async fn promise(
        &self,
        tx: &TenantTx,
        office: &Office,
        council: &Council,
        keeper: Keeper,
    ) -> Result<PromiseId, Problem> {
        let calendar = office.calendar_of(tx, council, (self.case, keeper.team)).await?;
        let due = calendar.due(tx.now(), Target::WorkingDays(1)).map_err(untellable)?.at;
        let promise = NewPromise {
            what: self.note.clone(),
            due,
            person: self.person.clone(),
            keeper,
            case: self.case,
            call: self.call,
            by: Some(self.from),
        };
        Ok(promise::keep(tx, &promise).await?)
    }

    fn must_wait(&self) -> Result<(), Problem> {
        if self.state == TransferState::Waiting {
            return Ok(());
        }
        Err(Problem::new(ProblemKind::Conflict, "This was answered already, or became a promise to call back."))
    }
}
