//! What a council says of a service: all that it may change of it.

use contract::council::Tier;
use contract::lang::Bilingual;
use contract::{Channel, TeamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Clocks;
use crate::form::Form;
use crate::routing::Routing;
use crate::task::TaskTemplate;
use crate::workflow::Workflow;

/// A service as a council has it, and as a version of it is kept: the council may change it without anyone else's
/// changing. A field that is new has a default, so that what was kept before can still be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The tiers whose councils provide it.
    #[serde(default)]
    pub tiers: Vec<Tier>,
    /// Its number in the Local Government Services List.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lgsl: Option<u32>,
    /// What kind of dealing it is, by its number in the Local Government Interaction List.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lgil: Option<u16>,
    /// The group in which lists show it; the library's where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Bilingual>,
    /// What it is called.
    pub name: Bilingual,
    /// What it is for, in a sentence.
    pub summary: Bilingual,
    /// What to know before reporting, a paragraph each.
    pub guidance: Vec<Bilingual>,
    /// What to do instead when it can't wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgent: Option<Bilingual>,
    /// What citizens call it.
    pub said_as: SaidAs,
    /// Who may ask for it.
    #[serde(default = "everyone")]
    pub audience: Audience,
    /// How it can be asked for.
    #[serde(default = "every_channel")]
    pub channels: Vec<Channel>,
    /// What is asked.
    pub form: Form,
    /// By when things must be done; what was kept as `target` is one clock.
    #[serde(alias = "target")]
    pub clocks: Clocks,
    /// How it is worked.
    pub workflow: Workflow,
    /// The team that deals with it; the one that has it already, where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// How its reports come to the right people.
    #[serde(default, skip_serializing_if = "Routing::is_plain")]
    pub routing: Routing,
    /// What there is to do for its cases, to be asked for by its workflow or by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<TaskTemplate>,
    /// What the citizen is told.
    pub messages: Messages,
    /// What the public is told of what others report.
    #[serde(default, skip_serializing_if = "Shown::is_nothing")]
    pub shows: Shown,
    /// How long its cases are kept once they are done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// What whoever answers a call says and asks, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub call_script: Vec<Bilingual>,
}

/// Anyone, for themselves.
pub fn everyone() -> Audience {
    Audience::Everyone
}

/// Every way on which something can be asked for.
pub fn every_channel() -> Vec<Channel> {
    Channel::ALL.to_vec()
}

/// Citizens' own words for a service, by language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidAs {
    /// English.
    pub en: Vec<String>,
    /// Welsh.
    pub cy: Vec<String>,
}

/// What the citizen is told of a service at two moments; the workflow has the words of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// What happens next, once it is reported.
    pub received: Bilingual,
    /// What to say when it is done with the outcome `completed`.
    pub completed: Bilingual,
}

contract::named! {
    /// What the public is told of what others report to a service.
    #[derive(Default)]
    Shown {
        /// Nothing.
        #[default]
        Nothing = "nothing",
        /// Incidents that the council has declared.
        Incidents = "incidents",
        /// These, and that there are open reports nearby, without anything that anyone typed.
        Reports = "reports",
    }
}

impl Shown {
    /// Whether it is nothing: so it is unless the service says otherwise.
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }
}

contract::named! {
    /// Who may ask for a service.
    Audience {
        /// Anyone, for themselves.
        Everyone = "everyone",
        /// The council's staff alone, for someone who asked them.
        OnBehalf = "on_behalf",
    }
}

/// How long cases of a service are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Months from the day on which a case was done.
    pub months: u16,
    /// Why so long: the law or the council's own rule.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}
