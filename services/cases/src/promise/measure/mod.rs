//! How well promises are kept.

pub(crate) mod http;
mod store;
