//! Every query about the files of a half-done report.

use cases_api::draft::ReportFile;
use cases_api::file::Media;
use contract::{CaseId, DraftId, FileId};
use tenant_db::{DbError, Row, TenantTx, args};

/// A file of a report of which nothing has come yet, with room for so many bytes.
pub(super) async fn begin(
    tx: &TenantTx,
    id: FileId,
    draft: DraftId,
    question: &str,
    (name, media): (&str, Media),
    room: i64,
) -> Result<(), DbError> {
    tx.run(
        "insert into file (tenant_id, id, name, media, draft_id, question, begun_at, size)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![tx.tenant(), id.uuid(), name, media.name(), draft.uuid(), question, tx.now(), room],
    )
    .await?;
    Ok(())
}

/// How many files a question of a report has, with those on their way.
pub(super) async fn count(tx: &TenantTx, draft: DraftId, question: &str) -> Result<usize, DbError> {
    let count = tx
        .row(
            "select count(*) from file where tenant_id = $1 and draft_id = $2 and question = $3",
            args![tx.tenant(), draft.uuid(), question],
            |row| row.get::<i64>(0),
        )
        .await?;
    Ok(usize::try_from(count.unwrap_or_default()).unwrap_or(usize::MAX))
}

/// How many bytes the files of all reports have that nobody has sent yet.
pub(super) async fn unsent_bytes(tx: &TenantTx) -> Result<i64, DbError> {
    let sql = "select coalesce(sum(size), 0)::bigint from file where tenant_id = $1 and draft_id is not null";
    Ok(tx.row(sql, args![tx.tenant()], |row| row.get::<i64>(0)).await?.unwrap_or_default())
}

/// A file with these bytes that the same question of the report has already.
pub(super) async fn same(
    tx: &TenantTx,
    draft: DraftId,
    file: FileId,
    sha256: &[u8],
) -> Result<Option<FileId>, DbError> {
    tx.row(
        "select f.id from file f join file n on n.tenant_id = $1 and n.id = $3 and n.question = f.question
         where f.tenant_id = $1 and f.draft_id = $2 and f.sha256 = $4 and f.arrived_at is not null limit 1",
        args![tx.tenant(), draft.uuid(), file.uuid(), sha256],
        |row| row.id(0),
    )
    .await
}

/// The files of a report, in the order in which they came.
pub(crate) async fn of_draft(tx: &TenantTx, draft: DraftId) -> Result<Vec<ReportFile>, DbError> {
    tx.rows(
        "select id, name, media, size, question from file
         where tenant_id = $1 and draft_id = $2 and arrived_at is not null
         order by arrived_at, id",
        args![tx.tenant(), draft.uuid()],
        file,
    )
    .await
}

/// Deletes a file of a report.
pub(super) async fn forget(tx: &TenantTx, draft: DraftId, file: FileId) -> Result<(), DbError> {
    let sql = "delete from file where tenant_id = $1 and draft_id = $2 and id = $3";
    tx.run(sql, args![tx.tenant(), draft.uuid(), file.uuid()]).await?;
    Ok(())
}

/// The report has become a case: a file that it names is the case's.
pub(crate) async fn give(tx: &TenantTx, draft: DraftId, file: FileId, case: CaseId) -> Result<(), DbError> {
    tx.run(
        "update file set case_id = $4, draft_id = null, version = version + 1
         where tenant_id = $1 and draft_id = $2 and id = $3",
        args![tx.tenant(), draft.uuid(), file.uuid(), case.uuid()],
    )
    .await?;
    crate::file::store::tell_case(tx, case, file).await
}

/// Deletes what a report has still that its case didn't get.
pub(crate) async fn forget_rest(tx: &TenantTx, draft: DraftId) -> Result<(), DbError> {
    tx.run("delete from file where tenant_id = $1 and draft_id = $2", args![tx.tenant(), draft.uuid()]).await?;
    Ok(())
}

fn file(row: Row<'_>) -> Result<ReportFile, DbError> {
    let media = row.get::<&str>(2)?.parse().map_err(|_| DbError::Bug("a stored kind of file isn't one".into()))?;
    let question: Option<String> = row.get(4)?;
    Ok(ReportFile {
        id: row.id(0)?,
        name: row.get(1)?,
        media,
        size: row.get(3)?,
        question: question.unwrap_or_default(),
    })
}
