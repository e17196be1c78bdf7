//! What a look says for itself, held against what is kept here.

use contract::{CaseId, InteractionId, LookReason, StaffId};
use tenant_db::{DbError, TenantTx, args};

/// Whether the interaction `$i` is a call of the member of staff `$me` that is a reason to look at `$now`:
/// one that goes on and began within the last eight hours, or that ended within the last quarter of an hour.
macro_rules! own_call {
    ($i:literal, $me:literal, $now:literal) => {
        concat!(
            " (",
            $i,
            ".staff_id = ",
            $me,
            "::uuid and ",
            $i,
            ".started_at > ",
            $now,
            "::timestamptz - interval '8 hours'
                 and (",
            $i,
            ".state = 'open' or ",
            $i,
            ".ended_at > ",
            $now,
            "::timestamptz - interval '15 minutes')) "
        )
    };
}

/// Whether the contact `$contact` was verified in the call `$call`, one of `$me`'s that is a reason.
macro_rules! verified_in {
    ($call:literal, $contact:literal, $me:literal, $now:literal) => {
        concat!(
            " exists (select from interaction k
                      join verification p on p.tenant_id = $1 and p.interaction_id = k.id and p.contact_id = ",
            $contact,
            "
                      where k.tenant_id = $1 and k.id = ",
            $call,
            " and p.outcome = 'passed' and",
            $crate::access::store::own_call!("k", $me, $now),
            ") "
        )
    };
}

/// Whether `$me` has the contact `$contact` in a call that goes on and in which they aren't verified.
macro_rules! calling {
    ($contact:literal, $me:literal, $now:literal) => {
        concat!(
            " exists (select from interaction k
                      where k.tenant_id = $1 and k.contact_id = ",
            $contact,
            " and k.state = 'open' and",
            $crate::access::store::own_call!("k", $me, $now),
            "
                          and not exists (select from verification p
                                          where p.tenant_id = $1 and p.interaction_id = k.id
                                              and p.contact_id = k.contact_id and p.outcome = 'passed')) "
        )
    };
}
pub(crate) use {calling, own_call, verified_in};

/// What of a reason holds: a call of the looker's own that goes on or ended just now, a case that someone
/// reported.
pub(crate) async fn holding(tx: &TenantTx, why: LookReason) -> Result<LookReason, DbError> {
    if why == LookReason::default() {
        return Ok(why);
    }
    let (call, case) = (why.call.map(InteractionId::uuid), why.case.map(CaseId::uuid));
    let holds = tx
        .row(
            concat!(
                "select (select i.id from interaction i where i.tenant_id = $1 and i.id = $2 and",
                own_call!("i", "$4", "$5"),
                "), (select id from contact_case where tenant_id = $1 and id = $3)"
            ),
            args![tx.tenant(), call, case, tx.actor().staff().map(StaffId::uuid), tx.now()],
            |row| Ok(LookReason { call: row.id_or_null(0)?, case: row.id_or_null(1)? }),
        )
        .await?;
    Ok(holds.unwrap_or_default())
}
