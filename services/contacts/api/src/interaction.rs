//! Interactions on the wire: every contact of a person with the council. An open one is a call.

use contract::{ArticleId, CaseId, Channel, ContactId, InteractionId, StaffId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::verification::VerificationOutcome;

contract::named! {
    /// Who turned to whom.
    Direction {
        /// The person to the council.
        In = "in",
        /// The council to the person.
        Out = "out",
    }
}

contract::named! {
    /// Where an interaction stands.
    InteractionState {
        /// The switchboard rings someone.
        Ringing = "ringing",
        /// It goes on.
        Open = "open",
        /// It is over.
        Ended = "ended",
    }
}

contract::named! {
    /// How an interaction ended.
    Outcome {
        /// A case was opened.
        CaseOpened = "case_opened",
        /// A question was answered: resolved at first contact.
        Answered = "answered",
        /// They asked after a case and heard how it stands.
        Chased = "chased",
        /// It is another council's or someone else's, and they were told whose.
        HandedOff = "handed_off",
        /// A colleague took over.
        Transferred = "transferred",
        /// They were promised a call.
        CallBack = "call_back",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// The caller gave up.
        Abandoned = "abandoned",
        /// Something else; the note says what.
        Other = "other",
    }
}

contract::named! {
    /// Why someone had to turn to the council who needn't have had to.
    Avoidable {
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
    /// What an interaction did with a case.
    CaseLink {
        /// Opened it.
        Opened = "opened",
        /// Asked after it.
        Chased = "chased",
        /// Spoke of it.
        Discussed = "discussed",
    }
}

/// A member of staff, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffMember {
    /// Who.
    pub id: StaffId,
    /// Name; empty while it isn't known here yet.
    pub name: String,
}

/// With whom an interaction is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InteractionContact {
    /// Who.
    pub id: ContactId,
    /// Name; initials where masked.
    pub name: String,
    /// Whether the name is masked.
    pub masked: bool,
}

/// A case of an interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InteractionCase {
    /// The case.
    pub id: CaseId,
    /// Its reference, to be read out.
    pub reference: String,
    /// What was done with it.
    pub how: CaseLink,
}

/// An interaction in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InteractionSummary {
    /// The interaction.
    pub id: InteractionId,
    /// By which way.
    pub channel: Channel,
    /// Who turned to whom.
    pub direction: Direction,
    /// Where it stands.
    pub state: InteractionState,
    /// The other's telephone number: E.164 where it could be read, else as given.
    pub number: Option<String>,
    /// Whether the caller withheld it.
    pub withheld: bool,
    /// With whom, once it is known.
    pub contact: Option<InteractionContact>,
    /// Which member of staff; none for what came by the council's own pages.
    pub staff: Option<StaffMember>,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    /// When it ended.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// How long it took, in seconds, once it is over.
    pub seconds: Option<i64>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What it was about: the part of a service's address, such as `missed-bin`.
    pub matter: Option<String>,
    /// What was noted at its end; none where the contact is masked.
    pub note: Option<String>,
    /// Which article answered it.
    pub article: Option<ArticleId>,
    /// Why it could have been avoided.
    pub avoidable: Option<Avoidable>,
    /// Its cases, in the order in which they were linked.
    pub cases: Vec<InteractionCase>,
    /// The version: it grows with each change.
    pub version: i64,
}

/// An interaction with all that was typed in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Interaction {
    /// What a list shows.
    #[serde(flatten)]
    pub summary: InteractionSummary,
    /// What was typed.
    pub draft: Draft,
    /// How the verification of this caller ended in this call.
    pub verification: Option<VerificationOutcome>,
}

/// What was typed in an interaction, as it was last saved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Draft {
    /// The text: whatever the panel keeps in it.
    pub text: String,
    /// The version of the text alone; 0 before anything was saved.
    pub version: i64,
    /// When it was saved.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub saved_at: Option<OffsetDateTime>,
}

/// An interaction to be started.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartInteraction {
    /// By which way.
    pub channel: Channel,
    /// Who turned to whom; the person to the council when absent.
    #[serde(default = "inwards")]
    pub direction: Direction,
    /// The other's telephone number in any notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whether the caller withheld it.
    #[serde(default)]
    pub withheld: bool,
    /// With whom, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
    /// When it began, within the last year; now when absent.
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub started_at: Option<OffsetDateTime>,
}

fn inwards() -> Direction {
    Direction::In
}

impl StartInteraction {
    /// One that someone began with the council by this way, now.
    pub fn by(channel: Channel) -> Self {
        let direction = Direction::In;
        Self { channel, direction, number: None, withheld: false, contact_id: None, started_at: None }
    }
}

/// Who the other is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetInteractionContact {
    /// Who; null when it isn't who it was thought to be.
    pub contact_id: Option<ContactId>,
}

/// What was typed, at most 65,536 bytes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The text: whatever the panel keeps in it.
    pub text: String,
    /// The version of the text that this was typed over; 0 for the first.
    pub version: i64,
}

/// A case that an interaction has to do with.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkCase {
    /// The case.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: String,
    /// What was done with it.
    pub how: CaseLink,
}

/// How an interaction ended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndInteraction {
    /// How.
    pub outcome: Outcome,
    /// What it was about: the part of a service's address, such as `missed-bin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<String>,
    /// A note, at most 5,000 characters; needed where the outcome is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Which article answered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// Why it could have been avoided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoidable: Option<Avoidable>,
    /// When it ended, not before it began; now when absent.
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<OffsetDateTime>,
}

impl EndInteraction {
    /// Ended like this, now.
    pub fn with(outcome: Outcome) -> Self {
        Self { outcome, matter: None, note: None, article: None, avoidable: None, ended_at: None }
    }
}

/// What one person said: a page of it, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListSaid {
    /// The call during which it is asked: in it only a verified caller is named, with what was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// The case from which it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which interactions. The list is by start, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListInteractions {
    /// Only those with this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Only the caller's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Only those that go on, ringing or open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// `mine`: only those that ring the caller now. It stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ringing: Option<String>,
    /// Only those that began on this day in London: `2026-11-22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
