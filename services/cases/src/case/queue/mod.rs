//! Lists of cases by due time, and the queues that they are.

pub(crate) mod counts;
pub(crate) mod http;
pub(crate) mod store;

use cases_api::case::ListCases;
use cases_api::workflow::State;
use contract::{Faults, Problem, StaffId, TeamId};
use time::OffsetDateTime;
use time::macros::datetime;

/// Later than any case is due.
const NO_LIMIT: OffsetDateTime = datetime!(9999-12-31 00:00 UTC);

/// Which cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Which {
    pub state: Option<State>,
    pub team: Team,
    pub assignee: Assignee,
    pub watched: bool,
    /// Only those due by the end of the next working day.
    pub breaching: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Team {
    Any,
    Mine,
    One(TeamId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assignee {
    Any,
    Me,
    One(StaffId),
    Nobody,
}

/// Which index a list walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Walk {
    Open,
    Waiting,
    Done,
    Watched,
}

impl Which {
    /// # Errors
    /// `validation-failed` for a team or an assignee that can't be one.
    pub fn read(asked: &ListCases) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let which = Self::noting(asked, "", &mut faults);
        faults.finish(which)
    }

    /// The same, with its faults noted under `at`.
    pub fn noting(asked: &ListCases, at: &str, faults: &mut Faults) -> Option<Self> {
        let team = match asked.team.as_deref() {
            None => Some(Team::Any),
            Some("mine") => Some(Team::Mine),
            Some(id) => id.parse().ok().map(Team::One),
        };
        if team.is_none() {
            faults.add(&format!("{at}/team"), "unknown-value", "The team must be `mine` or a team's id.");
        }
        let assignee = match asked.assignee.as_deref() {
            None => Some(Assignee::Any),
            Some("me") => Some(Assignee::Me),
            Some("none") => Some(Assignee::Nobody),
            Some(id) => id.parse().ok().map(Assignee::One),
        };
        if assignee.is_none() {
            let detail = "The assignee must be `me`, `none` or a member of staff's id.";
            faults.add(&format!("{at}/assignee"), "unknown-value", detail);
        }
        let (watched, breaching) = (asked.watched == Some(true), asked.breaching == Some(true));
        Some(Self { state: asked.state, team: team?, assignee: assignee?, watched, breaching })
    }

    fn walk(self) -> Walk {
        match self.state {
            _ if self.watched => Walk::Watched,
            Some(State::Done) => Walk::Done,
            Some(State::Waiting) => Walk::Waiting,
            _ => Walk::Open,
        }
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
