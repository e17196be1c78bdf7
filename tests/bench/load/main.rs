//! Fills a council with invented people and cases, and writes some of them down for the measures:
//! `load-desk CODE PEOPLE CASES SAMPLE.json`, with the database's owner in `DATABASE_URL`.

mod rows;
mod words;

use std::time::{Duration, Instant};

use anyhow::Context as _;
use contract::{Prefix, Reference};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::json;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Row as _};
use testkit::within;

use rows::{Council, Person};

/// How many people and references are written down.
const SAMPLE: usize = 60;
/// How long the service may take to make everyone findable.
const PATIENCE: Duration = Duration::from_secs(1_800);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [code, people, cases, sample] = &arguments[..] else {
        anyhow::bail!("load-desk CODE PEOPLE CASES SAMPLE.json");
    };
    let url = std::env::var("DATABASE_URL").context("DATABASE_URL names the database's owner")?;
    let mut db = testkit::connect(&url).await?;
    let council = council(&mut db, code).await?;
    let mut chance = StdRng::seed_from_u64(7);
    let begun = Instant::now();
    let people = rows::people(&mut db, &council, people.parse()?, &mut chance).await?;
    let cases = rows::cases(&mut db, &council, &people, cases.parse()?, &mut chance).await?;
    println!("{} people and {} cases in {:.0} s", people.len(), cases.len(), begun.elapsed().as_secs_f64());
    findable(&mut db).await?;
    println!("everyone can be found after {:.0} s", begun.elapsed().as_secs_f64());
    for table in
        ["contacts.contact", "contacts.detail", "contacts.search_token", "contacts.search_spelling", "cases.case_file"]
    {
        sqlx::raw_sql(AssertSqlSafe(format!("vacuum analyze {table}"))).execute(&mut db).await?;
        let size = sqlx::query("select pg_size_pretty(pg_total_relation_size($1::regclass))").bind(table);
        println!("{table}: {} with its indexes", size.fetch_one(&mut db).await?.get::<String, _>(0));
    }
    std::fs::write(sample, written(&people, &cases))?;
    Ok(())
}

/// The council, whose rows the connection sees from now on.
async fn council(db: &mut PgConnection, code: &str) -> anyhow::Result<Council> {
    let row =
        sqlx::query("select id, prefix from tenancy.council where code = $1").bind(code).fetch_one(&mut *db).await?;
    let prefix: String = row.get(1);
    let council = Council { id: row.get(0), prefix: Prefix::try_from(prefix).map_err(anyhow::Error::msg)? };
    sqlx::query("select set_config('app.tenant_id', $1, false)").bind(council.id.to_string()).execute(db).await?;
    Ok(council)
}

/// Waits until the service has made everyone findable.
async fn findable(db: &mut PgConnection) -> anyhow::Result<()> {
    within(PATIENCE, "everyone to be findable", async || {
        let behind = sqlx::query("select count(*) from contacts.contact where search_rules = 0");
        let behind: i64 = behind.fetch_one(&mut *db).await?.get(0);
        anyhow::ensure!(behind == 0, "{behind} people can't be found yet");
        Ok(())
    })
    .await
}

fn written(people: &[Person], cases: &[Reference]) -> String {
    let person = |person: &Person| {
        json!({
            "name": person.name, "email": person.email, "phone": person.phone,
            "address": person.address, "postcode": person.postcode,
        })
    };
    let size = (people.len(), cases.len());
    let people: Vec<_> = people.iter().step_by((people.len() / SAMPLE).max(1)).map(person).collect();
    let references: Vec<_> = cases.iter().step_by((cases.len() / SAMPLE).max(1)).map(Reference::to_string).collect();
    let size = json!({ "people": size.0, "cases": size.1 });
    json!({ "size": size, "people": people, "references": references }).to_string()
}
