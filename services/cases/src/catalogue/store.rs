//! Every query about services.

use cases_api::case::TeamSummary;
use cases_api::catalogue::definition::Definition;
use contract::{ServiceId, TeamId};
use serde_json::json;
use tenant_db::{DbError, Row, TenantTx, args};

use super::Offered;
use crate::case::clocks::store::office_of;
use crate::emergency::store::stands_still;

/// The most letters of a slug.
const MOST_LETTERS: usize = 100;

/// The statement that reads services that can be asked for, each as it is published.
macro_rules! offered {
    ($rest:literal) => {
        concat!(
            "select s.id, s.slug, s.lgsl, v.definition, t.id, t.name, v.id, ",
            office_of!("t.id", "s.id"),
            ", ",
            stands_still!("s.id"),
            " from service s
             join team t on t.tenant_id = $1 and t.id = s.team_id
             join service_version v on v.tenant_id = $1 and v.id = s.published_id
             where s.tenant_id = $1 and not s.withdrawn",
            $rest
        )
    };
}

/// The service of a slug, with its team; none for a text that can't be a slug.
pub(crate) async fn service(tx: &TenantTx, slug: &str) -> Result<Option<Offered>, DbError> {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.len() > MOST_LETTERS || !slug.chars().all(sound) {
        return Ok(None);
    }
    tx.row(offered!(" and s.slug = $2"), args![tx.tenant(), slug], offered).await
}

/// Every service that can be asked for, the most asked for first.
pub(crate) async fn services(tx: &TenantTx) -> Result<Vec<Offered>, DbError> {
    tx.rows(offered!(" order by s.rank, s.id"), args![tx.tenant()], offered).await
}

/// Every service with its version, in the same order.
pub(crate) async fn versions(tx: &TenantTx) -> Result<Vec<(ServiceId, i64)>, DbError> {
    tx.rows(
        "select id, version from service
         where tenant_id = $1 and published_id is not null and not withdrawn
         order by rank, id",
        args![tx.tenant()],
        |row| Ok((row.id(0)?, row.get(1)?)),
    )
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
        published: row.id(6)?,
        office: row.json(7)?,
        still: row.json(8)?,
    })
}

/// A service that a council begins with.
pub(crate) struct Starter<'a> {
    pub slug: &'a str,
    pub lgsl: u32,
    pub team: TeamId,
    pub definition: Definition,
}

/// Adds the services that aren't there yet, in the order of top tasks, each with its first version, which has the
/// service's own id; the others stay as the council has them.
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
        "with begun as (
             insert into service (tenant_id, id, slug, lgsl, rank, library, team_id, published_id)
             select $1, s.id, s.slug, s.lgsl, s.rank, s.definition, s.team_id, s.id
             from jsonb_to_recordset($2) as s(id uuid, slug text, lgsl int, rank int, definition jsonb, team_id uuid)
             on conflict (tenant_id, slug) do nothing
             returning id, team_id, library
         )
         insert into service_version (tenant_id, id, service_id, number, definition, touched_at, published_at)
         select $1, b.id, b.id, 1, b.library || jsonb_build_object('team', b.team_id), $3, $3 from begun b",
        args![tx.tenant(), serde_json::Value::Array(rows), tx.now()],
    )
    .await?;
    Ok(())
}
