use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use contract::{Problem, ProblemKind};
use moka::sync::Cache;
use time::OffsetDateTime;

const WINDOW: Duration = Duration::from_secs(600);
/// The most things whose tries are counted at a time.
const MOST_COUNTED: u64 = 100_000;

/// How often each thing was tried lately in this process: so many times in 10 minutes at most.
pub(crate) struct Tries<K> {
    most: f64,
    counted: Cache<K, Arc<Mutex<Bucket>>>,
}

impl<K: Hash + Eq + Send + Sync + 'static> Tries<K> {
    /// `most` tries at once, and as many again within 10 minutes.
    pub fn new(most: f64) -> Self {
        Self { most, counted: Cache::builder().max_capacity(MOST_COUNTED).time_to_idle(WINDOW).build() }
    }

    /// Counts a try at a real moment.
    ///
    /// # Errors
    /// `rate-limited`, with the seconds until the next.
    pub fn count(&self, of: K, now: OffsetDateTime) -> Result<(), Problem> {
        let bucket = self.counted.get_with(of, || Arc::new(Mutex::new(Bucket { left: self.most, at: now })));
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        bucket.take(self.most, now).map_err(|seconds| Problem::from(ProblemKind::RateLimited).retry_in(seconds))
    }
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    at: OffsetDateTime,
}

impl Bucket {
    /// Takes one, or says in how many seconds there will be one.
    fn take(&mut self, most: f64, now: OffsetDateTime) -> Result<(), u32> {
        let passed = (now - self.at).as_seconds_f64().max(0.0);
        self.left = (self.left + passed * most / WINDOW.as_secs_f64()).min(most);
        self.at = now;
        if self.left < 1.0 {
            // At most the window's 600: it fits.
            return Err(((1.0 - self.left) * WINDOW.as_secs_f64() / most).ceil() as u32);
        }
        self.left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;

    #[test]
    fn ten_tries_then_one_a_minute() {
        let tries = Tries::new(10.0);
        let mut now = OffsetDateTime::UNIX_EPOCH;
        for _ in 0..10 {
            tries.count("C7X", now).unwrap();
        }
        let refused = tries.count("C7X", now).unwrap_err();
        assert_eq!((refused.kind, refused.retry_after), (ProblemKind::RateLimited, Some(60)));
        tries.count("another", now).unwrap();
        now += Duration::seconds(61);
        tries.count("C7X", now).unwrap();
        assert!(tries.count("C7X", now).is_err());
    }
}
