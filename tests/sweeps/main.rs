//! Sweeps: one test derives a list and checks all of it.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that can't go on has failed")]

mod architecture;
mod bad_input;
mod contracts;
mod isolation;
mod operations;
mod permissions;
mod rls;
mod size;
mod source;
mod unauthenticated;
