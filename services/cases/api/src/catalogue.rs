//! The service catalogue on the wire.

pub mod definition;
pub mod editing;

use contract::council::Tier;
use contract::lang::Bilingual;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::form::Form;
use crate::target::Target;

/// A service as a list or a search shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ServiceSummary {
    /// The council's own record of it; `None` for a service that another council provides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Its part of an address, such as `missed-bin`.
    pub slug: String,
    /// Its number in the Local Government Services List.
    pub lgsl: u32,
    /// What it is called.
    pub name: Bilingual,
    /// What it is for, in a sentence.
    pub summary: Bilingual,
    /// Who provides it.
    pub provider: Provider,
}

/// Who provides a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Provider {
    /// This council.
    Own,
    /// A council of another tier.
    Other {
        /// The tier that provides it where there are two.
        tier: Tier,
        /// The council to go to; several where it depends on the place, none where it isn't served
        /// here.
        councils: Vec<OtherCouncil>,
    },
}

/// The council that provides what this one doesn't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OtherCouncil {
    /// Its name.
    pub name: Bilingual,
    /// The address of this very service on its own pages.
    pub url: String,
}

/// A service with all that its page needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ServiceDetail {
    /// What a list shows.
    #[serde(flatten)]
    pub service: ServiceSummary,
    /// What to know before reporting, a paragraph each.
    pub guidance: Vec<Bilingual>,
    /// What to do instead when it can't wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgent: Option<Bilingual>,
    /// What is asked.
    pub form: Form,
    /// How long it may take.
    pub target: Target,
    /// Who deals with it.
    pub team: Bilingual,
    /// What happens once it is reported.
    pub what_next: Bilingual,
}

/// A service that a search found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FoundService {
    /// The service.
    #[serde(flatten)]
    pub service: ServiceSummary,
    /// The catalogue's words that came nearest to what was typed; empty for a list without a search.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub matched: String,
}
