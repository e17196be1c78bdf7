//! Every query that takes cases of an import back.

use contract::{CaseId, ImportId};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

fn ids(cases: &[CaseId]) -> Vec<Uuid> {
    cases.iter().map(|case| case.uuid()).collect()
}

/// Whether a case went with its import.
pub(crate) async fn was_taken_back(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let sql = "select from case_import_row where tenant_id = $1 and case_id = $2 and state = 'removed'";
    Ok(tx.row(sql, args![tx.tenant(), case.uuid()], |_| Ok(())).await?.is_some())
}

/// The cases that are there with their versions, locked.
pub(super) async fn lock(tx: &TenantTx, cases: &[CaseId]) -> Result<Vec<(CaseId, i64)>, DbError> {
    let sql = "select id, version from case_file where tenant_id = $1 and id = any($2) order by id for update";
    tx.rows(sql, args![tx.tenant(), ids(cases)], |row| Ok((row.id(0)?, row.get(1)?))).await
}

/// Those to which something belongs that their import didn't bring.
pub(super) async fn in_use(tx: &TenantTx, import: ImportId, cases: &[CaseId]) -> Result<Vec<CaseId>, DbError> {
    tx.rows(
        "select c.id from unnest($2::uuid[]) as c(id)
         where exists (select from file x
                       where x.tenant_id = $1 and x.case_id = c.id and x.import_id is distinct from $3)
            or exists (select from promise x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from transfer x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from bulk_item x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_task x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_effect x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_timer x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_proposal x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_step_done x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_feedback x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_link x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_link x where x.tenant_id = $1 and x.other_id = c.id)
            or exists (select from case_merge x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from case_merge x where x.tenant_id = $1 and x.into_id = c.id)
            or exists (select from incident_case x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from follower x where x.tenant_id = $1 and x.case_id = c.id)
            or exists (select from incident x where x.tenant_id = $1 and x.lead_id = c.id)
            or exists (select from avoidable_contact x where x.tenant_id = $1 and x.case_id = c.id)",
        args![tx.tenant(), ids(cases), import.uuid()],
        |row| row.id(0),
    )
    .await
}

/// Those to whose person something else here belongs.
pub(super) async fn of_people_in_use(tx: &TenantTx, cases: &[CaseId]) -> Result<Vec<CaseId>, DbError> {
    tx.rows(
        "select c.id from case_file c where c.tenant_id = $1 and c.id = any($2) and c.contact_id is not null and (
             exists (select from file x where x.tenant_id = $1 and x.contact_id = c.contact_id and x.case_id is distinct from c.id)
             or exists (select from promise x where x.tenant_id = $1 and x.contact_id = c.contact_id)
             or exists (select from transfer x where x.tenant_id = $1 and x.contact_id = c.contact_id)
             or exists (select from draft x where x.tenant_id = $1 and x.contact_id = c.contact_id and x.state <> 'sent'))",
        args![tx.tenant(), ids(cases)],
        |row| row.id(0),
    )
    .await
}

/// Removes locked cases with everything that their import brought, and who watches them.
pub(super) async fn remove(tx: &TenantTx, cases: &[CaseId]) -> Result<(), DbError> {
    for sql in [
        "delete from file where tenant_id = $1 and case_id = any($2) and import_id is not null",
        "delete from case_presence where tenant_id = $1 and case_id = any($2)",
        "delete from case_watch where tenant_id = $1 and case_id = any($2)",
        "delete from incident_dismissed where tenant_id = $1 and case_id = any($2)",
        "delete from case_alias where tenant_id = $1 and case_id = any($2)",
        "delete from case_clock where tenant_id = $1 and case_id = any($2)",
        "delete from case_entry where tenant_id = $1 and case_id = any($2)",
        "delete from case_change where tenant_id = $1 and case_id = any($2)",
        "delete from case_word where tenant_id = $1 and case_id = any($2)",
        "delete from case_file where tenant_id = $1 and id = any($2)",
    ] {
        tx.run(sql, args![tx.tenant(), ids(cases)]).await?;
    }
    Ok(())
}
