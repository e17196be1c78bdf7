//! Why a move is refused, as a problem.

use cases_api::case::MoveCase;
use cases_api::workflow::{ClockIs, Hindrance};
use contract::{Faults, Problem, ProblemKind};

use crate::workflow::Refused;

pub(super) fn of(why: Refused, asked: &MoveCase) -> Problem {
    let at = if asked.verb.is_some() { "/verb" } else { "/to" };
    match why {
        Refused::NoSuchMove => Problem::at(at, "not-offered", "The case can't be moved there from where it stands."),
        Refused::OutcomeNeeded => Problem::at("/outcome", "required", "Say how it ended."),
        Refused::UnknownOutcome => Problem::at("/outcome", "unknown-value", "This move doesn't end so."),
        Refused::OutcomeNotAsked => {
            Problem::at("/outcome", "not-asked", "An outcome is given only when the case is finished.")
        }
        Refused::Held(hindrances) => held(&hindrances, at),
    }
}

/// Everything that stands in the way of a move, at its place.
fn held(hindrances: &[Hindrance], at: &str) -> Problem {
    let mut faults = Faults::none();
    for hindrance in hindrances {
        let (code, detail) = told(hindrance);
        faults.add(at, code, detail);
    }
    faults.finish::<()>(None).err().unwrap_or_else(|| ProblemKind::ValidationFailed.into())
}

fn told(hindrance: &Hindrance) -> (&'static str, String) {
    match hindrance {
        Hindrance::Permission { permission } => {
            ("not-permitted", format!("This is for those who hold the permission `{permission}`."))
        }
        Hindrance::Unanswered { field } => {
            ("unanswered", format!("The question `{field}` isn't answered as this move needs it."))
        }
        Hindrance::Early { left, working } => {
            ("too-early", format!("This can be done in {} from now.", days(*left, *working)))
        }
        Hindrance::Late { days: most, working } => {
            ("too-late", format!("This could be done within {}.", days(*most, *working)))
        }
        Hindrance::SamePerson { step, because } => {
            let did = because.as_ref().map_or_else(|| format!("you did “{}”", step.en), |because| because.en.clone());
            ("someone-else", format!("Someone else must do this: {did}."))
        }
        Hindrance::Clock { name, must_be: ClockIs::Open } => {
            ("clock-ended", format!("The time of the clock “{}” is over.", name.en))
        }
        Hindrance::Clock { name, must_be: ClockIs::Ended } => {
            ("clock-open", format!("The time of the clock “{}” isn’t over yet.", name.en))
        }
        Hindrance::OpenTasks { open: 1 } => ("tasks-open", "A task must be done first.".to_owned()),
        Hindrance::OpenTasks { open } => ("tasks-open", format!("{open} tasks must be done first.")),
    }
}

fn days(days: u16, working: bool) -> String {
    match (days, working) {
        (1, true) => "1 working day".to_owned(),
        (days, true) => format!("{days} working days"),
        (1, false) => "1 day".to_owned(),
        (days, false) => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use contract::Bilingual;

    use super::*;

    #[test]
    fn everything_in_the_way_is_told_at_once() {
        let hindrances = vec![
            Hindrance::SamePerson { step: Bilingual::english("Stage 1"), because: None },
            Hindrance::Early { left: 1, working: true },
        ];
        let problem = of(Refused::Held(hindrances), &MoveCase::by("answer"));
        let told: Vec<_> = problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.detail.as_str())).collect();
        let other = "Someone else must do this: you did “Stage 1”.";
        assert_eq!(told, [("/verb", other), ("/verb", "This can be done in 1 working day from now.")]);
    }
}
