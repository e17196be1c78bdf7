use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Time that only goes forward, counted from when the process began: no wall clock that is put
/// back makes old knowledge young.
pub trait Stopwatch: Send + Sync + std::fmt::Debug + 'static {
    /// Since it was started.
    fn elapsed(&self) -> Duration;
}

/// The machine's.
#[derive(Debug)]
pub struct SystemStopwatch(Instant);

impl Default for SystemStopwatch {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Stopwatch for SystemStopwatch {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// One that stands still until it is moved, for tests.
#[derive(Debug, Default)]
pub struct FakeStopwatch(Mutex<Duration>);

impl FakeStopwatch {
    /// Moves it forward.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Stopwatch for FakeStopwatch {
    fn elapsed(&self) -> Duration {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
