//! Every query on calls as contacts tells of them.

use contacts_api::events::{CallerKnown, InteractionEnded};
use contract::{ContactId, InteractionId, Sight, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::Duration;

use super::Looker;

/// How long a call is known here.
const KEPT: Duration = Duration::hours(24);

/// Whether the call `k` is one of `$me`'s that counts at `$now`: one that goes on and began within eight hours, or
/// that ended within the last quarter of an hour.
macro_rules! own_call {
    ($me:literal, $now:literal) => {
        concat!(
            " (k.staff_id = ",
            $me,
            "::uuid and k.began_at > ",
            $now,
            "::timestamptz - interval '8 hours'
                 and (k.ended_at is null or k.ended_at > ",
            $now,
            "::timestamptz - interval '15 minutes')) "
        )
    };
}

/// Three columns that say how much of the person `$contact` is shown to `$me` at `$now`: whether the council verifies
/// callers; whether the call `$call` verified them, or is the one in which it was said (`$said`); whether `$me` has
/// them in another call that goes on without having verified them.
macro_rules! looking {
    ($contact:literal, $said:literal, $call:literal, $me:literal, $now:literal) => {
        concat!(
            " coalesce((select r.verifies from verifies_callers r where r.tenant_id = $1), false),
              exists (select from caller k
                      where k.tenant_id = $1 and k.id = ",
            $call,
            "::uuid
                          and (k.verified and k.contact_id = ",
            $contact,
            " or k.id = ",
            $said,
            ") and",
            $crate::caller::store::own_call!($me, $now),
            "), exists (select from caller k
                      where k.tenant_id = $1 and k.contact_id = ",
            $contact,
            " and not k.verified and k.ended_at is null
                          and k.id is distinct from ",
            $said,
            " and",
            $crate::caller::store::own_call!($me, $now),
            ") "
        )
    };
}

/// The call `$call`, where it is one of `$me`'s that counts.
macro_rules! heard_of {
    ($call:literal, $me:literal, $now:literal) => {
        concat!(
            " (select k.id from caller k where k.tenant_id = $1 and k.id = ",
            $call,
            "::uuid and",
            $crate::caller::store::own_call!($me, $now),
            ") "
        )
    };
}
pub(crate) use {heard_of, looking, own_call};

/// How much of a person this looker sees, of what was said in the call `said` where it was in one. One round trip,
/// and none where there is nobody to be hidden.
pub(crate) async fn sight(
    tx: &TenantTx,
    (contact, said): (Option<ContactId>, Option<InteractionId>),
    looker: Looker,
) -> Result<Sight, DbError> {
    if contact.is_none() && looker.call.is_none() {
        return Ok(Sight::Whole);
    }
    let found = tx
        .row(
            concat!("select", looking!("$2::uuid", "$3::uuid", "$4", "$5", "$6")),
            args![
                tx.tenant(),
                contact.map(ContactId::uuid),
                said.map(InteractionId::uuid),
                looker.call.map(InteractionId::uuid),
                tx.actor().staff().map(StaffId::uuid),
                tx.now(),
            ],
            |row| looker.sight(row, 0),
        )
        .await?;
    Ok(found.unwrap_or(Sight::Masked))
}

/// The call of a look, where it is one of whoever acts. One round trip where one is named.
pub(crate) async fn heard(tx: &TenantTx, call: Option<InteractionId>) -> Result<Option<InteractionId>, DbError> {
    let Some(call) = call else { return Ok(None) };
    let me = tx.actor().staff().map(StaffId::uuid);
    let heard = tx
        .row(concat!("select", heard_of!("$2", "$3", "$4")), args![tx.tenant(), call.uuid(), me, tx.now()], |row| {
            row.id_or_null(0)
        })
        .await?;
    Ok(heard.flatten())
}

/// Keeps how a call goes on.
pub(crate) async fn know(tx: &TenantTx, call: &CallerKnown) -> Result<(), DbError> {
    tx.run(
        "insert into caller (tenant_id, id, contact_id, staff_id, verified, began_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id, id) do update
         set contact_id = excluded.contact_id, staff_id = excluded.staff_id, verified = excluded.verified,
             began_at = excluded.began_at",
        args![
            tx.tenant(),
            call.interaction_id.uuid(),
            call.contact_id.map(ContactId::uuid),
            call.staff_id.map(StaffId::uuid),
            call.verified,
            call.started_at,
        ],
    )
    .await?;
    Ok(())
}

/// Keeps that a call is over.
pub(crate) async fn end(tx: &TenantTx, call: &InteractionEnded) -> Result<(), DbError> {
    tx.run(
        "update caller set ended_at = $3 where tenant_id = $1 and id = $2",
        args![tx.tenant(), call.interaction_id.uuid(), call.ended_at],
    )
    .await?;
    Ok(())
}

/// Keeps whether the council verifies callers.
pub(crate) async fn choose(tx: &TenantTx, verifies: bool) -> Result<(), DbError> {
    tx.run(
        "insert into verifies_callers (tenant_id, verifies) values ($1, $2)
         on conflict (tenant_id) do update set verifies = excluded.verifies",
        args![tx.tenant(), verifies],
    )
    .await?;
    Ok(())
}

/// Forgets the calls that are long over.
pub(super) async fn forget(tx: &TenantTx) -> Result<u64, DbError> {
    tx.run("delete from caller where tenant_id = $1 and began_at < $2", args![tx.tenant(), tx.now() - KEPT]).await
}
