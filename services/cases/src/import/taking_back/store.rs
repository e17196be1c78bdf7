//! Every query that takes a case of an import back.

use contract::CaseId;
use tenant_db::{DbError, TenantTx, args};

/// The version of a case, locked; none where it is gone.
pub(super) async fn lock(tx: &TenantTx, case: CaseId) -> Result<Option<i64>, DbError> {
    let sql = "select version from case_file where tenant_id = $1 and id = $2 for update";
    tx.row(sql, args![tx.tenant(), case.uuid()], |row| row.get(0)).await
}

/// Whether something belongs to a case that its import didn't bring.
pub(super) async fn in_use(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select exists (select from file x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from promise x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from transfer x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from bulk_item x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_task x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_effect x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_timer x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_proposal x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_step_done x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_feedback x where x.tenant_id = $1 and x.case_id = $2)
                 or exists (select from case_link x where x.tenant_id = $1 and $2 in (x.case_id, x.other_id))
                 or exists (select from avoidable_contact x where x.tenant_id = $1 and x.case_id = $2)",
            args![tx.tenant(), case.uuid()],
            |row| row.get(0),
        )
        .await?;
    Ok(found.unwrap_or_default())
}

/// Removes a locked case with everything that its import brought, and who watches it.
pub(super) async fn remove(tx: &TenantTx, case: CaseId) -> Result<(), DbError> {
    for sql in [
        "delete from case_presence where tenant_id = $1 and case_id = $2",
        "delete from case_watch where tenant_id = $1 and case_id = $2",
        "delete from case_alias where tenant_id = $1 and case_id = $2",
        "delete from case_clock where tenant_id = $1 and case_id = $2",
        "delete from case_entry where tenant_id = $1 and case_id = $2",
        "delete from case_change where tenant_id = $1 and case_id = $2",
        "delete from case_word where tenant_id = $1 and case_id = $2",
        "delete from case_file where tenant_id = $1 and id = $2",
    ] {
        tx.run(sql, args![tx.tenant(), case.uuid()]).await?;
    }
    Ok(())
}
