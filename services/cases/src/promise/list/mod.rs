//! Lists of promises by due time: those that are open by the soonest, those that are over by the latest.

pub(crate) mod http;
mod store;

use cases_api::promise::{ListPromises, PromiseState};
use contract::{CaseId, ContactId, Faults, Problem, TeamId};

/// Which promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Which {
    whose: Whose,
    state: PromiseState,
    overdue: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Everyones,
    Contact(ContactId),
    Case(CaseId),
    Mine,
    MyTeams,
    Team(TeamId),
}

impl Which {
    /// # Errors
    /// `validation-failed` for a team that can't be one, or more than one choice of whose.
    fn read(asked: &ListPromises) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let team = match asked.team.as_deref() {
            None => None,
            Some("mine") => Some(Whose::MyTeams),
            Some(id) => match id.parse() {
                Ok(team) => Some(Whose::Team(team)),
                Err(_) => {
                    faults.add("/team", "unknown-value", "The team must be `mine` or a team's id.");
                    None
                }
            },
        };
        let mine = asked.mine.filter(|mine| *mine).map(|_| Whose::Mine);
        let named = [asked.contact.map(Whose::Contact), asked.case.map(Whose::Case), mine, team];
        let mut named = named.into_iter().flatten();
        let whose = named.next().unwrap_or(Whose::Everyones);
        if named.next().is_some() {
            faults.add("", "not-asked", "Name one of contact, case, mine and team.");
        }
        let state = asked.state.unwrap_or(PromiseState::Open);
        faults.finish(Some(Self { whose, state, overdue: asked.overdue.unwrap_or_default() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_choice_of_whose_is_taken() {
        let mine = ListPromises { mine: Some(true), ..ListPromises::default() };
        assert_eq!(Which::read(&mine).unwrap().whose, Whose::Mine);
        assert_eq!(Which::read(&ListPromises::default()).unwrap().whose, Whose::Everyones);
        let both = ListPromises { team: Some("mine".into()), ..mine.clone() };
        assert_eq!(Which::read(&both).unwrap_err().errors[0].code, "not-asked");
        let wrong = ListPromises { team: Some("waste".into()), ..ListPromises::default() };
        assert_eq!(Which::read(&wrong).unwrap_err().errors[0].pointer, "/team");
    }
}
