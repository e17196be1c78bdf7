//! What stands in the way of a move.

use std::collections::BTreeSet;

use cases_api::workflow::{ClockIs, Guard, Hindrance, Period, Since, Transition, Workflow};
use contract::{Bilingual, StaffId};

/// What is known of a case when someone wants to move it on.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Who wants to.
    pub mover: Mover<'a>,
    /// Who did which step.
    pub done: &'a [DoneBy],
    /// What was answered.
    pub answers: &'a [Answer],
    /// How long it has stood where it stands.
    pub entered: Age,
    /// How long ago it was received.
    pub received: Age,
    /// How many tasks must be done and aren't.
    pub open_tasks: u16,
    /// Its clocks.
    pub clocks: &'a [ClockAt],
}

/// Who moves a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mover<'a> {
    /// A timer, or a citizen's reply: it is asked for no permission and is nobody.
    Product,
    /// A member of staff.
    Staff {
        /// Who.
        id: StaffId,
        /// The names of their permissions.
        holds: &'a [String],
    },
}

/// Someone who did a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneBy {
    /// The step.
    pub step: String,
    /// Who.
    pub staff: StaffId,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The name of the form's field.
    pub field: String,
    /// What it says: its choice, each of several, or `true` and `false` for yes and no.
    pub said: Vec<String>,
}

/// A clock of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockAt {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// Whether its end is still to come.
    pub is: ClockIs,
}

/// How long ago something was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Age {
    /// In whole days.
    pub days: u16,
    /// In the council's working days.
    pub working_days: u16,
}

impl Age {
    fn in_units_of(self, period: Period) -> u16 {
        if period.working { self.working_days } else { self.days }
    }
}

impl<'a> Facts<'a> {
    /// Of a case of which nothing is known but who wants to move it on.
    pub const fn bare(mover: Mover<'a>) -> Self {
        let none = Age { days: 0, working_days: 0 };
        Self { mover, done: &[], answers: &[], entered: none, received: none, open_tasks: 0, clocks: &[] }
    }

    fn since(&self, since: Since) -> Age {
        match since {
            Since::Entering => self.entered,
            Since::Receipt => self.received,
        }
    }

    fn did(&self, step: &str) -> bool {
        let Mover::Staff { id, .. } = self.mover else { return false };
        self.done.iter().any(|done| done.step == step && done.staff == id)
    }
}

/// Everything that stands in the way of a move, in the order of its guards.
pub fn hindrances(workflow: &Workflow, by: &Transition, facts: &Facts<'_>) -> Vec<Hindrance> {
    by.guards.iter().filter_map(|guard| hindrance(workflow, guard, facts)).collect()
}

fn hindrance(workflow: &Workflow, guard: &Guard, facts: &Facts<'_>) -> Option<Hindrance> {
    match guard {
        Guard::Permission { permission } => match facts.mover {
            Mover::Staff { holds, .. } if !holds.contains(permission) => {
                Some(Hindrance::Permission { permission: permission.clone() })
            }
            _ => None,
        },
        Guard::Answered { field, is } => {
            let as_asked = |said: &[String]| is.as_ref().is_none_or(|is| said.contains(is));
            let so = |answer: &Answer| answer.field == *field && as_asked(&answer.said);
            (!facts.answers.iter().any(so)).then(|| Hindrance::Unanswered { field: field.clone() })
        }
        Guard::Waited { since, days, working } => {
            let age = facts.since(*since).in_units_of(Period { days: *days, working: *working });
            let left = days.checked_sub(age).filter(|left| *left > 0)?;
            Some(Hindrance::Early { left, working: *working })
        }
        Guard::Within { since, days, working } => {
            let age = facts.since(*since).in_units_of(Period { days: *days, working: *working });
            (age > *days).then_some(Hindrance::Late { days: *days, working: *working })
        }
        Guard::DifferentPerson { step, because } => {
            let earlier = workflow.step(step).map(|step| step.desk.clone());
            let words = || earlier.unwrap_or_else(|| Bilingual::english(step.clone()));
            facts.did(step).then(|| Hindrance::SamePerson { step: words(), because: because.clone() })
        }
        Guard::TasksDone => (facts.open_tasks > 0).then_some(Hindrance::OpenTasks { open: facts.open_tasks }),
        Guard::Clock { clock, is } => {
            let found = facts.clocks.iter().find(|at| at.id == *clock);
            let name = || found.map_or_else(|| Bilingual::english(clock.clone()), |at| at.name.clone());
            let now = found.map_or(ClockIs::Ended, |at| at.is);
            (now != *is).then(|| Hindrance::Clock { name: name(), must_be: *is })
        }
    }
}

/// Those who can't make some move that leads on from a step, because they did an earlier one: the case isn't
/// given to them there.
pub fn barred(workflow: &Workflow, from: &str, done: &[DoneBy]) -> BTreeSet<StaffId> {
    let guards = workflow.onward(from).flat_map(|by| &by.guards);
    let earlier = guards.filter_map(|guard| match guard {
        Guard::DifferentPerson { step, .. } => Some(step),
        _ => None,
    });
    earlier.flat_map(|step| done.iter().filter(move |done| done.step == *step)).map(|done| done.staff).collect()
}
