//! Promises and transfers.

use contract::client::Versioned;
use contract::{Page, Problem, PromiseId, TransferId};

use super::CasesClient;
use crate::promise::{
    ClosePromise, KeepPromise, ListPromises, MakePromise, PromiseDays, PromiseView, PromisesKept, RenewPromise,
};
use crate::transfer::{DeclineTransfer, ListTransfers, PassOn, TransferView};

impl CasesClient {
    /// Promises something, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault.
    pub async fn promise(&self, token: &str, once: &str, promise: &MakePromise) -> Result<PromiseView, Problem> {
        self.0.post("/api/v1/promises").bearer(token).once(once).json(promise).send().await
    }

    /// One page of promises, the soonest due first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`, `validation-failed`.
    pub async fn promises(&self, token: &str, which: &ListPromises) -> Result<Page<PromiseView>, Problem> {
        self.0.get("/api/v1/promises").bearer(token).query(which).send().await
    }

    /// What became of the promises of some days.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn promises_kept(&self, token: &str, days: &PromiseDays) -> Result<PromisesKept, Problem> {
        self.0.get("/api/v1/promises/figure").bearer(token).query(days).send().await
    }

    /// One promise.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read_promise(&self, token: &str, id: PromiseId) -> Result<Versioned<PromiseView>, Problem> {
        self.0.get(&format!("/api/v1/promises/{id}")).bearer(token).send_versioned().await
    }

    /// Says that a promise, still at `version`, was kept, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `conflict` when it isn't open.
    pub async fn keep_promise(
        &self,
        token: &str,
        id: PromiseId,
        version: i64,
        once: &str,
        how: &KeepPromise,
    ) -> Result<PromiseView, Problem> {
        let call = self.0.post(&format!("/api/v1/promises/{id}/keep")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(how).send().await
    }

    /// Gives a promise, still at `version`, a new day, once for each key.
    ///
    /// # Errors
    /// As [`CasesClient::keep_promise`]; `validation-failed` for a day that can't be one.
    pub async fn renew_promise(
        &self,
        token: &str,
        id: PromiseId,
        version: i64,
        once: &str,
        to: &RenewPromise,
    ) -> Result<PromiseView, Problem> {
        let call = self.0.post(&format!("/api/v1/promises/{id}/renew")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Says that a promise, still at `version`, won't be kept, and why, once for each key.
    ///
    /// # Errors
    /// As [`CasesClient::keep_promise`]; `validation-failed` without a reason.
    pub async fn close_promise(
        &self,
        token: &str,
        id: PromiseId,
        version: i64,
        once: &str,
        why: &ClosePromise,
    ) -> Result<PromiseView, Problem> {
        let call = self.0.post(&format!("/api/v1/promises/{id}/close")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(why).send().await
    }

    /// Passes a call or a case on, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault.
    pub async fn pass_on(&self, token: &str, once: &str, what: &PassOn) -> Result<TransferView, Problem> {
        self.0.post("/api/v1/transfers").bearer(token).once(once).json(what).send().await
    }

    /// One page of transfers, the newest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn transfers(&self, token: &str, which: &ListTransfers) -> Result<Page<TransferView>, Problem> {
        self.0.get("/api/v1/transfers").bearer(token).query(which).send().await
    }

    /// Takes a transfer over, once for each key; its case is then the caller's.
    ///
    /// # Errors
    /// `not-found` for one that wasn't passed to the caller, `conflict` when it doesn't wait any more.
    pub async fn accept_transfer(&self, token: &str, id: TransferId, once: &str) -> Result<TransferView, Problem> {
        self.0.post(&format!("/api/v1/transfers/{id}/accept")).bearer(token).once(once).send().await
    }

    /// Gives a transfer back, once for each key.
    ///
    /// # Errors
    /// As [`CasesClient::accept_transfer`]; `validation-failed` without a reason.
    pub async fn decline_transfer(
        &self,
        token: &str,
        id: TransferId,
        once: &str,
        why: &DeclineTransfer,
    ) -> Result<TransferView, Problem> {
        self.0.post(&format!("/api/v1/transfers/{id}/decline")).bearer(token).once(once).json(why).send().await
    }
}
