//! A file of one case is kept with another as well: a copy of its own, so that each can be erased alone.

use contract::{CaseId, FileId, Problem, ProblemKind};
use tenant_db::TenantTx;

use super::store;
use crate::office::Office;

/// Copies the files of a case to another; gives the places of those that it hasn't.
///
/// # Errors
/// `quota-exceeded` where the council has no room for them.
pub(crate) async fn copy(
    tx: &TenantTx,
    office: &Office,
    (from, to): (CaseId, CaseId),
    files: &[FileId],
) -> Result<Vec<usize>, Problem> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    store::one_by_one(tx).await?;
    let mut unknown = Vec::new();
    for (at, file) in files.iter().enumerate() {
        if !store::copy(tx, *file, tx.new_id(), (from, to)).await? {
            unknown.push(at);
        }
    }
    if store::kept_bytes(tx).await?.unsigned_abs() > office.config.files.council_bytes {
        return Err(Problem::new(ProblemKind::QuotaExceeded, "The council’s room for files is used up."));
    }
    Ok(unknown)
}
