//! Which cases are chosen, as the queue's address says it.

use cases_api::case::{ListCases, TeamOfCaller};
use cases_api::queues::{CaseFilters, DueNow};
use contract::{ServiceId, StaffId, TeamId};
use serde::{Deserialize, Serialize};

use crate::page::Status;

pub(in crate::desk::pages) const MINE: &str = "mine";
pub(in crate::desk::pages) const ALL: &str = "all";
const ME: &str = "me";
const NOBODY: &str = "none";
const SOON: &str = "soon";
const YES: &str = "yes";

/// What is chosen. Anything that isn't on offer counts as not chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::desk::pages) struct Chosen {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub assignee: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub state: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub service: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub watched: String,
    #[serde(default, skip_serializing)]
    pub cursor: Option<String>,
}

/// The queues that everyone has, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Queue {
    Mine,
    Team,
    Unassigned,
    Breaching,
    Waiting,
    Watched,
}

impl Queue {
    pub const ALL: [Self; 6] =
        [Self::Mine, Self::Team, Self::Unassigned, Self::Breaching, Self::Waiting, Self::Watched];

    /// What it is called.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mine => "queues-mine",
            Self::Team => "queues-team",
            Self::Unassigned => "queues-unassigned",
            Self::Breaching => "queues-breaching",
            Self::Waiting => "queues-waiting",
            Self::Watched => "queues-watched",
        }
    }

    /// What it holds, for someone whose own team's queue is `team`.
    pub fn chosen(self, team: &str) -> Chosen {
        let team = match self {
            Self::Mine | Self::Watched => ALL,
            _ => team,
        };
        let chosen = Chosen { team: team.to_owned(), ..Chosen::default() };
        match self {
            Self::Mine => Chosen { assignee: ME.to_owned(), ..chosen },
            Self::Team => chosen,
            Self::Unassigned => Chosen { assignee: NOBODY.to_owned(), ..chosen },
            Self::Breaching => Chosen { due: SOON.to_owned(), ..chosen },
            Self::Waiting => Chosen { state: "waiting".to_owned(), ..chosen },
            Self::Watched => Chosen { watched: YES.to_owned(), ..chosen },
        }
    }
}

/// The queue of someone's own teams, or every team's where they are in none.
pub(super) fn own_team(teams: &[TeamOfCaller]) -> &'static str {
    if teams.iter().any(|team| team.mine) { MINE } else { ALL }
}

impl Chosen {
    /// As it can be asked for: whoever is in teams sees theirs unless they choose otherwise.
    pub fn settled(self, teams: &[TeamOfCaller]) -> Self {
        let team = if self.names_team() { self.team } else { own_team(teams).to_owned() };
        let known = |text: String, known: bool| if known { text } else { String::new() };
        let assigned = matches!(self.assignee.as_str(), ME | NOBODY) || self.assignee.parse::<StaffId>().is_ok();
        let serviced = self.service.parse::<ServiceId>().is_ok();
        let stated = Status::named(&self.state).is_some();
        let (due, watched) = (self.due == SOON || DueNow::named(&self.due).is_some(), self.watched == YES);
        Self {
            team,
            assignee: known(self.assignee, assigned),
            state: known(self.state, stated),
            service: known(self.service, serviced),
            due: known(self.due, due),
            watched: known(self.watched, watched),
            cursor: self.cursor,
        }
    }

    /// Whether a team is chosen, or every team.
    pub fn names_team(&self) -> bool {
        matches!(self.team.as_str(), ALL | MINE) || self.team.parse::<TeamId>().is_ok()
    }

    /// From what an address says after its question mark.
    pub fn read(query: &str) -> Self {
        serde_urlencoded::from_str(query).unwrap_or_default()
    }

    /// What is chosen, without the place in the list, as an address says it.
    pub fn query(&self) -> String {
        serde_urlencoded::to_string(self).unwrap_or_default()
    }

    /// The queue's address.
    pub fn href(&self) -> String {
        match self.query() {
            query if query.is_empty() => "/desk".to_owned(),
            query => format!("/desk?{query}"),
        }
    }

    /// The next page's address.
    pub fn next(&self, cursor: Option<&str>) -> Option<String> {
        let place = serde_urlencoded::to_string([("cursor", cursor?)]).ok()?;
        Some(format!("/desk?{}&{place}", self.query()))
    }

    /// As cases takes it.
    pub fn filters(&self) -> CaseFilters {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        CaseFilters {
            state: self.state.parse().ok(),
            team: given(&self.team).filter(|team| team != ALL),
            assignee: given(&self.assignee),
            service: self.service.parse().ok(),
            breaching: (self.due == SOON).then_some(true),
            due: DueNow::named(&self.due),
            watched: (self.watched == YES).then_some(true),
        }
    }

    /// The page of the list.
    pub fn asked(&self, rows: u16) -> ListCases {
        ListCases { limit: Some(rows), cursor: self.cursor.clone(), ..self.filters().listed() }
    }

    /// What a saved filter chooses.
    pub fn saved(filters: &CaseFilters) -> Self {
        Self {
            team: filters.team.clone().unwrap_or_else(|| ALL.to_owned()),
            assignee: filters.assignee.clone().unwrap_or_default(),
            state: filters.state.map(|state| state.name().to_owned()).unwrap_or_default(),
            service: filters.service.map(|service| service.to_string()).unwrap_or_default(),
            due: match filters.due {
                Some(due) => due.name().to_owned(),
                None if filters.breaching == Some(true) => SOON.to_owned(),
                None => String::new(),
            },
            watched: if filters.watched == Some(true) { YES.to_owned() } else { String::new() },
            cursor: None,
        }
    }

    /// Whether nothing is left out but what is done.
    pub fn is_everything(&self) -> bool {
        *self == Self { team: ALL.to_owned(), cursor: self.cursor.clone(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use cases_api::case::TeamSummary;
    use contract::Bilingual;

    use super::*;

    fn team(mine: bool) -> TeamOfCaller {
        let id = contract::uuid::Uuid::from_u128(7).into();
        TeamOfCaller { team: TeamSummary { id, name: Bilingual::new("Waste", "Gwastraff") }, mine, open: 2 }
    }

    #[test]
    fn ones_own_teams_come_first_and_nonsense_is_not_asked_for() {
        let nonsense = || Chosen::read("team=%3Cb%3E&assignee=everyone&state=lost&due=never&watched=no&done=taken");
        let asked = nonsense().settled(&[team(true)]).filters();
        assert_eq!(asked, CaseFilters { team: Some(MINE.to_owned()), ..CaseFilters::default() });
        assert_eq!(nonsense().settled(&[team(false)]).filters(), CaseFilters::default());
        let one = Chosen { team: team(true).team.id.to_string(), ..Chosen::default() };
        assert_eq!(one.clone().settled(&[team(true)]), one);
    }

    #[test]
    fn every_queue_is_an_address_that_says_what_it_holds() {
        for queue in Queue::ALL {
            let chosen = queue.chosen(MINE);
            assert_eq!(Chosen::read(&chosen.query()).settled(&[team(true)]), chosen, "{queue:?}");
            assert_eq!(Chosen::saved(&chosen.filters()), chosen, "{queue:?}");
        }
        assert_eq!(Queue::Breaching.chosen(MINE).href(), "/desk?team=mine&due=soon");
        let service = contract::uuid::Uuid::from_u128(9).to_string();
        let of_service = Chosen { team: ALL.to_owned(), service, ..Chosen::default() };
        assert_eq!(Chosen::saved(&Chosen::read(&of_service.query()).settled(&[]).filters()), of_service);
        for due in DueNow::ALL {
            let chosen = Chosen { team: ALL.to_owned(), due: due.name().to_owned(), ..Chosen::default() };
            assert_eq!(Chosen::saved(&chosen.clone().settled(&[]).filters()), chosen, "{due:?}");
        }
    }
}
