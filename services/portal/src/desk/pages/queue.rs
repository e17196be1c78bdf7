use actix_web::{HttpResponse, web};
use cases_api::case::{CaseSummary, ListCases, TeamOfCaller};
use contract::{ProblemKind, TeamId};
use serde::Deserialize;
use time::OffsetDateTime;

use super::next_page;
use crate::desk::queue::{Queue, Row, Urgency};
use crate::form::Choice;
use crate::page::{self, Section, Status, channel};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// How many cases a page shows.
const ROWS: u16 = 50;
const MINE: &str = "mine";
const ALL: &str = "all";

/// What is chosen. Anything that isn't on offer counts as not chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    team: String,
    #[serde(default)]
    assignee: String,
    #[serde(default)]
    state: String,
    cursor: Option<String>,
}

impl Chosen {
    /// As it can be asked for: whoever is in teams sees theirs unless they choose otherwise.
    fn settled(self, teams: &[TeamOfCaller]) -> Self {
        let team = match self.team.as_str() {
            ALL | MINE => self.team,
            id if id.parse::<TeamId>().is_ok() => self.team,
            _ if teams.iter().any(|team| team.mine) => MINE.to_owned(),
            _ => ALL.to_owned(),
        };
        let known = |text: String, known: bool| if known { text } else { String::new() };
        let assigned = matches!(self.assignee.as_str(), "me" | "none");
        let stated = Status::named(&self.state).is_some();
        Self { team, assignee: known(self.assignee, assigned), state: known(self.state, stated), cursor: self.cursor }
    }

    fn asked(&self) -> ListCases {
        ListCases {
            state: self.state.parse().ok(),
            team: Some(self.team.clone()).filter(|team| team != ALL),
            assignee: Some(self.assignee.clone()).filter(|assignee| !assignee.is_empty()),
            limit: Some(ROWS),
            cursor: self.cursor.clone(),
            ..ListCases::default()
        }
    }

    fn filters(&self) -> [(&str, &str); 3] {
        [("team", &self.team), ("assignee", &self.assignee), ("state", &self.state)]
    }
}

/// `GET /desk`
pub(super) async fn show(desk: Desk, chosen: web::Query<Chosen>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let teams = match desk.rooms.cases.teams(&desk.token).await {
        Ok(teams) => teams.items,
        Err(problem) => return desk.refuse(&problem),
    };
    let chosen = chosen.into_inner().settled(&teams);
    match desk.rooms.cases.list(&desk.token, &chosen.asked()).await {
        Ok(found) => page::ok(&shown(desk, &teams, &chosen, &found)),
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, "/desk"),
        Err(problem) => desk.refuse(&problem),
    }
}

fn shown(desk: Desk, teams: &[TeamOfCaller], chosen: &Chosen, found: &contract::Page<CaseSummary>) -> Queue {
    let (w, now) = (desk.page.w, desk.now());
    let choices = team_choices(teams, w);
    let all = chosen.team == ALL && chosen.assignee.is_empty() && chosen.state.is_empty();
    Queue {
        filters: Queue::filters(w, choices, [&chosen.assignee, &chosen.team, &chosen.state]),
        rows: found.items.iter().map(|case| row(case, now, w)).collect(),
        all_href: if all { String::new() } else { format!("/desk?team={ALL}") },
        next: next_page("/desk", &chosen.filters(), found.next.as_deref()),
        page: desk.page,
    }
}

fn team_choices(teams: &[TeamOfCaller], w: Words) -> Vec<Choice> {
    let mine = teams.iter().any(|team| team.mine).then(|| Choice::new(MINE, w.get("queue-my-teams")));
    let each = teams.iter().map(|team| {
        let name = team.team.name.get(w.language());
        Choice::new(team.team.id.to_string(), w.with("queue-team-open", &[("team", &name), ("open", &team.open)]))
    });
    mine.into_iter().chain([Choice::new(ALL, w.get("queue-all-teams"))]).chain(each).collect()
}

fn row(case: &CaseSummary, now: OffsetDateTime, w: Words) -> Row {
    let language = w.language();
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    Row {
        href: format!("/desk/cases/{}", case.id),
        reference: case.reference.to_string(),
        service: case.service.get(language).to_owned(),
        place: case.place.clone().unwrap_or_default(),
        channel: channel::name(case.channel, w).into_owned(),
        status,
        assignee: case.assignee.as_ref().map(|assignee| assignee.name.clone()).unwrap_or_default(),
        due: dates::short_day(dates::london_date(case.due_at), language),
        urgency: Urgency::of(case.due_at, now, status),
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
        let nonsense = || Chosen {
            team: "<b>".to_owned(),
            assignee: "everyone".to_owned(),
            state: "lost".to_owned(),
            cursor: None,
        };
        let asked = nonsense().settled(&[team(true)]).asked();
        assert_eq!((asked.team.as_deref(), asked.assignee, asked.state), (Some(MINE), None, None));
        assert_eq!(nonsense().settled(&[team(false)]).asked().team, None);
        let one = Chosen { team: team(true).team.id.to_string(), ..Chosen::default() };
        assert_eq!(one.clone().settled(&[team(true)]), one);
    }

    #[test]
    fn the_next_page_keeps_the_filters() {
        let chosen = Chosen { team: ALL.to_owned(), assignee: "me".to_owned(), ..Chosen::default() };
        let next = next_page("/desk", &chosen.filters(), Some("a=b"));
        assert_eq!(next.as_deref(), Some("/desk?team=all&assignee=me&cursor=a%3Db"));
        assert_eq!(next_page("/desk", &chosen.filters(), None), None);
    }
}
