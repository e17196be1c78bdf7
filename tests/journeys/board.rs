//! Every number on the manager's board leads to a list that holds as much.

use std::collections::BTreeSet;

use cases_api::CasesClient;
use cases_api::case::Assign;
use contacts_api::ContactsClient;
use contacts_api::interaction::{Avoidable, CaseLink, EndInteraction, LinkCase, Outcome, StartInteraction};
use contacts_api::measure::MeasureDays;
use contract::council::Tier;
use contract::{CaseId, Channel};
use journeys::{Raw, TestCouncil};
use reqwest::Method;
use sqlx::AssertSqlSafe;
use testkit::{connect, deployment, eventually};

/// Someone turns to the council by phone or at the desk, about a matter or nothing in particular.
async fn turned_to(
    council: &TestCouncil,
    channel: Channel,
    end: EndInteraction,
    case: Option<(CaseId, String, CaseLink)>,
) {
    let contacts = ContactsClient::new(council.client());
    let me = &council.administrator;
    let once = || uuid::Uuid::new_v4().to_string();
    let call = contacts.start(me, &once(), &StartInteraction::by(channel)).await.unwrap().summary.id;
    if let Some((case_id, reference, how)) = case {
        contacts.link_case(me, call, &LinkCase { case_id, reference, how }).await.unwrap();
    }
    contacts.end(me, call, &once(), &end).await.unwrap();
}

fn answered(matter: Option<&str>) -> EndInteraction {
    EndInteraction { matter: matter.map(str::to_owned), ..EndInteraction::with(Outcome::Answered) }
}

/// The text between two others, wherever they stand.
fn between<'a>(html: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    html.split(from).skip(1).filter_map(|rest| rest.split_once(to).map(|(found, _)| found)).collect()
}

struct Manager<'a> {
    council: &'a TestCouncil,
    cookie: String,
}

impl Manager<'_> {
    async fn page(&self, path: &str) -> String {
        let request = Raw::to(&self.council.deployment, &self.council.code, Method::GET, path);
        let answer = request.header("cookie", &self.cookie).send().await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    /// How many rows a list has over all its pages.
    async fn rows(&self, path: &str) -> i64 {
        let (mut path, mut rows) = (path.to_owned(), 0);
        loop {
            let html = self.page(&path).await;
            let body = between(&html, "<tbody", "</tbody>").concat();
            rows += i64::try_from(body.matches("<tr").count()).unwrap();
            let links = between(&html, "<a ", ">");
            let Some(next) = links.iter().find(|link| link.contains("rel=\"next\"")) else { return rows };
            path = between(next, "href=\"", "\"")[0].replace("&#38;", "&").replace("&amp;", "&");
        }
    }
}

/// The numbers that lead somewhere: each with where.
fn figures(board: &str) -> Vec<(i64, String)> {
    let linked = between(board, "<a class=\"govuk-link d-figure\" href=\"", "</a>");
    let figures = linked.into_iter().map(|link| link.split_once("\">").unwrap());
    let tiles = between(board, "<span class=\"d-tile__value\">", "</li>").into_iter().filter_map(|tile| {
        let (value, rest) = tile.split_once("</span>")?;
        Some((between(rest, "href=\"", "\"").first().copied()?, value))
    });
    let counted = figures.chain(tiles).filter_map(|(href, number)| Some((number.parse().ok()?, href)));
    counted.map(|(number, href): (i64, &str)| (number, href.replace("&#38;", "&").replace("&amp;", "&"))).collect()
}

#[tokio::test]
async fn every_number_on_the_board_leads_to_as_many_rows() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let cases = CasesClient::new(council.client());
    let mut opened = Vec::new();
    for number in 0..60 {
        opened.push(
            council.report(&format!("board-{number}"), Some(&council.email(&format!("p{number}")))).await.unwrap(),
        );
    }
    let staff = council.client().get("/api/v1/identity/staff").bearer(&council.administrator);
    let staff: serde_json::Value = staff.send().await.unwrap();
    let me = Assign { to: serde_json::from_value(staff["items"][0]["id"].clone()).unwrap() };
    for case in &opened[..7] {
        cases.assign(&council.administrator, case.id, 1, &case.id.to_string(), &me).await.unwrap();
    }
    // Some are late, some come later today: as the clock would have it one day.
    let mut owner = connect(&deployment.database_url).await.unwrap();
    let scoped = sqlx::query("select set_config('app.tenant_id', $1, false)");
    scoped.bind(council.id.to_string()).execute(&mut owner).await.unwrap();
    let tonight =
        "(date_trunc('day', now() at time zone 'Europe/London') + interval '1 day') at time zone 'Europe/London'";
    for (count, due) in [(9, "now() - interval '1 hour'"), (5, &format!("{tonight} - interval '1 millisecond'"))] {
        let sql = format!(
            "update cases.case_file set due_at = {due} where id in (
                 select id from cases.case_file where due_at > {tonight} order by id limit {count})"
        );
        sqlx::query(AssertSqlSafe(sql)).execute(&mut owner).await.unwrap();
    }
    let avoidable = EndInteraction { avoidable: Some(Avoidable::Website), ..answered(None) };
    for matter in [Some("missed-bin"), Some("noise"), None] {
        for _ in 0..2 {
            turned_to(&council, Channel::Phone, answered(matter), None).await;
        }
    }
    for case in &opened[..3] {
        let chased = (case.id, case.reference.to_string(), CaseLink::Chased);
        let end = EndInteraction { matter: Some("missed-bin".to_owned()), ..EndInteraction::with(Outcome::Chased) };
        turned_to(&council, Channel::Phone, end, Some(chased)).await;
    }
    turned_to(&council, Channel::Desk, avoidable, None).await;
    let contacts = ContactsClient::new(council.client());
    for channel in [Channel::Phone, Channel::Video] {
        let once = uuid::Uuid::new_v4().to_string();
        contacts.start(&council.administrator, &once, &StartInteraction::by(channel)).await.unwrap();
    }
    eventually("all contacts to be counted", async || {
        let figure = contacts.first_contact(&council.administrator, &MeasureDays::default()).await.ok()?;
        let avoidable = cases.avoidable(&council.administrator, &Default::default()).await.ok()?;
        (figure.strangers.enquiries == 10 && avoidable.total == 4).then_some(())
    })
    .await
    .unwrap();

    let manager = Manager { council: &council, cookie: council.desk_cookie("administrator").await.unwrap() };
    let board = manager.page("/desk/board").await;
    let mut led = BTreeSet::new();
    for (number, path) in figures(&board) {
        assert_eq!(manager.rows(&path).await, number, "{path}");
        led.insert(path.split(['?', '&']).take(2).collect::<Vec<_>>().join("?"));
    }
    for expected in ["/desk?team=all", "/desk/board/calls?open=yes", "/desk/board/enquiries?strangers=true"] {
        assert!(led.contains(expected), "{expected} in {led:?}");
    }
    assert!(led.iter().any(|path| path.starts_with("/desk/board/avoidable?message=none")), "{led:?}");
    assert!(led.iter().any(|path| path.starts_with("/desk/board/calls?day=")), "{led:?}");
    assert!(board.contains("due=overdue") && board.contains("due=today"));
}
