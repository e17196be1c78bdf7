use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use contract::{Problem, ProblemKind};
use moka::sync::Cache;
use time::OffsetDateTime;

/// The most things whose tries are counted at a time.
const MOST_COUNTED: u64 = 100_000;

/// How often each thing was tried lately in this process: so many times in a window at most.
pub struct Tries<K> {
    most: f64,
    window: Duration,
    counted: Cache<K, Arc<Mutex<Bucket>>>,
}

/// What counting a try showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// How many more there may be now.
    pub left: u32,
    /// Seconds until all may be used again; for a try that was refused, until the next one.
    pub seconds: u32,
    /// Whether it was one too many.
    pub refused: bool,
}

impl<K: Hash + Eq + Send + Sync + 'static> Tries<K> {
    /// `most` tries at once, and as many again within 10 minutes.
    pub fn new(most: f64) -> Self {
        Self::within(most, Duration::from_secs(600))
    }

    /// `most` tries at once, and as many again within `window`.
    pub fn within(most: f64, window: Duration) -> Self {
        Self { most, window, counted: Cache::builder().max_capacity(MOST_COUNTED).time_to_idle(window).build() }
    }

    /// Counts a try at a real moment.
    ///
    /// # Errors
    /// `rate-limited`, with the seconds until the next.
    pub fn count(&self, of: K, now: OffsetDateTime) -> Result<(), Problem> {
        let tried = self.tried(of, now);
        if tried.refused { Err(Problem::from(ProblemKind::RateLimited).retry_in(tried.seconds)) } else { Ok(()) }
    }

    /// Counts a try at a real moment, and says how things stand.
    pub fn tried(&self, of: K, now: OffsetDateTime) -> Tried {
        let bucket = self.counted.get_with(of, || Arc::new(Mutex::new(Bucket { left: self.most, at: now })));
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        bucket.take(self.most, self.window.as_secs_f64(), now)
    }
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    at: OffsetDateTime,
}

impl Bucket {
    /// Takes one, if there is one.
    fn take(&mut self, most: f64, window: f64, now: OffsetDateTime) -> Tried {
        let passed = (now - self.at).as_seconds_f64().max(0.0);
        self.left = (self.left + passed * most / window).min(most);
        self.at = now;
        // No longer than the window: it fits.
        let until = |wanted: f64, left: f64| ((wanted - left) * window / most).ceil() as u32;
        if self.left < 1.0 {
            return Tried { left: 0, seconds: until(1.0, self.left), refused: true };
        }
        self.left -= 1.0;
        Tried { left: self.left as u32, seconds: until(most, self.left), refused: false }
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

    #[test]
    fn what_is_left_is_told() {
        let tries = Tries::within(4.0, std::time::Duration::from_secs(60));
        let now = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(tries.tried("x", now), Tried { left: 3, seconds: 15, refused: false });
        assert_eq!(tries.tried("x", now), Tried { left: 2, seconds: 30, refused: false });
    }
}
