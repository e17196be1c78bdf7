//! The work: a few rows a transaction, what became of them committed with them. So each row has its turn once, whenever the
//! process ends, and the next one goes on where this one stopped.

use std::sync::Arc;
use std::time::Duration;

use cases_api::import::{ImportField, ImportRowState, ImportState, RowFault};
use contract::council::{Council, CouncilState};
use contract::{ImportId, Problem, ProblemKind};
use runtime::{Context, Watch};
use tenant_db::{Actor, DbError, TenantTx};

use super::reading::{self, Known};
use super::store::{self, Judged};
use super::taking_back::{kept, take_back};
use super::writing::{Row, write};
use super::{BELL, Import, Item, PART, archive};
use crate::catalogue;
use crate::office::{Office, almanac};

/// How many councils' imports are looked at in a round, and how many transactions one has before the next.
const IMPORTS: i64 = 20;
const TURNS: usize = 4;
/// How many rows are judged in a transaction, how many become cases, and how many cases are taken back.
const JUDGED: i64 = 250;
const WRITTEN: i64 = 25;
const TAKEN_BACK: i64 = 200;
/// How many seconds an import waits after trouble that may pass, and how often a row may be in such trouble.
const PATIENCE: f64 = 2.0;
const TRIES: i32 = 5;

/// Imports with work left are worked on.
pub(crate) fn unfinished(office: Arc<Office>) -> Watch {
    let look = move || {
        let office = Arc::clone(&office);
        async move { look(&office).await }
    };
    Watch::new(BELL, Duration::from_secs(1), look).when(BELL)
}

async fn look(office: &Office) -> Result<(), DbError> {
    let context = &office.context;
    loop {
        let snapshot = context.directory.snapshot();
        let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
        let tx = context.relay_tx().await?;
        let due = store::due(&tx, active.map(|council| council.id.uuid()).collect(), IMPORTS).await?;
        drop(tx);
        let mut worked = false;
        for (council, id) in due {
            let Some(council) = snapshot.council(council) else { continue };
            for _ in 0..TURNS {
                if context.is_ending() {
                    return Ok(());
                }
                if !go_on(context, council, id).await? {
                    break;
                }
                worked = true;
            }
        }
        if !worked {
            return Ok(());
        }
    }
}

/// One transaction of an import; `false` where there is nothing more to do for now.
async fn go_on(context: &Context, council: &Council, id: ImportId) -> Result<bool, DbError> {
    let tx = context.task_tx(crate::Cases::NAME, council.id, PART).await?;
    let Some(import) = store::stands(&tx, id).await? else { return Ok(false) };
    drop(tx);
    let which = match import.state {
        ImportState::Judging => ImportRowState::Waiting,
        ImportState::Importing => ImportRowState::Good,
        ImportState::Undoing => ImportRowState::Imported,
        _ => return Ok(false),
    };
    let worked = match take(context, council, &import, which, usize::MAX).await {
        Ok(worked) => return Ok(worked),
        // One row in trouble doesn't keep the others from their turn.
        Err(_) => take(context, council, &import, which, 1).await,
    };
    match worked {
        Ok(worked) => Ok(worked),
        Err(error) => {
            tracing::warn!(%error, "an import waits");
            wait(context, council, id, which).await?;
            Ok(false)
        }
    }
}

async fn begin(context: &Context, council: &Council, import: &Import) -> Result<TenantTx, DbError> {
    let actor = Actor::Staff { id: import.staff, session: import.session };
    context.task_tx_by(crate::Cases::NAME, council.id, actor).await
}

/// After trouble that may pass the import waits. A row that is in it again and again is named, and the others go on.
async fn wait(context: &Context, council: &Council, id: ImportId, which: ImportRowState) -> Result<(), DbError> {
    let tx = context.task_tx(crate::Cases::NAME, council.id, PART).await?;
    let Some(import) = store::wait_for(&tx, id).await? else { return Ok(()) };
    let Some(item) = store::next(&tx, import.id, which, 1).await?.pop() else { return Ok(()) };
    store::tried(&tx, id, item.place, PATIENCE).await?;
    if item.attempts + 1 >= TRIES {
        let (to, why) = match which {
            ImportRowState::Imported => (ImportRowState::Kept, kept("in-use", "Something else belongs to the case.")),
            _ => (ImportRowState::Bad, kept("fault", "The row could not be written. Tell whoever runs the product.")),
        };
        store::settle(&tx, id, &[item.place], to, &[why]).await?;
    }
    tx.commit_unanswered().await
}

/// Gives some rows their turn, in one transaction; `false` where another process does, or none is left.
async fn take(
    context: &Context,
    council: &Council,
    before: &Import,
    which: ImportRowState,
    most: usize,
) -> Result<bool, DbError> {
    let tx = begin(context, council, before).await?;
    // A row that is tried alone comes after a transaction that failed, whose lock may not be gone yet.
    let held = if most == 1 { store::wait_for(&tx, before.id).await? } else { store::hold(&tx, before.id).await? };
    let Some(mut import) = held.filter(|import| import.state == before.state) else { return Ok(false) };
    let size = match import.state {
        ImportState::Judging => JUDGED,
        ImportState::Importing => WRITTEN,
        _ => TAKEN_BACK,
    };
    let size = size.min(i64::try_from(most).unwrap_or(i64::MAX));
    let items = store::next(&tx, import.id, which, size).await?;
    if items.is_empty() {
        finish(&tx, &mut import).await?;
        tx.commit_unanswered().await?;
        return Ok(false);
    }
    match import.state {
        ImportState::Undoing => take_back(&tx, &import, &items).await?,
        _ => read(&tx, council, &import, items).await?,
    }
    tx.commit_unanswered().await?;
    Ok(true)
}

/// Reads rows: to judge them, or to make cases of those that are still good.
async fn read(tx: &TenantTx, council: &Council, import: &Import, items: Vec<Item>) -> Result<(), DbError> {
    let services = catalogue::store::services(tx).await?;
    let (teams, staff) = (store::teams(tx).await?, store::staff(tx).await?);
    let files = archive::store::named(tx, import.id).await?;
    let known =
        Known { services: &services, teams: &teams, staff: &staff, files: &files, almanac: almanac()?, now: tx.now() };
    let by = (import.headers.as_slice(), &import.mapping);
    let read = items.iter().map(|item| (item.place, reading::read(&known, by, &item.cells)));
    let (mut judged, mut rows) = (Vec::new(), Vec::new());
    for (place, read) in read {
        match read {
            Ok(legacy) => rows.push(Row { place, legacy }),
            Err(faults) => judged.push(Judged {
                place,
                key: None,
                service: None,
                stage: None,
                person: None,
                files: Vec::new(),
                faults,
            }),
        }
    }
    if import.state == ImportState::Judging {
        judged.extend(rows.iter().map(|Row { place, legacy }| Judged {
            place: *place,
            key: Some(legacy.key.clone()),
            service: Some(legacy.service.slug.clone()),
            stage: Some(legacy.stage.name()),
            person: legacy.person(),
            files: legacy.files.clone(),
            faults: Vec::new(),
        }));
        return store::judge(tx, import.id, &judged).await;
    }
    let known = store::known_keys(tx, rows.iter().map(|row| row.legacy.key.clone()).collect()).await?;
    let (there, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| known.contains(&row.legacy.key));
    judged.extend(there.into_iter().map(|row| {
        let fault = RowFault { found: row.legacy.reference, ..known_already(import) };
        Judged {
            place: row.place,
            key: Some(row.legacy.key),
            service: None,
            stage: None,
            person: None,
            files: Vec::new(),
            faults: vec![fault],
        }
    }));
    store::judge(tx, import.id, &judged).await?;
    write(tx, council, import, &rows).await.map_err(|problem| passing(&problem))
}

fn passing(problem: &Problem) -> DbError {
    match problem.kind {
        ProblemKind::Unavailable | ProblemKind::Timeout => DbError::Unavailable,
        _ => DbError::Bug("a case can't be written".into()),
    }
}

fn of_reference(import: &Import, code: &str, detail: &str) -> RowFault {
    of_column(import, ImportField::OldReference, code, detail)
}

fn of_column(import: &Import, field: ImportField, code: &str, detail: &str) -> RowFault {
    let columns = import.mapping.columns.iter().position(|column| column.as_deref() == Some(field.name()));
    let column = columns.and_then(|at| import.headers.get(at)).cloned();
    RowFault { column, ..kept(code, detail) }
}

fn known_already(import: &Import) -> RowFault {
    of_reference(import, "already-here", "A case with this reference is here already.")
}

/// No row is left: the import comes to its next state.
async fn finish(tx: &TenantTx, import: &mut Import) -> Result<(), DbError> {
    let (state, told) = match import.state {
        ImportState::Judging => {
            let twice = of_reference(import, "twice-in-file", "An earlier row of the file has this reference.");
            store::judge_together(tx, import.id, [&twice, &known_already(import)]).await?;
            let named =
                of_column(import, ImportField::Files, "file-twice", "An earlier row of the file names this file.");
            store::judge_files(tx, import.id, &named).await?;
            archive::store::name_those(tx, import.id).await?;
            (ImportState::Judged, "import.judged")
        }
        ImportState::Importing => {
            store::forget_left(tx, import.id).await?;
            if !store::has(tx, import.id, ImportRowState::Bad).await? {
                archive::store::forget(tx, import.id).await?;
            }
            (ImportState::Imported, "import.finished")
        }
        _ => {
            store::turn(tx, import.id, &[ImportRowState::Bad], ImportRowState::Left).await?;
            store::forget(tx, import.id).await?;
            archive::store::forget(tx, import.id).await?;
            (ImportState::Undone, "import.undone")
        }
    };
    import.state = state;
    store::step(tx, import).await?;
    tx.audit(told, import.id, &["state"]);
    Ok(())
}
