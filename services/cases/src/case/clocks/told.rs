//! Whom an alarm is put before.

use contract::{CaseId, StaffId};
use tenant_db::{DbError, TenantTx};

use super::store;

/// Puts a case before these; where there is nobody of them, before those who may decide in its team, and before those who
/// may decide in the council where the team has none. Gives their names.
///
/// # Errors
/// As PostgreSQL refuses.
pub(in crate::case) async fn put_before(
    tx: &TenantTx,
    case: CaseId,
    staff: impl IntoIterator<Item = StaffId>,
) -> Result<Option<String>, DbError> {
    let mut names = Vec::new();
    for one in staff {
        names.extend(store::put_before(tx, case, one).await?);
    }
    if names.is_empty() {
        names = store::put_before_deciders(tx, case).await?;
    }
    Ok((!names.is_empty()).then(|| names.join(", ")))
}
