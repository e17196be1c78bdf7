//! Databases with every table in place, copied from one that was migrated once.

use std::fs::File;
use std::path::PathBuf;

use anyhow::Context as _;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};

use crate::instance::{ROLE_SECRET, connect, instance, new_database, test_folder};

/// The owner's address of a new migrated database, for one test. `label` is part of its name.
///
/// # Errors
/// When PostgreSQL or a migration refuses.
pub async fn migrated_database(label: &str) -> anyhow::Result<String> {
    let url = new_database(label)?;
    let (_, name) = url.rsplit_once('/').context("no database in the address")?;
    let mut server = connect(&instance()?.database_url).await?;
    let template = template(&mut server).await?;
    say(&mut server, format!("create database \"{name}\" template \"{template}\"")).await?;
    server.close().await?;
    // Settings of roles and who may connect belong to a database and aren't copied with it.
    migrations::run(&url, ROLE_SECRET).await?;
    Ok(url)
}

/// The database that the others are copied from, made by the first that needs it. Nobody connects
/// to it, else it couldn't be copied.
async fn template(server: &mut PgConnection) -> anyhow::Result<String> {
    let name = format!("template_{:016x}", migrations::fingerprint());
    let lock = test_folder().join(".template.lock");
    let _one_at_a_time = tokio::task::spawn_blocking(move || locked(lock)).await??;
    let there: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(&name)
        .fetch_one(&mut *server)
        .await?;
    if !there {
        let making = new_database("template")?;
        migrations::run(&making, ROLE_SECRET).await?;
        let (_, made) = making.rsplit_once('/').context("no database in the address")?;
        say(server, format!("alter database \"{made}\" rename to \"{name}\"")).await?;
    }
    Ok(name)
}

fn locked(path: PathBuf) -> std::io::Result<File> {
    let file = File::create(path)?;
    file.lock()?;
    Ok(file)
}

/// Runs a statement made of names that this crate chose.
async fn say(server: &mut PgConnection, sql: String) -> anyhow::Result<()> {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(server).await?;
    Ok(())
}
