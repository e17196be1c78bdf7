//! Who follows an incident is told in turns, a few in a transaction: whatever is killed, the next turn goes on after the last
//! who was told. Who was written to of their report by the same update isn't told again.

use std::sync::Arc;
use std::time::Duration;

use cases_api::events::FollowerToldWhy;
use contract::council::CouncilState;
use contract::{Bilingual, BulkActId, CouncilId, IncidentId};
use runtime::Watch;
use tenant_db::{DbError, TenantTx};

use super::{emit, store};
use crate::office::Office;

/// The bell that is rung when there is something to tell.
const BELL: &str = "cases.followers";
/// Who tells: in audit trails.
const PART: &str = "followers";
/// How many tellings are looked at in a round, how many turns one has before the next, and how many are told in a turn.
const TELLINGS: i64 = 20;
const TURNS: usize = 20;
const TOGETHER: i64 = 50;
/// How many seconds a telling waits for the update to reach the reports.
const PATIENCE: f64 = 1.0;

/// What those who follow an incident, or a report that is joined to it, are told, each once. Once it is over nobody follows
/// it any more; who follows a report hears how that ends.
pub(in crate::incident) struct Telling {
    pub incident: IncidentId,
    /// At which version of it: what belongs to an earlier one is told first.
    pub version: i64,
    /// The act by which its reports are told.
    pub act: Option<BulkActId>,
    pub text: Option<Bilingual>,
    pub over: bool,
}

/// A telling whose turn it is, and up to whom it came.
pub(super) struct Turn {
    pub telling: Telling,
    pub after: String,
}

/// Orders that those who follow an incident are told.
///
/// # Errors
/// As PostgreSQL refuses.
pub(in crate::incident) async fn order(tx: &TenantTx, telling: &Telling) -> Result<(), DbError> {
    store::order(tx, telling).await
}

/// Says that there is something to tell.
pub(in crate::incident) fn ring(office: &Office) {
    office.context.bell.ring(BELL);
}

/// What is still to be told is told.
pub(crate) fn untold(office: Arc<Office>) -> Watch {
    let look = move || {
        let office = Arc::clone(&office);
        async move { look(&office).await }
    };
    Watch::new(BELL, Duration::from_secs(1), look).when(BELL)
}

async fn look(office: &Office) -> Result<(), DbError> {
    let context = &office.context;
    loop {
        let snapshot = context.directory.snapshot();
        let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
        let councils = active.map(|council| council.id.uuid()).collect();
        let tx = context.relay_tx().await?;
        let due = store::due(&tx, councils, TELLINGS).await?;
        drop(tx);
        let mut told = false;
        for (council, id) in due {
            for _ in 0..TURNS {
                if context.is_ending() {
                    return Ok(());
                }
                if !take(office, council, id).await? {
                    break;
                }
                told = true;
            }
        }
        if !told {
            return Ok(());
        }
    }
}

/// Tells a few of those who are to be told; `false` where there is nothing more to do for now.
async fn take(office: &Office, council: CouncilId, id: IncidentId) -> Result<bool, DbError> {
    let tx = office.context.task_tx(crate::Cases::NAME, council, PART).await?;
    let Some(Turn { telling, after }) = store::hold(&tx, id).await? else { return Ok(false) };
    if store::waits(&tx, &telling).await? {
        store::postpone(&tx, &telling, PATIENCE).await?;
        tx.commit_unanswered().await?;
        return Ok(false);
    }
    let why = if telling.over { FollowerToldWhy::Over } else { FollowerToldWhy::Update };
    let followers = store::of_incident(&tx, &telling, &after, TOGETHER).await?;
    let more = !followers.is_empty();
    if more {
        for follower in followers {
            emit(&tx, &office.followers, &follower, why, telling.text.as_ref())?;
        }
    } else {
        if telling.over {
            store::forget_incident(&tx, telling.incident).await?;
        }
        store::told(&tx, &telling).await?;
    }
    tx.commit_unanswered().await?;
    Ok(more)
}
