//! An import goes on where a killed process left it, each row becomes one case, and nobody hears of it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::Duration;

use cases_api::CasesClient;
use cases_api::import::{AddImport, CaseImport, ImportRowState, ImportState, RunImport};
use cases_api::lookup::LookUpCases;
use contract::ImportId;
use contract::council::Tier;
use journeys::TestCouncil;
use sqlx::PgConnection;
use testkit::{Deployment, eventually, within};

use crate::clocks::{alarming, notes, read};

const ROWS: i64 = 600;
const KILLS: i64 = 3;

/// Cases of another system, every other one ended, all of them long overdue, each with a citizen who could be written to.
fn old_cases(rows: i64) -> Vec<u8> {
    let mut text = "Reference,Service,Received,Closed,Due,Name,Email,Notes,Files\n".to_owned();
    for row in 1..=rows {
        let closed = if row % 2 == 0 { "20/02/2025" } else { "" };
        writeln!(
            text,
            "OLD-{row},missed-bin,03/02/2025,{closed},10/02/2025,Ann Example {row},ann{row}@old.example,04/02/2025 Rang.,{row}.txt"
        )
        .unwrap();
    }
    text.into_bytes()
}

/// An archive with a letter for each of them.
fn papers(rows: i64) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for row in 1..=rows {
        zip.start_file(format!("{row}.txt"), zip::write::SimpleFileOptions::default()).unwrap();
        write!(zip, "Letter {row}").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

async fn until(council: &TestCouncil, id: ImportId, so_far: impl Fn(&CaseImport) -> bool) -> CaseImport {
    let cases = CasesClient::new(council.client());
    within(Duration::from_secs(120), "the import to come so far", async || {
        cases.import(&council.administrator, id).await.ok().filter(|import| so_far(import))
    })
    .await
    .unwrap()
}

/// Brings a file in and orders that its rows become cases.
async fn ordered(council: &TestCouncil, rows: i64) -> ImportId {
    let (cases, token) = (CasesClient::new(council.client()), council.administrator.as_str());
    let file = AddImport { name: "old.csv".to_owned(), encoding: None };
    let import = cases.add_import(token, &file, old_cases(rows).into()).await.unwrap();
    let came = cases.add_import_archive(token, import.id, papers(rows).into()).await.unwrap();
    assert_eq!((came.files, came.bad_files.len()), (rows, 0));
    cases.map_import(token, import.id, came.version, "map", &import.mapping).await.unwrap();
    let judged = until(council, import.id, |import| import.state == ImportState::Judged).await;
    assert_eq!(judged.count(ImportRowState::Good), rows);
    cases.run_import(token, import.id, judged.version, "run", &RunImport::default()).await.unwrap();
    import.id
}

async fn owner(deployment: &Deployment, council: &TestCouncil) -> PgConnection {
    let mut owner = testkit::connect(&deployment.database_url).await.unwrap();
    let scope = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(scope).bind(council.id.to_string()).execute(&mut owner).await.unwrap();
    owner
}

async fn count(owner: &mut PgConnection, of: &'static str) -> i64 {
    sqlx::query_scalar(of).fetch_one(owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_leaves_no_row_out_and_brings_none_twice() {
    let mut private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let id = ordered(&council, ROWS).await;
    for kill in 1..=KILLS {
        let reached = kill * ROWS / (KILLS + 2);
        let before = until(&council, id, |import| import.count(ImportRowState::Imported) >= reached).await;
        assert_eq!(before.state, ImportState::Importing, "it is killed in the midst of it");
        private.restart().await.unwrap();
    }
    let ended = until(&council, id, |import| import.state == ImportState::Imported).await;
    assert_eq!(ended.count(ImportRowState::Imported), ROWS);

    let mut owner = owner(&private, &council).await;
    for (of, expected) in [
        ("select count(*) from cases.case_file", ROWS),
        ("select count(distinct reference) from cases.case_alias", ROWS),
        ("select count(distinct case_id) from cases.case_import_row", ROWS),
        ("select count(distinct case_id) from cases.file where arrived_at is not null", ROWS),
        ("select count(*) from cases.file", ROWS),
        ("select count(*) from cases.case_file where state = 'done'", ROWS / 2),
        ("select count(*) from cases.case_entry where text = 'Rang.'", ROWS),
        ("select count(distinct aggregate_id) from cases.outbox where name = 'case.imported'", ROWS),
        ("select count(*) from cases.outbox where name = 'case.imported'", ROWS),
    ] {
        assert_eq!(count(&mut owner, of).await, expected, "{of}");
    }
    private.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_written_to_and_no_alarm_goes_off_for_what_was_late_already() {
    let private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    alarming(&council).await;
    let id = ordered(&council, 40).await;
    until(&council, id, |import| import.state == ImportState::Imported).await;

    let new = council.report("new", Some("new@today.example")).await.unwrap();
    let alarm = eventually("the alarm of a new case", async || {
        read(&council, new.id).await.filter(|case| notes(case, "Alarm: ") > 0)
    });
    alarm.await.unwrap();
    eventually("the mail about a new case", async || {
        private.mail().to("new@today.example").await.ok().filter(|mails| !mails.is_empty())
    })
    .await
    .unwrap();
    let mut owner = owner(&private, &council).await;
    eventually("everything that was told to be heard", async || {
        count(&mut owner, "select count(*) from cases.outbox where delivered_at is null").await == 0
    })
    .await
    .unwrap();

    let mails = private.mail().all().await.unwrap();
    let written_to: Vec<_> = mails.iter().filter(|mail| mail.to.ends_with("@old.example")).collect();
    assert!(written_to.is_empty(), "{written_to:?}");
    for of in [
        "select count(*) from notifications.inbox where name = 'case.imported'",
        "select count(*) from cases.case_clock where look_at <= now() and case_id in (select case_id from cases.case_import_row)",
        "select count(*) from cases.case_entry where text like '%Alarm: %'
             and case_id in (select case_id from cases.case_import_row)",
    ] {
        assert_eq!(count(&mut owner, of).await, 0, "{of}");
    }
    let cases = CasesClient::new(council.client());
    for reference in ["OLD-1", "OLD-2"] {
        let asked = LookUpCases { q: reference.to_owned(), call: None };
        let found = cases.find(&council.administrator, &asked).await.unwrap().items;
        let case = read(&council, found[0].case.id).await.unwrap();
        assert_eq!(notes(&case, "Alarm: "), 0, "{reference}");
    }
    private.stop().await.unwrap();
}
