//! Time as a value. Rules and verbs take `now` as a parameter; only the edge reads a clock.

use std::sync::Mutex;

use time::OffsetDateTime;

/// Something that tells the time, in UTC.
pub trait Clock: Send + Sync + 'static {
    /// This moment, UTC, cut to microseconds (what PostgreSQL keeps).
    fn now(&self) -> OffsetDateTime;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> OffsetDateTime {
        cut(OffsetDateTime::now_utc())
    }
}

/// A clock that stands still until it is moved, for tests.
#[derive(Debug)]
pub struct FakeClock(Mutex<OffsetDateTime>);

impl FakeClock {
    /// A clock that stands at `start`.
    pub fn at(start: OffsetDateTime) -> Self {
        Self(Mutex::new(cut(start)))
    }

    /// Moves the clock forward (or back, by a negative duration).
    pub fn advance(&self, by: time::Duration) {
        *self.lock() += by;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, OffsetDateTime> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Clock for FakeClock {
    fn now(&self) -> OffsetDateTime {
        *self.lock()
    }
}

fn cut(at: OffsetDateTime) -> OffsetDateTime {
    let nanos = at.nanosecond() / 1_000 * 1_000;
    at.replace_nanosecond(nanos).unwrap_or(at)
}
