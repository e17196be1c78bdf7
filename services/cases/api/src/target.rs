//! By when a case should be done, and how that day was found.

use contract::lang::Bilingual;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// How long a service may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Days on which the council works, after the day on which counting starts.
    WorkingDays(u16),
    /// Days of any kind, after the day of receipt; a day on which the council is closed gives way
    /// to the next working day.
    CalendarDays(u16),
    /// Months, to the same day of a later month; to its last day where it is shorter.
    Months(u16),
    /// Hours of any kind, day and night.
    Hours(u16),
}

impl Target {
    /// How many of its unit.
    pub const fn count(self) -> u16 {
        match self {
            Self::WorkingDays(count) | Self::CalendarDays(count) | Self::Months(count) | Self::Hours(count) => count,
        }
    }

    /// So many of the same unit.
    #[must_use]
    pub const fn with(self, count: u16) -> Self {
        match self {
            Self::WorkingDays(_) => Self::WorkingDays(count),
            Self::CalendarDays(_) => Self::CalendarDays(count),
            Self::Months(_) => Self::Months(count),
            Self::Hours(_) => Self::Hours(count),
        }
    }
}

/// How a due day was found, step by step, for screens to say in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The target that was counted, with what it was extended by.
    pub target: Target,
    /// The steps, in order of time: `received` first, `due` last.
    pub steps: Vec<Step>,
}

/// How many days a count came by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Days on which nobody works.
    pub skipped: i32,
    /// Days during which the clock stood still.
    pub paused: i32,
}

impl Explanation {
    /// How many days were skipped and paused.
    pub fn tally(&self) -> Tally {
        let span = |from: &Date, to: &Date| (*to - *from).get_days() + 1;
        self.steps.iter().fold(Tally::default(), |tally, step| match step {
            Step::Skipped { from, to, .. } => Tally { skipped: tally.skipped + span(from, to), ..tally },
            Step::Paused { from, to, .. } => Tally { paused: tally.paused + span(from, to), ..tally },
            _ => tally,
        })
    }

    /// Whether the clock still stood still when it was counted: the day moves on until it runs again.
    pub fn is_provisional(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::StandsStill { .. }))
    }
}

/// One step of the count. Days are days in London.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The report arrived.
    Received {
        /// When, UTC.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// On which day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// The case entered a step or stage that starts the clock.
    Entered {
        /// When, UTC.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// On which day.
        #[schema(value_type = String, format = Date)]
        on: Date,
        /// What the step is called.
        name: Bilingual,
    },
    /// The citizen was told something, and the clock began again.
    Told {
        /// When, UTC.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// On which day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// Something was asked for that is done within so many working days.
    Asked {
        /// When, UTC.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// On which day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// A day that was answered starts the clock.
    Answered {
        /// The day.
        #[schema(value_type = String, format = Date)]
        on: Date,
        /// The question.
        name: Bilingual,
    },
    /// The report was moved to the service whose target this is. The days still count from its
    /// receipt.
    ServiceChanged {
        /// The service it was reported to.
        from: Bilingual,
        /// On which day it was moved.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// The day that counts as the day of receipt.
    CountingStarts {
        /// The day; the first day of the target is the one after it.
        #[schema(value_type = String, format = Date)]
        on: Date,
        /// Why it is this day.
        because: Start,
    },
    /// Days that don't count.
    Skipped {
        /// The first of them.
        #[schema(value_type = String, format = Date)]
        from: Date,
        /// The last of them.
        #[schema(value_type = String, format = Date)]
        to: Date,
        /// Why they don't.
        why: Closed,
    },
    /// Days during which the clock stood still.
    Paused {
        /// The first of them.
        #[schema(value_type = String, format = Date)]
        from: Date,
        /// The last of them.
        #[schema(value_type = String, format = Date)]
        to: Date,
        /// Why.
        why: Bilingual,
    },
    /// The clock still stands still: the days are counted as if it ran again on the next one.
    StandsStill {
        /// Why.
        why: Bilingual,
    },
    /// The clock was given more time.
    Extended {
        /// How much, in its unit.
        by: u16,
        /// On which day.
        #[schema(value_type = String, format = Date)]
        on: Date,
        /// Why.
        reason: String,
    },
    /// The day on which counting starts is itself the first that counts.
    FirstDayCounts {
        /// The day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// The count reached days whose bank holidays aren't known; there only weekends and the
    /// council's own closed days were skipped.
    TableEnds {
        /// The first day of the count that the table doesn't cover.
        #[schema(value_type = String, format = Date)]
        from: Date,
    },
    /// The case is due.
    Due {
        /// By when, UTC: the end of the working day.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// On which day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
}

/// Why counting starts on the day on which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The report arrived that day, in time.
    SameDay,
    /// It arrived after the end of a working day.
    AfterHours,
    /// It arrived on a day on which the council was closed.
    ClosedDay,
    /// The target counts every day, from the day of receipt.
    EveryDay,
    /// The law counts from the day itself, whether or not anybody works on it.
    ByLaw,
    /// The clock stood still until then.
    AfterPause,
}

/// Why a day isn't a working day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Closed {
    /// Saturday or Sunday.
    Weekend,
    /// A bank holiday.
    BankHoliday {
        /// Its name.
        name: Bilingual,
        /// Whether this day stands in for one that fell on a weekend.
        substitute: bool,
    },
    /// A day of the week on which the team doesn't work.
    NotWorked,
    /// A day on which this council is closed.
    Council {
        /// Why, in the council's words.
        name: Bilingual,
    },
}
