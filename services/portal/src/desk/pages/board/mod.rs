//! The manager's board: everything is asked for at once; what can't be had is said in its place.

mod behind;
mod calls;
mod figures;
mod giving;
mod parts;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use cases_api::article::ListArticles;
use cases_api::avoidable::{AvoidableContacts, AvoidableDays, Workload};
use cases_api::case::{CaseSummary, ListCases};
use cases_api::catalogue::FoundService;
use cases_api::perm;
use cases_api::promise::{PromiseDays, PromisesKept};
use contacts_api::interaction::ListInteractions;
use contacts_api::measure::{Calls, FirstContact, MeasureBy, MeasureDays};
use contract::{Page as Listed, PageQuery, Problem};
use identity_api::{StaffMember, StaffState};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

pub(super) use behind::{avoidable, enquiries};
pub(super) use calls::calls;
pub(super) use giving::give;

use super::done::Done;
use super::log;
use crate::desk::board::{Board, Figure, Link, Urgent};
use crate::desk::queue::Urgency;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{self, Page, Section, Status};
use crate::visit::Desk;
use crate::words::{Words, dates};

const PATH: &str = "/desk/board";
/// How many of the most urgent cases are shown, and of the answers to be looked at.
const FIRST: u16 = 10;
/// How many people there are to choose from, and how many open calls are counted.
const MANY: u16 = 200;
/// How many days of calls are shown.
const CALL_DAYS: i64 = 14;

/// What the services say; `None` where one can't be asked.
struct Known {
    load: Workload,
    urgent: Vec<CaseSummary>,
    staff: Vec<StaffMember>,
    services: Vec<FoundService>,
    by: MeasureBy,
    first_contact: Option<FirstContact>,
    avoidable: Option<AvoidableContacts>,
    promises: Option<PromisesKept>,
    calls: Option<Calls>,
    open_calls: Option<usize>,
    review: Vec<Link>,
    flags: Vec<Link>,
}

/// How the board is looked at.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    by: Option<String>,
}

/// `GET /desk/board`
pub(super) async fn show(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Board);
    desk.page = Done::told(desk.page);
    shown(desk, StatusCode::OK, parts::chosen(asked.by.as_deref()), None).await
}

/// The board, with a form that was refused in the place of a fresh one.
async fn shown(desk: Desk, status: StatusCode, by: MeasureBy, refused: Option<giving::Refused<'_>>) -> HttpResponse {
    match Known::of(&desk, by).await {
        Ok(known) => page::show(status, &view(desk, &known, refused)),
        Err(problem) => desk.refuse(&problem),
    }
}

impl Known {
    async fn of(desk: &Desk, by: MeasureBy) -> Result<Self, Problem> {
        let (rooms, token) = (&desk.rooms, &desk.token);
        let today = dates::london_date(desk.now());
        let since = today.saturating_sub((CALL_DAYS - 1).days());
        let call_days = MeasureDays { from: Some(since.to_string()), to: Some(today.to_string()), by: None };
        let urgent = ListCases { limit: Some(FIRST), ..ListCases::default() };
        let everyone = PageQuery { limit: Some(MANY), cursor: None };
        let open = ListInteractions { open: Some(true), limit: Some(MANY), ..ListInteractions::default() };
        let due = ListArticles { due: Some(true), limit: Some(FIRST), ..ListArticles::default() };
        let (month, last_month) = (MeasureDays { by: Some(by), ..MeasureDays::default() }, AvoidableDays::default());
        let kept = PromiseDays::default();
        let (
            load,
            urgent,
            staff,
            services,
            first_contact,
            avoidable,
            promises,
            calls,
            open,
            due,
            looks,
            marks,
            refuges,
        ) = futures::join!(
            rooms.cases.workload(token),
            rooms.cases.list(token, &urgent),
            rooms.identity.staff(token, &everyone),
            rooms.cases.services(token, ""),
            rooms.contacts.first_contact(token, &month),
            rooms.cases.avoidable(token, &last_month),
            rooms.cases.promises_kept(token, &kept),
            rooms.contacts.calls(token, &call_days),
            rooms.contacts.interactions(token, &open),
            rooms.cases.articles(token, &due),
            unexplained(desk, today),
            marks_due(desk),
            refuges_due(desk),
        );
        let articles = items(due).into_iter().map(|article| Link {
            href: format!("/desk/articles/{}", article.id),
            text: desk.page.say(&article.title).to_owned(),
            note: article.review_on.map(|day| dates::short_day(day, desk.page.language())).unwrap_or_default(),
        });
        Ok(Self {
            load: load?,
            urgent: urgent?.items,
            staff: items(staff),
            services: items(services),
            by,
            first_contact: first_contact.ok(),
            avoidable: avoidable.ok(),
            promises: promises.ok(),
            calls: calls.ok(),
            open_calls: open.ok().map(|open| open.items.len()),
            review: articles.collect(),
            flags: looks.into_iter().chain(marks).chain(refuges).collect(),
        })
    }
}

/// How many records were opened yesterday without a call or a case, where any were: people's, and those of cases with
/// what belongs to them. Nothing for those who may not see who looked.
async fn unexplained(desk: &Desk, today: Date) -> Vec<Link> {
    let Ok(yesterday) = today.yesterday() else { return Vec::new() };
    let day = || Some(yesterday.to_string());
    let people = async {
        let may = desk.may::<contacts_api::perm::ReadAccessLog>();
        if may { desk.rooms.contacts.unexplained_looks(&desk.token, day()).await.ok() } else { None }
    };
    let cases = async {
        let may = desk.may::<perm::ReadCaseAccessLog>();
        if may { desk.rooms.cases.unexplained_looks(&desk.token, day()).await.ok() } else { None }
    };
    let (people, cases) = futures::join!(people, cases);
    let w = desk.page.w;
    let link = |key: &str, records: i64, href: String| {
        (records > 0).then(|| Link {
            href,
            text: w.with_one(key, "records", records).into_owned(),
            note: String::new(),
        })
    };
    let people = people.and_then(|found| link("board-looks", found.records, log::unexplained_on(yesterday)));
    let cases = cases.and_then(|found| link("board-looks-cases", found.records, log::unexplained_cases_on(yesterday)));
    people.into_iter().chain(cases).collect()
}

/// How many caution marks should have been looked at again, where any should. Nothing for those who may not end them.
async fn marks_due(desk: &Desk) -> Option<Link> {
    if !desk.may::<contacts_api::perm::WriteMarks>() {
        return None;
    }
    let page = PageQuery { limit: Some(MANY), cursor: None };
    let found = desk.rooms.contacts.due_marks(&desk.token, &page).await.ok()?;
    let key = if found.next.is_some() { "board-marks-due-many" } else { "board-marks-due" };
    let text = desk.page.w.with_one(key, "count", found.items.len()).into_owned();
    (!found.items.is_empty()).then(|| Link { href: super::contact::DUE.to_owned(), text, note: String::new() })
}

/// How many protections of those for which one is named should have been looked at again. Nothing for who may not do that.
async fn refuges_due(desk: &Desk) -> Option<Link> {
    if !desk.may::<contacts_api::perm::KeepRefuge>() {
        return None;
    }
    let page = PageQuery { limit: Some(MANY), cursor: None };
    let found = desk.rooms.contacts.refuges(&desk.token, &page).await.ok()?;
    let due = found.items.iter().filter(|refuge| refuge.past_review).count();
    let text = desk.page.w.with_one("board-refuges-due", "count", due).into_owned();
    (due > 0).then(|| Link { href: super::contact::refuge::ALL.to_owned(), text, note: String::new() })
}

fn items<T>(found: Result<Listed<T>, Problem>) -> Vec<T> {
    found.map(|found| found.items).unwrap_or_default()
}

fn view(desk: Desk, known: &Known, refused: Option<giving::Refused<'_>>) -> Board {
    let (w, now) = (desk.page.w, desk.now());
    let gives = desk.may::<perm::WorkCases>() && !known.urgent.is_empty();
    let give = gives.then(|| match &refused {
        Some(refused) => refused.form(&desk.page, give_fields(w, &known.staff)),
        None => Form::new(&desk.page, give_fields(w, &known.staff)).to(giving::ACTION),
    });
    Board {
        tiles: figures::tiles(known, now, w),
        teams: known
            .load
            .teams
            .iter()
            .map(|team| {
                let href = format!("/desk?team={}", team.team.id);
                let nobody = Figure::new(team.nobody, format!("{href}&assignee=none"));
                figures::load(desk.page.say(&team.team.name), href, team.load, Some(nobody))
            })
            .collect(),
        people: known
            .load
            .people
            .iter()
            .map(|person| {
                let href = format!("/desk?team=all&assignee={}", person.person.id);
                figures::load(&person.person.name, href, person.load, None)
            })
            .collect(),
        urgent: known.urgent.iter().map(|case| urgent(&desk.page, case, now)).collect(),
        flags: known.flags.clone(),
        first_contact: known.first_contact.as_ref().map(|figure| figures::first_contact(figure, known, w)),
        avoidable: known.avoidable.as_ref().map(|figure| figures::avoidable(figure, w)),
        calls: known.calls.as_ref().map(|calls| figures::days(calls, w)),
        to_reference: known.calls.as_ref().map(|calls| figures::to_reference(calls, w)).unwrap_or_default(),
        agents: known.calls.as_ref().map(|calls| figures::agents(calls, known, now)).unwrap_or_default(),
        review: known.review.clone(),
        page: desk.page.failing(give.as_ref().is_some_and(Form::failed)),
        give,
    }
}

fn urgent(page: &Page, case: &CaseSummary, now: time::OffsetDateTime) -> Urgent {
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    Urgent {
        value: format!("{}:{}", case.id, case.version),
        href: format!("/desk/cases/{}", case.id),
        reference: case.reference.to_string(),
        service: page.say(&case.service).to_owned(),
        team: page.say(&case.team.name).to_owned(),
        assignee: case.assignee.as_ref().map(|assignee| assignee.name.clone()).unwrap_or_default(),
        due: dates::short_day(dates::london_date(case.due_at), page.language()),
        urgency: Urgency::of(case.due_at, now, status),
    }
}

/// To whom a case can be given: whoever has joined, or nobody.
fn give_fields(w: Words, staff: &[StaffMember]) -> Vec<Field> {
    let joined = staff.iter().filter(|member| member.state == StaffState::Active);
    let people = joined.map(|member| Choice::new(member.id.to_string(), member.name.clone()));
    let choices = [Choice::new("", w.get("board-give-nobody"))].into_iter().chain(people).collect();
    vec![Field::choice(Shape::Select, "to", w.get("board-give-to"), choices)]
}
