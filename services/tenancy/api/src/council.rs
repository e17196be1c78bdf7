use contract::council::{Colours, ContactDetails, CouncilState, Division, Tier};
use contract::{Bilingual, CouncilId, Language};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A council to be added. It is live at once on its own host.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddCouncil {
    /// Short, permanent, lower case letters, digits and hyphens, 2 to 40: `adur`.
    pub code: String,
    /// The name, as its people say it.
    pub name: Bilingual,
    /// What kind of council.
    pub tier: Tier,
    /// The code of the council of the tier above, where it is a council here.
    #[serde(default)]
    pub parent: Option<String>,
    /// The part of its own host before the deployment's domain; its code when absent.
    #[serde(default)]
    pub slug: Option<String>,
    /// More hosts that are its own, such as `report.adur.example`.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Its colours; the deployment's own when absent.
    #[serde(default)]
    pub colours: Option<Colours>,
    /// How to reach it.
    #[serde(default)]
    pub contact: ContactDetails,
    /// The languages of its pages, the first one first; English when absent.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Which bank holidays it keeps.
    #[serde(default)]
    pub division: Division,
    /// Who is invited to administer it.
    pub administrator: FirstAdministrator,
}

/// The first member of a council's staff.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstAdministrator {
    /// Name.
    pub name: String,
    /// Work email address, to which the invitation goes.
    pub email: String,
}

/// What is to change of a council; what is absent stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCouncil {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Bilingual>,
    /// Every host beside its own under the deployment's domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosts: Option<Vec<String>>,
    /// Its colours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colours: Option<Colours>,
    /// How to reach it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactDetails>,
    /// Whether it is served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<CouncilState>,
}

/// A council as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CouncilSummary {
    /// The tenant.
    pub id: CouncilId,
    /// Its permanent code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// What kind.
    pub tier: Tier,
    /// The code of the council above it.
    pub parent: Option<String>,
    /// Its three characters in every case reference.
    pub prefix: String,
    /// Its hosts, the one of links first.
    pub hosts: Vec<String>,
    /// Whether it is served.
    pub state: CouncilState,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// Which councils. The list is by code.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListCouncils {
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
