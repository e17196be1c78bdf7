//! The queue at the desk: shown with its counts, and looked at again while it is open.

pub(in crate::desk::pages) mod chosen;
mod live;

use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::case::{CaseSummary, TeamOfCaller};
use cases_api::catalogue::FoundService;
use cases_api::perm;
use cases_api::queues::{Colleague, MOST_COUNTED, Queues, SavedFilter};
use contract::{Language, Page as Found, Problem, ProblemKind};
use time::OffsetDateTime;

use super::done::Done;
use crate::desk::queue::{Bulk, Queue, Row, Tab, Urgency};
use crate::form::{Choice, Field, Form};
use crate::page::{self, Section, Status, channel};
use crate::visit::{Desk, Early};
use crate::words::{Words, dates};
pub(super) use chosen::Chosen;
use chosen::{ALL, MINE, own_team};
pub(super) use live::changes;

/// How many cases a page shows.
const ROWS: u16 = 50;

/// What the page is made of.
struct Known {
    teams: Vec<TeamOfCaller>,
    queues: Option<Queues>,
    colleagues: Vec<Colleague>,
    services: Vec<Choice>,
    found: Found<CaseSummary>,
    /// How often reports look like one thing; none for who runs no incidents.
    suggested: Option<usize>,
}

/// `GET /desk`
pub(super) async fn show(early: Early, chosen: web::Query<Chosen>) -> HttpResponse {
    let mut chosen = chosen.into_inner();
    let (mut desk, known) = early.beside(Section::Cases, async |desk| Known::of(desk, &mut chosen).await).await;
    match known {
        Ok(known) => {
            desk.page = Done::told(desk.page);
            page::ok(&shown(desk, &known, &chosen))
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, &chosen.href()),
        Err(problem) => desk.refuse(&problem),
    }
}

impl Known {
    /// Everything that the page shows, and what is chosen as it could be asked for. Only an address
    /// that says nothing of a team waits for the teams.
    async fn of(desk: &Desk, chosen: &mut Chosen) -> Result<Self, Problem> {
        let first = if chosen.names_team() { None } else { Some(teams_of(desk).await?) };
        *chosen = std::mem::take(chosen).settled(first.as_deref().unwrap_or_default());
        let asked = chosen.asked(ROWS);
        let teams = async {
            match first {
                Some(teams) => Ok(teams),
                None => teams_of(desk).await,
            }
        };
        let suggested = async {
            let may = desk.may::<perm::RunIncidents>();
            if may { desk.rooms.cases.incident_suggestions(&desk.token).await.ok() } else { None }
        };
        let (found, queues, colleagues, services, teams, suggested) = futures::join!(
            desk.rooms.cases.list(&desk.token, &asked),
            desk.rooms.cases.queues(&desk.token),
            desk.rooms.cases.colleagues(&desk.token),
            desk.rooms.cases.services(&desk.token, ""),
            teams,
            suggested,
        );
        let colleagues = colleagues.map(|everyone| everyone.items).unwrap_or_default();
        let services = services.map(|found| found.items).unwrap_or_default();
        Ok(Self {
            found: found?,
            services: services.iter().filter_map(|of| service_choice(desk.page.w, of)).collect(),
            queues: queues.ok(),
            colleagues,
            teams: teams?,
            suggested: suggested.map(|found| found.items.len()),
        })
    }
}

async fn teams_of(desk: &Desk) -> Result<Vec<TeamOfCaller>, Problem> {
    desk.rooms.cases.teams(&desk.token).await.map(|teams| teams.items)
}

/// The way back to the queue that a page's address names, so that each tab has its own; to one's own
/// queue where it names none.
pub(super) fn way_back(request: &HttpRequest) -> String {
    let named = request.query_string().split('&').find_map(|pair| pair.strip_prefix("queue="));
    let named = named.and_then(|query| serde_urlencoded::from_str::<Vec<(String, String)>>(&format!("q={query}")).ok());
    let named = named.and_then(|pairs| Some(pairs.into_iter().next()?.1));
    self::named(&named.unwrap_or_default())
}

/// The address of the queue that these filters choose.
pub(super) fn named(query: &str) -> String {
    let chosen = Chosen::read(query);
    if chosen.team.is_empty() { "/desk".to_owned() } else { chosen.settled(&[]).href() }
}

fn shown(desk: Desk, known: &Known, chosen: &Chosen) -> Queue {
    let (w, now, works) = (desk.page.w, desk.now(), desk.may::<perm::WorkCases>());
    let query = chosen.query();
    let place = chosen.cursor.as_deref().map(|cursor| [("cursor", cursor)]);
    let place = place.and_then(|pair| serde_urlencoded::to_string(pair).ok()).unwrap_or_default();
    let (tabs, saved) = (tabs(known, chosen, w), known.queues.iter().flat_map(|queues| &queues.saved));
    Queue {
        tabs,
        saved: saved.map(|filter| saved_tab(filter, chosen)).collect(),
        filters: filters(known, chosen, w),
        watched: !chosen.watched.is_empty(),
        rows: known.found.items.iter().map(|case| row(case, &query, now, w)).collect(),
        all_href: if chosen.is_everything() { String::new() } else { format!("/desk?team={ALL}") },
        next: chosen.next(known.found.next.as_deref()),
        live_href: format!("/desk/changes?{query}&{place}"),
        save: desk.may::<perm::ArrangeWork>().then(|| {
            let shares = known.teams.iter().filter(|team| team.mine);
            let shares = shares.map(|team| Choice::new(team.team.id.to_string(), team.team.name.get(w.language())));
            Form::new(&desk.page, Queue::save_fields(w, shares.collect())).to("/desk/filters")
        }),
        bulk: works.then(|| Bulk { form: Form::new(&desk.page, Vec::new()).to("/desk/bulk") }),
        query,
        page: desk.page,
    }
}

fn filters(known: &Known, chosen: &Chosen, w: Words) -> Vec<Field> {
    let values = [&chosen.team, &chosen.assignee, &chosen.state, &chosen.due].map(String::as_str);
    let mut filters = Queue::filters(w, team_choices(&known.teams, w), assignee_choices(known, w), values);
    filters.push(Queue::service_filter(w, service_choices(known, &chosen.service, w), &chosen.service));
    filters
}

/// The services to choose from by name, and one that is chosen though it isn't offered any more.
fn service_choices(known: &Known, chosen: &str, w: Words) -> Vec<Choice> {
    let mut offered = known.services.clone();
    if !chosen.is_empty() && offered.iter().all(|one| one.value != chosen) {
        let named = known.found.items.first().map(|case| case.service.get(w.language()).to_owned());
        offered.push(Choice::new(chosen, named.unwrap_or_else(|| w.get("queue-service-gone").into_owned())));
    }
    offered.sort_by_cached_key(|one| one.text.to_lowercase());
    std::iter::once(Choice::new("", w.get("queue-service-any"))).chain(offered).collect()
}

fn service_choice(w: Words, found: &FoundService) -> Option<Choice> {
    Some(Choice::new(found.service.id?.to_string(), found.service.name.get(w.language())))
}

fn tabs(known: &Known, chosen: &Chosen, w: Words) -> Vec<Tab> {
    let team = own_team(&known.teams);
    let here = chosen.query();
    let tab = |queue: chosen::Queue| {
        let own = queue.chosen(team);
        let counted = known.queues.as_ref().map(|queues| (count(queue, queues), queues.changed));
        Tab {
            href: own.href(),
            label: w.get(queue.key()).into_owned(),
            count: counted.map(|(count, _)| in_figures(count)).unwrap_or_default(),
            changed: counted.map_or(0, |(_, changed)| changed) > 0 && queue == chosen::Queue::Watched,
            current: own.query() == here,
        }
    };
    let tasks = known.queues.as_ref().map(|queues| in_figures(queues.tasks));
    let tasks = Tab {
        href: "/desk/tasks".to_owned(),
        label: w.get("queues-tasks").into_owned(),
        count: tasks.unwrap_or_default(),
        changed: false,
        current: false,
    };
    let approvals = Tab {
        href: "/desk/approvals".to_owned(),
        label: w.get("queues-approvals").into_owned(),
        count: known.queues.as_ref().map(|queues| in_figures(queues.approvals)).unwrap_or_default(),
        changed: false,
        current: false,
    };
    let asked = Tab {
        href: "/desk/asked".to_owned(),
        label: w.get("asked-title").into_owned(),
        count: String::new(),
        changed: false,
        current: false,
    };
    let suggested = known.suggested.filter(|count| *count > 0);
    let incidents = suggested.map(|count| Tab {
        href: "/desk/incidents".to_owned(),
        label: w.with_one("queues-suggested", "count", count).into_owned(),
        count: String::new(),
        changed: false,
        current: false,
    });
    chosen::Queue::ALL.map(tab).into_iter().chain([tasks, approvals, asked]).chain(incidents).collect()
}

fn count(queue: chosen::Queue, queues: &Queues) -> i64 {
    match queue {
        chosen::Queue::Mine => queues.mine,
        chosen::Queue::Team => queues.team,
        chosen::Queue::Unassigned => queues.unassigned,
        chosen::Queue::Breaching => queues.breaching,
        chosen::Queue::Waiting => queues.waiting,
        chosen::Queue::Watched => queues.watched,
    }
}

fn in_figures(count: i64) -> String {
    if count >= MOST_COUNTED { format!("{MOST_COUNTED}+") } else { count.to_string() }
}

fn saved_tab(filter: &SavedFilter, chosen: &Chosen) -> Tab {
    let own = Chosen::saved(&filter.filters);
    let current = own.query() == chosen.query();
    Tab { href: own.href(), label: filter.name.clone(), count: String::new(), changed: false, current }
}

pub(super) fn team_choices(teams: &[TeamOfCaller], w: Words) -> Vec<Choice> {
    let mine = teams.iter().any(|team| team.mine).then(|| Choice::new(MINE, w.get("queue-my-teams")));
    let each = teams.iter().map(|team| {
        let name = team.team.name.get(w.language());
        Choice::new(team.team.id.to_string(), w.with("queue-team-open", &[("team", &name), ("open", &team.open)]))
    });
    mine.into_iter().chain([Choice::new(ALL, w.get("queue-all-teams"))]).chain(each).collect()
}

fn assignee_choices(known: &Known, w: Words) -> Vec<Choice> {
    let fixed = [("", "queue-anyone"), ("me", "queue-mine"), ("none", "queue-nobody")];
    let fixed = fixed.into_iter().map(|(value, key)| Choice::new(value, w.get(key)));
    fixed.chain(known.colleagues.iter().map(|person| Choice::new(person.id.to_string(), &person.name))).collect()
}

fn row(case: &CaseSummary, query: &str, now: OffsetDateTime, w: Words) -> Row {
    let language: Language = w.language();
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    let back = serde_urlencoded::to_string([("queue", query)]).unwrap_or_default();
    Row {
        href: format!("/desk/cases/{}?{back}", case.id),
        value: live::value(case),
        reference: case.reference.to_string(),
        service: case.service.get(language).to_owned(),
        place: case.place.clone().unwrap_or_default(),
        channel: channel::name(case.channel, w).into_owned(),
        status,
        assignee: case.assignee.as_ref().map(|assignee| assignee.name.clone()).unwrap_or_default(),
        due: dates::short_day(dates::london_date(case.due_at), language),
        urgency: Urgency::of(case.due_at, now, status),
        changed: case.seen.is_some_and(|seen| seen < case.version),
        reopened: case.reopened,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_next_page_keeps_the_filters() {
        let chosen = Chosen { team: ALL.to_owned(), assignee: "me".to_owned(), ..Chosen::default() };
        assert_eq!(chosen.next(Some("a=b")).as_deref(), Some("/desk?team=all&assignee=me&cursor=a%3Db"));
        assert_eq!(chosen.next(None), None);
    }

    #[test]
    fn the_way_back_is_the_queue_that_one_came_from() {
        let back = |uri: &str| way_back(&TestRequest::with_uri(uri).to_http_request());
        let named = "/desk/cases/7?queue=team%3Dall%26assignee%3Dme%26due%3Dlater&done=taken";
        assert_eq!(back(named), "/desk?team=all&assignee=me", "what is no filter is left out");
        for other in ["/desk/cases/7", "/desk/cases/7?queue=%2F%2Fevil.example", "/desk/cases/7?queue=%"] {
            assert_eq!(back(other), "/desk", "{other}");
        }
    }
}
