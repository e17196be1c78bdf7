//! Every query about the files of an import.

use std::collections::HashMap;

use cases_api::file::Media;
use cases_api::import::{BadFile, RowFault};
use contract::{FileId, ImportId, StaffId};
use serde_json::json;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use super::kept;

/// For how long an archive has an import to itself, from each piece on, in seconds.
const LEASE: f64 = 120.0;

/// Begins to unpack an archive, or goes on with it; `false` where another has the import.
pub(super) async fn lease(tx: &TenantTx, import: ImportId, archive: Uuid) -> Result<bool, DbError> {
    let ours = tx
        .run(
            "update case_import set unpacking = $3, unpacking_until = now() + make_interval(secs => $4)
             where tenant_id = $1 and id = $2 and (unpacking is null or unpacking = $3 or unpacking_until < now())",
            args![tx.tenant(), import.uuid(), archive, LEASE],
        )
        .await?;
    Ok(ours == 1)
}

/// Gives the import free; `false` where another has it by now.
pub(super) async fn give_free(tx: &TenantTx, import: ImportId, archive: Uuid) -> Result<bool, DbError> {
    let ours = tx
        .run(
            "update case_import set unpacking = null, unpacking_until = null
             where tenant_id = $1 and id = $2 and unpacking = $3",
            args![tx.tenant(), import.uuid(), archive],
        )
        .await?;
    Ok(ours == 1)
}

/// Whether an archive is being unpacked into an import.
pub(in crate::import) async fn is_coming(tx: &TenantTx, import: ImportId) -> Result<bool, DbError> {
    let sql = "select from case_import where tenant_id = $1 and id = $2 and unpacking_until >= now()";
    Ok(tx.row(sql, args![tx.tenant(), import.uuid()], |_| Ok(())).await?.is_some())
}

/// A file of which nothing has come yet.
pub(super) async fn begin(
    tx: &TenantTx,
    id: FileId,
    import: ImportId,
    (name, media): (&str, Media),
    most: i64,
) -> Result<(), DbError> {
    tx.run(
        "insert into file (tenant_id, id, name, media, import_id, by_staff, by_name, begun_at, size)
         values ($1, $2, $3, $4, $5, $6, (select name from staff where tenant_id = $1 and id = $6), $7, $8)",
        args![
            tx.tenant(),
            id.uuid(),
            name,
            media.name(),
            import.uuid(),
            tx.actor().staff().map(StaffId::uuid),
            tx.now(),
            most
        ],
    )
    .await?;
    Ok(())
}

/// Keeps a file of the archive under its name, or why it wasn't taken.
pub(super) async fn name(
    tx: &TenantTx,
    import: ImportId,
    name: &str,
    file: Option<FileId>,
    fault: Option<&RowFault>,
) -> Result<(), DbError> {
    tx.run(
        "insert into case_import_file (tenant_id, import_id, name, file_id, fault) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        args![tx.tenant(), import.uuid(), name, file.map(FileId::uuid), fault.map(|fault| json!(fault))],
    )
    .await?;
    Ok(())
}

/// What an archive has under a name: a file, or why there is none.
pub(in crate::import) type Named = HashMap<String, Option<RowFault>>;

/// The files of an import by name.
pub(in crate::import) async fn named(tx: &TenantTx, import: ImportId) -> Result<Named, DbError> {
    let sql = "select name, coalesce(fault, 'null') from case_import_file where tenant_id = $1 and import_id = $2";
    let found = tx.rows(sql, args![tx.tenant(), import.uuid()], |row| {
        Ok((row.get::<String>(0)?, row.json::<Option<RowFault>>(1)?))
    });
    Ok(found.await?.into_iter().collect())
}

/// How many files came, and which no case will have: those that weren't taken, and those that no row names.
pub(in crate::import) async fn came(tx: &TenantTx, import: ImportId) -> Result<(i64, Vec<BadFile>), DbError> {
    let sql = "select name, coalesce(fault, 'null'), named from case_import_file
         where tenant_id = $1 and import_id = $2 order by name";
    let files = tx.rows(sql, args![tx.tenant(), import.uuid()], |row| {
        Ok((row.get::<String>(0)?, row.json::<Option<RowFault>>(1)?, row.get::<bool>(2)?))
    });
    let files = files.await?;
    let taken = files.iter().filter(|(_, fault, _)| fault.is_none()).count();
    let bad = files.into_iter().filter_map(|(name, fault, named)| {
        let spare = || kept("not-named", "No row names this file. It is dropped when the import ends.");
        let RowFault { code, detail, .. } = fault.or_else(|| (!named).then(spare))?;
        Some(BadFile { name, code, detail })
    });
    Ok((i64::try_from(taken).unwrap_or(i64::MAX), bad.collect()))
}

/// Keeps which files good rows name, and which none does.
pub(in crate::import) async fn name_those(tx: &TenantTx, import: ImportId) -> Result<(), DbError> {
    tx.run(
        "update case_import_file f set named = not f.named
         where f.tenant_id = $1 and f.import_id = $2 and f.named <> (f.name in (
             select w.name from case_import_row r cross join lateral jsonb_array_elements_text(r.files) as w(name)
             where r.tenant_id = $1 and r.import_id = $2))",
        args![tx.tenant(), import.uuid()],
    )
    .await?;
    Ok(())
}

/// Drops the files of an import that are no case's, and what they were called.
pub(in crate::import) async fn forget(tx: &TenantTx, import: ImportId) -> Result<(), DbError> {
    for sql in [
        "delete from file where tenant_id = $1 and import_id = $2 and case_id is null",
        "delete from case_import_file where tenant_id = $1 and import_id = $2",
    ] {
        tx.run(sql, args![tx.tenant(), import.uuid()]).await?;
    }
    Ok(())
}
