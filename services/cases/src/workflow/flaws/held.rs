//! What is wrong with the guards of a move: one that can never pass, or that guards nothing.

use cases_api::perm;
use cases_api::workflow::{Guard, Since, Transition};
use contract::Audience;

use super::Checking;
use crate::form::never_said;
use crate::workflow::ways::{self, Before};

impl Checking<'_, '_> {
    pub(super) fn guards(&mut self, place: &str, by: &Transition) {
        for (index, guard) in by.guards.iter().enumerate() {
            self.guard(&format!("{place}/guards/{index}"), by, guard);
        }
        for since in [Since::Entering, Since::Receipt] {
            if never(by, since) {
                let detail = "This move has to wait longer than it may wait: it can never be made.";
                self.flaw(&format!("{place}/guards"), "never-passes", detail);
            }
        }
    }

    fn guard(&mut self, place: &str, by: &Transition, guard: &Guard) {
        match guard {
            Guard::Permission { permission } => self.permission(place, permission),
            Guard::Answered { field, is } => self.answered(place, field, is.as_deref()),
            Guard::DifferentPerson { step, because } => {
                self.different(&format!("{place}/step"), by, step);
                if let Some(because) = because {
                    self.words(&format!("{place}/because"), because);
                }
            }
            Guard::Clock { clock, .. } => self.clock(&format!("{place}/clock"), clock),
            Guard::Waited { .. } | Guard::Within { .. } | Guard::TasksDone => {}
        }
    }

    /// A question that isn't there, or an answer that nobody can give to it.
    fn answered(&mut self, place: &str, name: &str, is: Option<&str>) {
        let Some(form) = self.around.form else { return };
        let Some(field) = form.field(name) else {
            self.flaw(&format!("{place}/field"), "unknown-field", format!("The form has no field `{name}`."));
            return;
        };
        if let Some((part, why)) = is.and_then(|is| never_said(field, is)) {
            self.flaw(&format!("{place}/{part}"), why.code, why.detail);
        }
    }

    /// A clock that the service hasn't.
    fn clock(&mut self, place: &str, key: &str) {
        if self.around.clocks.is_some_and(|clocks| !clocks.contains(&key)) {
            let detail = format!("The service has no clock `{key}`. Add it under Clocks.");
            self.flaw(place, "unknown-clock", detail);
        }
    }

    /// A permission that nobody can hold.
    pub(super) fn permission(&mut self, place: &str, permission: &str) {
        let for_staff = |row: &contract::PermissionRow| row.audience == Audience::Staff;
        if !perm::ALL.iter().any(|row| for_staff(row) && row.name == permission) {
            let detail = format!("Nobody can hold a permission `{permission}`.");
            self.flaw(&format!("{place}/permission"), "unknown-permission", detail);
        }
    }

    fn different(&mut self, place: &str, by: &Transition, earlier: &str) {
        let Some(step) = self.workflow.step(earlier) else {
            self.flaw(place, "unknown-step", format!("There is no step `{earlier}`."));
            return;
        };
        let name = &step.desk.en;
        match ways::before(self.workflow, earlier, &by.from) {
            Before::Always => {}
            Before::Never => {
                let detail = format!("“{name}” never comes before this move, so nobody will have done it.");
                self.flaw(place, "never-passes", detail);
            }
            Before::Sometimes => {
                let detail = format!("A way leads round “{name}” to this move: nobody will have done it then.");
                self.flaw(place, "way-round", detail);
            }
        }
    }
}

/// Whether a move has to wait longer than it may.
fn never(by: &Transition, since: Since) -> bool {
    let waits = by.guards.iter().filter_map(|guard| match guard {
        Guard::Waited { since: from, days, working } if *from == since => Some((*days, *working)),
        _ => None,
    });
    let within = |days: u16, working: bool| {
        by.guards.iter().any(|guard| {
            matches!(guard, Guard::Within { since: from, days: most, working: unit }
                if *from == since && *unit == working && *most < days)
        })
    };
    waits.into_iter().any(|(days, working)| within(days, working))
}
