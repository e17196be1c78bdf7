//! People whose records contacts merged: what was the merged one's is under the one that stays, and goes back when that
//! is undone. Where a thing is follows from whose it was and from the merges that hold, so it doesn't matter in which
//! order they are told.

pub(crate) mod store;

use contacts_api::events::{ContactMerged, ContactUnmerged};
use contract::{CaseId, ContactId};
use tenant_db::{DbError, TenantTx};

use crate::case;

/// Two records became one.
pub(crate) async fn merge(tx: &TenantTx, fact: &ContactMerged) -> Result<(), DbError> {
    store::alone(tx).await?;
    store::know(tx, fact.merge_id, (fact.kept_id, fact.merged_id), false).await?;
    place(tx, fact.merged_id).await
}

/// They are two again.
pub(crate) async fn unmerge(tx: &TenantTx, fact: &ContactUnmerged) -> Result<(), DbError> {
    store::alone(tx).await?;
    store::know(tx, fact.merge_id, (fact.kept_id, fact.merged_id), true).await?;
    place(tx, fact.merged_id).await
}

/// Keeps who the reporter of a case is: under whom they are known now, and whose it was. `false` when there is no such
/// case.
pub(crate) async fn link(tx: &TenantTx, id: CaseId, contact: ContactId, known: bool) -> Result<bool, DbError> {
    store::beside_others(tx).await?;
    if !case::store::link(tx, id, contact, known).await? {
        return Ok(false);
    }
    store::began_with(tx, id, contact).await?;
    let people = store::known_under(tx, contact).await?;
    let stays = store::stays(tx, contact).await?;
    // Of someone who was never merged, everything is where it is.
    if people.len() > 1 || stays != contact {
        store::place(tx, &people, stays).await?;
    }
    Ok(true)
}

/// Everything of someone, and of those whose records were merged into theirs, is where the merges that hold put it.
async fn place(tx: &TenantTx, contact: ContactId) -> Result<(), DbError> {
    let people = store::known_under(tx, contact).await?;
    let stays = store::stays(tx, contact).await?;
    store::place(tx, &people, stays).await
}
