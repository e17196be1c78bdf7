//! Teams: each has a queue, and members who work it.

pub(crate) mod http;
pub(crate) mod keeping;
mod row;
pub(crate) mod store;
