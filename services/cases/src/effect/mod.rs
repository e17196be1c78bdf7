//! What workflows ask of other systems, and amounts that are due: each is worked off once, by staff or by a program.

pub(crate) mod http;
mod rule;
mod store;
