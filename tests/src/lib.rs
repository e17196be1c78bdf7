//! Tests of the product as a whole. There is no product code here.
//!
//! - `journeys`: stories through the pages and the APIs, as people tell them.
//! - `sweeps`: what must hold of every route, table, crate and file; the list is derived, so
//!   nothing new can be forgotten. Each sweep is shown to catch a planted defect.
//! - `faults`: killed processes, a wiped Redis, mail that is cut off; every acknowledged write is
//!   found once, every effect happens once.
//! - `browser`: the pages in Chromium, with axe.

#![expect(clippy::expect_used, reason = "a test that can't go on has failed")]

mod browser;
mod council;
mod raw;

pub use browser::{Browser, form, pair};
pub use council::{PASSWORD, TestCouncil, missed_bin, operator_token};
pub use raw::{Answer, Raw};
