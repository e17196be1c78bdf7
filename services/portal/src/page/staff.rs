//! Whoever is signed in to the desk, as its frame shows them.

use crate::desk::badges::Badges;

/// Who is signed in to the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Their id; what a browser keeps for them, it keeps for them alone.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they watch the board.
    pub sees_board: bool,
    /// Whether they may see the council's staff.
    pub sees_staff: bool,
    /// Whether they may see who looked at whose record.
    pub sees_log: bool,
    /// Whether they may merge records of one person.
    pub merges_people: bool,
    /// Whether they take calls.
    pub takes_calls: bool,
    /// Whether they may see what was promised and passed on.
    pub sees_promises: bool,
    /// Whether they work on cases, and may so be the second person whom something waits for.
    pub works_cases: bool,
    /// Whether they may see the post that belongs to no case.
    pub sees_post: bool,
    /// Whether they may see every message that was sent.
    pub sees_messages: bool,
    /// Whether they may see letters.
    pub sees_letters: bool,
    /// Whether they may look for colleagues.
    pub sees_directory: bool,
    /// Whether they may write canned replies.
    pub writes_replies: bool,
    /// Whether they may choose how the desk works.
    pub sets_rules: bool,
    /// Whether they look after the catalogue.
    pub sees_catalogue: bool,
    /// Whether they may stop a whole service.
    pub stops_services: bool,
    /// Whether they bring in the council's addresses.
    pub brings_addresses: bool,
    /// Whether they say when bins are emptied.
    pub sets_rounds: bool,
    /// What waits for them; `None` while that can't be known.
    pub waiting: Option<Waiting>,
}

impl Staff {
    /// Whether there is something of the council's that they look after.
    pub fn manages(&self) -> bool {
        let looks_after =
            [self.sees_catalogue, self.sees_messages, self.writes_replies, self.sees_staff, self.merges_people];
        looks_after.contains(&true) || self.sees_log || self.sets_rules || self.brings_addresses || self.sets_rounds
    }
}

/// What waits for a member of staff, and whether they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Whether they are in, as a style's ending.
    pub presence: &'static str,
    /// Whether they are in, in words.
    pub status: String,
    /// What waits.
    pub badges: Badges,
}
