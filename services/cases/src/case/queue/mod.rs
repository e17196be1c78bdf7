//! Lists of cases by due time, and the queues that they are.

pub(crate) mod counts;
pub(crate) mod http;
pub(crate) mod store;

use cases_api::case::ListCases;
use cases_api::queues::DueNow;
use cases_api::workflow::State;
use contract::council::Council;
use contract::days::Days;
use contract::{Faults, Problem, ServiceId, StaffId, TeamId};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use crate::office::Office;

/// Later than any case is due.
const NO_LIMIT: OffsetDateTime = datetime!(9999-12-31 00:00 UTC);

/// Which cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Which {
    pub state: Option<State>,
    pub team: Team,
    pub assignee: Assignee,
    pub service: Option<ServiceId>,
    pub watched: bool,
    /// Only those due by the end of the next working day.
    pub breaching: bool,
    /// Only those that stand so to their due time.
    pub due: Option<DueNow>,
}

/// What the due times of a list are compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moments {
    now: OffsetDateTime,
    /// The end of today.
    tonight: OffsetDateTime,
    /// The end of the next working day.
    soon: OffsetDateTime,
}

impl Moments {
    /// Those of a council at a moment.
    ///
    /// # Errors
    /// `internal` when no day can be told.
    pub fn of(office: &Office, council: &Council, now: OffsetDateTime) -> Result<Self, Problem> {
        let soon = office.breaching_by(council, now)?;
        Ok(Self { now, tonight: Days::read(None, None, now)?.until, soon })
    }
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
        let (state, service, due) = (asked.state, asked.service, asked.due);
        Some(Self { state, team: team?, assignee: assignee?, service, watched, breaching, due })
    }

    /// After which due time the list begins, and the last that it holds.
    fn span(self, at: Moments) -> (OffsetDateTime, OffsetDateTime) {
        match self.due {
            Some(DueNow::Overdue) => (OffsetDateTime::UNIX_EPOCH, at.now),
            Some(DueNow::Today) => (at.now, at.tonight - Duration::MICROSECOND),
            None if self.breaching => (OffsetDateTime::UNIX_EPOCH, at.soon),
            None => (OffsetDateTime::UNIX_EPOCH, NO_LIMIT),
        }
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
    fn what_is_overdue_and_what_comes_today_are_apart() {
        let now = datetime!(2026-11-24 12:00 UTC);
        let at = Moments { now, tonight: datetime!(2026-11-25 0:00 UTC), soon: datetime!(2026-11-25 17:00 UTC) };
        let which = |due| Which { due, breaching: true, ..Which::read(&ListCases::default()).unwrap() };
        let (overdue, today) = (which(Some(DueNow::Overdue)).span(at), which(Some(DueNow::Today)).span(at));
        assert_eq!((overdue.1, today.0), (now, now), "what is due this minute is overdue, and not later today");
        assert!(today.1 < at.tonight && which(None).span(at).1 == at.soon);
    }

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
