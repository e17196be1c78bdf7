//! How PostgreSQL goes about a service's statement in tables that hold a council's worth of rows.

use anyhow::Context as _;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

use crate::instance::{ROLE_SECRET, connect};
use crate::migrated::migrated_database;

/// A service's connection to a database with three councils of equal rows, known to the planner, within
/// a transaction of the second council.
#[derive(Debug)]
pub struct Plans {
    service: PgConnection,
}

impl Plans {
    /// With these rows for each council, `$1` in each statement, of tables of the service's.
    ///
    /// # Errors
    /// When PostgreSQL refuses.
    pub async fn of(service: &str, tables: &[&str], rows: &[&'static str]) -> anyhow::Result<Self> {
        let address = migrated_database(&format!("{service}_plans")).await?;
        let url = migrations::role_url(&address, &format!("moothall_{service}"), ROLE_SECRET)?;
        let mut plans = Self { service: connect(&url).await? };
        for council in (1..=3).map(Uuid::from_u128) {
            plans.say(format!("begin; set local app.tenant_id = '{council}'")).await?;
            for sql in rows {
                sqlx::query(*sql).bind(council).execute(&mut plans.service).await?;
            }
            plans.say("commit".to_owned()).await?;
        }
        let mut owner = connect(&address).await?;
        for table in tables {
            sqlx::raw_sql(AssertSqlSafe(format!("analyze {service}.{table}"))).execute(&mut owner).await?;
        }
        plans.say(format!("begin; set local app.tenant_id = '{}'", Self::council())).await?;
        Ok(plans)
    }

    /// The council whose statements are planned.
    pub fn council() -> Uuid {
        Uuid::from_u128(2)
    }

    /// The plan of a statement whose first value is the council, for the others in SQL: of any values of
    /// these types, as roles of services plan.
    ///
    /// # Errors
    /// When PostgreSQL refuses.
    pub async fn plan(&mut self, statement: &str, values: &[(&str, &str)]) -> anyhow::Result<String> {
        let types: Vec<&str> = values.iter().map(|(kind, _)| *kind).collect();
        let values: Vec<&str> = values.iter().map(|(_, value)| *value).collect();
        let (types, values) = (types.join(", "), values.join(", "));
        self.say(format!("deallocate all; prepare asked (uuid, {types}) as {statement}")).await?;
        let explain = format!("explain execute asked ('{}', {values})", Self::council());
        let lines = sqlx::raw_sql(AssertSqlSafe(explain)).fetch_all(&mut self.service).await?;
        let lines: Result<Vec<String>, _> = lines.iter().map(|line| line.try_get(0)).collect();
        Ok(lines.context("a plan is text")?.join("\n"))
    }

    async fn say(&mut self, sql: String) -> anyhow::Result<()> {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut self.service).await?;
        Ok(())
    }
}
