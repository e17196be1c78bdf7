//! One service of the library.

use cases_api::catalogue::definition::{Audience, Messages, SaidAs, Shown};
use cases_api::catalogue::{Provider, ServiceDetail, ServiceSummary};
use cases_api::clock::Clocks;
use cases_api::form::Form;
use cases_api::routing::Routing;
use cases_api::task::TaskTemplate;
use contract::Channel;
use contract::council::Tier;
use contract::lang::Bilingual;
use serde::Deserialize;
use uuid::Uuid;

/// A service: what it is called, who provides it, what it asks and says.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its part of an address, such as `missed-bin`; unique in the library.
    pub slug: String,
    /// Its number in the Local Government Services List.
    pub lgsl: u32,
    /// What kind of dealing it is, in the Local Government Interaction List.
    pub lgil: Option<u16>,
    /// The tiers whose councils provide it.
    pub tiers: Vec<Tier>,
    /// Who deals with it.
    pub team: Team,
    /// With which others it stands together.
    pub group: Option<Bilingual>,
    /// By when things must be done, until a council says otherwise.
    pub clocks: Clocks,
    /// The id of its workflow.
    pub workflow: String,
    /// What it is called.
    pub name: Bilingual,
    /// What it is for, in a sentence.
    pub summary: Bilingual,
    /// What to know before reporting, a paragraph each.
    pub guidance: Vec<Bilingual>,
    /// What to do instead when it can't wait.
    pub urgent: Option<Bilingual>,
    /// What citizens call it.
    pub said_as: SaidAs,
    /// Who may ask for it.
    pub audience: Audience,
    /// How it can be asked for.
    pub channels: Vec<Channel>,
    /// What is asked.
    pub form: Form,
    /// How its reports come to the right people.
    pub routing: Routing,
    /// What there is to do for its cases.
    pub tasks: Vec<TaskTemplate>,
    /// What the public is told of what others report.
    pub shows: Shown,
    /// What the citizen is told.
    pub messages: Messages,
    /// What whoever answers a call says and asks, a paragraph each.
    pub call_script: Vec<Bilingual>,
}

/// A team of a starter council.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its key in the library, kebab-case.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
}

/// A group in which services stand together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its key in the library.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
}

impl Entry {
    /// Whether a council of a tier provides it.
    pub fn provided_by(&self, tier: Tier) -> bool {
        self.tiers.contains(&tier)
    }

    /// The tier to which a council of `tier` hands it on; `None` when it provides it itself, or
    /// nobody above or below does.
    pub fn handed_to(&self, tier: Tier) -> Option<Tier> {
        let others: &[Tier] = match tier {
            Tier::District => &[Tier::County],
            Tier::County => &[Tier::District],
            Tier::Parish => &[Tier::District, Tier::County],
            Tier::Unitary => &[],
        };
        let elsewhere = others.iter().copied().find(|other| self.provided_by(*other));
        elsewhere.filter(|_| !self.provided_by(tier))
    }

    /// How a list shows it.
    pub fn to_summary(&self, id: Option<Uuid>, provider: Provider) -> ServiceSummary {
        ServiceSummary {
            id,
            slug: self.slug.clone(),
            lgsl: self.lgsl,
            lgil: self.lgil,
            group: self.group.clone(),
            name: self.name.clone(),
            summary: self.summary.clone(),
            provider,
        }
    }

    /// What its page needs.
    pub fn to_detail(&self, id: Option<Uuid>, provider: Provider) -> ServiceDetail {
        ServiceDetail {
            service: self.to_summary(id, provider),
            guidance: self.guidance.clone(),
            urgent: self.urgent.clone(),
            form: self.form.clone(),
            target: self.clocks.target(),
            still: None,
            team: self.team.name.clone(),
            what_next: self.messages.received.clone(),
            audience: self.audience,
            channels: self.channels.clone(),
            shows: self.shows,
            call_script: self.call_script.clone(),
        }
    }
}
