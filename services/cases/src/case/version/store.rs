//! How a query finds the version that a case goes by, and what carrying a case reads and writes.

use cases_api::case::Answered;
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::Carrying;
use contract::{CaseId, ServiceId, ServiceVersionId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;

use crate::case::store::json;

/// Joins `v`, the version that the case `c` goes by: the one that it began with, or was carried to. A case that is
/// older than versions goes by the first, which has its service's own id.
macro_rules! goes_by {
    () => {
        " join service_version v on v.tenant_id = $1 and v.id = coalesce(c.service_version_id, c.service_id)"
    };
}
pub(crate) use goes_by;

/// A version of a service.
pub(super) struct Version {
    pub id: ServiceVersionId,
    pub number: i32,
    pub definition: Definition,
}

/// A case, with the version that it goes by.
pub(super) struct Going {
    pub service: ServiceId,
    pub version: Version,
    pub answers: Vec<Answered>,
    /// Whether it has a position on the map.
    pub placed: bool,
    pub opened_at: OffsetDateTime,
    pub due_at: OffsetDateTime,
}

/// What a case goes by.
pub(super) async fn going(tx: &TenantTx, id: CaseId) -> Result<Option<Going>, DbError> {
    tx.row(
        concat!(
            "select v.id, v.number, v.definition, c.service_id, c.answers, c.lat is not null, c.opened_at, c.due_at
             from case_file c",
            goes_by!(),
            " where c.tenant_id = $1 and c.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(Going {
                version: version_of(row)?,
                service: row.id(3)?,
                answers: row.json(4)?,
                placed: row.get(5)?,
                opened_at: row.get(6)?,
                due_at: row.get(7)?,
            })
        },
    )
    .await
}

/// A version that a service published, or the one that it has published now.
pub(super) async fn version(
    tx: &TenantTx,
    service: ServiceId,
    id: Option<ServiceVersionId>,
) -> Result<Option<Version>, DbError> {
    tx.row(
        "select v.id, v.number, v.definition
         from service s join service_version v on v.tenant_id = $1 and v.id = coalesce($3, s.published_id)
         where s.tenant_id = $1 and s.id = $2 and v.service_id = s.id and v.number is not null",
        args![tx.tenant(), service.uuid(), id.map(ServiceVersionId::uuid)],
        version_of,
    )
    .await
}

fn version_of(row: Row<'_>) -> Result<Version, DbError> {
    Ok(Version { id: row.id(0)?, number: row.get(1)?, definition: row.json(2)? })
}

/// Writes what a locked case goes by now. Its version stays: the step that tells of it counts.
pub(super) async fn carry(
    tx: &TenantTx,
    id: CaseId,
    to: &Version,
    answers: &[Answered],
    carrying: &Carrying,
) -> Result<(), DbError> {
    tx.run(
        "update case_file set service_version_id = $3, service_name = $4, answers = $5, due_at = $6, target = $7
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            to.id.uuid(),
            json(&to.definition.name)?,
            json(&answers)?,
            carrying.due_at,
            json(&carrying.target)?,
        ],
    )
    .await?;
    Ok(())
}
