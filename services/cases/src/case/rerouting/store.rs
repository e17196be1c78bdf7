//! What moving a case to another service reads and writes.

use cases_api::case::Answered;
use cases_api::form::Form;
use cases_api::rerouting::Rerouting;
use cases_api::target::Explanation;
use contract::{CaseId, Channel, ServiceId, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use crate::case::store::{channel, json};
use crate::case::version::store::goes_by;
use crate::catalogue::Offered;

/// What was reported, to which service.
#[derive(Debug, Clone)]
pub(super) struct Reported {
    pub service: ServiceId,
    /// What that service asks.
    pub form: Form,
    pub answers: Vec<Answered>,
    /// Whether it has a position on the map.
    pub placed: bool,
    pub opened_at: OffsetDateTime,
    pub target: Explanation,
    /// The answers as the service's form accepted them.
    pub given: Value,
    /// The reporter's postcode.
    pub postcode: String,
    pub channel: Channel,
}

/// What a case was reported as.
pub(super) async fn reported(tx: &TenantTx, id: CaseId) -> Result<Option<Reported>, DbError> {
    tx.row(
        concat!(
            "select c.service_id, v.definition -> 'form', c.answers, c.lat is not null, c.opened_at, c.target,
                 c.given, c.reporter_postcode, c.channel
             from case_file c",
            goes_by!(),
            " where c.tenant_id = $1 and c.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(Reported {
                service: row.id(0)?,
                form: row.json(1)?,
                answers: row.json(2)?,
                placed: row.get(3)?,
                opened_at: row.get(4)?,
                target: row.json(5)?,
                given: row.json(6)?,
                postcode: row.get(7)?,
                channel: channel(row, 8)?,
            })
        },
    )
    .await
}

/// Whether someone is in a team.
pub(super) async fn in_team(tx: &TenantTx, staff: Option<StaffId>, team: TeamId) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select from team_member where tenant_id = $1 and staff_id = $2 and team_id = $3",
            args![tx.tenant(), staff.map(StaffId::uuid), team.uuid()],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Writes where a locked case belongs now. Its version stays: the steps that tell of it count. What was
/// answered stays in words alone: another form accepted it.
pub(super) async fn reroute(
    tx: &TenantTx,
    id: CaseId,
    service: &Offered,
    rerouting: &Rerouting,
) -> Result<(), DbError> {
    tx.run(
        "update case_file set service_id = $3, service_name = $4, team_id = $5, answers = $6, due_at = $7, target = $8,
             service_version_id = $9, given = '{}'
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            service.id.uuid(),
            json(&service.definition.name)?,
            rerouting.team.id.uuid(),
            json(&rerouting.kept)?,
            rerouting.due_at,
            json(&rerouting.target)?,
            service.published.uuid(),
        ],
    )
    .await?;
    Ok(())
}
