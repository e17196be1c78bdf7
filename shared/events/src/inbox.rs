use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use contract::CouncilId;
use futures::{FutureExt as _, StreamExt as _};
use rand::seq::SliceRandom;
use tenant_db::{AccessLog, Actor, DbError, Pool, RelayTx, Scope, TenantTx};
use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use uuid::Uuid;

use crate::bell::Bell;
use crate::consumer::Consumer;
use crate::fault::Fault;
use crate::inbox_store::{self as store, Due, Taken};

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long to leave rows alone that another process has.
const LEAVE_FOR: Duration = Duration::from_millis(50);
/// The longest that a consumer may take.
const CONSUMER_PATIENCE: Duration = Duration::from_secs(30);

/// How often, and after how long, a failed event is tried again. Each wait is twice the one before,
/// give or take a half.
#[derive(Debug, Clone, Copy)]
pub struct Retry {
    /// After so many failures it is parked.
    pub attempts: i32,
    /// The wait after the first.
    pub first: Duration,
    /// The longest wait.
    pub longest: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self { attempts: 8, first: Duration::from_secs(1), longest: Duration::from_secs(300) }
    }
}

impl Retry {
    /// Seconds until the next attempt, or `None` when there is none. `chance` is from 0 to 1.
    fn wait(&self, failed_before: i32, chance: f64) -> Option<f64> {
        if failed_before + 1 >= self.attempts {
            return None;
        }
        let doubled = self.first.as_secs_f64() * 2_f64.powi(failed_before);
        Some(doubled.min(self.longest.as_secs_f64()) * (0.5 + chance))
    }
}

type Clock = Box<dyn Fn(CouncilId) -> Option<OffsetDateTime> + Send + Sync>;

/// Runs the consumers of one service. Any number may run at once, in any processes.
pub struct Inbox {
    service: &'static str,
    relay: Arc<Pool>,
    own: Arc<Pool>,
    access: AccessLog,
    consumers: Vec<Consumer>,
    bell: Bell,
    clock: Clock,
    retry: Retry,
    at_once: usize,
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inbox")
            .field("service", &self.service)
            .field("consumers", &self.consumers)
            .finish_non_exhaustive()
    }
}

enum Outcome {
    Handled,
    Failed,
    /// Someone else has it.
    Passed,
    /// The service's own role can't work: nor will it on the rest.
    Unreached(DbError),
    /// Its council has no time here.
    Unknown(CouncilId),
}

/// What an attempt ended with, when it didn't end well.
enum Ending {
    Passed,
    /// The consumer didn't get to run: it is no failure of the event's.
    Unreached(DbError),
    Fault {
        attempts: i32,
        fault: Fault,
    },
}

impl Inbox {
    /// The inbox of `service`. `relay` logs in as the relay's role, to find which councils have what
    /// due; `own` as the service's, to do it. `clock` tells a council's time, or `None` for one that
    /// isn't known here (yet) or isn't served: its events wait. Needs a Tokio runtime.
    pub fn new(
        service: &'static str,
        relay: Arc<Pool>,
        own: Arc<Pool>,
        consumers: Vec<Consumer>,
        bell: Bell,
        clock: impl Fn(CouncilId) -> Option<OffsetDateTime> + Send + Sync + 'static,
    ) -> Self {
        // Consumers are no staff: nothing is ever noted in it.
        let access = AccessLog::none();
        Self {
            service,
            relay,
            own,
            access,
            consumers,
            bell,
            clock: Box::new(clock),
            retry: Retry::default(),
            at_once: 4,
        }
    }

    /// With other waits between attempts.
    #[must_use]
    pub fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// With this many events handled at once, each of another aggregate, instead of 4.
    #[must_use]
    pub fn with_at_once(mut self, at_once: usize) -> Self {
        self.at_once = at_once;
        self
    }

    /// Handles events until `stop`, woken by the bell `{service}.inbox` and each second; rings
    /// `{service}.outbox` and `{service}.due` after work. What is under way at the stop is finished.
    pub async fn run(self, stop: CancellationToken) {
        let mut bell = self.bell.listen(&format!("{}.inbox", self.service));
        while !stop.is_cancelled() {
            if let Err(error) = self.drain(&stop).await {
                tracing::warn!(service = self.service, %error, "events wait: the inbox can't be read");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = bell.rung() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    /// Handles everything that is due, and says how many events were done.
    ///
    /// # Errors
    /// When PostgreSQL can't be reached or refuses; what was handled before stays handled.
    pub async fn drain(&self, stop: &CancellationToken) -> Result<usize, DbError> {
        let statement = store::due_statement(self.service);
        let mut unknown = HashSet::new();
        let (mut total, mut after) = (0, Uuid::nil());
        loop {
            let mut due = self.look(&statement, after, &unknown).await?;
            if (due.is_empty() && after.is_nil()) || stop.is_cancelled() {
                return Ok(total);
            }
            // The next batch is the next councils', so that nobody waits for one council's thousands.
            let last = due.iter().map(|due| due.council.uuid()).max();
            after = last.filter(|_| due.len() == store::BATCH).unwrap_or_default();
            // Several processes that find the same rows shouldn't queue for them in the same order.
            due.shuffle(&mut rand::rng());
            let found = due.len();
            let (handled, passed) = self.handle_all(due, &mut unknown, stop).await?;
            total += handled;
            if handled > 0 {
                self.bell.ring(&format!("{}.outbox", self.service));
                self.bell.ring(&format!("{}.due", self.service));
            }
            if found > 0 && passed == found {
                tokio::time::sleep(LEAVE_FOR).await;
            }
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the inbox finds what is due")]
    async fn look(&self, statement: &str, after: Uuid, unknown: &HashSet<CouncilId>) -> Result<Vec<Due>, DbError> {
        let tx = RelayTx::open(&self.relay).await?;
        let due = store::due(&tx, statement, after, unknown).await?;
        tx.commit().await?;
        Ok(due)
    }

    /// Handles these, and says how many were done and how many someone else had.
    async fn handle_all(
        &self,
        due: Vec<Due>,
        unknown: &mut HashSet<CouncilId>,
        stop: &CancellationToken,
    ) -> Result<(usize, usize), DbError> {
        let halt = stop.child_token();
        let begun = due.into_iter().take_while(|_| !halt.is_cancelled());
        let mut outcomes = futures::stream::iter(begun.map(|due| self.handle(due))).buffer_unordered(self.at_once);
        let (mut handled, mut passed, mut unreached) = (0, 0, Ok(()));
        while let Some(outcome) = outcomes.next().await {
            match outcome {
                Outcome::Handled => handled += 1,
                Outcome::Passed => passed += 1,
                Outcome::Unknown(council) => drop(unknown.insert(council)),
                Outcome::Failed => {}
                Outcome::Unreached(error) => {
                    halt.cancel();
                    unreached = Err(error);
                }
            }
        }
        unreached.map(|()| (handled, passed))
    }

    async fn handle(&self, due: Due) -> Outcome {
        let Some(now) = (self.clock)(due.council) else {
            return Outcome::Unknown(due.council);
        };
        let span = tracing::info_span!("event", service = self.service, council = %due.council, event_id = %due.id, trace = due.trace);
        let scope = Scope { council: due.council, actor: Actor::System("events"), now, trace: due.trace.clone() };
        async {
            match self.attempt(scope.clone(), &due).await {
                Ok(()) => Outcome::Handled,
                Err(Ending::Passed) => Outcome::Passed,
                Err(Ending::Unreached(error)) => Outcome::Unreached(error),
                Err(Ending::Fault { attempts, fault }) => {
                    self.note(scope, &due, attempts, &fault).await;
                    Outcome::Failed
                }
            }
        }
        .instrument(span)
        .await
    }

    #[expect(clippy::disallowed_methods, reason = "the door of consumers: the fact's own council")]
    async fn attempt(&self, scope: Scope, due: &Due) -> Result<(), Ending> {
        let tx = TenantTx::open(&self.own, &self.access, scope).await.map_err(Ending::Unreached)?;
        let taken = store::take(&tx, due.id).await.map_err(Ending::Unreached)?;
        let Taken { envelope, attempts } = taken.ok_or(Ending::Passed)?;
        let failed = |fault: Fault| Ending::Fault { attempts, fault };
        let name = envelope.name.clone();
        let consumer = self.consumers.iter().find(|consumer| consumer.event() == name);
        let consumer = consumer.ok_or_else(|| failed(Fault::hopeless("nothing here consumes such an event")))?;
        let run = AssertUnwindSafe(consumer.handle(&tx, envelope)).catch_unwind();
        match tokio::time::timeout(CONSUMER_PATIENCE, run).await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(fault))) => return Err(failed(fault)),
            Ok(Err(_)) => return Err(failed(Fault::new("the consumer panicked"))),
            Err(_) => return Err(failed(Fault::new("the consumer took too long"))),
        }
        store::done(&tx, due.id).await.map_err(|error| failed(error.into()))?;
        tx.commit_unanswered().await.map_err(|error| failed(error.into()))?;
        tracing::debug!(event = name, "event handled");
        Ok(())
    }

    /// Writes down that an attempt failed. Where that fails too, the event is as it was.
    #[expect(clippy::disallowed_methods, reason = "the door of consumers: the fact's own council")]
    async fn note(&self, scope: Scope, due: &Due, attempts: i32, fault: &Fault) {
        let wait = match self.retry.wait(attempts, rand::random()) {
            _ if fault.is_hopeless() => None,
            None if fault.is_passing() => Some(self.retry.longest.as_secs_f64()),
            wait => wait,
        };
        match wait {
            Some(_) => tracing::warn!(%fault, attempts = attempts + 1, "an event failed and will be tried again"),
            None => tracing::error!(%fault, attempts = attempts + 1, "an event is parked"),
        }
        let noted = async {
            let tx = TenantTx::open(&self.own, &self.access, scope).await?;
            store::failed(&tx, due.id, attempts, fault, wait).await?;
            tx.commit_unanswered().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "a failed event couldn't be noted");
            tokio::time::sleep(LEAVE_FOR).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_end() {
        let retry = Retry { attempts: 5, first: Duration::from_secs(1), longest: Duration::from_secs(3) };
        let waits: Vec<Option<f64>> = (0..5).map(|before| retry.wait(before, 0.5)).collect();
        assert_eq!(waits, [Some(1.0), Some(2.0), Some(3.0), Some(3.0), None]);
        assert_eq!(retry.wait(0, 0.0), Some(0.5));
    }
}
