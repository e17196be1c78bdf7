//! Roles, who may connect, schemas: what must be there before the first table. All of it may be
//! run again at any time.

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::error::MigrationError;
use crate::plan::SERVICES;
use crate::roles::{PLATFORM, RELAY, ROLES, role_of, role_password};

/// Any number; every run of this crate takes the same one.
pub(crate) const LOCK: i64 = 0x6d6f_6f74_6861_6c6c;

const ATTRIBUTES: &str = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION NOINHERIT";

const SETTINGS: [(&str, &str); 6] = [
    ("plan_cache_mode", "force_generic_plan"),
    // Compiling a short statement takes longer than running it.
    ("jit", "off"),
    ("statement_timeout", "5s"),
    ("lock_timeout", "2s"),
    ("idle_in_transaction_session_timeout", "10s"),
    ("timezone", "UTC"),
];

/// Makes the database, when it isn't there, and the roles, with what they are in it.
///
/// Both belong to the whole instance, so runs for several databases wait for each other here.
pub(crate) async fn instance(
    owner: &PgConnectOptions,
    database: &str,
    role_secret: &str,
) -> Result<(), MigrationError> {
    let mut connection = owner.clone().database("postgres").connect().await?;
    sqlx::query("select pg_advisory_lock($1)").bind(LOCK).execute(&mut connection).await?;
    let made = locked(&mut connection, database, role_secret).await;
    // The lock goes with the connection, whatever happened.
    connection.close().await?;
    made
}

async fn locked(connection: &mut PgConnection, database: &str, role_secret: &str) -> Result<(), MigrationError> {
    let quoted = quoted(database);
    let there: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(database)
        .fetch_one(&mut *connection)
        .await?;
    if !there {
        run(connection, format!("create database {quoted} template template0 encoding 'UTF8'")).await?;
    }
    for role in ROLES {
        make_role(connection, role, &role_password(role_secret, role)).await?;
        for (name, value) in SETTINGS {
            run(connection, format!("alter role {role} in database {quoted} set {name} = '{value}'")).await?;
        }
    }
    for role in [RELAY, PLATFORM] {
        run(connection, format!("alter role {role} in database {quoted} set search_path = ''")).await?;
    }
    for service in SERVICES {
        run(connection, format!("alter role {} in database {quoted} set search_path = {service}", role_of(service)))
            .await?;
    }
    run(connection, format!("revoke all on database {quoted} from public")).await?;
    run(connection, format!("grant connect on database {quoted} to {}", ROLES.join(", "))).await
}

async fn make_role(connection: &mut PgConnection, role: &str, password: &str) -> Result<(), MigrationError> {
    let sound: Option<bool> = sqlx::query_scalar(
        "select rolcanlogin and not (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication)
         from pg_roles where rolname = $1",
    )
    .bind(role)
    .fetch_optional(&mut *connection)
    .await?;
    match sound {
        None => run(connection, format!("create role {role} {ATTRIBUTES} password '{password}'")).await,
        Some(true) => run(connection, format!("alter role {role} password '{password}'")).await,
        Some(false) => Err(MigrationError::Role(role.to_owned())),
    }
}

/// Makes the schemas of a database and says who may look into which.
pub(crate) async fn schemas(connection: &mut PgConnection) -> Result<(), MigrationError> {
    run(connection, "revoke all on schema public from public".to_owned()).await?;
    for service in SERVICES {
        let role = role_of(service);
        run(connection, format!("create schema if not exists {service}")).await?;
        run(connection, format!("revoke all on schema {service} from public")).await?;
        run(connection, format!("grant usage on schema {service} to {role}, {RELAY}")).await?;
    }
    for service in ["tenancy", "identity"] {
        run(connection, format!("grant usage on schema {service} to {PLATFORM}")).await?;
    }
    Ok(())
}

/// Runs a statement made of this crate's own names, a quoted database's and hexadecimal digits.
pub(crate) async fn run(connection: &mut PgConnection, sql: String) -> Result<(), MigrationError> {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await?;
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
