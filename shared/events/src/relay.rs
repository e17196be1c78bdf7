use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use contract::{CouncilId, EventId};
use tenant_db::{DbError, Pool, RelayTx, args};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::bell::Bell;
use crate::subscriptions::Subscriptions;

/// The most events that are moved in one transaction.
const BATCH: usize = 100;
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Moves one service's outbox into the inboxes of those who subscribe. Any number may run at once,
/// in any processes.
#[derive(Debug)]
pub struct Relay {
    pool: Arc<Pool>,
    service: &'static str,
    targets: Vec<(&'static str, Vec<&'static str>)>,
    sql: String,
    bell: Bell,
}

struct Moved {
    council: CouncilId,
    id: EventId,
    name: String,
}

impl Relay {
    /// A relay of `service`'s outbox; `pool` logs in as the relay's role.
    pub fn new(service: &'static str, pool: Arc<Pool>, subscriptions: Arc<Subscriptions>, bell: Bell) -> Self {
        let targets: Vec<_> = subscriptions.services().map(|(target, events)| (target, events.to_vec())).collect();
        let sql = statement(service, targets.iter().map(|(target, _)| *target));
        Self { pool, service, targets, sql, bell }
    }

    /// Moves events until `stop`, woken by the bell `{service}.outbox` and each second. What is
    /// under way when the stop comes is finished.
    pub async fn run(self, stop: CancellationToken) {
        let mut bell = self.bell.listen(&format!("{}.outbox", self.service));
        while !stop.is_cancelled() {
            if let Err(error) = self.drain(&stop).await {
                tracing::warn!(service = self.service, %error, "events wait: the outbox can't be read");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = bell.rung() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    /// Moves everything that there is to move, and says how many events that was.
    ///
    /// # Errors
    /// When PostgreSQL can't be reached or refuses; what was moved before stays moved.
    pub async fn drain(&self, stop: &CancellationToken) -> Result<usize, DbError> {
        let (mut total, mut after) = (0, Uuid::nil());
        loop {
            let moved = self.move_some(after).await?;
            total += moved.len();
            self.tell(&moved);
            if (moved.is_empty() && after.is_nil()) || stop.is_cancelled() {
                return Ok(total);
            }
            // The next batch is the next councils', so that nobody waits for one council's thousands.
            let last = moved.iter().map(|moved| moved.council.uuid()).max();
            after = last.filter(|_| moved.len() == BATCH).unwrap_or_default();
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the relay itself")]
    async fn move_some(&self, after: Uuid) -> Result<Vec<Moved>, DbError> {
        let tx = RelayTx::open(&self.pool).await?;
        let mut args = args![after];
        for (_, events) in &self.targets {
            args.add(events.as_slice());
        }
        let moved = tx
            .rows_of(&self.sql, args, |row| Ok(Moved { council: row.id(0)?, id: row.id(1)?, name: row.get(2)? }))
            .await?;
        tx.commit().await?;
        Ok(moved)
    }

    fn tell(&self, moved: &[Moved]) {
        for Moved { council, id, name } in moved {
            tracing::debug!(service = self.service, %council, event = name, event_id = %id, "event moved");
        }
        let names: HashSet<&str> = moved.iter().map(|moved| moved.name.as_str()).collect();
        for (target, _) in self.targets.iter().filter(|(_, events)| events.iter().any(|event| names.contains(event))) {
            self.bell.ring(&format!("{target}.inbox"));
        }
    }
}

/// One statement: claim after one council ($1), deliver to each target (its events are a parameter),
/// mark and blank. The order is the index's, so a batch reads no more of it than it takes. An event is claimed when no earlier one of its aggregate is undelivered: never by an
/// id after the last, since an earlier id can be committed later.
fn statement(service: &str, targets: impl Iterator<Item = &'static str>) -> String {
    let mut sql = format!(
        "with claimed as materialized (
             select o.* from {service}.outbox o
             where o.delivered_at is null and o.tenant_id > $1
               and not exists (
                   select from {service}.outbox earlier
                   where earlier.tenant_id = o.tenant_id and earlier.aggregate_id = o.aggregate_id
                     and earlier.delivered_at is null and (earlier.version, earlier.id) < (o.version, o.id))
             order by o.tenant_id, o.aggregate_id, o.version, o.id
             limit {BATCH} for update of o skip locked
         ), delivered as (
             update {service}.outbox o set delivered_at = now(), private = null
             from claimed c where o.tenant_id = c.tenant_id and o.id = c.id
         )"
    );
    for (at, target) in targets.enumerate() {
        // Writing to a String can't fail.
        let _ = write!(
            sql,
            ", to_{target} as (
             insert into {target}.inbox (tenant_id, id, aggregate_id, version, name, payload, private, trace, happened_at)
             select tenant_id, id, aggregate_id, version, name, payload, private, trace, happened_at
             from claimed where name = any(${}::text[])
             on conflict do nothing
         )",
            at + 2
        );
    }
    sql.push_str(" select tenant_id, id, name from claimed");
    sql
}
