//! A case as it stands, to be worked on or looked at.

pub(crate) mod store;
