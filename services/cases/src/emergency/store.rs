//! Every query about services that stand still.

use cases_api::calendar::ServicePause;
use contract::{Bilingual, ServiceId, ServicePauseId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};

use crate::case::store::json;

/// The columns of a [`ServicePause`], of `p`, `s` and `m`.
macro_rules! paused {
    () => {
        "select p.id, p.service_id, s.slug, v.definition -> 'name', p.why, p.begun_at, m.name, p.ended_at,
             (select count(*) from case_file c where c.tenant_id = $1 and c.service_id = p.service_id and c.state <> 'done')
         from service_pause p
         join service s on s.tenant_id = $1 and s.id = p.service_id
         left join service_version v on v.tenant_id = $1 and v.id = s.published_id
         left join staff m on m.tenant_id = $1 and m.id = p.begun_by
         where p.tenant_id = $1"
    };
}

fn read(row: Row<'_>) -> Result<ServicePause, DbError> {
    Ok(ServicePause {
        id: row.id(0)?,
        service: row.id(1)?,
        slug: row.get(2)?,
        name: row.json(3)?,
        why: row.json(4)?,
        begun_at: row.get(5)?,
        begun_by: row.get(6)?,
        ended_at: row.get(7)?,
        open_cases: row.get(8)?,
    })
}

/// The services that stand still, the latest first.
pub(super) async fn lasting(tx: &TenantTx) -> Result<Vec<ServicePause>, DbError> {
    tx.rows(concat!(paused!(), " and p.ended_at is null order by p.begun_at desc, p.id"), args![tx.tenant()], read)
        .await
}

/// One of them, or one that is over.
pub(super) async fn one(tx: &TenantTx, id: ServicePauseId) -> Result<Option<ServicePause>, DbError> {
    tx.row(concat!(paused!(), " and p.id = $2"), args![tx.tenant(), id.uuid()], read).await
}

/// Stops a service; none where it stands still already.
pub(super) async fn begin(
    tx: &TenantTx,
    service: ServiceId,
    why: &Bilingual,
) -> Result<Option<ServicePauseId>, DbError> {
    tx.row(
        "insert into service_pause (tenant_id, id, service_id, why, begun_at, begun_by) values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id, service_id) where ended_at is null do nothing returning id",
        args![
            tx.tenant(),
            tx.new_id::<ServicePauseId>().uuid(),
            service.uuid(),
            json(why)?,
            tx.now(),
            tx.actor().staff().map(StaffId::uuid)
        ],
        |row| row.id(0),
    )
    .await
}

/// Lets a service go on; `false` where it does already.
pub(super) async fn end(tx: &TenantTx, id: ServicePauseId) -> Result<bool, DbError> {
    let ended = tx
        .run(
            "update service_pause set ended_at = $3, ended_by = $4 where tenant_id = $1 and id = $2 and ended_at is null",
            args![tx.tenant(), id.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid)],
        )
        .await?;
    Ok(ended == 1)
}

/// Why the service `$service` stands still, as one column; null while it goes on.
macro_rules! stands_still {
    ($service:literal) => {
        concat!(
            "coalesce((select jsonb_build_object('why', k.why, 'since', ",
            $crate::case::clocks::store::rfc3339!("k.begun_at"),
            ") from service_pause k where k.tenant_id = $1 and k.service_id = ",
            $service,
            " and k.ended_at is null), 'null')"
        )
    };
}
pub(crate) use stands_still;
