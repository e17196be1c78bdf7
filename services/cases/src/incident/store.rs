//! Every query about incidents, beside the one that looks for like reports.

use cases_api::bulk::ChosenCase;
use cases_api::incident::{
    Area, Circle, Incident, IncidentState, IncidentUpdate, JoinedCase, LeadCase, LeftCase, MOST_CASES,
};
use contract::{Bilingual, BulkActId, CaseId, IncidentId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use uuid::Uuid;

use super::Held;
use super::described::{Described, Had};
use super::telling::Telling;
use crate::case::sight::store::seen_by;
use crate::case::store::{json, outcome, reference, state};

/// The columns of an [`Incident`], of `i`; `$2` is who asks.
macro_rules! incidents {
    ($which:literal) => {
        concat!(
            "select i.id, i.title, i.told,
                 (select coalesce(jsonb_agg(jsonb_build_object('slug', s.slug, 'name', v.definition -> 'name') order by s.slug), '[]')
                  from incident_service x join service s on s.tenant_id = $1 and s.id = x.service_id
                  left join service_version v on v.tenant_id = $1 and v.id = s.published_id
                  where x.tenant_id = $1 and x.incident_id = i.id),
                 i.lat, i.lon, i.metres, i.postcodes, i.began_at, i.state, i.ended_at, i.lead_id,
                 (select c.reference from case_file c where c.tenant_id = $1 and c.id = i.lead_id and",
            seen_by!("$2"),
            "),
                 (select m.name from staff m where m.tenant_id = $1 and m.id = i.declared_by),
                 (select count(*) from incident_case j where j.tenant_id = $1 and j.incident_id = i.id), i.version
             from incident i where i.tenant_id = $1 and ",
            $which
        )
    };
}

fn read(row: Row<'_>) -> Result<Incident, DbError> {
    let (lat, lon, metres): (Option<f64>, Option<f64>, Option<i32>) = (row.get(4)?, row.get(5)?, row.get(6)?);
    let circle = lat.zip(lon).zip(metres);
    let circle = circle.map(|((lat, lon), metres)| Circle { lat, lon, metres: metres.unsigned_abs() });
    let lead: Option<CaseId> = row.id_or_null(11)?;
    let lead_reference = row.get::<Option<&str>>(12)?.map(|_| reference(row, 12)).transpose()?;
    Ok(Incident {
        id: row.id(0)?,
        title: row.json(1)?,
        told: row.json(2)?,
        services: row.json(3)?,
        area: Area { circle, postcodes: row.get(7)? },
        began_at: row.get(8)?,
        state: stands(row, 9)?,
        ended_at: row.get(10)?,
        lead: lead.map(|id| LeadCase { id, reference: lead_reference }),
        declared_by: row.get(13)?,
        joined: row.get(14)?,
        version: row.get(15)?,
    })
}

fn stands(row: Row<'_>, at: usize) -> Result<IncidentState, DbError> {
    IncidentState::named(row.get(at)?).ok_or_else(|| DbError::Bug("a stored incident has no state".into()))
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}

/// One of them.
pub(super) async fn one(tx: &TenantTx, id: IncidentId) -> Result<Option<Incident>, DbError> {
    tx.row(incidents!("i.id = $3"), args![tx.tenant(), me(tx), id.uuid()], read).await
}

/// Those before one, the latest first, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    state: Option<IncidentState>,
    case: Option<CaseId>,
    before: Option<IncidentId>,
    size: u16,
) -> Result<Vec<Incident>, DbError> {
    tx.rows(
        incidents!(
            "i.id < $3 and ($4::text is null or i.state = $4)
             and ($5::uuid is null or i.id = (select j.incident_id from incident_case j where j.tenant_id = $1 and j.case_id = $5))
             order by i.id desc limit $6"
        ),
        args![
            tx.tenant(),
            me(tx),
            before.map_or(Uuid::max(), IncidentId::uuid),
            state.map(IncidentState::name),
            case.map(CaseId::uuid),
            i64::from(size) + 1
        ],
        read,
    )
    .await
}

/// An incident, locked.
pub(super) async fn held(tx: &TenantTx, id: IncidentId) -> Result<Option<Held>, DbError> {
    tx.row(
        "select title, state, updates, version from incident where tenant_id = $1 and id = $2 for update",
        args![tx.tenant(), id.uuid()],
        |row| {
            let (title, state, updates) = (row.json(0)?, stands(row, 1)?, row.get(2)?);
            Ok(Held { id, title, state, updates, version: row.get(3)? })
        },
    )
    .await
}

/// Writes an incident with its services.
pub(super) async fn add(tx: &TenantTx, id: IncidentId, asked: &Described) -> Result<(), DbError> {
    let (circle, services) = (asked.area.circle.as_ref(), uuids(asked));
    tx.run(
        "with added as (
             insert into incident (tenant_id, id, title, told, lat, lon, metres, postcodes, began_at, lead_id, declared_at, declared_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id
         )
         insert into incident_service (tenant_id, incident_id, service_id)
         select $1, added.id, s from added cross join unnest($13::uuid[]) s",
        args![
            tx.tenant(),
            id.uuid(),
            json(&asked.title)?,
            json(&asked.told)?,
            circle.map(|circle| circle.lat),
            circle.map(|circle| circle.lon),
            circle.map(metres),
            asked.area.postcodes.clone(),
            asked.began_at,
            asked.lead.map(CaseId::uuid),
            tx.now(),
            me(tx),
            services
        ],
    )
    .await?;
    Ok(())
}

/// Writes anew what an incident is: a version more.
pub(super) async fn describe(tx: &TenantTx, id: IncidentId, asked: &Described) -> Result<(), DbError> {
    let circle = asked.area.circle.as_ref();
    tx.run(
        "update incident set title = $3, told = $4, lat = $5, lon = $6, metres = $7, postcodes = $8, began_at = $9,
             lead_id = $10, version = version + 1
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            json(&asked.title)?,
            json(&asked.told)?,
            circle.map(|circle| circle.lat),
            circle.map(|circle| circle.lon),
            circle.map(metres),
            asked.area.postcodes.clone(),
            asked.began_at,
            asked.lead.map(CaseId::uuid)
        ],
    )
    .await?;
    let services = uuids(asked);
    tx.run(
        "delete from incident_service where tenant_id = $1 and incident_id = $2 and service_id <> all($3::uuid[])",
        args![tx.tenant(), id.uuid(), services.clone()],
    )
    .await?;
    tx.run(
        "insert into incident_service (tenant_id, incident_id, service_id) select $1, $2, s from unnest($3::uuid[]) s
         on conflict do nothing",
        args![tx.tenant(), id.uuid(), services],
    )
    .await?;
    Ok(())
}

fn uuids(asked: &Described) -> Vec<Uuid> {
    asked.services.iter().map(|service| service.uuid()).collect()
}

fn metres(circle: &Circle) -> i32 {
    i32::try_from(circle.metres).unwrap_or(i32::MAX)
}

/// What an incident has already.
pub(super) async fn had(tx: &TenantTx, id: IncidentId) -> Result<Had, DbError> {
    let lead = tx
        .row("select lead_id from incident where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid()], |row| {
            row.id_or_null(0)
        })
        .await?
        .flatten();
    let services = tx
        .rows(
            "select s.slug, s.id from incident_service x join service s on s.tenant_id = $1 and s.id = x.service_id
             where x.tenant_id = $1 and x.incident_id = $2",
            args![tx.tenant(), id.uuid()],
            |row| Ok((row.get(0)?, row.id(1)?)),
        )
        .await?;
    Ok(Had { services, lead })
}

/// Writes what the public is told from now on.
pub(super) async fn say(tx: &TenantTx, id: IncidentId, told: &Bilingual) -> Result<(), DbError> {
    let sql = "update incident set told = $3 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), json(told)?]).await?;
    Ok(())
}

/// Ends an incident.
pub(super) async fn end(tx: &TenantTx, id: IncidentId) -> Result<(), DbError> {
    tx.run(
        "update incident set state = 'over', ended_at = $3, version = version + 1 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}

/// A case that may be joined.
pub(super) struct Joinable {
    pub id: CaseId,
    pub done: bool,
    /// The incident that it belongs to already.
    pub incident: Option<IncidentId>,
}

/// Those of these cases that whoever acts sees.
pub(super) async fn joinable(tx: &TenantTx, cases: &[CaseId]) -> Result<Vec<Joinable>, DbError> {
    let ids: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    tx.rows(
        concat!(
            "select c.id, c.state = 'done', j.incident_id from case_file c
             left join incident_case j on j.tenant_id = $1 and j.case_id = c.id
             where c.tenant_id = $1 and c.id = any($2) and",
            seen_by!("$3"),
            " order by c.id"
        ),
        args![tx.tenant(), ids, me(tx)],
        |row| Ok(Joinable { id: row.id(0)?, done: row.get(1)?, incident: row.id_or_null(2)? }),
    )
    .await
}

/// Joins a case; `false` where it belongs to another incident by now.
pub(super) async fn join(tx: &TenantTx, id: IncidentId, case: CaseId) -> Result<bool, DbError> {
    let joined = tx
        .run(
            "insert into incident_case (tenant_id, case_id, incident_id, joined_at, joined_by) values ($1, $2, $3, $4, $5)
             on conflict do nothing",
            args![tx.tenant(), case.uuid(), id.uuid(), tx.now(), me(tx)],
        )
        .await?;
    Ok(joined == 1)
}

/// Lets a case leave; `false` where it isn't joined.
pub(super) async fn leave(tx: &TenantTx, id: IncidentId, case: CaseId) -> Result<bool, DbError> {
    let sql = "delete from incident_case where tenant_id = $1 and case_id = $2 and incident_id = $3";
    Ok(tx.run(sql, args![tx.tenant(), case.uuid(), id.uuid()]).await? == 1)
}

/// Whether a case is joined to an incident.
pub(crate) async fn is_joined(tx: &TenantTx, id: IncidentId, case: CaseId) -> Result<bool, DbError> {
    let sql = "select from incident_case where tenant_id = $1 and case_id = $2 and incident_id = $3";
    Ok(tx.row(sql, args![tx.tenant(), case.uuid(), id.uuid()], |_| Ok(())).await?.is_some())
}

/// The joined cases, as a bulk act takes them.
pub(super) async fn chosen(tx: &TenantTx, id: IncidentId) -> Result<Vec<ChosenCase>, DbError> {
    tx.rows(
        "select c.id, c.version from incident_case j join case_file c on c.tenant_id = $1 and c.id = j.case_id
         where j.tenant_id = $1 and j.incident_id = $2 order by c.id",
        args![tx.tenant(), id.uuid()],
        |row| Ok(ChosenCase { id: row.id(0)?, version: row.get(1)? }),
    )
    .await
}

/// The joined cases that the caller sees, the latest joined first.
pub(super) async fn joined(tx: &TenantTx, id: IncidentId) -> Result<Vec<JoinedCase>, DbError> {
    tx.rows(
        concat!(
            "select c.id, c.reference, c.service_name, c.place, c.state, c.opened_at, j.joined_at
             from incident_case j join case_file c on c.tenant_id = $1 and c.id = j.case_id and",
            seen_by!("$3"),
            " where j.tenant_id = $1 and j.incident_id = $2 order by j.joined_at desc, c.id limit $4"
        ),
        args![tx.tenant(), id.uuid(), me(tx), i64::try_from(MOST_CASES).unwrap_or(i64::MAX)],
        |row| {
            Ok(JoinedCase {
                id: row.id(0)?,
                reference: reference(row, 1)?,
                service: row.json(2)?,
                place: row.get(3)?,
                state: state(row, 4)?,
                opened_at: row.get(5)?,
                joined_at: row.get(6)?,
            })
        },
    )
    .await
}

/// Writes what is told, under the next number.
pub(super) async fn add_update(
    tx: &TenantTx,
    incident: &Held,
    telling: &Telling,
    act: BulkActId,
) -> Result<i32, DbError> {
    let number = incident.updates.saturating_add(1);
    tx.run(
        "with counted as (update incident set updates = $3, version = version + 1 where tenant_id = $1 and id = $2 returning id)
         insert into incident_update (tenant_id, incident_id, number, text, outcome, at, by_staff, act_id)
         select $1, counted.id, $3, $4, $5, $6, $7, $8 from counted",
        args![
            tx.tenant(),
            incident.id.uuid(),
            number,
            telling.text.as_ref().map(json).transpose()?,
            telling.outcome.map(cases_api::workflow::Outcome::name),
            tx.now(),
            me(tx),
            act.uuid()
        ],
    )
    .await?;
    Ok(number)
}

/// What was told, the latest first, with what became of it.
pub(super) async fn updates(tx: &TenantTx, id: IncidentId) -> Result<Vec<IncidentUpdate>, DbError> {
    tx.rows(
        concat!(
            "select u.number, coalesce(u.text, 'null'), u.outcome, u.at, m.name, u.act_id, b.total::bigint,
                 (select count(*) from bulk_item i where i.tenant_id = $1 and i.act_id = u.act_id and i.state = 'done'),
                 (select count(*) from bulk_item i where i.tenant_id = $1 and i.act_id = u.act_id and i.state in ('refused', 'left')),
                 (select coalesce(jsonb_agg(jsonb_build_object('case', l.case_id, 'reference', l.reference,
                      'result', l.state, 'reason', l.reason) order by l.place), '[]')
                  from (select i.place, i.case_id, i.state, i.reason, c.reference from bulk_item i
                        join case_file c on c.tenant_id = $1 and c.id = i.case_id and",
            seen_by!("$3"),
            "             where i.tenant_id = $1 and i.act_id = u.act_id and i.state in ('refused', 'left')
                        order by i.place limit 50) l)
             from incident_update u join bulk_act b on b.tenant_id = $1 and b.id = u.act_id
             left join staff m on m.tenant_id = $1 and m.id = u.by_staff
             where u.tenant_id = $1 and u.incident_id = $2 order by u.number desc limit 100"
        ),
        args![tx.tenant(), id.uuid(), me(tx)],
        |row| {
            Ok(IncidentUpdate {
                number: row.get(0)?,
                text: row.json(1)?,
                outcome: outcome(row, 2)?,
                at: row.get(3)?,
                by: row.get(4)?,
                act: row.id(5)?,
                total: row.get(6)?,
                done: row.get(7)?,
                refused: row.get(8)?,
                left: row.json::<Vec<LeftCase>>(9)?,
            })
        },
    )
    .await
}
