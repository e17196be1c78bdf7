use std::collections::BTreeMap;
use std::time::Duration;

use cases_api::case::AddNote;
use cases_api::clock::ClockState;
use cases_api::follow::FindCase;
use cases_api::import::{
    AddImport, CaseImport, ImportEncoding, ImportRow, ImportRowState, ImportState, ListImportRows, RunImport,
    UndoImport,
};
use cases_api::lookup::{FoundBy, FoundCase, LookUpCases};
use cases_api::perm;
use cases_api::workflow::{Outcome, State};
use contacts_api::ContactLinked;
use contract::{ContactId, ImportId, NothingPrivate, PageQuery, Permission as _, ProblemKind};
use testkit::within;

use crate::support::{House, caller, faults, key};

/// How long a slow machine may need.
const LONG: Duration = Duration::from_secs(120);
const OLD_CASES: &[u8] = include_bytes!("../../../../docs/guides/examples/old-cases.csv");

pub fn administrator(house: &House, at: usize) -> String {
    let held = [perm::ImportCases::NAME, perm::ReadCases::NAME, perm::WorkCases::NAME];
    house.alone.token(house.council(at).id, &held).unwrap()
}

pub fn called(name: &str) -> AddImport {
    AddImport { name: name.to_owned(), encoding: None }
}

pub async fn until(house: &House, id: ImportId, state: ImportState) -> anyhow::Result<CaseImport> {
    let admin = administrator(house, 0);
    let now = async || house.cases().import(&admin, id).await.ok();
    within(LONG, "the import to come so far", async || now().await.filter(|import| import.state == state)).await
}

pub async fn rows(house: &House, id: ImportId, state: ImportRowState) -> anyhow::Result<Vec<ImportRow>> {
    let which = ListImportRows { state: Some(state), limit: Some(200), cursor: None };
    Ok(house.cases().import_rows(&administrator(house, 0), id, &which).await?.items)
}

/// The example file, mapped as it is guessed, with its bins and one word put right.
async fn judged(house: &House, bytes: &[u8]) -> anyhow::Result<CaseImport> {
    let (cases, admin) = (house.cases(), administrator(house, 0));
    let import = cases.add_import(&admin, &called("old-cases.csv"), bytes.to_vec().into()).await?;
    let mut mapping = import.mapping.clone();
    if let Some(at) = import.headers.iter().position(|header| header == "Bin") {
        mapping.columns[at] = Some("answer:bin".to_owned());
        let words = [("Street light", "street-light"), ("Missed bin collection", "missed-bin")];
        let words: BTreeMap<_, _> = words.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
        mapping.values.insert("service".to_owned(), words);
    }
    cases.map_import(&admin, import.id, import.version, &key(), &mapping).await?;
    until(house, import.id, ImportState::Judged).await
}

async fn imported(house: &House) -> anyhow::Result<CaseImport> {
    let import = judged(house, OLD_CASES).await?;
    let all = RunImport { leave_bad_rows: true };
    house.cases().run_import(&administrator(house, 0), import.id, import.version, &key(), &all).await?;
    until(house, import.id, ImportState::Imported).await
}

pub async fn found(house: &House, typed: &str) -> anyhow::Result<Vec<FoundCase>> {
    let asked = LookUpCases { q: typed.to_owned(), call: None };
    Ok(house.cases().find(&administrator(house, 0), &asked).await?.items)
}

#[tokio::test]
async fn a_dry_run_names_every_bad_row_and_writes_no_case() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = judged(&house, OLD_CASES).await?;
    assert_eq!((import.total, import.count(ImportRowState::Good), import.count(ImportRowState::Bad)), (3, 2, 1));
    let counted: Vec<_> = import.cases.iter().map(|one| (one.service.as_str(), one.stage, one.count)).collect();
    assert_eq!(counted, [("missed-bin", State::Done, 1), ("missed-bin", State::Received, 1)]);
    assert_eq!(import.citizens, 2);
    let bad = rows(&house, import.id, ImportRowState::Bad).await?;
    let named: Vec<_> = bad[0]
        .faults
        .iter()
        .map(|fault| (fault.column.as_deref(), fault.code.as_str(), fault.found.as_str()))
        .collect();
    assert_eq!(bad[0].line, 5);
    assert!(named.contains(&(Some("Date received"), "impossible-date", "04/23/2024")), "{named:?}");
    assert!(named.iter().any(|(column, _, found)| *column == Some("Email") && *found == "not an address"), "{named:?}");
    assert_eq!(house.count(0, "select count(*) from case_file").await, 0);
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let refused = cases.run_import(&admin, import.id, import.version, &key(), &RunImport::default()).await;
    assert_eq!(refused.unwrap_err().kind, ProblemKind::Conflict, "nothing goes in unless the bad row may stay out");
    Ok(())
}

#[tokio::test]
async fn old_cases_keep_their_days_their_clocks_and_their_references_and_nobody_is_written_to() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = imported(&house).await?;
    assert_eq!((import.count(ImportRowState::Imported), import.count(ImportRowState::Left)), (2, 1));
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let closed = found(&house, "fs 1001").await?;
    assert_eq!(closed.iter().map(|one| one.by).collect::<Vec<_>>(), [FoundBy::EarlierReference]);
    let case = cases.read(&admin, closed[0].case.id).await?.body;
    assert_eq!((case.case.state, case.case.outcome), (State::Done, Some(Outcome::Completed)));
    assert_eq!(case.case.opened_at.date(), time::macros::date!(2024 - 04 - 03));
    assert_eq!(case.clocks.iter().map(|clock| clock.state).collect::<Vec<_>>()[0], ClockState::Met);
    let story: Vec<_> = case.timeline.iter().map(|entry| entry.at.date().to_string()).collect();
    assert_eq!(story[..4], ["2024-04-03", "2024-04-03", "2024-04-05", "2024-04-05"], "the old notes at their times");
    assert!(case.answers.iter().any(|answered| answered.answer.en == "Recycling"));
    let open = cases.read(&admin, found(&house, "FS-1002").await?[0].case.id).await?.body;
    assert_eq!((open.case.state, open.case.due_at.date()), (State::Received, time::macros::date!(2026 - 03 - 02)));
    let followed = FindCase { token: None, reference: Some("FS-1001".into()), postcode: Some("bn111hs".into()) };
    assert_eq!(cases.follow(&house.citizen(0), &followed).await?.reference, case.case.reference);
    let wrong = FindCase { postcode: Some("BN11 9ZZ".into()), ..followed };
    let refused = cases.follow(&house.citizen(0), &wrong).await.err().unwrap();
    assert_eq!(faults(&refused), [("/reference", "not-a-reference")]);
    assert!(house.told(0, "case.opened").await.is_empty() && house.told(0, "case.updated").await.is_empty());
    assert_eq!(house.count(0, "select count(*) from outbox where name = 'case.imported'").await, 2);
    assert_eq!(
        house.count(0, "select count(*) from case_import_row where state = 'imported' and cells <> '[]'").await,
        0
    );
    Ok(())
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_needs_no_mapping() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let first = imported(&house).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let again = cases.add_import(&admin, &called("again.csv"), OLD_CASES.to_vec().into()).await?;
    assert_eq!(again.mapping, first.mapping, "what was said of the last file with these headers");
    cases.map_import(&admin, again.id, again.version, &key(), &again.mapping).await?;
    let again = until(&house, again.id, ImportState::Judged).await?;
    assert_eq!(again.count(ImportRowState::Bad), 3);
    let codes: Vec<_> =
        rows(&house, again.id, ImportRowState::Bad).await?.into_iter().map(|row| row.faults[0].code.clone()).collect();
    assert_eq!(codes[..2], ["already-here", "already-here"]);
    let twice = b"Ref,Received,Service\nA1,03/04/2024,missed-bin\na-1,04/04/2024,missed-bin\n";
    let twice = judged(&house, twice).await?;
    assert_eq!(rows(&house, twice.id, ImportRowState::Bad).await?[0].faults[0].code, "twice-in-file");
    assert_eq!(cases.imports(&admin, &PageQuery::default()).await?.items.len(), 3);
    Ok(())
}

#[tokio::test]
async fn an_import_is_taken_back_but_for_the_cases_that_were_worked_on() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = imported(&house).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let touched = found(&house, "FS-1002").await?[0].case.id;
    let gone = found(&house, "FS-1001").await?[0].case.id;
    cases.note(&admin, touched, &key(), &AddNote { text: "Rang Bob.".to_owned() }).await?;
    cases.undo_import(&admin, import.id, import.version, &key(), &UndoImport::default()).await?;
    let undone = until(&house, import.id, ImportState::Undone).await?;
    assert_eq!((undone.count(ImportRowState::Removed), undone.count(ImportRowState::Kept)), (1, 1));
    let kept = rows(&house, import.id, ImportRowState::Kept).await?;
    assert_eq!((kept[0].case, kept[0].faults[0].code.as_str()), (Some(touched), "worked-on"));
    assert!(found(&house, "FS-1001").await?.is_empty());
    for table in [
        "case_file where state = 'done'",
        "case_alias where reference = 'FS1001'",
        "case_entry where text like '%FS-1001%'",
    ] {
        assert_eq!(house.count(0, &format!("select count(*) from {table}")).await, 0, "{table}");
    }
    assert_eq!(house.count(0, "select count(*) from outbox where name = 'case.taken-back'").await, 1);
    let late = ContactLinked {
        case_id: gone,
        contact_id: ContactId::from(uuid::Uuid::from_u128(78)),
        origin_id: None,
        known: true,
    };
    let event = house.alone.arrives(house.council(0).id, 1, &late, &NothingPrivate {}).await?;
    house.handled(house.council(0).id, event.uuid()).await?;
    cases.undo_import(&admin, import.id, undone.version, &key(), &UndoImport { worked_on_too: true }).await?;
    within(LONG, "the other case to go", async || house.count(0, "select count(*) from case_file").await == 0).await
}

/// How many rows of imports hold this anywhere in them.
async fn holding(house: &House, value: &str) -> i64 {
    house.count(0, &format!("select count(*) from case_import_row r where to_jsonb(r)::text like '%{value}%'")).await
}

#[tokio::test]
async fn what_stands_in_a_row_that_becomes_no_case_is_not_kept() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = judged(&house, OLD_CASES).await?;
    let bad = rows(&house, import.id, ImportRowState::Bad).await?.remove(0);
    assert_eq!(holding(&house, "not an address").await, 1, "it is there to be looked at");
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    cases.run_import(&admin, import.id, import.version, &key(), &RunImport { leave_bad_rows: true }).await?;
    until(&house, import.id, ImportState::Imported).await?;
    for cell in bad.cells.iter().filter(|cell| cell.len() > 3) {
        assert_eq!(holding(&house, &cell.replace('\'', "''")).await, 0, "{cell}");
    }
    let left = rows(&house, import.id, ImportRowState::Left).await?;
    assert_eq!((left[0].line, left[0].faults[0].code.as_str()), (5, bad.faults[0].code.as_str()), "it stays named");

    let given_up = judged(&house, b"Ref,Received,Service,Name\nZ-77,01/02/2025,missed-bin,Zoe Unique\n").await?;
    assert_eq!(holding(&house, "Zoe Unique").await, 1);
    let discarded = cases.discard_import(&admin, given_up.id).await?;
    assert_eq!((discarded.state, holding(&house, "Zoe Unique").await), (ImportState::Discarded, 0));
    let again = cases.discard_import(&admin, given_up.id).await.unwrap_err();
    let imported = cases.discard_import(&admin, import.id).await.unwrap_err();
    assert_eq!((again.kind, imported.kind), (ProblemKind::Conflict, ProblemKind::Conflict));
    Ok(())
}

#[tokio::test]
async fn words_that_nothing_is_called_are_listed_beside_what_they_may_stand_for() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let file =
        b"Ref,Received,Service,Owner\n1,01/02/2025,Bins,Ada Bell\n2,01/02/2025,Bins,Bob\n3,01/02/2025,missed-bin,\n";
    let import = judged(&house, file).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let choices = cases.import_choices(&admin, import.id).await?;
    let words: Vec<_> = choices.words.iter().map(|one| (one.field.name(), one.word.as_str(), one.rows)).collect();
    assert_eq!(words, [("service", "Bins", 2), ("assignee", "Bob", 1)]);
    assert!(choices.services.iter().any(|service| service.value == "missed-bin"));
    assert!(choices.questions.iter().any(|question| question.value == "missed_on"));
    assert!(choices.staff.iter().any(|person| person.value == "Ada Bell"));
    Ok(())
}

#[tokio::test]
async fn what_is_run_and_what_is_taken_back_is_what_was_looked_at() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let seen = judged(&house, OLD_CASES).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let mut other = seen.mapping.clone();
    other.columns.iter_mut().filter(|column| column.as_deref() == Some("name")).for_each(|column| *column = None);
    cases.map_import(&admin, seen.id, seen.version, &key(), &other).await?;
    let mapped_anew = until(&house, seen.id, ImportState::Judged).await?;
    let all = RunImport { leave_bad_rows: true };
    let late = cases.run_import(&admin, seen.id, seen.version, &key(), &all).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed, "somebody mapped it anew since");
    assert_eq!(house.count(0, "select count(*) from case_file").await, 0);
    let once = key();
    let ordered = cases.run_import(&admin, seen.id, mapped_anew.version, &once, &all).await?;
    let again = cases.run_import(&admin, seen.id, mapped_anew.version, &once, &all).await?;
    assert_eq!(again, ordered, "the same order is answered as it was");
    let imported = until(&house, seen.id, ImportState::Imported).await?;
    let late = cases.undo_import(&admin, seen.id, ordered.version, &key(), &UndoImport::default()).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    cases.undo_import(&admin, seen.id, imported.version, &key(), &UndoImport::default()).await?;
    until(&house, seen.id, ImportState::Undone).await?;
    Ok(())
}

#[tokio::test]
async fn nothing_else_deletes_a_case() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.report(0).await?;
    let mut owner = house.alone.owner(house.council(0).id).await?;
    for table in ["case_entry", "case_file"] {
        let refused = sqlx::query(sqlx::AssertSqlSafe(format!("delete from {table}"))).execute(&mut owner).await;
        assert!(refused.unwrap_err().to_string().contains("goes with its import or stays"), "{table}");
    }
    Ok(())
}

#[tokio::test]
async fn what_can_not_be_read_or_mapped_says_why_and_another_council_sees_nothing() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let refused = cases.add_import(&admin, &called("x.csv"), b"Ref\n\xA3\n".to_vec().into()).await.unwrap_err();
    assert_eq!(faults(&refused), [("/file", "not-utf-8")]);
    let older = AddImport { encoding: Some(ImportEncoding::Windows1252), ..called("x.csv") };
    let import = cases.add_import(&admin, &older, b"Ref\n\xA3\n".to_vec().into()).await?;
    assert_eq!(import.sample, [["£"]]);
    let refused = cases.map_import(&admin, import.id, import.version, &key(), &import.mapping).await.unwrap_err();
    assert_eq!(faults(&refused), [("/columns", "needs-received"), ("/service", "required")]);
    let theirs = cases.import(&administrator(&house, 1), import.id).await.unwrap_err();
    assert_eq!(theirs.kind, ProblemKind::NotFound);
    assert_eq!(cases.imports(&house.worker(0), &PageQuery::default()).await.unwrap_err().kind, ProblemKind::Forbidden);
    Ok(())
}
