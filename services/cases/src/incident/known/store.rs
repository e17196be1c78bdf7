//! The queries behind what the public may know: they read nothing that anyone typed.

use cases_api::case::Position;
use cases_api::incident::{Area, Circle};
use contract::{Bilingual, IncidentId, ServiceId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use super::Open;
use crate::case::store::state;
use crate::incident::area::bounds;

/// The most reports that are looked at.
const MOST: i64 = 200;

/// An incident that lasts, with where it is.
pub(super) struct Lasting {
    pub id: IncidentId,
    pub title: Bilingual,
    pub told: Bilingual,
    pub began_at: OffsetDateTime,
    pub area: Area,
}

/// The incidents of a service that last, the latest first.
pub(super) async fn lasting(tx: &TenantTx, service: ServiceId) -> Result<Vec<Lasting>, DbError> {
    tx.rows(
        "select i.id, i.title, i.told, i.began_at, i.lat, i.lon, i.metres, i.postcodes
         from incident_service x join incident i on i.tenant_id = $1 and i.id = x.incident_id and i.state = 'open'
         where x.tenant_id = $1 and x.service_id = $2 order by i.id desc",
        args![tx.tenant(), service.uuid()],
        |row| {
            let (lat, lon, metres): (Option<f64>, Option<f64>, Option<i32>) = (row.get(4)?, row.get(5)?, row.get(6)?);
            let circle = lat.zip(lon).zip(metres);
            let circle = circle.map(|((lat, lon), metres)| Circle { lat, lon, metres: metres.unsigned_abs() });
            Ok(Lasting {
                id: row.id(0)?,
                title: row.json(1)?,
                told: row.json(2)?,
                began_at: row.get(3)?,
                area: Area { circle, postcodes: row.get(7)? },
            })
        },
    )
    .await
}

/// Open reports of a service since then that no incident has: in the box around a position, and at an address with a
/// postcode. Where their reporters live says nothing, and of who was ever protected nothing is told.
pub(super) async fn open(
    tx: &TenantTx,
    service: ServiceId,
    around: Option<&Circle>,
    postcode: Option<&str>,
    since: OffsetDateTime,
) -> Result<Vec<Open>, DbError> {
    let held = around.map(bounds);
    tx.rows(
        "with there as (
             select c.id from case_file c where c.tenant_id = $1 and c.service_id = $2 and c.state <> 'done'
                 and c.lat is not null and c.lat between $3 and $4 and c.lon between $5 and $6
             union
             select c.id from case_file c where c.tenant_id = $1 and c.service_id = $2 and c.state <> 'done'
                 and c.reporter_postcode collate \"C\" = $7 and c.place like '%, ' || c.reporter_postcode
         )
         select c.id, c.service_name, c.state, c.opened_at, c.lat, c.lon
         from there join case_file c on c.tenant_id = $1 and c.id = there.id and c.opened_at >= $8
         where not exists (select from incident_case j join incident i on i.tenant_id = $1 and i.id = j.incident_id
             where j.tenant_id = $1 and j.case_id = c.id and i.state = 'open')
             and not exists (select from refuge_case r where r.tenant_id = $1 and r.case_id = c.id)
         order by c.opened_at desc, c.id limit $9",
        args![
            tx.tenant(),
            service.uuid(),
            held.map(|held| held.south),
            held.map(|held| held.north),
            held.map(|held| held.west),
            held.map(|held| held.east),
            postcode.map(str::to_owned),
            since,
            MOST
        ],
        |row| {
            let (lat, lon): (Option<f64>, Option<f64>) = (row.get(4)?, row.get(5)?);
            Ok(Open {
                id: row.id(0)?,
                service: row.json(1)?,
                state: state(row, 2)?,
                opened_at: row.get(3)?,
                at: lat.zip(lon).map(|(lat, lon)| Position { lat, lon }),
            })
        },
    )
    .await
}
