//! What changes a calendar has many clocks counted anew: a round through the cases that it concerns, a few at a time,
//! each few committed with how far the round came. Killed anywhere, the next look goes on from there.

mod store;

use std::time::Duration;

use contract::{ClockRoundId, CouncilId};
use runtime::{Context, Watch};
use tenant_db::DbError;

use crate::Cases;

pub(crate) use store::{Recount, order};

const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How many cases have their turn in one transaction.
const AT_ONCE: i64 = 100;
/// How many such transactions a round has before others have their turn.
const TURN: usize = 40;
/// How many rounds are gone on with in one look.
const ROUNDS: i64 = 32;

/// The watch over rounds.
pub(crate) fn watch(context: Context) -> Watch {
    let look = move || {
        let context = context.clone();
        async move { look(&context).await }
    };
    Watch::new("cases.clock-rounds", LOOK_EVERY, look)
}

async fn look(context: &Context) -> Result<(), DbError> {
    let tx = context.relay_tx().await?;
    let rounds = store::ordered(&tx, ROUNDS).await?;
    tx.commit().await?;
    let mut trouble = None;
    for (council, round) in rounds {
        if let Err(error) = go_on(context, council, round).await {
            trouble = trouble.or(Some(error));
        }
    }
    trouble.map_or(Ok(()), Err)
}

async fn go_on(context: &Context, council: CouncilId, round: ClockRoundId) -> Result<(), DbError> {
    for _ in 0..TURN {
        let tx = context.task_tx(Cases::NAME, council, "clock-rounds").await?;
        let goes_on = store::advance(&tx, round, AT_ONCE).await?;
        tx.commit_unanswered().await?;
        if !goes_on {
            break;
        }
    }
    Ok(())
}
