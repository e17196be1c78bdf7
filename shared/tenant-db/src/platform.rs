use std::sync::Arc;

use contract::{CouncilId, Event, EventId, Id, OperatorId};
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::args;
use crate::error::DbError;
use crate::pool::Pool;
use crate::query::{Args, Row};
use crate::unit::Unit;

macro_rules! queries {
    ($type:ident) => {
        impl $type {
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
            /// As `rows`, for a statement that is put together from the code's own constants and names
            /// known at start-up, never from what someone sent.
            ///
            /// # Errors
            /// As the other queries.
            pub async fn rows_of<T>(
                &self,
                sql: &str,
                args: Args,
                read: impl FnMut(Row<'_>) -> Result<T, DbError>,
            ) -> Result<Vec<T>, DbError> {
                self.unit.rows_of(sql, args, read).await
            }
            /// The one row of a statement, or `None`.
            ///
            /// # Errors
            /// As the other queries.
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
            /// As the other queries.
            pub async fn run(&self, sql: &'static str, args: Args) -> Result<u64, DbError> {
                self.unit.run(sql, args).await
            }
        }
    };
}

/// A transaction on the platform's own tables, for operators' verbs and the Directory's sources
/// alone. Its role has rights on a short list of tables without citizens' data.
#[derive(Debug)]
pub struct PlatformTx {
    unit: Unit,
    pool: Arc<Pool>,
    now: OffsetDateTime,
    operator: Option<OperatorId>,
}

queries!(PlatformTx);

impl PlatformTx {
    /// Opens a transaction of the platform's role. `about` is the council whose outbox may be
    /// written to.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had in time.
    pub async fn open(
        pool: &Arc<Pool>,
        now: OffsetDateTime,
        operator: Option<OperatorId>,
        about: Option<CouncilId>,
    ) -> Result<Self, DbError> {
        let prelude = match about {
            Some(council) => format!("BEGIN;SET LOCAL app.tenant_id='{}'", council.uuid().as_hyphenated()),
            None => "BEGIN".to_owned(),
        };
        Ok(Self { unit: Unit::new(pool.begin(&prelude).await?), pool: Arc::clone(pool), now, operator })
    }

    /// Commits, and wakes whoever moves events.
    ///
    /// # Errors
    /// When PostgreSQL refuses; nothing is kept then.
    pub async fn commit(self) -> Result<(), DbError> {
        self.unit.commit().await?;
        self.pool.told();
        Ok(())
    }

    /// Real time.
    pub fn now(&self) -> OffsetDateTime {
        self.now
    }

    /// The operator who acts, if one does.
    pub fn operator(&self) -> Option<OperatorId> {
        self.operator
    }

    /// A new id, ordered by time.
    #[expect(clippy::disallowed_methods, reason = "ids of platform rows are made here")]
    pub fn new_id<T: Id>(&self) -> T {
        T::from(Uuid::now_v7())
    }

    /// Tells a fact about a council in tenancy's outbox; the transaction must have been opened
    /// `about` that council.
    ///
    /// # Errors
    /// When the fact can't be written.
    pub async fn tell<E: Event>(
        &self,
        council: CouncilId,
        version: i64,
        fact: &E,
        private: &E::Private,
    ) -> Result<(), DbError> {
        let written = |value: Result<Value, serde_json::Error>| {
            value.map_err(|_| DbError::Bug("an event can't be written".into()))
        };
        self.run(
            "insert into tenancy.outbox (tenant_id, id, aggregate_id, version, name, payload, private, happened_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![
                council.uuid(),
                self.new_id::<EventId>().uuid(),
                fact.aggregate(),
                version,
                E::NAME,
                written(serde_json::to_value(fact))?,
                written(serde_json::to_value(private))?,
                self.now
            ],
        )
        .await?;
        Ok(())
    }
}

/// A transaction of the relay's role: it sees every council's outbox, inbox and due rows, and
/// nothing else.
#[derive(Debug)]
pub struct RelayTx {
    unit: Unit,
}

queries!(RelayTx);

impl RelayTx {
    /// Opens a transaction of the relay's role.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had in time.
    pub async fn open(pool: &Arc<Pool>) -> Result<Self, DbError> {
        Ok(Self { unit: Unit::new(pool.begin("BEGIN").await?) })
    }

    /// Commits.
    ///
    /// # Errors
    /// When PostgreSQL refuses; nothing is kept then.
    pub async fn commit(self) -> Result<(), DbError> {
        self.unit.commit().await
    }
}
