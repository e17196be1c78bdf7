//! Canned replies: kept by a team, filled in for a case, used on it in one transaction.

pub(crate) mod filling;
pub(crate) mod http;
mod store;
mod using;
mod writing;

pub(crate) use filling::day;

use cases_api::reply::ReplyActs;
use contract::{Bilingual, TeamId};

/// The most characters of a title, and of a note.
const MOST_TITLE: usize = 100;
const MOST_NOTE: usize = 1000;

/// A reply that was understood.
#[derive(Debug, Clone)]
struct Written {
    title: String,
    team: Option<TeamId>,
    text: Bilingual,
    acts: ReplyActs,
}
