//! Attempts to sign in, counted so that guessing gets slower and nobody is locked out.

mod here;
mod redis;
#[cfg(test)]
mod tests;

use std::time::Duration;

use contract::{CouncilId, Problem, ProblemKind};
use runtime::Network;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use self::here::Here;
use self::redis::Everywhere;

/// Counters are forgotten so long after the last attempt.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);

/// How many attempts are free, and how the wait after each further one grows: twice the one before.
#[derive(Debug, Clone, Copy)]
struct Budget {
    free: u32,
    first: Duration,
    longest: Duration,
}

impl Budget {
    /// One person at one place.
    const BOTH: Self = Self { free: 5, first: Duration::from_secs(1), longest: Duration::from_secs(300) };
    /// One person from anywhere: whoever guesses from many networks can slow the owner down, by little.
    const ACCOUNT: Self = Self { free: 50, first: Duration::from_secs(1), longest: Duration::from_secs(30) };
    /// A network: a whole council may stand behind one address.
    const NETWORK: Self = Self { free: 100, first: Duration::from_secs(1), longest: Duration::from_secs(300) };

    /// The wait after this many attempts, none of which succeeded.
    fn wait(self, attempts: u32) -> Duration {
        match attempts.checked_sub(self.free) {
            None => Duration::ZERO,
            Some(over) => self.first.saturating_mul(2_u32.saturating_pow(over)).min(self.longest),
        }
    }
}

/// One counter of an attempt.
#[derive(Debug, Clone)]
struct Counter {
    /// Its name in Redis and here; holds a keyed hash, nothing personal.
    key: String,
    budget: Budget,
}

/// Where someone signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Realm {
    /// To a council's desk.
    Council(CouncilId),
    /// To the platform.
    Platform,
}

/// An attempt that was let through and counted as failed until it is known to have succeeded.
#[derive(Debug)]
#[must_use]
pub(crate) struct Attempt {
    own: Vec<Counter>,
    shared: Vec<Counter>,
}

/// The counters of this process, and of every process while Redis is there.
pub(crate) struct Attempts {
    here: Here,
    everywhere: Option<Everywhere>,
    key: Vec<u8>,
}

impl Attempts {
    /// Counters shared through the Redis at this address; of this process alone when it is empty.
    /// What is counted is hashed with `key`.
    pub(crate) fn new(redis_url: &str, key: &str) -> Self {
        Self { here: Here::new(), everywhere: Everywhere::at(redis_url), key: Sha256::digest(key).to_vec() }
    }

    /// Lets an attempt for an account (the key of an address, known or not) through and counts it.
    ///
    /// # Errors
    /// `rate-limited` with the seconds to wait.
    pub(crate) async fn begin(
        &self,
        realm: Realm,
        account: &str,
        network: &Network,
        now: OffsetDateTime,
    ) -> Result<Attempt, Problem> {
        let attempt = self.attempt(realm, account, network);
        let counters: Vec<&Counter> = attempt.own.iter().chain(&attempt.shared).collect();
        let mut wait = self.here.count(&counters, now);
        if let (true, Some(everywhere)) = (wait.is_zero(), &self.everywhere) {
            wait = everywhere.count(&counters).await;
        }
        if wait.is_zero() { Ok(attempt) } else { Err(too_soon(wait)) }
    }

    /// Counts an attempt by its verdict: someone, nobody, or none at all.
    ///
    /// # Errors
    /// That of the verdict, which then counts for nothing.
    pub(crate) async fn judged<T, E>(&self, attempt: Attempt, verdict: Result<Option<T>, E>) -> Result<Option<T>, E> {
        match &verdict {
            Ok(Some(_)) => self.succeeded(attempt).await,
            Ok(None) => {}
            Err(_) => self.withdraw(attempt).await,
        }
        verdict
    }

    /// Forgets the failures of an attempt that succeeded.
    async fn succeeded(&self, attempt: Attempt) {
        self.here.forgive(&attempt.own, &attempt.shared);
        if let Some(everywhere) = &self.everywhere {
            everywhere.forgive(&attempt.own, &attempt.shared).await;
        }
    }

    /// Takes an attempt back that came to no verdict: it was turned away for load, or the database was away.
    async fn withdraw(&self, attempt: Attempt) {
        let counters = [attempt.own, attempt.shared].concat();
        self.here.withdraw(&counters);
        if let Some(everywhere) = &self.everywhere {
            everywhere.withdraw(&counters).await;
        }
    }

    fn attempt(&self, realm: Realm, account: &str, network: &Network) -> Attempt {
        let place = network.prefix();
        let counter = |kind, parts: &[&str], budget| Counter { key: self.named(realm, kind, parts), budget };
        let both = counter("both", &[account, place.unwrap_or_default()], Budget::BOTH);
        let own = vec![both, counter("account", &[account], Budget::ACCOUNT)];
        let shared = place.map(|place| counter("network", &[place], Budget::NETWORK)).into_iter().collect();
        Attempt { own, shared }
    }

    fn named(&self, realm: Realm, kind: &str, parts: &[&str]) -> String {
        let mut hash = Sha256::new().chain_update(&self.key);
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let short: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        match realm {
            Realm::Council(council) => format!("t:{council}:sign-in:{kind}:{short}"),
            Realm::Platform => format!("platform:sign-in:{kind}:{short}"),
        }
    }
}

fn too_soon(wait: Duration) -> Problem {
    let seconds = u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX);
    Problem::new(ProblemKind::RateLimited, "Too many attempts to sign in.").retry_in(seconds)
}
