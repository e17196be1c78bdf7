//! Which cases a member of staff sees.

pub(crate) mod store;
