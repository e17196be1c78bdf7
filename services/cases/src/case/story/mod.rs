//! A case's story: what happened to it, line by line.

pub(crate) mod store;
