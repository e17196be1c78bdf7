//! How many cases stand in each queue.

pub(crate) mod store;
