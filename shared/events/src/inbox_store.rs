//! Every query on inboxes.

use std::collections::HashSet;

use contract::{CouncilId, Envelope, EventId};
use serde_json::Value;
use tenant_db::{DbError, RelayTx, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::fault::Fault;

/// An event that may be handled now.
#[derive(Debug)]
pub(crate) struct Due {
    pub(crate) council: CouncilId,
    pub(crate) id: EventId,
    pub(crate) trace: Option<String>,
}

/// An event that is being handled, its row locked.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) envelope: Envelope,
    pub(crate) attempts: i32,
}

/// An event that was given up until someone replays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Which.
    pub id: EventId,
    /// Its name.
    pub event: String,
    /// When it was given up, real time.
    pub at: OffsetDateTime,
    /// How often it was tried.
    pub attempts: i32,
    /// Why the last attempt failed; no personal data.
    pub fault: String,
}

/// The most events that are found at once.
pub(crate) const BATCH: usize = 100;

/// The statement that finds due events of one schema's inbox: of each aggregate the first that isn't done.
pub(crate) fn due_statement(service: &str) -> String {
    format!(
        "select i.tenant_id, i.id, i.trace from {service}.inbox i
         where i.done_at is null and i.parked_at is null and i.next_at <= now() 
           and i.tenant_id > $1 and i.tenant_id <> all($2::uuid[])
           and not exists (
               select from {service}.inbox earlier
               where earlier.tenant_id = i.tenant_id and earlier.aggregate_id = i.aggregate_id
                 and earlier.done_at is null and earlier.parked_at is null
                 and (earlier.version, earlier.id) < (i.version, i.id))
         order by i.tenant_id, i.aggregate_id, i.version, i.id
         limit {BATCH}"
    )
}

pub(crate) async fn due(
    tx: &RelayTx,
    statement: &str,
    after: Uuid,
    without: &HashSet<CouncilId>,
) -> Result<Vec<Due>, DbError> {
    let without: Vec<Uuid> = without.iter().map(|council| council.uuid()).collect();
    tx.rows_of(statement, args![after, without], |row| {
        Ok(Due { council: row.id(0)?, id: row.id(1)?, trace: row.get(2)? })
    })
    .await
}

/// Locks the event, unless someone else has it or it is no longer due.
pub(crate) async fn take(tx: &TenantTx, id: EventId) -> Result<Option<Taken>, DbError> {
    tx.row(
        "select name, payload, private, trace, happened_at, attempts from inbox
         where tenant_id = $1 and id = $2 and done_at is null and parked_at is null and next_at <= now()
         for update skip locked",
        args![tx.tenant(), id.uuid()],
        |row| {
            let private: Option<Value> = row.get(2)?;
            let envelope = Envelope {
                id,
                council: tx.council(),
                name: row.get(0)?,
                payload: row.get(1)?,
                private: private.unwrap_or(Value::Null),
                trace: row.get(3)?,
                at: row.get(4)?,
            };
            Ok(Taken { envelope, attempts: row.get(5)? })
        },
    )
    .await
}

/// The event is done, with the same commit as its effect; what was personal in it goes.
pub(crate) async fn done(tx: &TenantTx, id: EventId) -> Result<(), DbError> {
    tx.run(
        "update inbox set done_at = now(), private = null, fault = null where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
    )
    .await?;
    Ok(())
}

/// Notes a failed attempt: tried again after `wait` seconds of real time, or parked when `wait` is
/// `None`. Nothing happens when another attempt was noted or the event is done since.
pub(crate) async fn failed(
    tx: &TenantTx,
    id: EventId,
    attempts: i32,
    fault: &Fault,
    wait: Option<f64>,
) -> Result<(), DbError> {
    tx.run(
        "update inbox set attempts = attempts + 1, fault = $4,
             parked_at = case when $5::float8 is null then now() end,
             next_at = now() + make_interval(secs => coalesce($5, 0))
         where tenant_id = $1 and id = $2 and attempts = $3 and done_at is null and parked_at is null",
        args![tx.tenant(), id.uuid(), attempts, fault.to_string(), wait],
    )
    .await?;
    Ok(())
}

/// The councils with events that a service gave up.
///
/// # Errors
/// As PostgreSQL refuses it.
pub async fn councils_with_parked(tx: &RelayTx, service: &str) -> Result<Vec<CouncilId>, DbError> {
    let sql = format!("select distinct tenant_id from {service}.inbox where parked_at is not null");
    tx.rows_of(&sql, args![], |row| row.id(0)).await
}

/// The council's events that the service gave up, oldest first.
///
/// # Errors
/// As PostgreSQL refuses it.
pub async fn parked(tx: &TenantTx) -> Result<Vec<Parked>, DbError> {
    tx.rows(
        "select id, name, parked_at, attempts, coalesce(fault, '') from inbox
         where tenant_id = $1 and parked_at is not null order by parked_at, id limit 500",
        args![tx.tenant()],
        |row| {
            Ok(Parked {
                id: row.id(0)?,
                event: row.get(1)?,
                at: row.get(2)?,
                attempts: row.get(3)?,
                fault: row.get(4)?,
            })
        },
    )
    .await
}

/// Lets a parked event be tried again from the start, once `tx` is committed. `false` when it isn't
/// parked.
///
/// # Errors
/// As PostgreSQL refuses it.
pub async fn replay(tx: &TenantTx, id: EventId) -> Result<bool, DbError> {
    let freed = tx
        .run(
            "update inbox set parked_at = null, attempts = 0, next_at = now()
             where tenant_id = $1 and id = $2 and parked_at is not null",
            args![tx.tenant(), id.uuid()],
        )
        .await?;
    Ok(freed == 1)
}

/// The most events that are forgotten in one statement.
const FORGOTTEN_AT_ONCE: i64 = 1_000;

/// Forgets the council's events that were handled here, and those of this service that were delivered,
/// before this real moment. Whether there may be more. What is parked or waits stays.
///
/// # Errors
/// As PostgreSQL refuses it.
pub async fn forget(tx: &TenantTx, before: OffsetDateTime) -> Result<bool, DbError> {
    let handled = "delete from inbox where tenant_id = $1 and id in (
        select id from inbox where tenant_id = $1 and done_at < $2 order by done_at limit $3 for update skip locked)";
    let delivered = "delete from outbox where tenant_id = $1 and id in (
        select id from outbox where tenant_id = $1 and delivered_at < $2 order by delivered_at limit $3)";
    let handled = tx.run(handled, args![tx.tenant(), before, FORGOTTEN_AT_ONCE]).await?;
    let delivered = tx.run(delivered, args![tx.tenant(), before, FORGOTTEN_AT_ONCE]).await?;
    Ok(i64::try_from(handled.max(delivered)).is_ok_and(|most| most >= FORGOTTEN_AT_ONCE))
}
