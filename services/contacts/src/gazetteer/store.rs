//! Every query about files of addresses and their rows.

use contacts_api::address::{AddressFault, AddressFile, AddressFileState, FileHolds, MOST_FAULTS};
use contract::{AddressFileId, CouncilId, StaffId};
use serde_json::json;
use tenant_db::{DbError, RelayTx, Row, TenantTx, args};
use uuid::Uuid;

use super::judging::Address;
use super::sheet::How;
use super::{Fault, File, detail};

/// How long a file that is sent may be silent.
const PATIENCE_MINUTES: i32 = 60;
/// How many seconds a file waits after trouble that may pass.
const AFTER_TROUBLE: f64 = 5.0;

/// A file of which nothing has come yet.
pub(super) async fn begin(tx: &TenantTx, id: AddressFileId, holds: FileHolds, name: &str) -> Result<(), DbError> {
    tx.run(
        "insert into address_file (tenant_id, id, holds, name, staff_id, state, begun_at, due_at)
         values ($1, $2, $3, $4, $5, 'arriving', $6, now() + make_interval(mins => $7))",
        args![
            tx.tenant(),
            id.uuid(),
            holds.name(),
            name,
            tx.actor().staff().map(StaffId::uuid),
            tx.now(),
            PATIENCE_MINUTES
        ],
    )
    .await?;
    Ok(())
}

/// Keeps a piece of a file.
pub(super) async fn keep(tx: &TenantTx, id: AddressFileId, number: i32, bytes: Vec<u8>) -> Result<(), DbError> {
    let sql = "insert into address_piece (tenant_id, file_id, number, bytes) values ($1, $2, $3, $4)";
    tx.run(sql, args![tx.tenant(), id.uuid(), number, bytes]).await?;
    Ok(())
}

/// The bytes of two pieces from this one on.
pub(super) async fn pieces(tx: &TenantTx, id: AddressFileId, from: i32) -> Result<Vec<u8>, DbError> {
    let sql = "select bytes from address_piece where tenant_id = $1 and file_id = $2 and number between $3 and $3 + 1
         order by number";
    Ok(tx.rows(sql, args![tx.tenant(), id.uuid(), from], |row| row.get::<Vec<u8>>(0)).await?.concat())
}

/// Drops the bytes of a file.
pub(super) async fn forget_pieces(tx: &TenantTx, id: AddressFileId) -> Result<(), DbError> {
    let sql = "delete from address_piece where tenant_id = $1 and file_id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Drops a file that never came whole.
pub(super) async fn forget(tx: &TenantTx, id: AddressFileId) -> Result<(), DbError> {
    forget_pieces(tx, id).await?;
    tx.run("delete from address_file where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// What was said of the last file with these headers.
pub(super) async fn said_before(
    tx: &TenantTx,
    holds: FileHolds,
    headers: &[String],
) -> Result<Option<Vec<Option<String>>>, DbError> {
    tx.row(
        "select mapping from address_file
         where tenant_id = $1 and headers = $2 and holds = $3 and state not in ('arriving', 'mapping')
         order by id desc limit 1",
        args![tx.tenant(), json!(headers), holds.name()],
        |row| row.json(0),
    )
    .await
}

/// Keeps how a file begins, once all of it has come.
pub(super) async fn arrived(tx: &TenantTx, file: &File, sample: &[Vec<String>]) -> Result<(), DbError> {
    tx.run(
        "update address_file set headers = $3, sample = $4, separator = $5, windows = $6, bytes = $7
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            file.id.uuid(),
            json!(file.headers),
            json!(sample),
            char::from(file.how.separator).to_string(),
            file.how.windows,
            file.bytes
        ],
    )
    .await?;
    Ok(())
}

macro_rules! files {
    ($which:literal) => {
        concat!(
            "select f.id, f.name, (select s.name from staff s where s.tenant_id = $1 and s.id = f.staff_id), f.state,
                 f.headers, f.sample, f.mapping, f.bytes, f.position, f.good, f.bad, f.gone, f.fault, f.begun_at, f.taken_at,
                 f.version, f.holds, f.stays
             from address_file f where f.tenant_id = $1 and ",
            $which
        )
    };
}

/// A file of the council's.
pub(super) async fn view(tx: &TenantTx, id: AddressFileId) -> Result<Option<AddressFile>, DbError> {
    tx.row(files!("f.id = $2"), args![tx.tenant(), id.uuid()], viewed).await
}

/// The files before one, the latest first, and one more when there is one.
pub(super) async fn list(tx: &TenantTx, before: Option<AddressFileId>, size: u16) -> Result<Vec<AddressFile>, DbError> {
    let asked = args![tx.tenant(), before.map_or(Uuid::max(), AddressFileId::uuid), i64::from(size) + 1];
    tx.rows(files!("f.id < $2 order by f.id desc limit $3"), asked, viewed).await
}

fn viewed(row: Row<'_>) -> Result<AddressFile, DbError> {
    Ok(AddressFile {
        id: row.id(0)?,
        name: row.get(1)?,
        by: row.get(2)?,
        state: state(row, 3)?,
        headers: row.json(4)?,
        sample: row.json(5)?,
        columns: row.json(6)?,
        bytes: row.get(7)?,
        bytes_read: row.get(8)?,
        good: row.get(9)?,
        bad: row.get(10)?,
        gone: row.get(11)?,
        fault: row.get(12)?,
        begun_at: row.get(13)?,
        taken_at: row.get(14)?,
        version: row.get(15)?,
        holds: holds(row, 16)?,
        stays: row.get(17)?,
    })
}

fn state(row: Row<'_>, at: usize) -> Result<AddressFileState, DbError> {
    AddressFileState::named(row.get(at)?).ok_or_else(|| DbError::Bug("a stored state isn't one".into()))
}

fn holds(row: Row<'_>, at: usize) -> Result<FileHolds, DbError> {
    FileHolds::named(row.get(at)?).ok_or_else(|| DbError::Bug("a stored kind of file isn't one".into()))
}

macro_rules! file {
    ($lock:literal) => {
        concat!(
            "select id, state, headers, mapping, separator, windows, bytes, position, line, good, bad, gone, carried,
                 compared_with, version, holds, stays from address_file where tenant_id = $1 and id = $2",
            $lock
        )
    };
}

/// A file, locked once whoever works on it is done with a part.
pub(super) async fn wait_for(tx: &TenantTx, id: AddressFileId) -> Result<Option<File>, DbError> {
    tx.row(file!(" for update"), args![tx.tenant(), id.uuid()], file).await
}

/// A file, locked; none where another process has it.
pub(super) async fn hold(tx: &TenantTx, id: AddressFileId) -> Result<Option<File>, DbError> {
    tx.row(file!(" for update skip locked"), args![tx.tenant(), id.uuid()], file).await
}

fn file(row: Row<'_>) -> Result<File, DbError> {
    let separator: String = row.get(4)?;
    Ok(File {
        id: row.id(0)?,
        state: state(row, 1)?,
        headers: row.json(2)?,
        columns: row.json(3)?,
        how: How { separator: separator.bytes().next().unwrap_or(b','), windows: row.get(5)? },
        bytes: row.get(6)?,
        position: row.get(7)?,
        line: row.get(8)?,
        good: row.get(9)?,
        bad: row.get(10)?,
        gone: row.get(11)?,
        carried: row.get(12)?,
        compared_with: row.get(13)?,
        version: row.get(14)?,
        holds: holds(row, 15)?,
        stays: row.get(16)?,
    })
}

/// Keeps how far a file is, one version on.
pub(super) async fn step(tx: &TenantTx, file: &File) -> Result<(), DbError> {
    tx.run(
        "update address_file set state = $3, mapping = $4, position = $5, line = $6, good = $7, bad = $8, gone = $9,
             carried = $10, compared_with = $11, stays = $13, version = version + 1,
             due_at = case when $3 in ('reading', 'replaced', 'discarded') then now() end,
             taken_at = case when $3 = 'current' then $12 else taken_at end
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            file.id.uuid(),
            file.state.name(),
            json!(file.columns),
            file.position,
            file.line,
            file.good,
            file.bad,
            file.gone,
            file.carried.clone(),
            file.compared_with,
            tx.now(),
            file.stays
        ],
    )
    .await?;
    Ok(())
}

/// Keeps that a file can't be read, and why.
pub(super) async fn fail(tx: &TenantTx, id: AddressFileId, why: &str) -> Result<(), DbError> {
    tx.run(
        "update address_file set state = 'failed', fault = $3, version = version + 1, due_at = now()
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), why],
    )
    .await?;
    Ok(())
}

/// A file whose rows are gone has no work left.
pub(super) async fn rest(tx: &TenantTx, id: AddressFileId) -> Result<(), DbError> {
    let sql = "update address_file set due_at = null where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// A file waits after trouble that may pass.
pub(super) async fn wait(tx: &TenantTx, id: AddressFileId) -> Result<(), DbError> {
    tx.run(
        "update address_file set due_at = now() + make_interval(secs => $3)
         where tenant_id = $1 and id = $2 and due_at is not null",
        args![tx.tenant(), id.uuid(), AFTER_TROUBLE],
    )
    .await?;
    Ok(())
}

/// Files with work left, of these councils, each council's longest waiting first.
pub(super) async fn due(
    tx: &RelayTx,
    councils: Vec<Uuid>,
    most: i64,
) -> Result<Vec<(CouncilId, AddressFileId)>, DbError> {
    tx.rows(
        "select council.id, due.id from unnest($1::uuid[]) as council(id)
         cross join lateral (
             select f.id, f.due_at from contacts.address_file f
             where f.tenant_id = council.id and f.due_at <= now() order by f.due_at, f.id limit 1) due
         order by due.due_at, due.id limit $2",
        args![councils, most],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Writes addresses; which of their UPRNs the file didn't have yet.
pub(super) async fn add(tx: &TenantTx, id: AddressFileId, rows: &[Address]) -> Result<Vec<String>, DbError> {
    let texts = |of: fn(&Address) -> &String| rows.iter().map(|row| of(row).clone()).collect::<Vec<_>>();
    let grid = |half: fn((f64, f64)) -> f64| rows.iter().map(|row| row.on_grid.map(half)).collect::<Vec<_>>();
    let degrees = |half: fn((f64, f64)) -> f64| rows.iter().map(|row| row.position.map(half)).collect::<Vec<_>>();
    tx.rows(
        "insert into address (tenant_id, file_id, uprn, line, street, locality, town, postcode, ward, easting, northing,
             latitude, longitude, place, sort, folded)
         select $1, $2, r.* from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
             $10::float8[], $11::float8[], $12::float8[], $13::float8[], $14::text[], $15::text[], $16::text[]) r
         on conflict (tenant_id, file_id, uprn) do nothing returning uprn",
        args![
            tx.tenant(),
            id.uuid(),
            texts(|row| &row.uprn),
            texts(|row| &row.line),
            texts(|row| &row.street),
            texts(|row| &row.locality),
            texts(|row| &row.town),
            texts(|row| &row.postcode),
            texts(|row| &row.ward),
            grid(|(east, _)| east),
            grid(|(_, north)| north),
            degrees(|(north, _)| north),
            degrees(|(_, east)| east),
            texts(|row| &row.place),
            texts(|row| &row.sort),
            texts(|row| &row.folded)
        ],
        |row| row.get(0),
    )
    .await
}

/// Writes by which words places are found.
pub(super) async fn add_words(tx: &TenantTx, id: AddressFileId, words: Vec<(&str, &str)>) -> Result<(), DbError> {
    let (words, places): (Vec<&str>, Vec<&str>) = words.into_iter().unzip();
    tx.run(
        "insert into address_word (tenant_id, file_id, word, place)
         select $1, $2, w.* from unnest($3::text[], $4::text[]) w on conflict do nothing",
        args![tx.tenant(), id.uuid(), words, places],
    )
    .await?;
    Ok(())
}

/// Writes what is wrong with rows, as far as there is room for it.
pub(super) async fn add_faults(tx: &TenantTx, file: &File, faults: &[Fault]) -> Result<(), DbError> {
    if file.bad > MOST_FAULTS {
        return Ok(());
    }
    let lines: Vec<i64> = faults.iter().map(|fault| fault.line).collect();
    let headers: Vec<Option<String>> = faults.iter().map(|fault| fault.header.clone()).collect();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    let found: Vec<String> = faults.iter().map(|fault| fault.found.clone()).collect();
    tx.run(
        "insert into address_fault (tenant_id, file_id, line, number, header, code, found)
         select $1, $2, f.line, row_number() over (partition by f.line order by f.place), f.header, f.code, f.found
         from unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) with ordinality as f(line, header, code, found, place)
         on conflict do nothing",
        args![tx.tenant(), file.id.uuid(), lines, headers, codes, found],
    )
    .await?;
    Ok(())
}

/// What is wrong after a place in a file, and one more when there is one.
pub(super) async fn faults(
    tx: &TenantTx,
    id: AddressFileId,
    (line, number): (i64, i16),
    size: u16,
) -> Result<Vec<(i16, AddressFault)>, DbError> {
    tx.rows(
        "select line, number, header, code, found from address_fault
         where tenant_id = $1 and file_id = $2 and (line, number) > ($3, $4) order by line, number limit $5",
        args![tx.tenant(), id.uuid(), line, number, i64::from(size) + 1],
        |row| {
            let code: String = row.get(3)?;
            let detail = detail(&code).to_owned();
            Ok((row.get(1)?, AddressFault { line: row.get(0)?, column: row.get(2)?, code, detail, found: row.get(4)? }))
        },
    )
    .await
}

/// The file that is current of those that bring this, locked.
pub(super) async fn current(tx: &TenantTx, holds: FileHolds) -> Result<Option<Uuid>, DbError> {
    let sql = "select id from address_file where tenant_id = $1 and state = 'current' and holds = $2 for update";
    tx.row(sql, args![tx.tenant(), holds.name()], |row| row.get(0)).await
}

/// A later file takes the place of the one that is current.
pub(super) async fn replace(tx: &TenantTx, current: Uuid) -> Result<(), DbError> {
    tx.run(
        "update address_file set state = 'replaced', version = version + 1, due_at = now() where tenant_id = $1 and id = $2",
        args![tx.tenant(), current],
    )
    .await?;
    Ok(())
}

/// Writes of which addresses rows can't be taken.
pub(super) async fn add_doubtful(tx: &TenantTx, id: AddressFileId, uprns: &[String]) -> Result<(), DbError> {
    let sql = "insert into address_doubtful (tenant_id, file_id, uprn)
         select $1, $2, u.* from unnest($3::text[]) u on conflict do nothing";
    tx.run(sql, args![tx.tenant(), id.uuid(), uprns.to_vec()]).await?;
    Ok(())
}

/// What was carried over from the current file.
pub(super) struct Carried {
    /// Up to which address.
    pub to: String,
    /// How many are gone now that weren't before.
    pub gone: i64,
    /// How many stay as they are, as their rows can't be taken.
    pub stays: i64,
}

/// Carries addresses of the current file that a file hasn't into it: as gone, or as they are where a row of theirs can't be taken.
/// The next so many after the last one looked at; none after the last.
pub(super) async fn carry(tx: &TenantTx, file: &File, current: Uuid, most: i64) -> Result<Option<Carried>, DbError> {
    tx.row(
        "with part as (
             select a.*, a.gone_at is null and exists (
                 select from address_doubtful d where d.tenant_id = $1 and d.file_id = $2 and d.uprn = a.uprn) as stays
             from address a where a.tenant_id = $1 and a.file_id = $3 and a.uprn > $4 order by a.uprn limit $5),
         carried as (
             insert into address (tenant_id, file_id, uprn, line, street, locality, town, postcode, ward, easting, northing,
                 latitude, longitude, place, sort, folded, gone_at, carried)
             select $1, $2, p.uprn, p.line, p.street, p.locality, p.town, p.postcode, p.ward, p.easting, p.northing,
                 p.latitude, p.longitude, p.place, p.sort, p.folded,
                 case when not p.stays then coalesce(p.gone_at, $6) end, true
             from part p on conflict (tenant_id, file_id, uprn) do nothing returning uprn),
         words as (
             insert into address_word (tenant_id, file_id, word, place)
             select $1, $2, w.word, w.place from address_word w
             where w.tenant_id = $1 and w.file_id = $3 and w.place in (select p.place from part p where p.stays)
             on conflict do nothing)
         select max(p.uprn), count(*) filter (where c.uprn is not null and p.gone_at is null and not p.stays),
             count(*) filter (where c.uprn is not null and p.stays)
         from part p left join carried c on c.uprn = p.uprn having count(*) > 0",
        args![tx.tenant(), file.id.uuid(), current, file.carried.clone(), most, tx.now()],
        |row| Ok(Carried { to: row.get(0)?, gone: row.get(1)?, stays: row.get(2)? }),
    )
    .await
}

/// Takes addresses out of a file again that were carried into it, at most so many; whether there were any.
pub(super) async fn uncarry(tx: &TenantTx, id: AddressFileId, most: i64) -> Result<bool, DbError> {
    let sql = "delete from address where tenant_id = $1 and file_id = $2 and uprn in (
             select uprn from address where tenant_id = $1 and file_id = $2 and (carried or gone_at is not null) limit $3)";
    Ok(tx.run(sql, args![tx.tenant(), id.uuid(), most]).await? > 0)
}

/// Drops rows of a file, at most so many of a kind; whether there were any.
pub(super) async fn drop_rows(tx: &TenantTx, id: AddressFileId, most: i64) -> Result<bool, DbError> {
    let mut dropped = 0;
    for sql in [
        "delete from address where tenant_id = $1 and file_id = $2 and uprn in (
             select uprn from address where tenant_id = $1 and file_id = $2 limit $3)",
        "delete from address_word where tenant_id = $1 and file_id = $2 and (word, place) in (
             select word, place from address_word where tenant_id = $1 and file_id = $2 limit $3)",
        "delete from round_address where tenant_id = $1 and file_id = $2 and (uprn, round_id) in (
             select uprn, round_id from round_address where tenant_id = $1 and file_id = $2 limit $3)",
        "delete from address_doubtful where tenant_id = $1 and file_id = $2 and uprn in (
             select uprn from address_doubtful where tenant_id = $1 and file_id = $2 limit $3)",
        "delete from address_fault where tenant_id = $1 and file_id = $2 and (line, number) in (
             select line, number from address_fault where tenant_id = $1 and file_id = $2 limit $3)",
    ] {
        dropped += tx.run(sql, args![tx.tenant(), id.uuid(), most]).await?;
    }
    Ok(dropped > 0)
}
