//! What a person reported: those of their cases that go on, then the latest that are done.

pub(crate) mod http;
mod store;
