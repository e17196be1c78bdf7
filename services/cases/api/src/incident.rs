//! Incidents: one thing that many reports are about, answered once for all of them.

use contract::{Bilingual, BulkActId, CaseId, IncidentId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::bulk::BulkResult;
use crate::case::Position;
use crate::workflow::{Outcome, State};

/// The most services of an incident, and the most parts of postcodes.
pub const MOST_SERVICES: usize = 10;
/// The most postcodes, or parts of them, of an incident.
pub const MOST_POSTCODES: usize = 20;
/// The most cases that are joined at once, and the most that are suggested.
pub const MOST_CASES: usize = 200;
/// The farthest that an incident reaches from its position, in metres.
pub const FARTHEST: u32 = 50_000;

contract::named! {
    /// Whether an incident lasts.
    IncidentState {
        /// It lasts.
        Open = "open",
        /// It is over.
        Over = "over",
    }
}

/// Where an incident is. With neither a circle nor postcodes it concerns everyone who asks for its services.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Around a position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    /// Postcodes, or their beginnings: `BN11 1HS`, `BN11 1`, `BN11`; 20 at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub postcodes: Vec<String>,
}

/// A position with what is around it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Circle {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
    /// How far it reaches, in metres, 1 to 50,000.
    pub metres: u32,
}

impl Circle {
    /// Its middle.
    #[must_use]
    pub const fn middle(&self) -> Position {
        Position { lat: self.lat, lon: self.lon }
    }
}

/// Declare an incident, or say anew what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribeIncident {
    /// What it is called, 1 to 100 characters; in Welsh too where the council writes it.
    pub title: Bilingual,
    /// What the public is told, 1 to 300 characters; in Welsh too where the council writes it.
    pub told: Bilingual,
    /// The services whose reports are about it, each by its part of an address; 1 to 10.
    pub services: Vec<String>,
    /// Where it is.
    #[serde(default)]
    pub area: Area,
    /// Since when; now where it isn't said.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub began_at: Option<OffsetDateTime>,
    /// The case in which the work is done, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<CaseId>,
}

/// Declare an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclareIncident {
    /// What it is.
    pub incident: DescribeIncident,
    /// The cases that are about it, 200 at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseId>,
}

/// A service of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IncidentService {
    /// The service's part of an address.
    pub slug: String,
    /// What it is called.
    pub name: Bilingual,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Incident {
    /// It.
    pub id: IncidentId,
    /// What it is called.
    pub title: Bilingual,
    /// What the public is told.
    pub told: Bilingual,
    /// The services whose reports are about it.
    pub services: Vec<IncidentService>,
    /// Where it is.
    pub area: Area,
    /// Since when.
    #[serde(with = "time::serde::rfc3339")]
    pub began_at: OffsetDateTime,
    /// Whether it lasts.
    pub state: IncidentState,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// The case in which the work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<LeadCase>,
    /// Who declared it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_by: Option<String>,
    /// How many cases are joined to it: all of them, also those that the caller doesn't see.
    pub joined: i64,
    /// Its version, for `If-Match`.
    pub version: i64,
}

/// The case in which the work of an incident is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeadCase {
    /// It.
    pub id: CaseId,
    /// Its reference; null while the caller doesn't see the case.
    pub reference: Option<Reference>,
}

/// An incident with what belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct IncidentView {
    /// It.
    pub incident: Incident,
    /// The joined cases that the caller sees, the latest joined first; 200 at most.
    pub cases: Vec<JoinedCase>,
    /// What was told, the latest first.
    pub updates: Vec<IncidentUpdate>,
}

/// A case that is joined to an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JoinedCase {
    /// It.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
    /// Where it is, as it was reported.
    pub place: Option<String>,
    /// Where it stands.
    pub state: State,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
    /// Since when it is joined.
    #[serde(with = "time::serde::rfc3339")]
    pub joined_at: OffsetDateTime,
}

/// What was told of an incident, once for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IncidentUpdate {
    /// Its number, from 1.
    pub number: i32,
    /// What was told; none of an end with nothing to say.
    pub text: Option<Bilingual>,
    /// How its cases ended with it, where they did.
    pub outcome: Option<Outcome>,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Who told it.
    pub by: Option<String>,
    /// The bulk act that tells it to each case, for whoever told it.
    pub act: BulkActId,
    /// How many cases it is for.
    pub total: i64,
    /// How many have it.
    pub done: i64,
    /// How many couldn't have it.
    pub refused: i64,
    /// The cases that couldn't, as far as the caller sees them; 50 at most.
    pub left: Vec<LeftCase>,
}

/// A case that an update of its incident left as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeftCase {
    /// It.
    pub case: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What became of it.
    pub result: BulkResult,
    /// Why: a code, such as `finished`.
    pub reason: Option<String>,
}

/// Why a report may be about the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Likeness {
    /// It is this near.
    Near {
        /// How far away, in metres.
        metres: u32,
    },
    /// Its postcode is one of those that are meant.
    Postcode,
    /// The incident concerns the whole service.
    Service,
}

/// An open report that may be about an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LikeCase {
    /// It.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
    /// Where it is, as it was reported.
    pub place: Option<String>,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
    /// Why it may.
    pub why: Likeness,
}

/// How open reports are looked for that may be about an incident.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListLike {
    /// From how many hours before it began on, 0 to 720; 24 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u16>,
}

/// Which incidents.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListIncidents {
    /// Only those that last, or are over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub state: Option<IncidentState>,
    /// Only the one that this case is joined to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Join cases to an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinCases {
    /// Which, 1 to 200.
    pub cases: Vec<CaseId>,
}

/// A case leaves its incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveIncident {
    /// Which.
    pub case: CaseId,
}

/// How many cases were joined that weren't before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Joined {
    /// How many.
    pub joined: u32,
}

/// Tell everyone whom an incident concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateIncident {
    /// What they are told, 1 to 5,000 characters; in Welsh too where the council writes it.
    pub text: Bilingual,
    /// What the public is told from now on, 1 to 300 characters; as before where it isn't said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Bilingual>,
}

/// End an incident.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndIncident {
    /// What everyone is told, at most 5,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Bilingual>,
    /// How the joined cases end with it; they go on where it isn't said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

/// Open reports that look like one thing, before anyone has declared an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Suggestion {
    /// What they ask for.
    pub service: IncidentService,
    /// The reports, the earliest first; they are as near to one of them as the rule says.
    pub cases: Vec<CaseId>,
    /// When the first was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub since: OffsetDateTime,
    /// Around which position, and how near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    /// The postcode that they share, where the position isn't known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

/// Say that reports which look like one thing aren't.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DismissSuggestion {
    /// The reports, 200 at most. None of them is suggested again.
    pub cases: Vec<CaseId>,
}
