//! Waiting for a condition instead of for a time.

use std::fmt::Display;
use std::time::Duration;

use tokio::time::Instant;

const DEADLINE: Duration = Duration::from_secs(20);
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(320);

/// What an attempt of [`eventually`] may answer: `bool`, `Option<T>` or `Result<T, E>`.
pub trait Attempt {
    /// What a successful attempt yields.
    type Found;
    /// The value, or why it is not there yet.
    ///
    /// # Errors
    /// Says in words what was missing.
    fn found(self) -> Result<Self::Found, String>;
}

impl Attempt for bool {
    type Found = ();
    fn found(self) -> Result<(), String> {
        if self { Ok(()) } else { Err("false".into()) }
    }
}

impl<T> Attempt for Option<T> {
    type Found = T;
    fn found(self) -> Result<T, String> {
        self.ok_or_else(|| "nothing".into())
    }
}

impl<T, E: Display> Attempt for Result<T, E> {
    type Found = T;
    fn found(self) -> Result<T, String> {
        self.map_err(|error| format!("{error:#}"))
    }
}

/// Tries until an attempt succeeds, at once and then after pauses that grow from 5 ms to 320 ms.
///
/// # Errors
/// After 20 seconds: what was waited for and what the last attempt answered.
pub async fn eventually<A: Attempt>(what: &str, attempt: impl AsyncFnMut() -> A) -> anyhow::Result<A::Found> {
    within(DEADLINE, what, attempt).await
}

/// As [`eventually`], with a deadline of one's own.
///
/// # Errors
/// As [`eventually`].
pub async fn within<A: Attempt>(
    deadline: Duration,
    what: &str,
    mut attempt: impl AsyncFnMut() -> A,
) -> anyhow::Result<A::Found> {
    let end = Instant::now() + deadline;
    let mut pause = FIRST_PAUSE;
    loop {
        let missing = match attempt().await.found() {
            Ok(found) => return Ok(found),
            Err(missing) => missing,
        };
        if Instant::now() + pause > end {
            anyhow::bail!("waited {deadline:?} for {what}; last answer: {missing}");
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
