//! The query that finds open reports of an incident's services.

use cases_api::case::Position;
use cases_api::incident::Area;
use contract::{IncidentId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;

use super::Open;
use crate::case::sight::store::seen_by;
use crate::case::store::reference;
use crate::incident::area::{beginning, bounds, is_everywhere};

/// The most reports that are looked at.
const MOST: i64 = 1_000;

/// Open reports of an incident's services since then that no incident has and the caller sees: those in the box around
/// its position, those whose postcode begins as it says, or all where it concerns everyone.
pub(in crate::incident) async fn open(
    tx: &TenantTx,
    incident: IncidentId,
    area: &Area,
    since: OffsetDateTime,
) -> Result<Vec<Open>, DbError> {
    let held = area.circle.as_ref().map(bounds);
    let begins: Vec<String> = area.postcodes.iter().map(|begins| beginning(begins)).collect();
    tx.rows(
        concat!(
            "with there as (
                 select c.id from incident_service s join case_file c on c.tenant_id = $1 and c.service_id = s.service_id
                     and c.state <> 'done' and c.lat is not null and c.lat between $3 and $4 and c.lon between $5 and $6
                 where s.tenant_id = $1 and s.incident_id = $2
                 union
                 select c.id from incident_service s cross join unnest($7::text[]) as p(begins)
                 join case_file c on c.tenant_id = $1 and c.service_id = s.service_id and c.state <> 'done'
                     and c.reporter_postcode collate \"C\" >= p.begins
                     and c.reporter_postcode collate \"C\" < p.begins || '~'
                 where s.tenant_id = $1 and s.incident_id = $2
                 union
                 select c.id from incident_service s join case_file c on c.tenant_id = $1 and c.service_id = s.service_id
                     and c.state <> 'done' and c.opened_at >= $8
                 where s.tenant_id = $1 and s.incident_id = $2 and $9::boolean
             )
             select c.id, c.reference, c.service_name, c.place, c.opened_at, c.lat, c.lon, c.reporter_postcode
             from there join case_file c on c.tenant_id = $1 and c.id = there.id and c.opened_at >= $8 and",
            seen_by!("$10"),
            " where not exists (select from incident_case j where j.tenant_id = $1 and j.case_id = c.id)
             order by c.opened_at desc, c.id limit $11"
        ),
        args![
            tx.tenant(),
            incident.uuid(),
            held.map(|held| held.south),
            held.map(|held| held.north),
            held.map(|held| held.west),
            held.map(|held| held.east),
            begins,
            since,
            is_everywhere(area),
            tx.actor().staff().map(StaffId::uuid),
            MOST
        ],
        read,
    )
    .await
}

fn read(row: Row<'_>) -> Result<Open, DbError> {
    let (lat, lon): (Option<f64>, Option<f64>) = (row.get(5)?, row.get(6)?);
    Ok(Open {
        id: row.id(0)?,
        reference: reference(row, 1)?,
        service: row.json(2)?,
        place: row.get(3)?,
        opened_at: row.get(4)?,
        at: lat.zip(lon).map(|(lat, lon)| Position { lat, lon }),
        postcode: row.get(7)?,
    })
}
