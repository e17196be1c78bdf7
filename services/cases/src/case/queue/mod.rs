//! Lists of cases by due time.

pub(crate) mod http;
mod store;

use cases_api::case::ListCases;
use cases_api::workflow::State;
use contract::{Faults, Problem, TeamId};

/// Which cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Which {
    state: Option<State>,
    team: Team,
    assignee: Assignee,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Team {
    Any,
    Mine,
    One(TeamId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Assignee {
    Any,
    Me,
    Nobody,
}

impl Which {
    /// # Errors
    /// `validation-failed` for a team or an assignee that can't be one.
    fn read(asked: &ListCases) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let team = match asked.team.as_deref() {
            None => Some(Team::Any),
            Some("mine") => Some(Team::Mine),
            Some(id) => id.parse().ok().map(Team::One),
        };
        if team.is_none() {
            faults.add("/team", "unknown-value", "The team must be `mine` or a team's id.");
        }
        let assignee = match asked.assignee.as_deref() {
            None => Some(Assignee::Any),
            Some("me") => Some(Assignee::Me),
            Some("none") => Some(Assignee::Nobody),
            Some(_) => None,
        };
        if assignee.is_none() {
            faults.add("/assignee", "unknown-value", "The assignee must be `me` or `none`.");
        }
        let state = asked.state;
        faults.finish(team.zip(assignee).map(|(team, assignee)| Self { state, team, assignee }))
    }

    fn done(self) -> bool {
        self.state == Some(State::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_can_not_be_one_is_named() {
        let asked = |team: Option<&str>, assignee: Option<&str>| ListCases {
            team: team.map(str::to_owned),
            assignee: assignee.map(str::to_owned),
            ..ListCases::default()
        };
        assert!(Which::read(&asked(None, None)).is_ok());
        assert_eq!(Which::read(&asked(Some("mine"), Some("me"))).unwrap().team, Team::Mine);
        let problem = Which::read(&asked(Some("waste"), Some("you"))).unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/team", "/assignee"]);
    }
}
