//! A message: what was written to whom, and what became of it.

pub(crate) mod http;
mod row;
mod store;

use contract::{EventId, MessageId, NothingPrivate, Problem, ProblemKind};
use runtime::config::Retention;
use tenant_db::{DbError, TenantTx};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::writing::Draft;

/// Keeps a message to be sent; a fact that has one already gets no other. `now` is real time.
pub(crate) async fn queue(tx: &TenantTx, fact: EventId, draft: Draft, now: OffsetDateTime) -> Result<(), DbError> {
    let id: MessageId = tx.new_id();
    store::insert(tx, id, fact, draft, now).await?;
    tell(tx, &[id.uuid()]).await
}

/// Tells the others where these messages stand, of those that are about a case and to its reporter.
pub(crate) async fn tell(tx: &TenantTx, ids: &[Uuid]) -> Result<(), DbError> {
    for stands in store::standing(tx, ids).await? {
        tx.emit(stands.turn, &stands, &NothingPrivate {})?;
    }
    Ok(())
}

/// Lets a failed message be tried again from the start, under the same Message-ID.
pub(crate) async fn retry(tx: &TenantTx, id: MessageId) -> Result<(), Problem> {
    if store::requeue(tx, id).await? {
        tell(tx, &[id.uuid()]).await?;
        tx.audit("message.retried", id, &["state"]);
        return Ok(());
    }
    if store::exists(tx, id).await? {
        return Err(Problem::new(ProblemKind::Conflict, "Only a message that failed can be sent again."));
    }
    Err(Problem::not_found())
}

/// Blanks the texts that the council has kept for long enough: of every message that won't be sent any
/// more, and sooner of invitations, which hold a secret.
pub(crate) async fn blank_old(tx: &TenantTx, kept: &Retention) -> Result<bool, DbError> {
    let before = |days| tx.now() - Duration::days(days);
    let old = store::blank(tx, before(kept.messages)).await?;
    let invitations = store::blank_invitations(tx, before(kept.invitations)).await?;
    Ok(old || invitations)
}
