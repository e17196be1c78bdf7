//! The access log on the wire.

pub use contract::look::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};
