//! Every query about drafts and versions.

use cases_api::case::TeamSummary;
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::{CatalogueEntry, PublishedVersion, ServiceDraft, ServiceState, VersionSummary};
use contract::{ServiceId, ServiceVersionId, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, Row, TenantTx, args};
use uuid::Uuid;

/// A service whose row is locked.
pub(in crate::catalogue) struct Locked {
    pub published: Option<ServiceVersionId>,
    /// What is published.
    pub definition: Option<Definition>,
    pub version: i64,
}

/// Locks a service: what is done to it is done one after the other.
pub(in crate::catalogue) async fn lock(tx: &TenantTx, id: ServiceId) -> Result<Option<Locked>, DbError> {
    tx.row(
        "select s.published_id, v.definition, s.version
         from service s left join service_version v on v.tenant_id = $1 and v.id = s.published_id
         where s.tenant_id = $1 and s.id = $2
         for no key update of s",
        args![tx.tenant(), id.uuid()],
        |row| {
            let published: Option<ServiceVersionId> = row.id_or_null(0)?;
            let definition = published.map(|_| row.json(1)).transpose()?;
            Ok(Locked { published, definition, version: row.get(2)? })
        },
    )
    .await
}

macro_rules! entries {
    ($rest:literal) => {
        concat!(
            "select s.id, s.slug, coalesce(v.definition, d.definition) -> 'name', s.lgsl, t.id, t.name, s.withdrawn, v.number,
                 v.published_at, d.id is not null, s.library is not null, s.version,
                 (coalesce(v.definition, d.definition) ->> 'lgil')::int
             from service s
             join team t on t.tenant_id = $1 and t.id = s.team_id
             left join service_version v on v.tenant_id = $1 and v.id = s.published_id
             left join service_version d on d.tenant_id = $1 and d.service_id = s.id and d.number is null
             where s.tenant_id = $1",
            $rest
        )
    };
}

/// Every service, in the order in which citizens see them.
pub(super) async fn entries(tx: &TenantTx) -> Result<Vec<CatalogueEntry>, DbError> {
    tx.rows(entries!(" order by s.rank, s.id"), args![tx.tenant()], entry_of).await
}

/// One service.
pub(super) async fn entry(tx: &TenantTx, id: ServiceId) -> Result<Option<CatalogueEntry>, DbError> {
    tx.row(entries!(" and s.id = $2"), args![tx.tenant(), id.uuid()], entry_of).await
}

fn entry_of(row: Row<'_>) -> Result<CatalogueEntry, DbError> {
    let (lgsl, number): (i32, Option<i32>) = (row.get(3)?, row.get(7)?);
    Ok(CatalogueEntry {
        id: row.id(0)?,
        slug: row.get(1)?,
        name: row.json(2)?,
        lgsl: lgsl.unsigned_abs(),
        lgil: row.get::<Option<i32>>(12)?.and_then(|code| code.try_into().ok()),
        team: TeamSummary { id: row.id(4)?, name: row.json(5)? },
        state: match (number, row.get(6)?) {
            (None, _) => ServiceState::Unpublished,
            (Some(_), false) => ServiceState::Offered,
            (Some(_), true) => ServiceState::Withdrawn,
        },
        number,
        published_at: row.get(8)?,
        has_draft: row.get(9)?,
        from_library: row.get(10)?,
        version: row.get(11)?,
    })
}

macro_rules! versions {
    ($rest:literal) => {
        concat!(
            "select v.id, v.number, v.id = s.published_id, v.published_at, v.published_by, v.note,
                 case when v.restored then v.based_on end,
                 (select count(*) from case_file c where c.tenant_id = $1 and c.service_id = v.service_id and c.state <> 'done'
                      and coalesce(c.service_version_id, c.service_id) = v.id),
                 v.service_id, v.definition
             from service_version v join service s on s.tenant_id = $1 and s.id = v.service_id
             where v.tenant_id = $1 and v.number is not null",
            $rest
        )
    };
}

/// Every version that was published, the newest first.
pub(super) async fn versions(tx: &TenantTx, id: ServiceId) -> Result<Vec<VersionSummary>, DbError> {
    let sql = versions!(" and v.service_id = $2 order by v.number desc");
    tx.rows(sql, args![tx.tenant(), id.uuid()], summary).await
}

/// One version, with all that it says.
pub(super) async fn version(tx: &TenantTx, id: ServiceVersionId) -> Result<Option<PublishedVersion>, DbError> {
    tx.row(versions!(" and v.id = $2"), args![tx.tenant(), id.uuid()], |row| {
        Ok(PublishedVersion { service: row.id(8)?, summary: summary(row)?, definition: row.json(9)? })
    })
    .await
}

fn summary(row: Row<'_>) -> Result<VersionSummary, DbError> {
    Ok(VersionSummary {
        id: row.id(0)?,
        number: row.get(1)?,
        current: row.get::<Option<bool>>(2)?.unwrap_or_default(),
        published_at: row.get(3)?,
        published_by: row.get(4)?,
        note: row.get(5)?,
        restored: row.get(6)?,
        open_cases: row.get(7)?,
    })
}

/// What the next version will say: the draft, or what is published where there is none, at version 0.
pub(in crate::catalogue) async fn draft(tx: &TenantTx, id: ServiceId) -> Result<Option<ServiceDraft>, DbError> {
    tx.row(
        "select v.number is null, v.based_on, v.number, v.definition, v.touched_at, v.touched_by, v.version
         from service s join service_version v on v.tenant_id = $1 and v.service_id = s.id
             and (v.number is null or v.id = s.published_id)
         where s.tenant_id = $1 and s.id = $2
         order by v.number nulls first limit 1",
        args![tx.tenant(), id.uuid()],
        |row| {
            let begun: bool = row.get(0)?;
            Ok(ServiceDraft {
                service: id,
                begun,
                based_on: row.get(if begun { 1 } else { 2 })?,
                definition: row.json(3)?,
                flaws: Vec::new(),
                touched_at: if begun { Some(row.get(4)?) } else { None },
                touched_by: if begun { row.get(5)? } else { None },
                version: if begun { row.get(6)? } else { 0 },
            })
        },
    )
    .await
}

/// Writes the draft of a locked service that is at `version`, or begins it where that is 0; `false` when it is at
/// another.
pub(super) async fn write(
    tx: &TenantTx,
    id: ServiceId,
    version: i64,
    definition: &Definition,
) -> Result<bool, DbError> {
    let definition = json(definition)?;
    let written = if version == 0 {
        tx.run(
            "insert into service_version (tenant_id, id, service_id, definition, based_on, touched_at, touched_by)
             select $1, $2, s.id, $4, p.number, $5, (select name from staff where tenant_id = $1 and id = $6)
             from service s left join service_version p on p.tenant_id = $1 and p.id = s.published_id
             where s.tenant_id = $1 and s.id = $3
             on conflict (tenant_id, service_id) where number is null do nothing",
            args![tx.tenant(), tx.new_id::<ServiceVersionId>().uuid(), id.uuid(), definition, tx.now(), me(tx)],
        )
    } else {
        tx.run(
            "update service_version
             set definition = $4, version = version + 1, touched_at = $5,
                 touched_by = (select name from staff where tenant_id = $1 and id = $6)
             where tenant_id = $1 and service_id = $2 and number is null and version = $3",
            args![tx.tenant(), id.uuid(), version, definition, tx.now(), me(tx)],
        )
    };
    Ok(written.await? == 1)
}

/// Throws away a draft that is at `version`; `false` when there is none.
pub(super) async fn discard(tx: &TenantTx, id: ServiceId, version: i64) -> Result<bool, DbError> {
    let sql =
        "delete from service_version where tenant_id = $1 and service_id = $2 and number is null and version = $3";
    Ok(tx.run(sql, args![tx.tenant(), id.uuid(), version]).await? == 1)
}

/// Forgets a service that was never published.
pub(super) async fn forget(tx: &TenantTx, id: ServiceId) -> Result<(), DbError> {
    let sql = "delete from service where tenant_id = $1 and id = $2 and published_id is null";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Makes the draft of a locked service its next version; gives its id.
pub(super) async fn publish(tx: &TenantTx, id: ServiceId, note: Option<&str>) -> Result<ServiceVersionId, DbError> {
    let published = tx
        .row(
            "update service_version
             set number = 1 + (select coalesce(max(number), 0) from service_version where tenant_id = $1 and service_id = $2),
                 published_at = $3, published_by = (select name from staff where tenant_id = $1 and id = $4), note = $5
             where tenant_id = $1 and service_id = $2 and number is null
             returning id",
            args![tx.tenant(), id.uuid(), tx.now(), me(tx), note],
            |row| row.id(0),
        )
        .await?;
    published.ok_or_else(|| DbError::Bug("a draft that was read isn't there".into()))
}

/// Publishes what an earlier version said as the next one; gives its id.
pub(super) async fn restore(
    tx: &TenantTx,
    earlier: ServiceVersionId,
    note: Option<&str>,
) -> Result<ServiceVersionId, DbError> {
    let id = tx.new_id::<ServiceVersionId>();
    tx.run(
        "insert into service_version (tenant_id, id, service_id, number, definition, based_on, restored, touched_at,
             published_at, published_by, note)
         select $1, $2, v.service_id,
             1 + (select max(number) from service_version where tenant_id = $1 and service_id = v.service_id),
             v.definition, v.number, true, $4, $4, (select name from staff where tenant_id = $1 and id = $5), $6
         from service_version v
         where v.tenant_id = $1 and v.id = $3 and v.number is not null",
        args![tx.tenant(), id.uuid(), earlier.uuid(), tx.now(), me(tx), note],
    )
    .await?;
    Ok(id)
}

/// New cases of a locked service go by this version from now on.
pub(super) async fn goes_by(
    tx: &TenantTx,
    id: ServiceId,
    version: ServiceVersionId,
    definition: &Definition,
) -> Result<(), DbError> {
    tx.run(
        "update service
         set published_id = $3, lgsl = $4, version = version + 1,
             team_id = coalesce((select w.id from team t join team w on w.tenant_id = $1 and w.id = coalesce(t.heir_id, t.id)
                 where t.tenant_id = $1 and t.id = $5 and w.closed_at is null), team_id)
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            version.uuid(),
            i32::try_from(definition.lgsl.unwrap_or_default()).unwrap_or_default(),
            definition.team.map(TeamId::uuid),
        ],
    )
    .await?;
    Ok(())
}

/// What is published of every service that is offered.
pub(super) async fn offered(tx: &TenantTx) -> Result<Vec<Definition>, DbError> {
    tx.rows(
        "select v.definition from service s join service_version v on v.tenant_id = $1 and v.id = s.published_id
         where s.tenant_id = $1 and not s.withdrawn",
        args![tx.tenant()],
        |row| row.json(0),
    )
    .await
}

/// Offers a locked service, or withdraws it.
pub(super) async fn offer(tx: &TenantTx, id: ServiceId, offered: bool) -> Result<(), DbError> {
    let sql = "update service set withdrawn = $3, version = version + 1 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), !offered]).await?;
    Ok(())
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}

fn json(value: &impl serde::Serialize) -> Result<Value, DbError> {
    serde_json::to_value(value).map_err(|_| DbError::Bug("a definition can't be written".into()))
}
