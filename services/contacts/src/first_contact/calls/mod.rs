//! How many calls there were, how long they took, and which ones they were.

pub(super) mod store;
