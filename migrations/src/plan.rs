use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use crate::roles::role_of;

/// Every service that keeps data, by the name of its schema, in the order of migration.
pub const SERVICES: [&str; 5] = ["tenancy", "identity", "contacts", "cases", "notifications"];

const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

struct File {
    folder: &'static str,
    version: i64,
    name: &'static str,
    sql: &'static str,
}

/// One change of one schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The schema that it changes.
    pub schema: &'static str,
    /// Its number there.
    pub version: i64,
    /// What it makes, in words.
    pub name: &'static str,
}

/// Every step from nothing to now, in order.
pub fn steps() -> Vec<Step> {
    SERVICES.iter().flat_map(|schema| steps_of(schema)).collect()
}

/// A number that changes with the text of any step, to name a database by what was done to it.
pub fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in FILES {
        (file.folder, file.version, file.sql).hash(&mut hasher);
    }
    hasher.finish()
}

pub(crate) fn steps_of(schema: &'static str) -> Vec<Step> {
    let mut steps: Vec<Step> =
        files_of(schema).map(|file| Step { schema, version: file.version, name: file.name }).collect();
    steps.sort_by_key(|step| step.version);
    steps
}

pub(crate) fn migrator_of(schema: &'static str) -> Migrator {
    let migrations = files_of(schema).map(|file| migration(schema, file)).collect();
    let mut migrator = Migrator::with_migrations(migrations);
    migrator.dangerous_set_table_name(format!("{schema}._migrations"));
    // The whole run is under a lock of our own.
    migrator.set_locking(false);
    migrator
}

fn files_of(schema: &'static str) -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(move |file| file.folder == schema || file.folder == "infrastructure")
}

fn migration(schema: &str, file: &'static File) -> Migration {
    let sql = match file.folder {
        "infrastructure" => AssertSqlSafe(file.sql.replace("{service}", &role_of(schema))).into_sql_str(),
        _ => file.sql.into_sql_str(),
    };
    Migration::new(file.version, file.name.into(), MigrationType::Simple, sql, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_in_their_range() {
        for schema in SERVICES {
            let steps = steps_of(schema);
            assert!(steps.windows(2).all(|pair| pair[0].version < pair[1].version), "{schema}: a number twice");
        }
        for file in FILES {
            assert_eq!(file.folder == "infrastructure", file.version < 1000, "{} {}", file.folder, file.name);
        }
    }
}
