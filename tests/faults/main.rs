//! What is acknowledged survives, what must happen once happens once.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

mod ending;
mod kills;
mod ledger;
mod redis;
