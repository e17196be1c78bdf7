//! Every query about the library beside the catalogue.

use std::collections::HashMap;

use cases_api::catalogue::definition::Definition;
use contract::{ServiceId, ServiceVersionId, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};

/// A service, with what the library said of it when the council last looked.
pub(super) struct Shelved {
    pub id: ServiceId,
    pub slug: String,
    pub base: Option<Definition>,
}

/// Every service by its address.
pub(super) async fn by_slug(tx: &TenantTx) -> Result<HashMap<String, ServiceId>, DbError> {
    let rows = tx.rows("select slug, id from service where tenant_id = $1", args![tx.tenant()], |row| {
        Ok((row.get(0)?, row.id(1)?))
    });
    Ok(rows.await?.into_iter().collect())
}

/// One service.
pub(super) async fn service(tx: &TenantTx, id: ServiceId) -> Result<Option<Shelved>, DbError> {
    tx.row(
        "select slug, library is not null, library from service where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
        |row| {
            let base = if row.get(1)? { Some(row.json(2)?) } else { None };
            Ok(Shelved { id, slug: row.get(0)?, base })
        },
    )
    .await
}

/// What a service's version of this number says, or the one that is published.
pub(super) async fn text(tx: &TenantTx, id: ServiceId, number: Option<i32>) -> Result<Option<Definition>, DbError> {
    tx.row(
        "select v.definition
         from service s join service_version v on v.tenant_id = $1 and v.service_id = s.id
             and (v.number = $3 or $3::int is null and v.id = s.published_id)
         where s.tenant_id = $1 and s.id = $2",
        args![tx.tenant(), id.uuid(), number],
        |row| row.json(0),
    )
    .await
}

/// Begins a service with a draft, after all others; `None` where one has the address.
pub(super) async fn begin(
    tx: &TenantTx,
    slug: &str,
    team: TeamId,
    definition: &Definition,
    library: Option<&Definition>,
) -> Result<Option<ServiceId>, DbError> {
    let id = tx.new_id::<ServiceId>();
    let begun = tx
        .run(
            "with begun as (
                 insert into service (tenant_id, id, slug, lgsl, rank, library, team_id)
                 select $1, $2, $3, $4, (select 1 + coalesce(max(rank), 0) from service where tenant_id = $1), $5, $6
                 on conflict (tenant_id, slug) do nothing
                 returning id
             )
             insert into service_version (tenant_id, id, service_id, definition, touched_at, touched_by)
             select $1, $7, begun.id, $8, $9, (select name from staff where tenant_id = $1 and id = $10) from begun",
            args![
                tx.tenant(),
                id.uuid(),
                slug,
                i32::try_from(definition.lgsl.unwrap_or_default()).unwrap_or_default(),
                library.map(json).transpose()?,
                team.uuid(),
                tx.new_id::<ServiceVersionId>().uuid(),
                json(definition)?,
                tx.now(),
                tx.actor().staff().map(StaffId::uuid),
            ],
        )
        .await?;
    Ok((begun == 1).then_some(id))
}

/// Keeps up to where a locked service has followed the library.
pub(super) async fn settle(tx: &TenantTx, id: ServiceId, base: &Definition) -> Result<(), DbError> {
    let sql = "update service set library = $3, version = version + 1 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), json(base)?]).await?;
    Ok(())
}

fn json(value: &Definition) -> Result<Value, DbError> {
    serde_json::to_value(value).map_err(|_| DbError::Bug("a definition can't be written".into()))
}
