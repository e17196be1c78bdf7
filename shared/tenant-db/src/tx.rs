use std::sync::{Arc, Mutex, PoisonError};

use contract::{Answer, CouncilId, Event, Id, LookReason, Stored};
use serde::Serialize;
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::access::AccessLog;
use crate::args;
use crate::error::DbError;
use crate::once::{Claim, Early, OnceKey, claim};
use crate::pool::Pool;
use crate::query::{Args, Row};
use crate::scope::{Actor, Scope};
use crate::unit::Unit;

/// A transaction in which one council's rows exist and no others: the only thing that a query
/// accepts. Dropping it undoes everything.
#[derive(Debug)]
pub struct TenantTx {
    scope: Scope,
    pool: Arc<Pool>,
    pub(crate) unit: Unit,
    access: AccessLog,
    claim: Option<Claim>,
    effects: Mutex<Effects>,
}

/// What is to be written with the commit.
#[derive(Debug, Default)]
struct Effects {
    events: Vec<Value>,
    audit: Vec<Value>,
}

impl TenantTx {
    /// Opens a transaction in a scope. One round trip.
    ///
    /// Only `auth`, `events` and the tasks of `runtime` call this: they proved the scope. Everyone
    /// else gets a `TenantTx` from them.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had in time.
    pub async fn open(pool: &Arc<Pool>, access: &AccessLog, scope: Scope) -> Result<Self, DbError> {
        let prelude = prelude(&scope);
        let lease = pool.begin(&prelude).await?;
        let unit = Unit::new(lease);
        Ok(Self { scope, pool: Arc::clone(pool), unit, access: access.clone(), claim: None, effects: Mutex::default() })
    }

    /// Claims an idempotency key for this transaction. One round trip.
    ///
    /// # Errors
    /// The stored answer when the key was answered before; `idempotency-mismatch` for another
    /// body; `conflict` when the first request still runs after the lock timeout.
    pub async fn once(mut self, key: OnceKey) -> Result<Self, Early> {
        let claimed = claim(&self.unit, self.scope.council.uuid(), self.scope.actor.label(), key).await?;
        self.claim = Some(claimed);
        Ok(self)
    }

    /// Whose rows these are.
    pub fn council(&self) -> CouncilId {
        self.scope.council
    }

    /// The council's id as a parameter: the explicit predicate that stands beside RLS.
    pub fn tenant(&self) -> Uuid {
        self.scope.council.uuid()
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.scope.actor
    }

    /// The council's time.
    pub fn now(&self) -> OffsetDateTime {
        self.scope.now
    }

    /// A new id, ordered by time.
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    pub fn new_id<T: Id>(&self) -> T {
        T::from(Uuid::now_v7())
    }

    /// Every row of a statement, each read by `read`.
    ///
    /// # Errors
    /// As PostgreSQL refuses it, or `Bug` when a row isn't as expected.
    pub async fn rows<T>(
        &self,
        sql: &'static str,
        args: Args,
        read: impl FnMut(Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        self.unit.rows(sql, args, read).await
    }

    /// The one row of a statement, or `None`.
    ///
    /// # Errors
    /// As [`TenantTx::rows`].
    pub async fn row<T>(
        &self,
        sql: &'static str,
        args: Args,
        read: impl FnOnce(Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        self.unit.row(sql, args, read).await
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// As [`TenantTx::rows`].
    pub async fn run(&self, sql: &'static str, args: Args) -> Result<u64, DbError> {
        self.unit.run(sql, args).await
    }

    /// Tells a fact, committed with what made it true. `version` is the aggregate's own, taken
    /// under its row's lock: facts about one thing arrive in its order.
    ///
    /// # Errors
    /// `Bug` when the fact can't be written as JSON.
    pub fn emit<E: Event>(&self, version: i64, fact: &E, private: &E::Private) -> Result<(), DbError> {
        let written = |value: Result<Value, _>| {
            value.map_err(|_: serde_json::Error| DbError::Bug("an event can't be written".into()))
        };
        let event = json!({
            "id": self.new_id::<contract::EventId>(),
            "aggregate": fact.aggregate(),
            "version": version,
            "name": E::NAME,
            "payload": written(serde_json::to_value(fact))?,
            "private": written(serde_json::to_value(private))?,
        });
        self.effects().events.push(event);
        Ok(())
    }

    /// Notes in the council's audit trail what was done to what: names of fields, never values.
    pub fn audit(&self, action: &'static str, object: impl Into<Uuid>, fields: &[&str]) {
        let entry = json!({
            "id": self.new_id::<contract::AuditId>(), "action": action, "object": object.into(), "fields": fields,
        });
        self.effects().audit.push(entry);
    }

    /// Keeps that a member of staff looked at a person's record: written within a second, in the
    /// background. `screen` says from where.
    pub fn looked_at(&self, subject: impl Into<Uuid>, screen: &'static str) {
        self.looked_at_for(subject, screen, LookReason::default());
    }

    /// As [`TenantTx::looked_at`], with the call or the case for which they looked.
    pub fn looked_at_for(&self, subject: impl Into<Uuid>, screen: &'static str, why: LookReason) {
        if let Some(staff) = self.scope.actor.staff() {
            self.access.note(crate::Look {
                council: self.council(),
                staff,
                subject: subject.into(),
                screen,
                why,
                at: self.now(),
            });
        }
    }

    /// Writes events, audit and the stored answer in one statement, commits, and gives the
    /// answer. At most two round trips.
    ///
    /// # Errors
    /// When PostgreSQL refuses; nothing is kept then.
    pub async fn commit<A: Answer>(self, answer: A) -> Result<A, DbError> {
        let stored = self.claim.is_some().then(|| Stored::of(&answer));
        self.finish(stored).await?;
        Ok(answer)
    }

    /// As [`TenantTx::commit`], keeping `kept` for a repeated request: an answer that carries a
    /// secret is kept without it, and whoever replays it gives it back.
    ///
    /// # Errors
    /// As [`TenantTx::commit`].
    pub async fn commit_keeping<A: Answer>(self, answer: A, kept: &A) -> Result<A, DbError> {
        let stored = self.claim.is_some().then(|| Stored::of(kept));
        self.finish(stored).await?;
        Ok(answer)
    }

    /// Commits a unit of work that nobody waits for an answer of: a consumer's, a task's.
    ///
    /// # Errors
    /// As [`TenantTx::commit`].
    pub async fn commit_unanswered(self) -> Result<(), DbError> {
        self.finish(None).await
    }

    async fn finish(self, stored: Option<Stored>) -> Result<(), DbError> {
        let Self { scope, pool, unit, claim, effects, .. } = self;
        let effects = effects.into_inner().unwrap_or_else(PoisonError::into_inner);
        let told = !effects.events.is_empty();
        if told || !effects.audit.is_empty() || stored.is_some() {
            close(&unit, &scope, claim, effects, stored).await?;
        }
        unit.commit().await?;
        if told {
            pool.told();
        }
        Ok(())
    }

    fn effects(&self) -> std::sync::MutexGuard<'_, Effects> {
        self.effects.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What every transaction begins with: whose rows there are, and for what the database writes by itself who acts and
/// when. Ids, numbers and words of our own alone are in it.
fn prelude(scope: &Scope) -> String {
    let micros = scope.now.unix_timestamp_nanos() / 1_000;
    format!(
        "BEGIN;SET LOCAL app.tenant_id='{}';SET LOCAL app.acting='{} {micros}'",
        scope.council.uuid().as_hyphenated(),
        scope.actor.label(),
    )
}

/// The closing statement: everything that follows from the write, written with it.
async fn close(
    unit: &Unit,
    scope: &Scope,
    claim: Option<Claim>,
    effects: Effects,
    stored: Option<Stored>,
) -> Result<(), DbError> {
    let claim = claim.unwrap_or(Claim { actor: String::new(), route: String::new(), key: String::new() });
    let headers = stored.as_ref().map(|stored| json(&stored.headers));
    unit.run(
        "with told as (
             insert into outbox (tenant_id, id, aggregate_id, version, name, payload, private, trace, happened_at)
             select $1, e.id, e.aggregate, e.version, e.name, e.payload, e.private, $4, $5
             from jsonb_to_recordset($2) as e(id uuid, aggregate uuid, version bigint, name text, payload jsonb, private jsonb)
         ), noted as (
             insert into audit (tenant_id, id, happened_at, actor, action, object_id, fields)
             select $1, a.id, $5, $6, a.action, a.object, a.fields
             from jsonb_to_recordset($3) as a(id uuid, action text, object uuid, fields jsonb)
         )
         update idempotency set status = $9, headers = $10, body = $11
         where tenant_id = $1 and actor = $6 and route = $7 and key = $8 and $9 is not null",
        args![
            scope.council.uuid(),
            sqlx::types::Json(&effects.events),
            sqlx::types::Json(&effects.audit),
            scope.trace.as_deref(),
            scope.now,
            if claim.actor.is_empty() { scope.actor.label() } else { claim.actor },
            claim.route,
            claim.key,
            stored.as_ref().and_then(|stored| i16::try_from(stored.status).ok()),
            headers,
            stored.and_then(|stored| stored.body)
        ],
    )
    .await?;
    Ok(())
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
