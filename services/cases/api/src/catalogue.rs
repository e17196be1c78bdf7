//! The service catalogue on the wire.

pub mod definition;
pub mod editing;

use contract::council::Tier;
use contract::lang::Bilingual;
use contract::{Channel, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use self::definition::{Audience, Definition, Shown, every_channel, everyone};
use crate::calendar::StandsStill;
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
    /// What kind of dealing it is, in the Local Government Interaction List.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lgil: Option<u16>,
    /// The group in which lists show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Bilingual>,
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
    /// Why it stands still; none while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub still: Option<StandsStill>,
    /// Who deals with it.
    pub team: Bilingual,
    /// What happens once it is reported.
    pub what_next: Bilingual,
    /// Who may ask for it.
    #[serde(default = "everyone")]
    pub audience: Audience,
    /// How it can be asked for.
    #[serde(default = "every_channel")]
    pub channels: Vec<Channel>,
    /// What the public is told of what others report to it.
    #[serde(default)]
    pub shows: Shown,
    /// What whoever answers a call says and asks, a paragraph each; for staff alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub call_script: Vec<Bilingual>,
}

impl ServiceDetail {
    /// Whether it can be asked for by this way.
    pub fn is_open(&self, channel: Channel) -> bool {
        let staff_only = self.audience == Audience::OnBehalf && channel == Channel::Web;
        self.channels.contains(&channel) && !staff_only
    }
}

impl Definition {
    /// How a list shows the council's own service that says this.
    pub fn to_summary(&self, id: Option<ServiceId>, slug: &str) -> ServiceSummary {
        ServiceSummary {
            id: id.map(|id| id.uuid()),
            slug: slug.to_owned(),
            lgsl: self.lgsl.unwrap_or_default(),
            lgil: self.lgil,
            group: self.group.clone(),
            name: self.name.clone(),
            summary: self.summary.clone(),
            provider: Provider::Own,
        }
    }

    /// What the page of the council's own service that says this needs.
    pub fn to_detail(&self, id: Option<ServiceId>, slug: &str, team: &Bilingual) -> ServiceDetail {
        ServiceDetail {
            service: self.to_summary(id, slug),
            guidance: self.guidance.clone(),
            urgent: self.urgent.clone(),
            form: self.form.clone(),
            target: self.clocks.target(),
            still: None,
            team: team.clone(),
            what_next: self.messages.received.clone(),
            audience: self.audience,
            channels: self.channels.clone(),
            shows: self.shows,
            call_script: self.call_script.clone(),
        }
    }
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
