use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::bootstrap;
use crate::error::MigrationError;
use crate::plan::{SERVICES, Step, migrator_of, steps, steps_of};

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The steps that were applied, in order; empty when the database was ready before.
    pub applied: Vec<Step>,
}

/// Makes the database at `owner_url` ready: itself, roles, schemas, every step. Does nothing where
/// that is done already; runs at the same time wait for each other.
///
/// `owner_url` names a role that may create roles and databases; `role_secret` is what the
/// passwords of the service roles are derived from.
///
/// # Errors
/// When PostgreSQL can't be reached or refuses, or a step that was applied has changed since.
pub async fn run(owner_url: &str, role_secret: &str) -> Result<Report, MigrationError> {
    run_first(owner_url, role_secret, usize::MAX).await
}

/// As [`run`], but no further than the first `count` of [`steps`]: for looking at the catalogue
/// after each of them.
///
/// # Errors
/// As [`run`].
pub async fn run_first(owner_url: &str, role_secret: &str, count: usize) -> Result<Report, MigrationError> {
    let options: PgConnectOptions =
        owner_url.parse().map_err(|_| MigrationError::Address("it isn't one of PostgreSQL"))?;
    let options = options.application_name("moothall-migrate").disable_statement_logging();
    let database = options.get_database().ok_or(MigrationError::Address("it names no database"))?.to_owned();
    bootstrap::instance(&options, &database, role_secret).await?;
    let mut connection = options.connect().await?;
    sqlx::query("select pg_advisory_lock($1)").bind(bootstrap::LOCK).execute(&mut connection).await?;
    // From here on a table that is in use is waited for, not queued on until everyone waits.
    bootstrap::run(&mut connection, "set lock_timeout = '5s'; set client_min_messages = warning".to_owned()).await?;
    bootstrap::schemas(&mut connection).await?;
    let mut report = Report::default();
    for schema in SERVICES {
        let wanted = steps().into_iter().take(count).filter(|step| step.schema == schema).count();
        report.applied.extend(migrate(&mut connection, schema, wanted).await?);
    }
    connection.close().await?;
    Ok(report)
}

/// Applies what is missing of the first `wanted` steps of a schema.
async fn migrate(
    connection: &mut PgConnection,
    schema: &'static str,
    wanted: usize,
) -> Result<Vec<Step>, MigrationError> {
    let all = steps_of(schema);
    let Some(last) = all.get(..wanted).and_then(<[Step]>::last) else {
        return Ok(Vec::new());
    };
    bootstrap::run(connection, format!("set search_path = {schema}")).await?;
    let before = applied(connection, schema).await?;
    migrator_of(schema)
        .run_direct(Some(last.version), connection, false)
        .await
        .map_err(|cause| MigrationError::Step { schema, cause })?;
    let new: Vec<Step> = all.into_iter().take(wanted).filter(|step| !before.contains(&step.version)).collect();
    for step in &new {
        tracing::info!(schema, version = step.version, name = step.name, "migrated");
    }
    Ok(new)
}

async fn applied(connection: &mut PgConnection, schema: &str) -> Result<Vec<i64>, MigrationError> {
    let there: bool = sqlx::query_scalar("select to_regclass($1) is not null")
        .bind(format!("{schema}._migrations"))
        .fetch_one(&mut *connection)
        .await?;
    if !there {
        return Ok(Vec::new());
    }
    let versions = AssertSqlSafe(format!("select version from {schema}._migrations"));
    Ok(sqlx::query_scalar(versions).fetch_all(connection).await?)
}
