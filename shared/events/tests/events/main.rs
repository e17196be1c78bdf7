//! One test binary for the crate.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod bells;
mod delivery;
mod failures;
mod forgetting;
mod support;
