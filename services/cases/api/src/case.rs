//! Cases on the wire, as staff and their tools see them.

use contract::{Bilingual, CaseId, Channel, ContactId, InteractionId, Language, Reference, ServiceId, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

mod story;

pub use story::{Entry, Happening};

use crate::answers::Answers;
use crate::clock::ClockView;
use crate::merging::{MergedCase, MergedInto};
use crate::promise::PromiseOfCase;
use crate::proposal::ProposalView;
use crate::queues::DueNow;
use crate::relation::{Parts, RelatedCase};
use crate::target::Explanation;
use crate::task::{TaskTemplate, TaskView};
use crate::workflow::{EffectView, HeldMove, Outcome, OutcomeWords, State, Transition, Workflow};

/// Something reported or asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenCase {
    /// The service's part of an address, such as `missed-bin`.
    pub service: String,
    /// The language in which the citizen will be written to.
    #[serde(default)]
    pub language: Language,
    /// Who asks.
    pub reporter: NewReporter,
    /// Answers to the service's form.
    #[serde(default)]
    pub answers: Answers,
    /// How the citizen asked; the web when absent. Another channel is for staff to say.
    #[serde(default)]
    pub channel: Channel,
    /// The call during which staff take it; for staff alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// Who asks, where staff chose a person whom the council knows; for staff alone. Without it
    /// the person is recognised by what they gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
}

/// Who asks, as they typed it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReporter {
    /// Name.
    pub name: String,
    /// Email address; updates go there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number in any notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their postcode, where the form has no address: with the reference it opens the case again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

/// A case that was opened.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseOpened {
    /// The case.
    pub id: CaseId,
    /// Its reference, to be read out.
    pub reference: Reference,
    /// The secret of the link by which it is followed.
    pub follow_token: String,
    /// By when it should be done.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// Whether an email will tell the reporter.
    pub email: bool,
}

/// A case in a queue.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseSummary {
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
    /// Where it stands.
    pub state: State,
    /// How it ended, once done.
    pub outcome: Option<Outcome>,
    /// Whose queue it is in.
    pub team: TeamSummary,
    /// Who works on it.
    pub assignee: Option<Assignee>,
    /// Where it is about, in a line: an address's first line and postcode.
    pub place: Option<String>,
    /// How it came in.
    pub channel: Channel,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
    /// By when it should be done.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// The version, for `If-Match`.
    pub version: i64,
    /// The version that the caller last saw, of a case that they watch.
    #[serde(default)]
    pub seen: Option<i64>,
    /// Whether its citizen had it opened again, and it isn't done since.
    #[serde(default)]
    pub reopened: bool,
    /// Whether where it is about is hidden, and of a whole case who reported it and what was written: the person
    /// is a caller who isn't verified.
    #[serde(default)]
    pub masked: bool,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TeamSummary {
    /// The team.
    pub id: TeamId,
    /// What it is called.
    pub name: Bilingual,
}

/// A member of staff who works on a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Assignee {
    /// Who.
    pub id: StaffId,
    /// Name.
    pub name: String,
}

/// A case with its reporter, its answers and its story.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseView {
    /// What a queue shows.
    #[serde(flatten)]
    pub case: CaseSummary,
    /// Who reported it, as they gave it.
    pub reporter: Reporter,
    /// Who that is, once contacts has recognised or made them.
    pub contact: Option<LinkedContact>,
    /// Questions with their answers, in the form's order.
    pub answers: Vec<Answered>,
    /// The position, if one was given: latitude and longitude (WGS84).
    pub position: Option<Position>,
    /// The language in which the citizen is written to.
    pub language: Language,
    /// The call during which it was taken.
    pub call: Option<InteractionId>,
    /// How the due day was found.
    pub target: Explanation,
    /// Its clocks that have begun, in the service's order; none for a case that is older than clocks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<ClockView>,
    /// What its citizen was promised, the soonest due first; nothing where masked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseOfCase>,
    /// What the citizen thought of how it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<crate::follow::Feedback>,
    /// Its story, the oldest first.
    pub timeline: Vec<Entry>,
    /// The step of its workflow at which it stands.
    #[serde(default)]
    pub step: String,
    /// With which of the workflow's outcomes it ended, once done.
    #[serde(default)]
    pub outcome_id: Option<String>,
    /// The workflow by which it goes.
    pub workflow: Workflow,
    /// What the workflow asked of others, the oldest first.
    #[serde(default)]
    pub effects: Vec<EffectView>,
    /// What there is to do for it, the oldest first.
    #[serde(default)]
    pub tasks: Vec<TaskView>,
    /// The service's templates of what there may be to do.
    #[serde(default)]
    pub task_templates: Vec<TaskTemplate>,
    /// Cases that belong to it.
    #[serde(default)]
    pub relations: Vec<RelatedCase>,
    /// How far its parts are.
    #[serde(default)]
    pub parts: Parts,
    /// Into which case it is merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<MergedInto>,
    /// Cases that are merged into it, of those that the caller sees, the oldest merge first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<MergedCase>,
    /// How many are, also those that the caller doesn't see.
    #[serde(default)]
    pub merged_count: u32,
    /// What is proposed for it and waits for someone else's decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalView>,
    /// Moves that the caller may make now.
    pub moves: Vec<Transition>,
    /// Moves that lead on from here and that the caller can't make now, each with what stands in its way.
    #[serde(default)]
    pub held: Vec<HeldMove>,
    /// Outcomes to choose from when one must be given.
    pub outcomes: Vec<OutcomeWords>,
    /// The number of the version of its service that it goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goes_by: Option<i32>,
    /// The number of the version that new cases go by, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<i32>,
}

/// Who reported a case, as they gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reporter {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Telephone number (E.164).
    pub phone: Option<String>,
    /// Postcode.
    pub postcode: String,
    /// How they are told what happens.
    #[serde(default)]
    pub told_by: ToldBy,
}

/// How the reporter of a case is told what happens with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ToldBy {
    /// By email.
    Email,
    /// By a letter that the council prints: they gave a postal address and no email address.
    Letter,
    /// Not at all: they gave neither, and see it only online or when they call.
    #[default]
    Nothing,
    /// Not at all: they have died.
    Died,
}

impl ToldBy {
    /// By what the council has of them.
    #[must_use]
    pub const fn having(email: bool, address: bool) -> Self {
        match (email, address) {
            (true, _) => Self::Email,
            (false, true) => Self::Letter,
            (false, false) => Self::Nothing,
        }
    }

    /// The same of someone who may have died.
    #[must_use]
    pub const fn unless(self, died: bool) -> Self {
        if died { Self::Died } else { self }
    }

    /// The name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Nothing => "nothing",
            Self::Died => "died",
        }
    }
}

/// The reporter as contacts knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkedContact {
    /// Who.
    pub id: ContactId,
    /// Whether the council knew them before.
    pub known: bool,
}

/// A question with its answer, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Answered {
    /// The question.
    pub label: Bilingual,
    /// The answer: a choice's own words, an address in lines, a date as `2026-11-22`.
    pub answer: Bilingual,
}

/// A place on the map (WGS84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Position {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
}

/// Which cases. The list is by due time, the most urgent first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListCases {
    /// Only those in this state; every case that isn't done when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// Only those of this team; `mine` for the caller's own teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// `me`, `none` for those nobody works on, or a member of staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Only those of this service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceId>,
    /// `true` for those due by the end of the next working day, overdue ones among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breaching: Option<bool>,
    /// Only those that are overdue, or due later today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub due: Option<DueNow>,
    /// `true` for those that the caller watches, finished ones among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watched: Option<bool>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Whose cases. Those that go on come first, then those that are done, the newest first; at most nine.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OfContact {
    /// The person, as contacts knows them.
    pub contact: ContactId,
    /// The call during which it is asked: in it where a case is about is told of a verified caller's alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
}

/// An internal note, 1 to 5,000 characters.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    /// The note.
    pub text: String,
}

/// An update to the citizen, 1 to 5,000 characters.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendUpdate {
    /// The update.
    pub text: String,
    /// Whether the citizens of the cases that are merged into it are told the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_all: bool,
}

impl SendUpdate {
    /// An update to the case's own citizen.
    pub fn saying(text: impl Into<String>) -> Self {
        Self { text: text.into(), to_all: false }
    }
}

/// A move along the workflow: by its verb, or by where it leads.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveCase {
    /// By which move, of those that lead on from where the case stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// To which step, or, where no step is called so, to which stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How it ended, by the outcome's id or by what it counts as; needed where the move asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What to say to the citizen with it, at most 5,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl MoveCase {
    /// The move to a step or a stage.
    pub fn to(to: impl Into<String>) -> Self {
        Self { to: Some(to.into()), ..Self::default() }
    }

    /// The move of a verb.
    pub fn by(verb: impl Into<String>) -> Self {
        Self { verb: Some(verb.into()), ..Self::default() }
    }

    /// The same, ending so.
    #[must_use]
    pub fn ending(self, outcome: impl Into<String>) -> Self {
        Self { outcome: Some(outcome.into()), ..self }
    }

    /// The same, with words to the citizen.
    #[must_use]
    pub fn saying(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }
}

/// Who is to work on a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// A member of staff; nobody when `null`.
    pub to: Option<StaffId>,
}

/// Whose queue a case is to be in.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutInQueue {
    /// The team.
    pub to: TeamId,
}

/// A case's version after a change.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
pub struct CaseVersion {
    /// The new version, for `If-Match`.
    pub version: i64,
    /// Whether a second person must approve of it first: until then nothing is changed and nobody told.
    #[serde(default)]
    pub proposed: bool,
}

impl CaseVersion {
    /// This version, of a case that was changed.
    pub const fn of(version: i64) -> Self {
        Self { version, proposed: false }
    }
}

/// The council's teams.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Teams {
    /// By name.
    pub items: Vec<TeamOfCaller>,
}

/// A team, and whether it is the caller's.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TeamOfCaller {
    /// The team.
    #[serde(flatten)]
    pub team: TeamSummary,
    /// Whether the caller is in it.
    pub mine: bool,
    /// How many of its cases aren't done.
    pub open: i64,
}
