//! What is measured of people's contacts with the council, on the wire.

use contract::{CaseId, Channel, ContactId, InteractionId, StaffId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::interaction::Outcome;

contract::named! {
    /// By what a figure is broken down.
    MeasureBy {
        /// By what it was about.
        Service = "service",
        /// By the way on which people came.
        Channel = "channel",
        /// By who served them.
        Agent = "agent",
    }
}

/// Of which days, and by what. Days are London's; a year at most.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct MeasureDays {
    /// The first day, as `2026-11-01`; 29 days before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// By what the figure is broken down; by service when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MeasureBy>,
}

/// How many enquiries there were, and how many of them were resolved at first contact.
///
/// An enquiry begins when someone turns to the council on a matter on which they didn't in the
/// council's number of days before. It is resolved at first contact if that contact ended answered,
/// handed to the right council, or with a case opened, and the person wasn't in contact on the same
/// matter again within that number of days. Of strangers nobody can know whether they came back:
/// they are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Resolved {
    /// Enquiries.
    pub enquiries: i64,
    /// Of them, resolved at first contact.
    pub resolved: i64,
}

impl Resolved {
    /// The share that was resolved, in whole percent; none without an enquiry.
    pub fn percent(self) -> Option<i64> {
        (self.enquiries > 0).then(|| (self.resolved * 200 + self.enquiries) / (self.enquiries * 2))
    }
}

/// First-contact resolution of some days.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FirstContact {
    /// The number of days within which nobody may come back.
    pub days: i16,
    /// The share that the council wants, in percent.
    pub target: i16,
    /// Of people whom the council knows.
    pub total: Resolved,
    /// Of strangers, as it looked when they left.
    pub strangers: Resolved,
    /// Of people whom the council knows, broken down, the most enquiries first.
    pub groups: Vec<ResolvedGroup>,
}

/// A part of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResolvedGroup {
    /// A service's slug, a channel's name or a member of staff's id; empty where there is none.
    pub key: String,
    /// How many.
    pub counts: Resolved,
}

/// Which enquiries stand behind a figure. The list is by start, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListEnquiries {
    /// The first day, as `2026-11-01`; 29 days before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// By what `key` is meant; by service when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MeasureBy>,
    /// Only those of this part of the figure: its `key`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Only those that were resolved at first contact, or that weren't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<bool>,
    /// Strangers' instead of those of people whom the council knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strangers: Option<bool>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// An enquiry, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Enquiry {
    /// The interaction with which it began.
    pub interaction: InteractionId,
    /// Whose; none for a stranger.
    pub contact: Option<ContactId>,
    /// Who served them; none for the council's own pages.
    pub staff: Option<StaffId>,
    /// By which way.
    pub channel: Channel,
    /// What it was about, as a service's slug; empty where that wasn't told.
    pub matter: String,
    /// How the first contact ended.
    pub outcome: Outcome,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Whether it was resolved at first contact.
    pub resolved: bool,
    /// When the same person was in contact on the same matter again, if they were.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub back_at: Option<OffsetDateTime>,
    /// The cases that it had to do with.
    pub cases: Vec<CaseId>,
}

/// What there was of calls.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Calls {
    /// Each day that had any, the oldest first.
    pub days: Vec<DayOfCalls>,
    /// Who took how many on the last day that was asked for, the most first.
    pub agents: Vec<AgentCalls>,
    /// Within how many seconds of a call's start the council wants its reference read out.
    pub to_reference: i32,
}

/// A day's calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayOfCalls {
    /// The day in London: `2026-11-22`.
    pub day: String,
    /// How many calls ended that began on it.
    pub calls: i64,
    /// How long they took together, in seconds.
    pub seconds: i64,
    /// How long it took from the start of a call to the reference that was read out, in seconds: the
    /// median of the calls in which a case was opened; none where there was none.
    pub to_reference: Option<i64>,
}

/// How many calls someone took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AgentCalls {
    /// Who.
    pub staff: StaffId,
    /// How many.
    pub calls: i64,
    /// How long they took together, in seconds.
    pub seconds: i64,
}

/// Which calls stand behind a day's number. The list is by start, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListCalls {
    /// The first day, as `2026-11-01`; 29 days before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Only those that this member of staff took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A call that ended, as the numbers count it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasuredCall {
    /// The interaction.
    pub interaction: InteractionId,
    /// With whom; none for a stranger.
    pub contact: Option<ContactId>,
    /// Who took it.
    pub staff: Option<StaffId>,
    /// What it was about, as a service's slug; empty where that wasn't told.
    pub matter: String,
    /// How it ended.
    pub outcome: Outcome,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// How long it took, in seconds.
    pub seconds: i64,
    /// How long it took until the reference could be read out, in seconds; none where no case was opened.
    pub to_reference: Option<i64>,
    /// The cases that it had to do with.
    pub cases: Vec<CaseId>,
}

/// How the council measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureSettings {
    /// Within how many days someone who comes back wasn't served at first contact, 1 to 60.
    pub days: i16,
    /// The share that the council wants served at first contact, 0 to 100 percent.
    pub target: i16,
    /// Within how many seconds of a call's start the council wants its reference read out, 30 to 3,600.
    #[serde(default = "three_minutes")]
    pub to_reference: i32,
}

const fn three_minutes() -> i32 {
    180
}

impl Default for MeasureSettings {
    fn default() -> Self {
        Self { days: 7, target: 80, to_reference: three_minutes() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_and_there_is_none_of_nothing() {
        let of = |enquiries, resolved| Resolved { enquiries, resolved }.percent();
        assert_eq!(
            (of(0, 0), of(3, 2), of(8, 1), of(200, 199), of(5, 5)),
            (None, Some(67), Some(13), Some(100), Some(100))
        );
    }
}
