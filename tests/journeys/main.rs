//! The story of a council, told through its APIs as people and their tools use them.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that can't go on has failed")]

mod budgets;
mod life;
mod logs;
mod once;
mod report;
mod signed_in;
