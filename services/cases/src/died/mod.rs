//! People who have died, as contacts tells: nobody writes to them, and staff are told so before they write.

pub(crate) mod store;
