use contract::lang::Bilingual;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What must hold for a move to be made. What the product itself does (a timer, a citizen's reply) is asked
/// for answers and times alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "need", rename_all = "snake_case", deny_unknown_fields)]
pub enum Guard {
    /// Whoever makes it holds a permission.
    Permission {
        /// Its name, such as `cases.decide`.
        permission: String,
    },
    /// A question was answered.
    Answered {
        /// The name of the form's field.
        field: String,
        /// With this choice; any answer will do when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is: Option<String>,
    },
    /// So much time has passed.
    Waited {
        /// Since when.
        since: Since,
        /// How many days.
        days: u16,
        /// Whether the council's working days alone are counted.
        #[serde(default)]
        working: bool,
    },
    /// No more than so much time has passed.
    Within {
        /// Since when.
        since: Since,
        /// How many days.
        days: u16,
        /// Whether the council's working days alone are counted.
        #[serde(default)]
        working: bool,
    },
    /// Whoever makes it is someone else than who did an earlier step. Who did a step is who moved the case on
    /// from it, and who had the case then.
    DifferentPerson {
        /// The earlier step.
        step: String,
        /// What that one did, as it is told to them: `you investigated stage 1`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Bilingual>,
    },
    /// Every task of the case that must be done is done.
    TasksDone,
    /// The end of a clock of the case is still to come, or isn't.
    Clock {
        /// The clock's key.
        clock: String,
        /// Which of the two.
        is: ClockIs,
    },
}

/// What a guard asks of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockIs {
    /// It runs or stands still, and its end is still to come.
    Open,
    /// Its end has passed, it was stopped, or it never began.
    Ended,
}

/// Since when time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Since {
    /// The case came to the step where it stands.
    Entering,
    /// The case was received.
    Receipt,
}

/// A number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How many.
    pub days: u16,
    /// Whether the council's working days alone are counted.
    pub working: bool,
}

/// A move that leads on from where the case stands and that this person can't make now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HeldMove {
    /// The move's verb.
    pub verb: String,
    /// What its button would say.
    pub label: Bilingual,
    /// Why not: everything that stands in its way.
    pub why: Vec<Hindrance>,
}

/// What stands in the way of a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Hindrance {
    /// It is for those who hold a permission.
    Permission {
        /// The permission's name.
        permission: String,
    },
    /// A question isn't answered, or not so.
    Unanswered {
        /// The field's name.
        field: String,
    },
    /// It is too early.
    Early {
        /// How many more days must pass.
        left: u16,
        /// Whether working days are counted.
        working: bool,
    },
    /// It is too late.
    Late {
        /// Within how many days it could be made.
        days: u16,
        /// Whether working days are counted.
        working: bool,
    },
    /// Someone else must make it.
    SamePerson {
        /// The earlier step, as staff call it.
        step: Bilingual,
        /// What this person did there, where the workflow says so.
        because: Option<Bilingual>,
    },
    /// Tasks that must be done aren't.
    OpenTasks {
        /// How many.
        open: u16,
    },
    /// A clock is as it mustn't be.
    Clock {
        /// What the clock is called.
        name: Bilingual,
        /// How it must be.
        must_be: ClockIs,
    },
}
