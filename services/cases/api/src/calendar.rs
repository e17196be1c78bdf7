//! The days on which a council works, and times in which a whole service stands still.

use contract::{Bilingual, ClosureId, ServiceId, ServicePauseId, StaffId, TeamId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

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

/// When a team works, and who is told of its clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamCalendar {
    /// The days of the week on which it works, at least one.
    pub days: Vec<Weekday>,
    /// When its day begins, London time, such as `09:00`.
    pub opens: String,
    /// When its day ends.
    pub closes: String,
    /// Who is told of its clocks, one after the other as they escalate; 5 at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<StaffId>,
}

impl Default for TeamCalendar {
    fn default() -> Self {
        let days = vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
        Self { days, opens: "09:00".to_owned(), closes: "17:00".to_owned(), chain: Vec::new() }
    }
}

/// A team with its calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TeamDays {
    /// The team.
    pub team: TeamId,
    /// Its name.
    pub name: Bilingual,
    /// Its calendar.
    pub calendar: TeamCalendar,
    /// The version of that, for `If-Match`; 0 before it was chosen.
    pub version: i64,
}

/// Days on which the council is closed, or one team of it, beside weekends and bank holidays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClosure {
    /// The first day, such as `2026-12-24`.
    pub from: String,
    /// The last day, at most 366 days on; the first where it is one day.
    pub to: String,
    /// Why, 1 to 100 characters.
    pub name: Bilingual,
    /// The team; the whole council where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
}

/// Days on which the council is closed, or one team of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Closure {
    /// Them.
    pub id: ClosureId,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// Why.
    pub name: Bilingual,
    /// The team; the whole council where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
}

/// The days on which a council works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Calendars {
    /// Each team's.
    pub teams: Vec<TeamDays>,
    /// When the council is closed beside weekends and bank holidays, from half a year ago on.
    pub closures: Vec<Closure>,
}

/// A closure that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClosureAdded {
    /// The closure.
    pub id: ClosureId,
}

/// Stop a whole service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseService {
    /// The service's part of an address.
    pub service: String,
    /// Why, as citizens are told, 1 to 300 characters; in Welsh too where the council writes it.
    pub why: Bilingual,
}

/// A time in which a whole service stands still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ServicePause {
    /// It.
    pub id: ServicePauseId,
    /// The service.
    pub service: ServiceId,
    /// The service's part of an address.
    pub slug: String,
    /// What the service is called.
    pub name: Bilingual,
    /// Why.
    pub why: Bilingual,
    /// From when.
    #[serde(with = "time::serde::rfc3339")]
    pub begun_at: OffsetDateTime,
    /// Who stopped it.
    pub begun_by: Option<String>,
    /// Until when; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// How many open cases it concerns.
    pub open_cases: i64,
}

/// Why a service stands still, as citizens are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StandsStill {
    /// Why.
    pub why: Bilingual,
    /// Since when.
    #[serde(with = "time::serde::rfc3339")]
    pub since: OffsetDateTime,
}
