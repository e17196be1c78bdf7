//! The same transaction for sea-orm: entities read and write through `TenantTx` alone.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;

use crate::error::DbError;
use crate::tx::TenantTx;

#[async_trait::async_trait]
impl ConnectionTrait for TenantTx {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Postgres
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let mut lease = self.unit.lease().await;
        let connection = lease.dirty().map_err(lost)?;
        let done = prepared(&statement).execute(connection).await.map_err(refused)?;
        Ok(done.into())
    }

    async fn execute_unprepared(&self, _sql: &str) -> Result<ExecResult, DbErr> {
        Err(DbErr::Custom("only prepared statements run in a council's transaction".to_owned()))
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut lease = self.unit.lease().await;
        let connection = lease.dirty().map_err(lost)?;
        let row = prepared(&statement).fetch_optional(connection).await.map_err(refused)?;
        Ok(row.map(QueryResult::from))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lease = self.unit.lease().await;
        let connection = lease.dirty().map_err(lost)?;
        let rows = prepared(&statement).fetch_all(connection).await.map_err(refused)?;
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }
}

fn prepared(statement: &Statement) -> sqlx::query::Query<'_, sqlx::Postgres, SqlxValues> {
    let values = statement.values.clone().unwrap_or_else(|| sea_orm::Values(Vec::new()));
    sqlx::query_with(sqlx::AssertSqlSafe(statement.sql.as_str()), SqlxValues(values))
}

fn lost(error: DbError) -> DbErr {
    DbErr::Custom(error.to_string())
}

fn refused(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(std::sync::Arc::new(error)))
}

impl From<DbErr> for DbError {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::Query(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Conn(RuntimeErr::SqlxError(error)) => match std::sync::Arc::try_unwrap(error) {
                Ok(error) => error.into(),
                Err(_) => Self::Bug("a statement of an entity failed".into()),
            },
            other => Self::Bug(format!("entity: {}", kind(&other))),
        }
    }
}

/// The kind of a sea-orm error, without the values that its text may hold.
fn kind(error: &DbErr) -> &'static str {
    match error {
        DbErr::RecordNotFound(_) => "a record isn't there",
        DbErr::RecordNotInserted => "a record wasn't inserted",
        DbErr::RecordNotUpdated => "a record wasn't updated",
        DbErr::Type(_) | DbErr::Json(_) => "a value has another type",
        _ => "a statement failed",
    }
}
