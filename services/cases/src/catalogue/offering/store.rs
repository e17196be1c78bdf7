//! Every query about offering many services.

use contract::{Bilingual, ServiceId};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// A service whose row is locked.
pub(super) struct Locked {
    pub id: ServiceId,
    pub name: Bilingual,
    /// Whether it was ever published.
    pub published: bool,
    pub withdrawn: bool,
    pub open_cases: i64,
}

/// Locks those of these services that are there; in the order in which citizens see them.
pub(super) async fn locked(tx: &TenantTx, ids: &[ServiceId]) -> Result<Vec<Locked>, DbError> {
    tx.rows(
        "with held as materialized (
             select s.id, s.rank, s.published_id, s.withdrawn from service s
             where s.tenant_id = $1 and s.id = any($2) order by s.id for no key update
         )
         select h.id, coalesce(v.definition, d.definition) -> 'name', h.published_id is not null, h.withdrawn,
             (select count(*) from case_file c where c.tenant_id = $1 and c.service_id = h.id and c.state <> 'done')
         from held h
         left join service_version v on v.tenant_id = $1 and v.id = h.published_id
         left join service_version d on d.tenant_id = $1 and d.service_id = h.id and d.number is null
         order by h.rank, h.id",
        args![tx.tenant(), uuids(ids)],
        |row| {
            Ok(Locked {
                id: row.id(0)?,
                name: row.json(1)?,
                published: row.get(2)?,
                withdrawn: row.get(3)?,
                open_cases: row.get(4)?,
            })
        },
    )
    .await
}

/// Offers locked services, or withdraws them.
pub(super) async fn offer(tx: &TenantTx, ids: &[ServiceId], offered: bool) -> Result<(), DbError> {
    let sql = "update service set withdrawn = $3, version = version + 1 where tenant_id = $1 and id = any($2)";
    tx.run(sql, args![tx.tenant(), uuids(ids), !offered]).await?;
    Ok(())
}

fn uuids(ids: &[ServiceId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.uuid()).collect()
}
