//! Who works for the council: names to be shown, and whether work can be given to them. Identity
//! keeps the rest.

pub(crate) mod directory;
pub(crate) mod http;
mod row;
pub(crate) mod store;

use contract::StaffId;

/// A member of staff to whom work can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: StaffId,
    /// Name.
    pub name: String,
}
