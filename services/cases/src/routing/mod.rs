//! Routing: to which team a report comes and who of them has it first.

pub(crate) mod flaws;
mod opening;
mod rule;
mod store;

pub(crate) use opening::{Routed, route, tell, turn};
