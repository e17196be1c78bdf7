//! A whole service stands still: a storm, a strike. Citizens are told why, and clocks that may stand still do.

pub(crate) mod http;
pub(crate) mod store;

/// The most characters of the reason.
const MOST: usize = 300;
