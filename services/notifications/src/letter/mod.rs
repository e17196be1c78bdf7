//! A letter: a message that staff print and post, and say so.

pub(crate) mod http;
mod store;

use contract::{Faults, MessageId, Problem, ProblemKind};
use notifications_api::letter::{LettersPosted, PostLetters};
use tenant_db::TenantTx;

use crate::{death, message};

/// How many letters are posted at once.
const MOST: usize = 200;

/// Says that a letter that is still at this version was printed and posted.
pub(crate) async fn post(tx: &TenantTx, id: MessageId, version: i64) -> Result<(), Problem> {
    let posted = store::post(tx, vec![id.uuid()], vec![version]).await?;
    if posted.is_empty() {
        return Err(refused(tx, id, version, "This letter is posted already, or was stopped.").await?);
    }
    message::tell(tx, &posted).await?;
    tx.audit("letter.posted", id, &["state"]);
    Ok(())
}

/// Takes that back.
pub(crate) async fn unpost(tx: &TenantTx, id: MessageId, version: i64) -> Result<(), Problem> {
    death::store::beside_others(tx).await?;
    if !store::unpost(tx, id, version).await? {
        return Err(refused(tx, id, version, "This letter isn't posted.").await?);
    }
    message::tell(tx, &[id.uuid()]).await?;
    tx.audit("letter.posting-taken-back", id, &["state"]);
    Ok(())
}

/// Why nothing was changed.
async fn refused(tx: &TenantTx, id: MessageId, version: i64, otherwise: &'static str) -> Result<Problem, Problem> {
    Ok(match store::version(tx, id).await? {
        None => Problem::not_found(),
        Some(now) if now != version => ProblemKind::PreconditionFailed.into(),
        Some(_) => Problem::new(ProblemKind::Conflict, otherwise),
    })
}

/// Says it of several: of each that is still at its version. The others are left.
pub(crate) async fn post_all(tx: &TenantTx, asked: &PostLetters) -> Result<LettersPosted, Problem> {
    let mut faults = Faults::none();
    if asked.letters.is_empty() || asked.letters.len() > MOST {
        faults.add("/letters", "out-of-range", "Name 1 to 200 letters.");
    }
    faults.finish(Some(()))?;
    let (ids, versions) = asked.letters.iter().map(|letter| (letter.id.uuid(), letter.version)).unzip();
    let posted = store::post(tx, ids, versions).await?;
    message::tell(tx, &posted).await?;
    for id in &posted {
        tx.audit("letter.posted", *id, &["state"]);
    }
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    Ok(LettersPosted { posted: count(posted.len()), left: count(asked.letters.len().saturating_sub(posted.len())) })
}
