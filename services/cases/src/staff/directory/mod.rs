//! The staff directory: who works where, what on, and whether they are in.

mod finding;
pub(crate) mod http;
mod presence;
mod store;
