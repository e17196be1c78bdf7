//! A promise: made to a person, by a day, and kept, renewed or broken.

pub(crate) mod by_message;
pub(crate) mod http;
pub(crate) mod list;
mod making;
pub(crate) mod measure;
pub(crate) mod person;
mod stated;
pub(crate) mod store;
pub(crate) mod when;

use cases_api::promise::PromiseState;
use contract::{CaseId, Problem, ProblemKind, PromiseId, TeamId};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use crate::case::words::optional_text;

pub(crate) use making::{Keeper, NewPromise, check, keep};

/// The most characters of what is promised, and of how it ended.
pub(crate) const MOST: usize = 1000;

/// A promise that is being dealt with: its row is locked until the transaction ends.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub id: PromiseId,
    pub state: PromiseState,
    pub version: i64,
    /// The case that it is about, and the team that keeps it.
    pub case: Option<CaseId>,
    pub team: Option<TeamId>,
}

impl Given {
    /// Refuses when the promise isn't at the version that the caller saw, or isn't open any more.
    fn must_be_open_at(&self, version: i64) -> Result<(), Problem> {
        if self.state != PromiseState::Open {
            return Err(Problem::new(ProblemKind::Conflict, "This promise was kept or closed already."));
        }
        if self.version == version { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }

    /// Ends it: kept, or broken with a reason.
    ///
    /// # Errors
    /// `precondition-failed`, `conflict`; `validation-failed` for a text that can't be one.
    pub async fn end(
        &self,
        tx: &TenantTx,
        version: i64,
        state: PromiseState,
        text: Option<&str>,
    ) -> Result<(), Problem> {
        let ending = optional_text("/text", text, MOST)?;
        self.must_be_open_at(version)?;
        store::end(tx, self.id, state, ending.as_deref()).await?;
        tx.audit("promise.ended", self.id, &["state", "ending"]);
        Ok(())
    }

    /// Gives it a new day.
    ///
    /// # Errors
    /// `precondition-failed`, `conflict`.
    pub async fn renew(&self, tx: &TenantTx, version: i64, due: OffsetDateTime) -> Result<(), Problem> {
        self.must_be_open_at(version)?;
        store::renew(tx, self.id, due).await?;
        tx.audit("promise.renewed", self.id, &["due_at"]);
        Ok(())
    }
}
