//! Who keeps an eye on a case, and who has it open just now.

pub(crate) mod http;
mod store;
