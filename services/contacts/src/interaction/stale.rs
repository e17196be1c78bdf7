//! Calls that nobody ended: a switchboard that says nothing more, a tab that was shut. They end by themselves,
//! so that they neither excuse looks nor hide anyone for ever.

use contacts_api::interaction::{CaseLink, InteractionState, Outcome};
use contract::CouncilId;
use runtime::{Context, Watch};
use tenant_db::DbError;
use time::{Duration, OffsetDateTime};

use super::{Ending, Standing, store};

/// How long a call rings.
pub(super) const RINGS: Duration = Duration::minutes(15);
/// How long a call goes on.
pub(super) const LASTS: Duration = Duration::hours(24);
/// How many are ended in one transaction.
pub(super) const AT_ONCE: i64 = 100;

/// A call that nobody ended; its row is locked.
pub(super) struct Left {
    pub standing: Standing,
    /// What was done with its cases: the most that was.
    pub how: Option<CaseLink>,
    /// When something was last typed in it.
    pub typed_at: Option<OffsetDateTime>,
}

impl Left {
    /// How it ended, as far as that can be told: when something was last done in it.
    fn ending(&self) -> Ending {
        let outcome = match (self.standing.state, self.how) {
            (InteractionState::Ringing, _) => Outcome::NoAnswer,
            (_, Some(CaseLink::Opened)) => Outcome::CaseOpened,
            (_, Some(CaseLink::Chased)) => Outcome::Chased,
            (_, Some(CaseLink::Discussed) | None) => Outcome::Abandoned,
        };
        let at = self.typed_at.unwrap_or(self.standing.started_at);
        Ending { outcome, matter: None, note: None, article: None, avoidable: None, at }
    }
}

/// The watch over them, council by council: what fails at one keeps no other waiting.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council(
        "contacts.calls",
        context,
        |context, council| async move { end_all(&context, council).await },
    )
}

async fn end_all(context: &Context, council: CouncilId) -> Result<(), DbError> {
    loop {
        let tx = context.task_tx(crate::Contacts::NAME, council, "calls").await?;
        let left = store::left(&tx).await?;
        if left.is_empty() {
            return Ok(());
        }
        for mut left in left {
            let ending = left.ending();
            left.standing.end(&tx, &ending).await.map_err(|problem| DbError::Bug(problem.to_string()))?;
        }
        tx.commit_unanswered().await?;
    }
}

#[cfg(test)]
mod tests {
    use contacts_api::interaction::Direction;
    use contract::{Channel, InteractionId};
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    const BEGAN: OffsetDateTime = datetime!(2026-11-22 10:00 UTC);

    fn left(state: InteractionState, how: Option<CaseLink>) -> Left {
        let standing = Standing {
            id: InteractionId::from(Uuid::nil()),
            channel: Channel::Phone,
            direction: Direction::In,
            state,
            contact: None,
            staff: None,
            started_at: BEGAN,
            version: 1,
            ended_at: None,
        };
        Left { standing, how, typed_at: None }
    }

    #[test]
    fn a_call_that_was_left_ended_as_what_was_done_in_it() {
        for (state, how, outcome) in [
            (InteractionState::Ringing, None, Outcome::NoAnswer),
            (InteractionState::Open, None, Outcome::Abandoned),
            (InteractionState::Open, Some(CaseLink::Discussed), Outcome::Abandoned),
            (InteractionState::Open, Some(CaseLink::Chased), Outcome::Chased),
            (InteractionState::Open, Some(CaseLink::Opened), Outcome::CaseOpened),
        ] {
            assert_eq!(left(state, how).ending().outcome, outcome, "{state:?} {how:?}");
        }
    }

    #[test]
    fn it_lasted_until_something_was_last_typed() {
        let typed_at = Some(BEGAN + Duration::minutes(7));
        assert_eq!(left(InteractionState::Open, None).ending().at, BEGAN);
        assert_eq!(Left { typed_at, ..left(InteractionState::Open, None) }.ending().at, BEGAN + Duration::minutes(7));
    }
}
