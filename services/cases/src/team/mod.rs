//! Teams: each has a queue, and members who work it.

pub(crate) mod http;
mod row;
pub(crate) mod store;
