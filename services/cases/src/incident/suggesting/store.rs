//! The query behind suggestions: what came lately.

use cases_api::case::Position;
use cases_api::incident::IncidentService;
use contract::{CaseId, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Open;
use super::rule::Sighting;
use crate::case::sight::store::seen_by;
use crate::incident::area::Spot;

/// The most reports that are looked at, the latest.
const MOST: i64 = 400;

/// Open reports since then, with the postcode of those that are about an address, that no incident has, that nobody dismissed and that the caller sees.
pub(super) async fn lately(tx: &TenantTx, since: OffsetDateTime) -> Result<Vec<Open>, DbError> {
    tx.rows(
        concat!(
            "select c.id, c.service_id, s.slug, c.service_name, c.opened_at, c.lat, c.lon,
                 case when c.place like '%, ' || c.reporter_postcode then c.reporter_postcode else '' end
             from case_file c join service s on s.tenant_id = $1 and s.id = c.service_id
             where c.tenant_id = $1 and c.state <> 'done' and c.opened_at >= $2
                 and not exists (select from incident_case j where j.tenant_id = $1 and j.case_id = c.id)
                 and not exists (select from incident_dismissed d where d.tenant_id = $1 and d.case_id = c.id) and",
            seen_by!("$3"),
            " order by c.opened_at desc, c.id limit $4"
        ),
        args![tx.tenant(), since, tx.actor().staff().map(StaffId::uuid), MOST],
        |row| {
            let (lat, lon): (Option<f64>, Option<f64>) = (row.get(5)?, row.get(6)?);
            let at = lat.zip(lon).map(|(lat, lon)| Position { lat, lon });
            let postcode: String = row.get(7)?;
            Ok(Open {
                sighting: Sighting {
                    id: row.id(0)?,
                    service: row.id(1)?,
                    spot: Spot { at, postcode: Some(postcode).filter(|code| !code.is_empty()) },
                    opened_at: row.get(4)?,
                },
                service: IncidentService { slug: row.get(2)?, name: row.json(3)? },
            })
        },
    )
    .await
}

/// Keeps that reports aren't suggested again.
pub(super) async fn dismiss(tx: &TenantTx, cases: &[CaseId]) -> Result<(), DbError> {
    let ids: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    tx.run(
        "insert into incident_dismissed (tenant_id, case_id, dismissed_at, dismissed_by)
         select distinct $1, c, $3, $4 from unnest($2::uuid[]) c on conflict do nothing",
        args![tx.tenant(), ids, tx.now(), tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}
