//! What the council knows already about what someone is about to report, and being told of it instead. Nothing of what
//! people typed, and nobody who reported, is ever in it.

use contract::{Bilingual, CaseId, IncidentId, Language};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::workflow::State;

/// Where something is about to be reported, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AskKnown {
    /// Latitude, degrees north; with the longitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude, degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// A full postcode; what is none is passed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

/// What the council knows already.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Known {
    /// Incidents there, the latest first.
    pub incidents: Vec<KnownIncident>,
    /// Open reports there, the nearest first; 5 at most, and only of services that show them.
    pub reports: Vec<KnownReport>,
}

impl Known {
    /// Whether nothing is known.
    pub const fn is_empty(&self) -> bool {
        self.incidents.is_empty() && self.reports.is_empty()
    }
}

/// An incident as the public is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KnownIncident {
    /// It.
    pub id: IncidentId,
    /// What it is called.
    pub title: Bilingual,
    /// What the public is told.
    pub told: Bilingual,
    /// Since when.
    #[serde(with = "time::serde::rfc3339")]
    pub since: OffsetDateTime,
}

/// An open report, without anything that anyone typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KnownReport {
    /// By which it is followed.
    pub id: CaseId,
    /// What was asked for.
    pub service: Bilingual,
    /// Where it stands.
    pub state: State,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
    /// How far away it is at most, in steps of 50 metres; none where only the postcode is the same.
    pub within_metres: Option<u32>,
}

/// Be told how something goes on: either an incident or a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Follow {
    /// The incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// The report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<CaseId>,
    /// To which email address.
    pub email: String,
    /// In which language.
    pub language: Language,
}

/// What is followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Followed {
    /// What it is called: an incident's title, or a report's service.
    pub title: Bilingual,
    /// What the public is told of it; of an incident alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Bilingual>,
}

/// What is to be followed: either an incident or a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskFollowed {
    /// The incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// The report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<CaseId>,
}

/// Confirm that one wants to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmFollowing {
    /// The secret of the link.
    pub token: String,
}

/// Be told no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopFollowing {
    /// The secret of the link.
    pub token: String,
}
