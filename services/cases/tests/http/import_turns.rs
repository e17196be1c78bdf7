//! What is looked at of an import, which of its rows have another turn, and how long it waits for somebody.

use cases_api::import::{CaseImport, ImportRowState, ImportState, ListImportRows, RunImport, UndoImport};
use cases_api::perm;
use contract::{PageQuery, Permission as _, ProblemKind, StaffId};
use testkit::eventually;
use uuid::Uuid;

use crate::importing::{administrator, called, found, rows, until};
use crate::support::{House, caller, key};

async fn opened() -> anyhow::Result<House> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    Ok(house)
}

/// A file whose headers say what its columns hold, judged.
async fn judged(house: &House, file: &str) -> anyhow::Result<CaseImport> {
    let (cases, admin) = (house.cases(), administrator(house, 0));
    let import = cases.add_import(&admin, &called("turns.csv"), file.as_bytes().to_vec().into()).await?;
    cases.map_import(&admin, import.id, import.version, &key(), &import.mapping).await?;
    until(house, import.id, ImportState::Judged).await
}

async fn run(house: &House, import: &CaseImport, leave_bad_rows: bool) -> anyhow::Result<CaseImport> {
    let asked = RunImport { leave_bad_rows };
    house.cases().run_import(&administrator(house, 0), import.id, import.version, &key(), &asked).await?;
    until(house, import.id, ImportState::Imported).await
}

#[tokio::test]
async fn a_row_that_went_bad_meanwhile_is_tried_again_or_left_out() -> anyhow::Result<()> {
    let house = opened().await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let file =
        "Ref,Received,Service,Name\nTRY-1,01/02/2025,missed-bin,Ann Example\nTRY-2,01/02/2025,missed-bin,Bob Example\n";
    let late = judged(&house, file).await?;
    let first = judged(&house, "Ref,Received,Service\nTRY-1,01/02/2025,missed-bin\n").await?;
    let first = run(&house, &first, false).await?;
    let late = run(&house, &late, false).await?;
    assert_eq!((late.count(ImportRowState::Imported), late.count(ImportRowState::Bad)), (1, 1));
    let bad = rows(&house, late.id, ImportRowState::Bad).await?;
    assert_eq!((bad[0].faults[0].code.as_str(), bad[0].cells[0].as_str()), ("already-here", "TRY-1"));
    let late = run(&house, &late, false).await?;
    assert_eq!(late.count(ImportRowState::Bad), 1, "it is still here");
    cases.undo_import(&admin, first.id, first.version, &key(), &UndoImport::default()).await?;
    until(&house, first.id, ImportState::Undone).await?;
    let late = run(&house, &late, false).await?;
    assert_eq!((late.count(ImportRowState::Imported), late.count(ImportRowState::Bad)), (2, 0));
    let nothing = RunImport::default();
    let past = cases.run_import(&admin, late.id, late.version, &key(), &nothing).await.unwrap_err();
    assert_eq!(past.kind, ProblemKind::Conflict);

    let other = judged(&house, "Ref,Received,Service\nTRY-3,01/02/2025,missed-bin\n").await?;
    let same = judged(&house, "Ref,Received,Service,Name\nTRY-3,01/02/2025,missed-bin,Zoe Unique\n").await?;
    run(&house, &other, false).await?;
    let same = run(&house, &same, false).await?;
    let kept = "select count(*) from case_import_row where cells::text like '%Zoe Unique%'";
    assert_eq!(house.count(0, kept).await, 1);
    let same = run(&house, &same, true).await?;
    assert_eq!((same.count(ImportRowState::Left), house.count(0, kept).await), (1, 0));
    Ok(())
}

#[tokio::test]
async fn of_a_day_without_a_time_the_day_counts() -> anyhow::Result<()> {
    let house = opened().await?;
    let file = "Ref,Received,Closed,Service\nDAY-1,03/04/2024,03/04/2024 08:15,missed-bin\n\
        DAY-2,03/04/2024 18:30,03/04/2024,missed-bin\nDAY-3,03/04/2024 10:00,03/04/2024 09:00,missed-bin\n\
        DAY-4,03/04/2024,02/04/2024,missed-bin\n";
    let import = judged(&house, file).await?;
    let bad = rows(&house, import.id, ImportRowState::Bad).await?;
    let codes: Vec<_> = bad.iter().map(|row| (row.line, row.faults[0].code.as_str())).collect();
    assert_eq!(codes, [(4, "before-receipt"), (5, "before-receipt")]);
    run(&house, &import, true).await?;
    let at_once = "select count(*) from case_file where closed_at = opened_at";
    assert_eq!(house.count(0, at_once).await, 2, "as early, or as late, as they must have been");
    Ok(())
}

#[tokio::test]
async fn a_case_that_goes_to_another_team_is_counted_by_its_days() -> anyhow::Result<()> {
    let house = opened().await?;
    let file = "Ref,Received,Service\nTEAM-1,03/02/2025 10:00,missed-bin\n";
    run(&house, &judged(&house, file).await?, false).await?;
    let usual = house.cases().read(&administrator(&house, 0), found(&house, "TEAM-1").await?[0].case.id).await?;
    let usual = usual.body.case.team.id;
    let other = house.teams(0).await?.items.into_iter().find(|team| team.team.id != usual).unwrap().team;
    let closed = format!(
        "insert into closure (tenant_id, id, team_id, first_day, last_day, name)
         select tenant_id, gen_random_uuid(), id, '2025-02-03', '2025-02-28', '{{\"en\": \"Moving\"}}'
         from team where id = '{}'",
        other.id
    );
    house.change(0, &closed).await;
    let file = format!("Ref,Received,Service,Team\nTEAM-2,03/02/2025 10:00,missed-bin,\"{}\"\n", other.name.en);
    let import = judged(&house, &file).await?;
    assert_eq!(import.count(ImportRowState::Good), 1, "{:?}", rows(&house, import.id, ImportRowState::Bad).await?);
    run(&house, &import, false).await?;
    let mut due = Vec::new();
    for reference in ["TEAM-1", "TEAM-2"] {
        let case = found(&house, reference).await?[0].case.id;
        due.push(house.cases().read(&administrator(&house, 0), case).await?.body.case.due_at.date());
    }
    assert!(due[0] < time::macros::date!(2025 - 02 - 28), "{due:?}");
    assert!(due[1] > time::macros::date!(2025 - 02 - 28), "its own team is closed: {due:?}");
    Ok(())
}

#[tokio::test]
async fn looks_at_rows_are_logged_and_what_is_counted_is_counted_once() -> anyhow::Result<()> {
    let house = opened().await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let import = judged(&house, "Ref,Received,Service,Name\nLOOK-1,01/02/2025,missed-bin,Ann Example\n").await?;
    let colleague = StaffId::from(Uuid::from_u128(7));
    let theirs = house.alone.token_of(colleague, house.council(0).id, &[perm::ImportCases::NAME])?;
    cases.imports(&theirs, &PageQuery::default()).await?;
    cases.import_rows(&theirs, import.id, &ListImportRows::default()).await?;
    cases.import_choices(&theirs, import.id).await?;
    let seen = format!(
        "select count(*) from access_log where screen = 'import' and subject_id = '{}' and staff_id = '{colleague}'",
        import.id
    );
    eventually("three looks to be logged", async || house.count(0, &seen).await == 3).await?;
    assert_eq!(import.citizens, 1);
    house.change(0, "update case_import set counted = jsonb_set(counted, '{citizens}', '41')").await;
    assert_eq!(cases.import(&admin, import.id).await?.citizens, 41, "what was counted is read");
    let import = run(&house, &import, false).await?;
    assert_eq!(
        (import.citizens, import.count(ImportRowState::Imported)),
        (0, 1),
        "and counted again once it has gone on"
    );
    Ok(())
}

#[tokio::test]
async fn what_nobody_runs_for_thirty_days_is_given_up_by_itself() -> anyhow::Result<()> {
    let house = opened().await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let file = |reference: &str| format!("Ref,Received,Service,Name\n{reference},01/02/2025,missed-bin,Zoe Unique\n");
    let (old, young) = (judged(&house, &file("OLD-1")).await?, judged(&house, &file("OLD-2")).await?);
    let bad = judged(&house, &file("OLD-3")).await?;
    let same = judged(&house, &file("OLD-3")).await?;
    run(&house, &same, false).await?;
    let bad = run(&house, &bad, false).await?;
    assert_eq!(bad.count(ImportRowState::Bad), 1);
    let aged = |days: i32, which: &str| {
        format!("update case_import set touched_at = now() - interval '{days} days' where {which}")
    };
    house.change(0, &aged(31, &format!("id <> '{}'", young.id))).await;
    house.change(0, &aged(29, &format!("id = '{}'", young.id))).await;
    let another = house.another().await?;
    until(&house, old.id, ImportState::Discarded).await?;
    let left = async || rows(&house, bad.id, ImportRowState::Left).await.is_ok_and(|left| left.len() == 1);
    eventually("the bad row to be left out", left).await?;
    assert_eq!(cases.import(&admin, young.id).await?.state, ImportState::Judged);
    assert_eq!(cases.import(&admin, bad.id).await?.state, ImportState::Imported);
    let kept = "select count(*) from case_import_row where cells::text like '%Zoe Unique%'";
    assert_eq!(house.count(0, kept).await, 1, "the young one's alone");
    drop(another);
    Ok(())
}
