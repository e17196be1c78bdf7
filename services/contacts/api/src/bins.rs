//! Bin days: the rounds that collect, what moves their days, and the days of an address.

use contract::{Bilingual, RoundId, ShiftId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};

use crate::address::FoundAddress;

/// The most rounds of a council.
pub const MOST_ROUNDS: usize = 500;
/// By how many days a collection is moved at most, either way.
pub const MOST_MOVED: i16 = 14;

contract::named! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

/// A round as it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRound {
    /// Its name, 1 to 100 characters: files say it. No other round of the council has it.
    pub name: String,
    /// What it collects, as citizens read it, 1 to 6 kinds; in Welsh too where the council writes it.
    pub collects: Vec<Bilingual>,
    /// The days of the week on which it comes, at least one.
    pub weekdays: Vec<Weekday>,
    /// Every how many weeks: 1, 2 or 4.
    pub every_weeks: i16,
    /// The first day, such as `2026-11-30`. Weeks are counted from its week.
    pub anchor: String,
    /// The part of the year in which it comes; all of it where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<Season>,
}

/// A part of each year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Month and day of its first day, such as `03-01`.
    pub from: String,
    /// Month and day of its last day; of the next year where it is before the first.
    pub to: String,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Round {
    /// It.
    pub id: RoundId,
    /// How it was said.
    pub round: SetRound,
    /// How many addresses it serves.
    pub addresses: i64,
    /// Its version: it is changed from the one that was looked at.
    pub version: i64,
}

/// Have collections come on other days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShift {
    /// The first usual day that is moved, such as `2026-12-25`.
    pub from: String,
    /// The last one, at most 31 days on.
    pub to: String,
    /// By how many days, 1 to 14, earlier where it is below nought; none where nothing is collected instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i16>,
    /// Which rounds; all of them where none is named. What is said of some goes before what is said of all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<RoundId>,
    /// Why, as it follows “because of”, 1 to 100 characters; in Welsh too where the council writes it.
    pub why: Bilingual,
}

/// Collections that come on other days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Shift {
    /// It.
    pub id: ShiftId,
    /// How it was said.
    pub shift: NewShift,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
}

/// The council's rounds by their names, and what moves their days from a month ago on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rounds {
    /// The rounds.
    pub rounds: Vec<Round>,
    /// What moves them, the first day first.
    pub shifts: Vec<Shift>,
    /// Whether the council has said which addresses they serve.
    pub kept: bool,
}

/// What would be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShiftPreview {
    /// The collections, the first 200 of them.
    pub moved: Vec<MovedCollection>,
    /// Whether there are more.
    pub more: bool,
}

/// A collection that would be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MovedCollection {
    /// The round's name.
    pub round: String,
    /// The usual day.
    #[serde(with = "crate::day")]
    #[schema(value_type = String, format = Date)]
    pub usual: Date,
    /// The day on which it comes; none where it doesn't.
    #[serde(with = "crate::day::option")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
}

/// The bin days of an address are asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindBinDays {
    /// Its unique property reference number.
    pub uprn: String,
    /// How many days on from today, 1 to 400; 60 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// The bin days of an address, from today on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BinDays {
    /// Whether the council has said which addresses its rounds serve.
    pub kept: bool,
    /// The address; none where the council has no such one.
    pub address: Option<FoundAddress>,
    /// Whether a round serves it.
    pub served: bool,
    /// Its collections, the next first.
    pub collections: Vec<Collection>,
    /// When something last changed that may have changed them.
    #[serde(with = "time::serde::rfc3339::option")]
    pub changed_at: Option<OffsetDateTime>,
}

/// A collection at an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Collection {
    /// The round.
    pub round: RoundId,
    /// What is collected.
    pub collects: Vec<Bilingual>,
    /// The usual day.
    #[serde(with = "crate::day")]
    #[schema(value_type = String, format = Date)]
    pub usual: Date,
    /// The day on which it comes; none where it doesn't come at all.
    #[serde(with = "crate::day::option")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
    /// Why it isn't the usual day.
    pub why: Option<Bilingual>,
}

impl Collection {
    /// The day under which it stands: that on which it comes, or on which it would have come.
    pub fn day(&self) -> Date {
        self.date.unwrap_or(self.usual)
    }
}
