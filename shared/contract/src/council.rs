//! A council as every service knows it: an entry of the Directory.

use serde::{Deserialize, Serialize};
use time::Duration;
use utoipa::ToSchema;

use crate::id::CouncilId;
use crate::lang::{Bilingual, Language};
use crate::reference::Prefix;

/// What kind of council: which services are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// A county council: roads, social care, schools, libraries.
    County,
    /// A district or borough within a county: waste, planning, housing, council tax.
    District,
    /// A unitary, metropolitan, London or Welsh authority: all of both.
    Unitary,
    /// A parish, town or community council: a few services of its own.
    Parish,
}

impl Tier {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::District => "district",
            Self::Unitary => "unitary",
            Self::Parish => "parish",
        }
    }
}

impl std::str::FromStr for Tier {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "county" => Ok(Self::County),
            "district" => Ok(Self::District),
            "unitary" => Ok(Self::Unitary),
            "parish" => Ok(Self::Parish),
            _ => Err("one of county, district, unitary, parish".to_owned()),
        }
    }
}

/// Whether a council is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CouncilState {
    /// Served.
    Active,
    /// Its pages say that they are away; nothing is read or written for it.
    Suspended,
}

/// Which bank holidays a council keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Division {
    /// England and Wales.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// A council's colours as it chose them, `#rrggbb`; screens show what the theme guard makes of
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The band at the top of each page.
    pub brand: String,
    /// Buttons and links.
    pub accent: String,
}

/// How a council can be reached, as its pages and messages say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactDetails {
    /// Telephone, as the council writes it.
    #[serde(default)]
    pub phone: String,
    /// Email.
    #[serde(default)]
    pub email: String,
    /// Postal address, on several lines.
    #[serde(default)]
    pub address: String,
    /// When someone answers.
    #[serde(default)]
    pub hours: Bilingual,
    /// The council's main website.
    #[serde(default)]
    pub website: String,
}

/// A council, as every process knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Council {
    /// The tenant.
    pub id: CouncilId,
    /// Its short, permanent code, such as `adur`.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// What kind.
    pub tier: Tier,
    /// The council of the tier above, where that is a council here too: a district's county, a
    /// parish's district or unitary.
    pub parent: Option<CouncilId>,
    /// The part of its own host before the deployment's domain.
    pub slug: String,
    /// Its characters in every case reference.
    pub prefix: Prefix,
    /// Every host that is served as this council, lower case, without port; the first is the one
    /// that links are built with.
    pub hosts: Vec<String>,
    /// Its colours.
    pub colours: Colours,
    /// How to reach it.
    pub contact: ContactDetails,
    /// The languages of its pages, the first one shown to someone who hasn't chosen.
    pub languages: Vec<Language>,
    /// Which bank holidays it keeps.
    pub division: Division,
    /// Whether it is served.
    pub state: CouncilState,
    /// Seconds by which its clock is ahead of real time; only a sandbox council's isn't 0.
    #[serde(default)]
    pub clock_offset: i64,
}

impl Council {
    /// The language of someone who hasn't chosen one.
    pub fn first_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// The host that links are built with.
    pub fn host(&self) -> &str {
        self.hosts.first().map_or("", String::as_str)
    }

    /// The council's time at a real moment.
    pub fn time(&self, real: time::OffsetDateTime) -> time::OffsetDateTime {
        real + Duration::seconds(self.clock_offset)
    }
}
