//! Routing as data: which team a report comes to, and who of them has it first.

use contract::Channel;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most rules of a service.
pub const MOST_RULES: usize = 40;
/// The most postcodes of a rule.
pub const MOST_POSTCODES: usize = 200;
/// The most wards of a rule.
pub const MOST_WARDS: usize = 100;
/// The most characters of a rule's name, of a ward and of a skill.
pub const MOST_NAME: usize = 80;

/// How the reports of a service come to the right people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Routing {
    /// The first that fits says which team; the service's own where none does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RoutingRule>,
    /// Who of the team has it first.
    #[serde(default)]
    pub share: Share,
    /// What whoever has it must be able to do, as they say in the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
}

impl Routing {
    /// Whether everything comes to the service's own team, where someone takes it.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// A rule: whatever it names must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoutingRule {
    /// What staff call it, such as `ward is Central`; a case says by it why it came where.
    pub name: String,
    /// The question that was answered so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerIs>,
    /// In the area of one of these postcodes: each whole, or its beginning, such as `BN11` or `BN12 4`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub postcodes: Vec<String>,
    /// In one of these wards, as the council's addresses call them: of an address that was chosen from them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wards: Vec<String>,
    /// Reported by one of these ways.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// The team that it comes to, by its key or its id.
    pub team: String,
}

/// An answer that a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerIs {
    /// The name of the form's field.
    pub field: String,
    /// The choice, or `true` and `false` of a yes or no.
    pub is: String,
}

contract::named! {
    /// Who of a team has a report first.
    #[derive(Default)]
    Share {
        /// Nobody: someone takes it.
        #[default]
        ByHand = "by_hand",
        /// Whoever was given one the longest ago.
        RoundRobin = "round_robin",
        /// Whoever has the fewest open cases.
        LeastLoad = "least_load",
    }
}
