//! What a manager sees of the work, on the wire: who has how much of it, and which contacts of people
//! needn't have been.

use contract::{Bilingual, CaseId, Channel, InteractionId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::case::{Assignee, TeamSummary};

/// How many cases there are to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Load {
    /// Not done.
    pub open: i64,
    /// Of them, due later today.
    pub today: i64,
    /// Of them, past their due time.
    pub overdue: i64,
}

/// Who has how much to do.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Workload {
    /// Every team that the caller sees, by name.
    pub teams: Vec<TeamLoad>,
    /// Everyone who has cases, by name.
    pub people: Vec<PersonLoad>,
}

/// A team's load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TeamLoad {
    /// The team.
    pub team: TeamSummary,
    /// Its cases.
    pub load: Load,
    /// How many of its open cases nobody has.
    pub nobody: i64,
}

/// A person's load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonLoad {
    /// Who.
    pub person: Assignee,
    /// Their cases.
    pub load: Load,
}

contract::named! {
    /// Why a contact needn't have been.
    AvoidableReason {
        /// They asked how their case stands.
        Chased = "chased",
        /// They heard nothing about their case.
        NoUpdate = "no_update",
        /// A message or letter of ours wasn't understood.
        UnclearMessage = "unclear_message",
        /// What was promised wasn't done in time.
        MissedPromise = "missed_promise",
        /// They were told something wrong.
        WrongInformation = "wrong_information",
        /// They couldn't find or do it on the website.
        Website = "website",
        /// They were passed on, or had to say it again.
        PassedOn = "passed_on",
    }
}

contract::named! {
    /// The message that would have avoided a contact.
    MissingMessage {
        /// That it was done.
        Done = "done",
        /// One in a way that reaches them: they gave no email address.
        Reachable = "reachable",
        /// That it takes longer, when the target was missed.
        TargetMissed = "target_missed",
        /// What it waits for.
        Waiting = "waiting",
        /// What happens, in the first days: they never heard anything.
        First = "first",
        /// How it goes on: the last one was long ago.
        Progress = "progress",
    }
}

/// The contacts of some days that needn't have been.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AvoidableContacts {
    /// How many.
    pub total: i64,
    /// By the message that would have avoided them, the most first.
    pub messages: Vec<AvoidedBy>,
    /// By why they were, the most first.
    pub reasons: Vec<AvoidableFor>,
}

/// How many contacts a message would have avoided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AvoidedBy {
    /// The message; none where the case's story tells of none.
    pub message: Option<MissingMessage>,
    /// How many.
    pub contacts: i64,
}

/// How many contacts had a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AvoidableFor {
    /// The reason.
    pub reason: AvoidableReason,
    /// How many.
    pub contacts: i64,
}

/// Which contacts that needn't have been. The list is by time, the newest first. Days are London's; a
/// year at most.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListAvoidable {
    /// The first day, as `2026-11-01`; 29 days before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Only those that this message would have avoided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MissingMessage>,
    /// `true` for those that no message would have avoided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_message: Option<bool>,
    /// Only those for this reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<AvoidableReason>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Of which days. Days are London's; a year at most.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AvoidableDays {
    /// The first day, as `2026-11-01`; 29 days before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A contact that needn't have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AvoidableContact {
    /// The interaction.
    pub interaction: InteractionId,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// By which way.
    pub channel: Channel,
    /// Why.
    pub reason: AvoidableReason,
    /// The message that would have avoided it.
    pub message: Option<MissingMessage>,
    /// The case that it was about.
    pub case: Option<AvoidableCase>,
}

/// The case of a contact that needn't have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AvoidableCase {
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Bilingual,
}
