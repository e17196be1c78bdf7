//! Every query about imports and their rows.

use cases_api::import::{
    CaseImport, ImportCount, ImportField, ImportMapping, ImportRow, ImportRowState, ImportState, RowCount, RowFault,
    UnknownWord,
};
use contract::{Bilingual, CaseId, CouncilId, ImportId, StaffId, TeamId};
use serde::Deserialize;
use serde_json::{Value, json};
use tenant_db::{DbError, RelayTx, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::choosing::UNKNOWN;
use super::sheet::SheetRow;
use super::{Import, Item};
use crate::case::store::{json as written, reference, seen_by};

/// How many rows a sample has.
const SAMPLE: i64 = 5;
/// How many rows are written in one statement.
const TOGETHER: usize = 1_000;
/// How many words that stand for nothing are listed.
const MOST_UNKNOWN: i64 = 100;

/// Writes an import, which waits for its mapping.
pub(super) async fn add(tx: &TenantTx, import: &Import, total: usize) -> Result<(), DbError> {
    tx.run(
        "insert into case_import (tenant_id, id, name, staff_id, session_id, headers, mapping, state, total, begun_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'mapping', $8, $9)",
        args![
            tx.tenant(),
            import.id.uuid(),
            import.name.clone(),
            import.staff.uuid(),
            import.session.uuid(),
            written(&import.headers)?,
            written(&import.mapping)?,
            i32::try_from(total).unwrap_or(i32::MAX),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Writes the rows of an import, in their order.
pub(super) async fn add_rows(tx: &TenantTx, id: ImportId, rows: &[SheetRow]) -> Result<(), DbError> {
    for (part, rows) in rows.chunks(TOGETHER).enumerate() {
        let lines: Vec<i32> = rows.iter().map(|row| row.line).collect();
        let cells: Vec<Value> = rows.iter().map(|row| json!(row.cells)).collect();
        let before = i32::try_from(part * TOGETHER).unwrap_or(i32::MAX);
        tx.run(
            "insert into case_import_row (tenant_id, import_id, place, line, cells, state)
             select $1, $2, $3 + r.place, r.line, r.cells, 'waiting'
             from unnest($4::int[], $5::jsonb[]) with ordinality as r(line, cells, place)",
            args![tx.tenant(), id.uuid(), before, lines, cells],
        )
        .await?;
    }
    Ok(())
}

/// What was said of the last file with these headers.
pub(super) async fn said_before(tx: &TenantTx, headers: &[String]) -> Result<Option<ImportMapping>, DbError> {
    tx.row(
        "select mapping from case_import where tenant_id = $1 and headers = $2 and state <> 'mapping' order by id desc limit 1",
        args![tx.tenant(), json!(headers)],
        |row| row.json(0),
    )
    .await
}

/// How many rows of the import `i` stand how, how many cases there are or would be, and how many people its good rows name.
macro_rules! counted {
    () => {
        "jsonb_build_object(
             'rows', (select coalesce(jsonb_agg(jsonb_build_object('state', n.state, 'count', n.count) order by n.state), '[]')
                 from (select r.state, count(*) from case_import_row r
                       where r.tenant_id = $1 and r.import_id = i.id group by r.state) n),
             'cases', (select coalesce(jsonb_agg(jsonb_build_object('service', n.service, 'stage', n.stage, 'count', n.count)
                     order by n.service, n.stage), '[]')
                 from (select r.service, r.stage, count(*) from case_import_row r
                       where r.tenant_id = $1 and r.import_id = i.id and r.state in ('good', 'imported', 'kept')
                           and r.service is not null
                       group by r.service, r.stage) n),
             'citizens', (select count(distinct r.person) from case_import_row r
                 where r.tenant_id = $1 and r.import_id = i.id and r.state = 'good'))"
    };
}

macro_rules! imports {
    ($which:literal) => {
        concat!(
            "select i.id, i.name, (select s.name from staff s where s.tenant_id = $1 and s.id = i.staff_id), i.state, i.headers,
                 i.mapping,
                 (select coalesce(jsonb_agg(r.cells order by r.place), '[]') from case_import_row r
                  where r.tenant_id = $1 and r.import_id = i.id and r.place <= $3 and r.cells <> '[]'),
                 i.total::bigint, case when i.due_at is null and i.counted is not null then i.counted else ",
            counted!(),
            " end, i.begun_at, i.imported_at, i.undone_at, i.version
             from case_import i where i.tenant_id = $1 and ",
            $which
        )
    };
}

/// What was counted of an import.
#[derive(Deserialize)]
struct Counted {
    rows: Vec<RowCount>,
    cases: Vec<ImportCount>,
    citizens: i64,
}

/// An import of the council's.
pub(super) async fn view(tx: &TenantTx, id: ImportId) -> Result<Option<CaseImport>, DbError> {
    tx.row(imports!("i.id = $2"), args![tx.tenant(), id.uuid(), SAMPLE], viewed).await
}

/// The imports before one, the latest first, and one more when there is one.
pub(super) async fn list(tx: &TenantTx, before: Option<ImportId>, size: u16) -> Result<Vec<CaseImport>, DbError> {
    let before = before.map_or(Uuid::max(), ImportId::uuid);
    let asked = args![tx.tenant(), before, SAMPLE, i64::from(size) + 1];
    tx.rows(imports!("i.id < $2 order by i.id desc limit $4"), asked, viewed).await
}

fn viewed(row: Row<'_>) -> Result<CaseImport, DbError> {
    let Counted { rows, cases, citizens } = row.json(8)?;
    Ok(CaseImport {
        id: row.id(0)?,
        name: row.get(1)?,
        by: row.get(2)?,
        state: state(row, 3)?,
        headers: row.json(4)?,
        mapping: row.json(5)?,
        sample: row.json(6)?,
        total: row.get(7)?,
        rows,
        cases,
        begun_at: row.get(9)?,
        imported_at: row.get(10)?,
        undone_at: row.get(11)?,
        version: row.get(12)?,
        citizens,
        files: 0,
        bad_files: Vec::new(),
    })
}

fn state(row: Row<'_>, at: usize) -> Result<ImportState, DbError> {
    ImportState::named(row.get(at)?).ok_or_else(|| DbError::Bug("a stored state isn't one".into()))
}

/// The rows of an import after a place, and one more when there is one.
pub(super) async fn rows(
    tx: &TenantTx,
    id: ImportId,
    which: Option<ImportRowState>,
    after: i32,
    size: u16,
) -> Result<Vec<ImportRow>, DbError> {
    tx.rows(
        concat!(
            "select r.place, r.line, r.cells, r.state, r.faults, c.id, c.reference
             from case_import_row r left join case_file c on c.tenant_id = $1 and c.id = r.case_id and",
            seen_by!("$6"),
            " where r.tenant_id = $1 and r.import_id = $2 and r.place > $3 and ($4::text is null or r.state = $4)
             order by r.place limit $5"
        ),
        args![
            tx.tenant(),
            id.uuid(),
            after,
            which.map(ImportRowState::name),
            i64::from(size) + 1,
            tx.actor().staff().map(StaffId::uuid)
        ],
        |row| {
            let stands = ImportRowState::named(row.get(3)?);
            Ok(ImportRow {
                place: row.get(0)?,
                line: row.get(1)?,
                cells: row.json(2)?,
                state: stands.ok_or_else(|| DbError::Bug("a stored state isn't one".into()))?,
                faults: row.json(4)?,
                case: row.id_or_null(5)?,
                reference: row.get::<Option<&str>>(6)?.map(|_| reference(row, 6)).transpose()?,
            })
        },
    )
    .await
}

macro_rules! import {
    ($lock:literal) => {
        concat!(
            "select id, name, staff_id, session_id, state, headers, mapping, worked_on_too, version from case_import
             where tenant_id = $1 and id = $2",
            $lock
        )
    };
}

/// An import as it stands.
pub(super) async fn stands(tx: &TenantTx, id: ImportId) -> Result<Option<Import>, DbError> {
    tx.row(import!(""), args![tx.tenant(), id.uuid()], import).await
}

/// An import, locked; none where another process has it.
pub(super) async fn hold(tx: &TenantTx, id: ImportId) -> Result<Option<Import>, DbError> {
    tx.row(import!(" for update skip locked"), args![tx.tenant(), id.uuid()], import).await
}

/// An import, locked once whoever works on it is done with a few rows.
pub(super) async fn wait_for(tx: &TenantTx, id: ImportId) -> Result<Option<Import>, DbError> {
    tx.row(import!(" for update"), args![tx.tenant(), id.uuid()], import).await
}

fn import(row: Row<'_>) -> Result<Import, DbError> {
    Ok(Import {
        id: row.id(0)?,
        name: row.get(1)?,
        staff: row.id(2)?,
        session: row.id(3)?,
        state: state(row, 4)?,
        headers: row.json(5)?,
        mapping: row.json(6)?,
        worked_on_too: row.get(7)?,
        version: row.get(8)?,
    })
}

/// Keeps how far an import is, one version on, and who brought it so far.
pub(super) async fn step(tx: &TenantTx, import: &Import) -> Result<(), DbError> {
    tx.run(
        "update case_import set state = $3, mapping = $4, staff_id = $5, session_id = $6, worked_on_too = $7,
             version = version + 1,
             due_at = case when $3 in ('judging', 'importing', 'undoing') then now() end,
             imported_at = case when $3 = 'imported' then $8 else imported_at end,
             undone_at = case when $3 = 'undone' then $8 else undone_at end, touched_at = $8
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            import.id.uuid(),
            import.state.name(),
            written(&import.mapping)?,
            import.staff.uuid(),
            import.session.uuid(),
            import.worked_on_too,
            tx.now()
        ],
    )
    .await?;
    tx.run(
        concat!(
            "update case_import i set counted = ",
            counted!(),
            " where i.tenant_id = $1 and i.id = $2 and i.due_at is null"
        ),
        args![tx.tenant(), import.id.uuid()],
    )
    .await?;
    Ok(())
}

/// Imports that wait for somebody, with which nothing was done since a time; of those that ended, with rows that went bad.
pub(super) async fn untouched(tx: &TenantTx, since: OffsetDateTime, most: i64) -> Result<Vec<ImportId>, DbError> {
    tx.rows(
        "select i.id from case_import i
         where i.tenant_id = $1 and coalesce(i.touched_at, i.imported_at, i.begun_at) < $2
             and (i.state in ('mapping', 'judged') or i.state = 'imported' and exists (
                 select from case_import_row r where r.tenant_id = $1 and r.import_id = i.id and r.state = 'bad'))
         order by i.id limit $3",
        args![tx.tenant(), since, most],
        |row| row.id(0),
    )
    .await
}

/// Whether a row of an import stands so.
pub(super) async fn has(tx: &TenantTx, id: ImportId, which: ImportRowState) -> Result<bool, DbError> {
    let sql = "select from case_import_row where tenant_id = $1 and import_id = $2 and state = $3 limit 1";
    Ok(tx.row(sql, args![tx.tenant(), id.uuid(), which.name()], |_| Ok(())).await?.is_some())
}

/// Lets rows of an import stand otherwise.
pub(super) async fn turn(
    tx: &TenantTx,
    id: ImportId,
    from: &[ImportRowState],
    to: ImportRowState,
) -> Result<(), DbError> {
    let from: Vec<&str> = from.iter().map(|state| state.name()).collect();
    tx.run(
        "update case_import_row set state = $4, attempts = 0, faults = case when $4 = 'waiting' then '[]' else faults end
         where tenant_id = $1 and import_id = $2 and state = any($3)",
        args![tx.tenant(), id.uuid(), from, to.name()],
    )
    .await?;
    Ok(())
}

/// The next rows that stand so.
pub(super) async fn next(tx: &TenantTx, id: ImportId, which: ImportRowState, most: i64) -> Result<Vec<Item>, DbError> {
    tx.rows(
        "select place, cells, attempts from case_import_row where tenant_id = $1 and import_id = $2 and state = $3
         order by attempts, place limit $4",
        args![tx.tenant(), id.uuid(), which.name(), most],
        |row| Ok(Item { place: row.get(0)?, cells: row.json(1)?, attempts: row.get(2)? }),
    )
    .await
}

/// What a row was judged to be.
pub(super) struct Judged {
    pub place: i32,
    pub key: Option<String>,
    pub service: Option<String>,
    pub stage: Option<&'static str>,
    pub person: Option<String>,
    pub files: Vec<String>,
    pub faults: Vec<RowFault>,
}

/// Keeps what rows were judged to be: good, where nothing is wrong.
pub(super) async fn judge(tx: &TenantTx, id: ImportId, judged: &[Judged]) -> Result<(), DbError> {
    let rows = judged.iter().map(|row| {
        json!({
            "place": row.place, "key": row.key, "service": row.service, "stage": row.stage, "person": row.person,
            "files": row.files, "faults": row.faults,
        })
    });
    tx.run(
        "update case_import_row r set key = j.key, service = j.service, stage = j.stage, person = j.person, files = j.files, faults = j.faults,
             state = case when j.faults = '[]' then 'good' else 'bad' end
         from jsonb_to_recordset($3) as j(place int, key text, service text, stage text, person text, files jsonb, faults jsonb)
         where r.tenant_id = $1 and r.import_id = $2 and r.place = j.place",
        args![tx.tenant(), id.uuid(), Value::Array(rows.collect())],
    )
    .await?;
    Ok(())
}

/// Names good rows whose reference another row of the file has before them, or the council has already.
pub(super) async fn judge_together(tx: &TenantTx, id: ImportId, [twice, there]: [&RowFault; 2]) -> Result<(), DbError> {
    tx.run(
        "update case_import_row r set state = 'bad', faults = jsonb_build_array(
             (case when exists (select from case_alias a where a.tenant_id = $1 and a.reference = r.key) then $4 else $3 end)
                 || jsonb_build_object('found', r.key))
         where r.tenant_id = $1 and r.import_id = $2 and r.state = 'good' and (
             exists (select from case_alias a where a.tenant_id = $1 and a.reference = r.key)
             or exists (select from case_import_row o
                 where o.tenant_id = $1 and o.import_id = $2 and o.key = r.key and o.place < r.place))",
        args![tx.tenant(), id.uuid(), written(twice)?, written(there)?],
    )
    .await?;
    Ok(())
}

/// Names good rows that name a file which an earlier row names: a file is one case's.
pub(super) async fn judge_files(tx: &TenantTx, id: ImportId, fault: &RowFault) -> Result<(), DbError> {
    tx.run(
        "update case_import_row r set state = 'bad', faults = jsonb_build_array($3 || jsonb_build_object('found', n.name))
         from (select w.place, min(w.name) as name from (
                   select o.place, f.name, row_number() over (partition by f.name order by o.place) as nth
                   from case_import_row o cross join lateral jsonb_array_elements_text(o.files) as f(name)
                   where o.tenant_id = $1 and o.import_id = $2 and o.state = 'good') w
               where w.nth > 1 group by w.place) n
         where r.tenant_id = $1 and r.import_id = $2 and r.place = n.place",
        args![tx.tenant(), id.uuid(), written(fault)?],
    )
    .await?;
    Ok(())
}

/// Which of these references the council has already.
pub(super) async fn known_keys(tx: &TenantTx, keys: Vec<String>) -> Result<Vec<String>, DbError> {
    let sql = "select reference from case_alias where tenant_id = $1 and reference = any($2)";
    tx.rows(sql, args![tx.tenant(), keys], |row| row.get(0)).await
}

/// What became of the cases of rows, and why.
pub(super) async fn settle(
    tx: &TenantTx,
    id: ImportId,
    places: &[i32],
    to: ImportRowState,
    faults: &[RowFault],
) -> Result<(), DbError> {
    if places.is_empty() {
        return Ok(());
    }
    tx.run(
        "update case_import_row set state = $4, faults = $5 where tenant_id = $1 and import_id = $2 and place = any($3)",
        args![tx.tenant(), id.uuid(), places.to_vec(), to.name(), json!(faults)],
    )
    .await?;
    Ok(())
}

/// The cases of rows, each with its row's place.
pub(super) async fn cases_of(tx: &TenantTx, id: ImportId, places: &[i32]) -> Result<Vec<(i32, CaseId)>, DbError> {
    tx.rows(
        "select place, case_id from case_import_row
         where tenant_id = $1 and import_id = $2 and place = any($3) and case_id is not null",
        args![tx.tenant(), id.uuid(), places.to_vec()],
        |row| Ok((row.get(0)?, row.id(1)?)),
    )
    .await
}

/// Counts a try at a row that failed, and lets its import wait.
pub(super) async fn tried(tx: &TenantTx, id: ImportId, place: i32, seconds: f64) -> Result<(), DbError> {
    tx.run(
        "with row as (update case_import_row set attempts = attempts + 1
             where tenant_id = $1 and import_id = $2 and place = $3)
         update case_import set due_at = now() + make_interval(secs => $4)
         where tenant_id = $1 and id = $2 and due_at is not null",
        args![tx.tenant(), id.uuid(), place, seconds],
    )
    .await?;
    Ok(())
}

/// Imports with work left, of these councils, each council's longest waiting first.
pub(super) async fn due(tx: &RelayTx, councils: Vec<Uuid>, most: i64) -> Result<Vec<(CouncilId, ImportId)>, DbError> {
    tx.rows(
        "select council.id, due.id from unnest($1::uuid[]) as council(id)
         cross join lateral (
             select i.id, i.due_at from cases.case_import i
             where i.tenant_id = council.id and i.due_at <= now() order by i.due_at, i.id limit 1) due
         order by due.due_at, due.id limit $2",
        args![councils, most],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// The words of bad rows that stand for nothing the council has, those of most rows first.
pub(super) async fn unknown_words(tx: &TenantTx, id: ImportId) -> Result<Vec<UnknownWord>, DbError> {
    let (codes, fields): (Vec<&str>, Vec<&str>) = UNKNOWN.iter().map(|(code, field)| (*code, field.name())).unzip();
    tx.rows(
        "select f.field, w.fault ->> 'found', count(*) as times
         from case_import_row r
         cross join lateral jsonb_array_elements(r.faults) as w(fault)
         join unnest($3::text[], $4::text[]) as f(code, field) on f.code = w.fault ->> 'code'
         where r.tenant_id = $1 and r.import_id = $2 and r.state = 'bad' and w.fault ->> 'found' <> ''
         group by 1, 2 order by times desc, 1, 2 limit $5",
        args![tx.tenant(), id.uuid(), codes, fields, MOST_UNKNOWN],
        |row| {
            let field = ImportField::named(row.get(0)?).ok_or_else(|| DbError::Bug("a field isn't one".into()))?;
            Ok(UnknownWord { field, word: row.get(1)?, rows: row.get(2)? })
        },
    )
    .await
}

macro_rules! forget {
    ($which:literal) => {
        concat!(
            "update case_import_row r set cells = '[]', key = null, person = null, files = '[]', faults = coalesce(
                 (select jsonb_agg(f.fault || '{\"found\": \"\"}' order by f.place)
                  from jsonb_array_elements(r.faults) with ordinality as f(fault, place)), '[]')
             where r.tenant_id = $1 and r.import_id = $2 and r.cells <> '[]' and ",
            $which
        )
    };
}

/// Drops what stands in the rows of an import that are no cases, and what their faults show of it.
pub(super) async fn forget(tx: &TenantTx, id: ImportId) -> Result<(), DbError> {
    tx.run(forget!("r.case_id is null"), args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Drops it of the rows that were left out.
pub(super) async fn forget_left(tx: &TenantTx, id: ImportId) -> Result<(), DbError> {
    tx.run(forget!("r.state = 'left'"), args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// The council's teams: key and name, a closed one's with who took over its work.
pub(super) async fn teams(tx: &TenantTx) -> Result<Vec<(TeamId, String, Bilingual)>, DbError> {
    let sql = "select coalesce(heir_id, id), key, name from team
        where tenant_id = $1 and (closed_at is null or heir_id is not null)";
    tx.rows(sql, args![tx.tenant()], |row| Ok((row.id(0)?, row.get(1)?, row.json(2)?))).await
}

/// Who works for the council.
pub(super) async fn staff(tx: &TenantTx) -> Result<Vec<(StaffId, String)>, DbError> {
    let sql = "select id, name from staff where tenant_id = $1";
    tx.rows(sql, args![tx.tenant()], |row| Ok((row.id(0)?, row.get(1)?))).await
}
