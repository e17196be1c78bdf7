//! One transaction on one leased connection: what the three kinds of transaction share.

use sqlx::postgres::PgRow;
use tokio::sync::Mutex;

use crate::error::DbError;
use crate::pool::{Lease, in_time};
use crate::query::{Args, Row};

/// An open transaction. Dropping it undoes everything, in the background.
#[derive(Debug)]
pub(crate) struct Unit(Mutex<Lease>);

impl Unit {
    pub(crate) fn new(lease: Lease) -> Self {
        Self(Mutex::new(lease))
    }

    pub(crate) async fn rows<T>(
        &self,
        sql: &'static str,
        args: Args,
        mut read: impl FnMut(Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let args = args.finish()?;
        let mut lease = self.0.lock().await;
        let asked = in_time(sqlx::query_with(sql, args).fetch_all(lease.dirty()?)).await;
        let rows = lease.noted(asked)?;
        rows.iter().map(|row| read(Row::new(row))).collect()
    }

    /// As `rows`, for a statement made of names that the code itself gave.
    pub(crate) async fn rows_of<T>(
        &self,
        sql: &str,
        args: Args,
        mut read: impl FnMut(Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let args = args.finish()?;
        let mut lease = self.0.lock().await;
        let asked = in_time(sqlx::query_with(sqlx::AssertSqlSafe(sql), args).fetch_all(lease.dirty()?)).await;
        let rows = lease.noted(asked)?;
        rows.iter().map(|row| read(Row::new(row))).collect()
    }

    pub(crate) async fn row<T>(
        &self,
        sql: &'static str,
        args: Args,
        read: impl FnOnce(Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        let args = args.finish()?;
        let mut lease = self.0.lock().await;
        let asked = in_time(sqlx::query_with(sql, args).fetch_optional(lease.dirty()?)).await;
        let row: Option<PgRow> = lease.noted(asked)?;
        row.as_ref().map(|row| read(Row::new(row))).transpose()
    }

    pub(crate) async fn run(&self, sql: &'static str, args: Args) -> Result<u64, DbError> {
        let args = args.finish()?;
        let mut lease = self.0.lock().await;
        let asked = in_time(sqlx::query_with(sql, args).execute(lease.dirty()?)).await;
        let done = lease.noted(asked)?;
        Ok(done.rows_affected())
    }

    pub(crate) async fn lease(&self) -> tokio::sync::MutexGuard<'_, Lease> {
        self.0.lock().await
    }

    pub(crate) async fn commit(self) -> Result<(), DbError> {
        self.0.into_inner().commit().await
    }
}
