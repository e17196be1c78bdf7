//! Every query about services.

use cases_api::case::TeamSummary;
use contract::{ServiceId, TeamId};
use serde_json::json;
use tenant_db::{DbError, Row, TenantTx, args};

use super::{Definition, Offered};

/// The most letters of a slug.
const MOST_LETTERS: usize = 100;

/// The service of a slug, with its team; none for a text that can't be a slug.
pub(crate) async fn service(tx: &TenantTx, slug: &str) -> Result<Option<Offered>, DbError> {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.len() > MOST_LETTERS || !slug.chars().all(sound) {
        return Ok(None);
    }
    tx.row(
        "select s.id, s.slug, s.lgsl, s.definition, t.id, t.name
         from service s join team t on t.tenant_id = s.tenant_id and t.id = s.team_id
         where s.tenant_id = $1 and t.tenant_id = $1 and s.slug = $2",
        args![tx.tenant(), slug],
        offered,
    )
    .await
}

/// Every service, the most asked for first.
pub(crate) async fn services(tx: &TenantTx) -> Result<Vec<Offered>, DbError> {
    tx.rows(
        "select s.id, s.slug, s.lgsl, s.definition, t.id, t.name
         from service s join team t on t.tenant_id = s.tenant_id and t.id = s.team_id
         where s.tenant_id = $1 and t.tenant_id = $1
         order by s.rank, s.id",
        args![tx.tenant()],
        offered,
    )
    .await
}

/// Every service with its version, in the same order.
pub(crate) async fn versions(tx: &TenantTx) -> Result<Vec<(ServiceId, i64)>, DbError> {
    tx.rows("select id, version from service where tenant_id = $1 order by rank, id", args![tx.tenant()], |row| {
        Ok((row.id(0)?, row.get(1)?))
    })
    .await
}

fn offered(row: Row<'_>) -> Result<Offered, DbError> {
    let lgsl: i32 = row.get(2)?;
    Ok(Offered {
        id: row.id(0)?,
        slug: row.get(1)?,
        lgsl: lgsl.unsigned_abs(),
        definition: row.json(3)?,
        team: TeamSummary { id: row.id(4)?, name: row.json(5)? },
    })
}

/// A service that a council begins with.
pub(crate) struct Starter<'a> {
    pub slug: &'a str,
    pub lgsl: u32,
    pub team: TeamId,
    pub definition: Definition,
}

/// Adds the services that aren't there yet, in the order of top tasks; the others stay as the
/// council has them.
pub(crate) async fn add(tx: &TenantTx, services: &[Starter<'_>]) -> Result<(), DbError> {
    let rows: Vec<_> = services
        .iter()
        .enumerate()
        .map(|(rank, service)| {
            json!({
                "id": tx.new_id::<ServiceId>(), "slug": service.slug, "lgsl": service.lgsl, "rank": rank,
                "team_id": service.team, "definition": service.definition,
            })
        })
        .collect();
    tx.run(
        "insert into service (tenant_id, id, slug, lgsl, rank, definition, team_id)
         select $1, s.id, s.slug, s.lgsl, s.rank, s.definition, s.team_id
         from jsonb_to_recordset($2) as s(id uuid, slug text, lgsl int, rank int, definition jsonb, team_id uuid)
         on conflict (tenant_id, slug) do nothing",
        args![tx.tenant(), serde_json::Value::Array(rows)],
    )
    .await?;
    Ok(())
}
