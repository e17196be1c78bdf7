//! Every query about files.

use bytes::Bytes;
use cases_api::case::Happening;
use cases_api::file::{AddFile, CaseOfFile, FileSummary, Letter, Media};
use contract::{CaseId, ContactId, FileId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::case::store::{add_entry, reference, seen_by};

/// How long a file may take to come; after that it is taken for broken off.
const COMING: Duration = Duration::hours(1);

/// What came.
pub(crate) struct Arrived {
    pub size: i64,
    pub sha256: Vec<u8>,
}

/// Where a file is filed.
pub(super) struct Place {
    pub case: Option<CaseId>,
    pub contact: Option<ContactId>,
    pub letter: Letter,
    /// `2026-11-22`.
    pub received_on: String,
    pub note: Option<String>,
}

/// Lets the council's files begin one after the other until the transaction ends, so that each is counted
/// for the next.
pub(crate) async fn one_by_one(tx: &TenantTx) -> Result<(), DbError> {
    tx.run("select pg_advisory_xact_lock(hashtextextended('files ' || $1::uuid::text, 0))", args![tx.tenant()]).await?;
    Ok(())
}

/// Lets files of the same bytes arrive one after the other until the transaction ends.
pub(super) async fn one_of_these(tx: &TenantTx, sha256: &[u8]) -> Result<(), DbError> {
    let sql = "select pg_advisory_xact_lock(hashtextextended('file ' || $1::uuid::text || encode($2, 'hex'), 0))";
    tx.run(sql, args![tx.tenant(), sha256]).await?;
    Ok(())
}

/// How many bytes the council keeps, with what is on its way.
pub(crate) async fn kept_bytes(tx: &TenantTx) -> Result<i64, DbError> {
    let sum = tx
        .row("select coalesce(sum(size), 0)::bigint from file where tenant_id = $1", args![tx.tenant()], |row| {
            row.get::<i64>(0)
        })
        .await?;
    Ok(sum.unwrap_or_default())
}

/// A file of which nothing has come yet, with room for so many bytes.
pub(super) async fn begin(
    tx: &TenantTx,
    id: FileId,
    (name, media): (&str, Media),
    asked: &AddFile,
    room: i64,
) -> Result<(), DbError> {
    tx.run(
        "insert into file (tenant_id, id, name, media, case_id, contact_id, by_staff, by_name, begun_at, size)
         values ($1, $2, $3, $4, $5, $6, $7, (select name from staff where tenant_id = $1 and id = $7), $8, $9)",
        args![
            tx.tenant(),
            id.uuid(),
            name,
            media.name(),
            asked.case.map(CaseId::uuid),
            asked.contact.map(ContactId::uuid),
            tx.actor().staff().map(StaffId::uuid),
            tx.now(),
            room,
        ],
    )
    .await?;
    Ok(())
}

/// Deletes the files whose bytes broke off long ago; how many there were.
pub(super) async fn forget_broken_off(tx: &TenantTx) -> Result<u64, DbError> {
    tx.run(
        "delete from file where tenant_id = $1 and arrived_at is null and begun_at < $2",
        args![tx.tenant(), tx.now() - COMING],
    )
    .await
}

/// Keeps a piece.
pub(crate) async fn keep(tx: &TenantTx, id: FileId, number: i32, bytes: &Bytes) -> Result<(), DbError> {
    tx.run(
        "insert into file_piece (tenant_id, file_id, number, bytes) values ($1, $2, $3, $4)",
        args![tx.tenant(), id.uuid(), number, bytes.to_vec()],
    )
    .await?;
    Ok(())
}

/// A piece; none after the last.
pub(super) async fn piece(tx: &TenantTx, id: FileId, number: i32) -> Result<Option<Bytes>, DbError> {
    tx.row(
        "select bytes from file_piece where tenant_id = $1 and file_id = $2 and number = $3",
        args![tx.tenant(), id.uuid(), number],
        |row| Ok(Bytes::from(row.get::<Vec<u8>>(0)?)),
    )
    .await
}

/// A file with these bytes that is in the same place already: in the inbox, or of the same case and
/// person.
pub(super) async fn same(tx: &TenantTx, asked: &AddFile, sha256: &[u8]) -> Result<Option<FileId>, DbError> {
    tx.row(
        "select id from file
         where tenant_id = $1 and sha256 = $2 and arrived_at is not null and draft_id is null
             and (import_id is null or case_id is not null)
             and case_id is not distinct from $3 and contact_id is not distinct from $4
             and (filed_at is null) = ($3 is null and $4 is null)
         limit 1",
        args![tx.tenant(), sha256, asked.case.map(CaseId::uuid), asked.contact.map(ContactId::uuid)],
        |row| row.id(0),
    )
    .await
}

/// A file is whole; one that was added to a case or a person doesn't wait in the inbox.
pub(crate) async fn arrive(tx: &TenantTx, id: FileId, arrived: &Arrived, filed: bool) -> Result<(), DbError> {
    tx.run(
        "update file set size = $3, sha256 = $4, arrived_at = $5, filed_at = case when $6 then $5 end
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), arrived.size, arrived.sha256.as_slice(), tx.now(), filed],
    )
    .await?;
    Ok(())
}

/// Deletes a file with its bytes.
pub(crate) async fn forget(tx: &TenantTx, id: FileId) -> Result<(), DbError> {
    tx.run("delete from file where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Locks a file, so that it is filed by one at a time.
pub(super) async fn lock(tx: &TenantTx, id: FileId) -> Result<Option<FileSummary>, DbError> {
    tx.row(
        "select id from file where tenant_id = $1 and id = $2 and arrived_at is not null for update",
        args![tx.tenant(), id.uuid()],
        |_| Ok(()),
    )
    .await?;
    one(tx, id).await
}

/// Files a locked file.
pub(super) async fn file_away(tx: &TenantTx, id: FileId, place: &Place) -> Result<(), DbError> {
    tx.run(
        "with other as (
             delete from contact_moved m using file f where m.tenant_id = $1 and m.kind = 'file' and m.id = $2
                 and f.tenant_id = $1 and f.id = $2 and f.contact_id is distinct from $4
         )
         update file set case_id = $3, contact_id = $4, letter = $5, received_on = $6::text::date, note = $7,
             filed_at = $8, version = version + 1
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            place.case.map(CaseId::uuid),
            place.contact.map(ContactId::uuid),
            place.letter.name(),
            place.received_on.as_str(),
            place.note.as_deref(),
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}

/// Says in a case's story that a file was added to it.
pub(super) async fn tell_case(tx: &TenantTx, case: CaseId, file: FileId) -> Result<(), DbError> {
    let name = tx
        .row("select name from file where tenant_id = $1 and id = $2", args![tx.tenant(), file.uuid()], |row| {
            row.get(0)
        })
        .await?;
    match name {
        Some(name) => add_entry(tx, case, false, Happening::File { name }).await,
        None => Ok(()),
    }
}

macro_rules! file_columns {
    () => {
        "select f.id, f.name, f.media, f.size, encode(f.sha256, 'hex'), f.arrived_at, f.by_name, f.case_id, c.reference,
             f.contact_id, f.letter, f.received_on::text, f.note, f.filed_at is null, f.version, c.contact_id
         from file f left join case_file c on c.tenant_id = $1 and c.id = f.case_id
         where f.tenant_id = $1 and f.arrived_at is not null and f.draft_id is null
             and (f.import_id is null or f.case_id is not null) and (f.case_id is null or"
    };
}

/// The columns of a file that whoever acts (`$2`) may see, if its case is one that they may see.
macro_rules! seen_files {
    ($rest:literal) => {
        concat!(file_columns!(), seen_by!("$2"), ") ", $rest)
    };
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}

/// One file.
pub(super) async fn one(tx: &TenantTx, id: FileId) -> Result<Option<FileSummary>, DbError> {
    tx.row(seen_files!("and f.id = $3"), args![tx.tenant(), me(tx), id.uuid()], summary).await
}

/// Where a page begins: after this time and id.
pub(super) type After = (OffsetDateTime, FileId);

/// A page of the files that wait in the inbox, and one more when there is one.
pub(super) async fn waiting(tx: &TenantTx, (at, id): After, size: u16) -> Result<Vec<FileSummary>, DbError> {
    tx.rows(
        seen_files!("and f.filed_at is null and (f.arrived_at, f.id) > ($3, $4) order by f.arrived_at, f.id limit $5"),
        args![tx.tenant(), me(tx), at, id.uuid(), i64::from(size) + 1],
        summary,
    )
    .await
}

/// A page of a case's files.
pub(super) async fn of_case(
    tx: &TenantTx,
    case: CaseId,
    (at, id): After,
    size: u16,
) -> Result<Vec<FileSummary>, DbError> {
    tx.rows(
        seen_files!("and f.case_id = $6 and (f.arrived_at, f.id) > ($3, $4) order by f.arrived_at, f.id limit $5"),
        args![tx.tenant(), me(tx), at, id.uuid(), i64::from(size) + 1, case.uuid()],
        summary,
    )
    .await
}

/// Every file of a case, in the order in which they came.
pub(crate) async fn all_of_case(tx: &TenantTx, case: CaseId) -> Result<Vec<FileSummary>, DbError> {
    let sql = seen_files!("and f.case_id = $3 order by f.arrived_at, f.id");
    tx.rows(sql, args![tx.tenant(), me(tx), case.uuid()], summary).await
}

/// A page of a person's files.
pub(super) async fn of_contact(
    tx: &TenantTx,
    contact: ContactId,
    (at, id): After,
    size: u16,
) -> Result<Vec<FileSummary>, DbError> {
    tx.rows(
        seen_files!("and f.contact_id = $6 and (f.arrived_at, f.id) > ($3, $4) order by f.arrived_at, f.id limit $5"),
        args![tx.tenant(), me(tx), at, id.uuid(), i64::from(size) + 1, contact.uuid()],
        summary,
    )
    .await
}

fn summary(row: Row<'_>) -> Result<FileSummary, DbError> {
    let wrong = |what: &str| DbError::Bug(format!("a stored {what} isn't one"));
    let case: Option<CaseId> = row.id_or_null(7)?;
    let letter: Option<&str> = row.get(10)?;
    Ok(FileSummary {
        masked: false,
        id: row.id(0)?,
        name: row.get(1)?,
        media: row.get::<&str>(2)?.parse().map_err(|_| wrong("kind of file"))?,
        size: row.get(3)?,
        sha256: row.get(4)?,
        added_at: row.get(5)?,
        added_by: row.get(6)?,
        case: case
            .map(|id| Ok::<_, DbError>(CaseOfFile { id, reference: reference(row, 8)?, contact: row.id_or_null(15)? }))
            .transpose()?,
        contact: row.id_or_null(9)?,
        letter: letter.map(str::parse::<Letter>).transpose().map_err(|_| wrong("kind of post"))?,
        received_on: row.get(11)?,
        note: row.get(12)?,
        waits: row.get(13)?,
        version: row.get(14)?,
    })
}

/// Keeps a file of a case with another one too; `false` where the case has no such file.
pub(super) async fn copy(
    tx: &TenantTx,
    file: FileId,
    new: FileId,
    (from, to): (CaseId, CaseId),
) -> Result<bool, DbError> {
    let copied = tx
        .run(
            "insert into file (tenant_id, id, name, media, size, sha256, case_id, contact_id, letter, received_on, note, by_staff,
                 by_name, begun_at, arrived_at, filed_at)
             select f.tenant_id, $3, f.name, f.media, f.size, f.sha256, $5, f.contact_id, f.letter, f.received_on, f.note, f.by_staff,
                 f.by_name, f.begun_at, f.arrived_at, f.filed_at
             from file f where f.tenant_id = $1 and f.id = $2 and f.case_id = $4 and f.arrived_at is not null",
            args![tx.tenant(), file.uuid(), new.uuid(), from.uuid(), to.uuid()],
        )
        .await?;
    if copied == 1 {
        tx.run(
            "insert into file_piece (tenant_id, file_id, number, bytes)
             select tenant_id, $3, number, bytes from file_piece where tenant_id = $1 and file_id = $2",
            args![tx.tenant(), file.uuid(), new.uuid()],
        )
        .await?;
    }
    Ok(copied == 1)
}
