//! Clocks: by when something must be done, as data that a council may change.

use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::target::Target;

/// The clock that gives a case the day that its citizen is told.
pub const MAIN: &str = "main";

/// One clock of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// Its key, such as `main` or `acknowledge`; unique in its service.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// How long it runs.
    pub length: Target,
    /// Which day is the first that counts.
    #[serde(default)]
    pub first_day: FirstDay,
    /// Whose bank holidays don't count.
    #[serde(default)]
    pub holidays: Holidays,
    /// Whose days and hours count.
    #[serde(default)]
    pub days: Days,
    /// What becomes of a last day on which nobody works.
    #[serde(default)]
    pub last_day: LastDay,
    /// What starts it.
    #[serde(default)]
    pub starts: Starts,
    /// The steps or stages that stop it; the end of the case always does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<String>,
    /// What becomes of it when staff tell the citizen something.
    #[serde(default, skip_serializing_if = "WhenTold::is_nothing")]
    pub when_told: WhenTold,
    /// What may lawfully pause it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseRule>,
    /// Whether it stands still while the council has paused the whole service.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub in_emergency: bool,
    /// How it may be extended; not at all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<ExtensionRule>,
    /// Who is told before it ends, and after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alarms: Vec<Alarm>,
    /// What follows by itself when it ends, such as "deemed accepted".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Bilingual>,
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_yes(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_no(value: &bool) -> bool {
    !*value
}

impl ClockRule {
    /// The clock of a plain target: from receipt, in the team's own days. When it ends, whoever has the case is told.
    pub fn of_target(length: Target) -> Self {
        Self {
            id: MAIN.to_owned(),
            name: Bilingual::new("Target", "Targed"),
            length,
            first_day: FirstDay::default(),
            holidays: Holidays::default(),
            days: Days::default(),
            last_day: LastDay::default(),
            starts: Starts::default(),
            stops: Vec::new(),
            when_told: WhenTold::default(),
            pauses: Vec::new(),
            in_emergency: true,
            extension: None,
            alarms: vec![Alarm { when: AlarmAt::After(0), to: AlarmTo::Assignee }],
            effect: None,
        }
    }

    /// The pause that a step or stage of the case makes by itself.
    pub fn pause_during(&self, places: &[&str]) -> Option<&PauseRule> {
        self.pauses.iter().find(|pause| pause.during.iter().any(|during| places.contains(&during.as_str())))
    }

    /// Whether entering one of these steps or stages stops it.
    pub fn stops_at(&self, places: &[&str]) -> bool {
        self.stops.iter().any(|stop| places.contains(&stop.as_str()))
    }
}

/// The clocks of a service: at least one. What was stored as a mere target reads as one clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(from = "Stored", into = "Vec<ClockRule>")]
#[schema(value_type = Vec<ClockRule>)]
pub struct Clocks(Vec<ClockRule>);

/// What may be stored.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Clocks(Vec<ClockRule>),
    Target(Target),
}

impl From<Stored> for Clocks {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Clocks(clocks) => Self(clocks),
            Stored::Target(target) => target.into(),
        }
    }
}

impl From<Clocks> for Vec<ClockRule> {
    fn from(clocks: Clocks) -> Self {
        clocks.0
    }
}

impl From<Vec<ClockRule>> for Clocks {
    fn from(clocks: Vec<ClockRule>) -> Self {
        Self(clocks)
    }
}

impl From<Target> for Clocks {
    fn from(target: Target) -> Self {
        Self(vec![ClockRule::of_target(target)])
    }
}

impl Clocks {
    /// Every clock, in the council's order.
    pub fn all(&self) -> &[ClockRule] {
        &self.0
    }

    /// The clock that gives the day that the citizen is told: the one called `main`, else the first.
    pub fn main(&self) -> Option<&ClockRule> {
        self.0.iter().find(|clock| clock.id == MAIN).or_else(|| self.0.first())
    }

    /// How long the main clock runs.
    pub fn target(&self) -> Target {
        self.main().map_or(Target::WorkingDays(1), |clock| clock.length)
    }
}

/// Which day is the first that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// The day after the one that starts the clock: that one is day zero.
    #[default]
    After,
    /// The day that starts the clock: it is day one.
    Same,
}

/// Whose bank holidays aren't working days.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holidays {
    /// Those of the council's own part of the country.
    #[default]
    Own,
    /// Those of any part of the United Kingdom.
    AnyUk,
    /// Those of these parts.
    Of(Vec<Division>),
}

/// Whose days and hours count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// The council's: its team's days and hours, without its closures. What arrives after hours counts
    /// from the next working day.
    #[default]
    Council,
    /// The law's: Monday to Friday. A closure of the council is no excuse, and what arrives counts from the
    /// day on which it arrives.
    Law,
}

/// What becomes of a last day on which nobody works. A clock of working days never ends on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// It moves to the next working day.
    #[default]
    NextWorkingDay,
    /// It stays.
    AsItFalls,
}

/// What starts a clock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Starts {
    /// The report arrives.
    #[default]
    Receipt,
    /// The case enters this step or stage for the first time.
    Entering(String),
    /// The day that was answered to this question.
    Field(String),
}

/// What becomes of a clock when staff tell the citizen something: a message, or a move that the citizen sees. What
/// arrives, what the product says by itself and what the citizen writes don't count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhenTold {
    /// Nothing.
    #[default]
    Nothing,
    /// It stops: a first answer was given.
    Stops,
    /// It begins again from there: the citizen hears at least as often as it is long.
    StartsAgain,
}

impl WhenTold {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }
}

/// What may lawfully pause a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseRule {
    /// Its key; unique in its clock.
    pub id: String,
    /// The reason, as the explanation gives it.
    pub reason: Bilingual,
    /// The steps or stages during which it pauses by itself; none where staff alone pause it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub during: Vec<String>,
}

/// How a clock may be extended. It is never extended once it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionRule {
    /// How often, 1 to 9.
    pub times: u8,
    /// By how much at most in all, in the unit of the clock.
    pub most: u16,
    /// Whether the day of the main clock, which the citizen was told, moves by as much.
    #[serde(default, skip_serializing_if = "is_no")]
    pub moves_main: bool,
}

/// Someone is told of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Alarm {
    /// When: so many days before the last one, or after it. Working days where the clock counts those;
    /// hours where it counts hours.
    pub when: AlarmAt,
    /// Who.
    pub to: AlarmTo,
}

/// When someone is told of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlarmAt {
    /// So much before it ends, in the morning of that day.
    Before(u16),
    /// So much after it ended, in the morning of that day; 0 for the moment at which it ends.
    After(u16),
}

/// Who is told of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlarmTo {
    /// Whoever has the case; the first of the team's chain where nobody has it.
    Assignee,
    /// The first of the team's chain.
    Manager,
    /// The next of the team's chain who wasn't told of this clock yet.
    Chain,
}

/// A clock that a law or a code sets, ready to be taken into a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClockPreset {
    /// Its key, such as `foi`.
    pub key: String,
    /// What it is for.
    pub title: Bilingual,
    /// The clock.
    pub clock: ClockRule,
}

/// A clock of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClockView {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// Where it stands.
    pub state: ClockState,
    /// Whether it gives the day that the citizen is told.
    pub main: bool,
    /// When it ends, UTC; the day is one that may still move on while it is paused.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// Whether that has passed while it ran.
    pub overdue: bool,
    /// How that was found.
    pub explanation: crate::target::Explanation,
    /// The reasons for which staff may pause it now.
    pub may_pause: Vec<PauseChoice>,
    /// Whether staff may let it run on now.
    pub may_resume: bool,
    /// By how much at most it may be extended now, in its unit; 0 for not at all.
    pub may_extend: u16,
    /// How often it had ended before it began again.
    #[serde(default)]
    pub late: u16,
    /// What follows by itself when it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Bilingual>,
}

/// A reason for which staff may pause a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PauseChoice {
    /// Its key.
    pub id: String,
    /// The reason.
    pub reason: Bilingual,
}

/// Where a clock of a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// It runs.
    Running,
    /// It stands still, lawfully.
    Paused,
    /// It was stopped in time.
    Met,
    /// It was stopped after it had ended.
    Missed,
}

impl ClockState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Running, Self::Paused, Self::Met, Self::Missed];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Met => "met",
            Self::Missed => "missed",
        }
    }

    /// Whether it may still end.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

/// A time during which a clock stood still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// The key of the reason.
    pub key: String,
    /// From when.
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// Until when; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub to: Option<OffsetDateTime>,
    /// Why.
    pub why: Bilingual,
}

/// More time that a clock was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// How much, in the unit of the clock.
    pub by: u16,
    /// On which day it was given.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// Why, as whoever gave it wrote.
    pub reason: String,
}

/// Pause a clock of a case.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseClock {
    /// The clock's key.
    pub clock: String,
    /// The key of the lawful reason.
    pub reason: String,
    /// What else there is to say for the file, at most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Let a clock of a case run on.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeClock {
    /// The clock's key.
    pub clock: String,
}

/// Give a clock of a case more time.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendClock {
    /// The clock's key.
    pub clock: String,
    /// How much, in the unit of the clock.
    pub by: u16,
    /// Why, 1 to 1,000 characters.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_target_that_was_stored_reads_as_one_clock() {
        let clocks: Clocks = serde_json::from_value(json!({ "working_days": 2 })).unwrap();
        assert_eq!(clocks.all(), [ClockRule::of_target(Target::WorkingDays(2))]);
        let stored = serde_json::to_value(&clocks).unwrap();
        assert_eq!(serde_json::from_value::<Clocks>(stored).unwrap(), clocks);
    }

    #[test]
    fn the_main_clock_is_the_one_of_that_name() {
        let second = ClockRule { id: "acknowledge".into(), ..ClockRule::of_target(Target::WorkingDays(5)) };
        let clocks: Clocks = vec![second, ClockRule::of_target(Target::Months(1))].into();
        assert_eq!(clocks.target(), Target::Months(1));
    }
}
