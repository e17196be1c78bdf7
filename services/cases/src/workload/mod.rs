//! Who has how much to do.

pub(crate) mod http;
mod store;
