//! Lists of interactions: whose, and from when.

pub(super) mod store;

use contract::{ContactId, StaffId};
use time::OffsetDateTime;

use super::row::Seen;

/// Which interactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Everyone's.
    Everyone,
    /// Those with one person.
    Contact(ContactId),
    /// Those of one member of staff.
    Staff(StaffId),
    /// Those that ring one member of staff now.
    Ringing(StaffId),
}

/// A list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Which {
    pub whose: Whose,
    /// Only what goes on.
    pub open: bool,
    /// Only what began from the first moment to before the second.
    pub began: Option<(OffsetDateTime, OffsetDateTime)>,
    /// How those whom it names are looked at.
    pub seen: Seen,
}
