//! What a look says for itself, held against what is kept here.

use contract::{CaseId, InteractionId, LookReason};
use tenant_db::{DbError, TenantTx, args};

use super::WRAP_UP;

/// What of a reason holds: a call that goes on or ended just now, a case that someone reported.
pub(crate) async fn holding(tx: &TenantTx, why: LookReason) -> Result<LookReason, DbError> {
    if why == LookReason::default() {
        return Ok(why);
    }
    let (call, case) = (why.call.map(InteractionId::uuid), why.case.map(CaseId::uuid));
    let holds = tx
        .row(
            "select (select id from interaction where tenant_id = $1 and id = $2 and (state <> 'ended' or ended_at > $4)),
                 (select id from contact_case where tenant_id = $1 and id = $3)",
            args![tx.tenant(), call, case, tx.now() - WRAP_UP],
            |row| Ok(LookReason { call: row.id_or_null(0)?, case: row.id_or_null(1)? }),
        )
        .await?;
    Ok(holds.unwrap_or_default())
}
