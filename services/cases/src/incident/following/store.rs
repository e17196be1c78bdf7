//! Every query about followers.

use cases_api::catalogue::definition::Shown;
use contract::text::Email;
use contract::{Bilingual, CaseId, FollowerId, IncidentId, Language};
use tenant_db::{DbError, Row, TenantTx, args};

use super::{Follower, What};
use crate::case::store::language;

/// An incident that lasts, as it may be followed.
pub(super) struct Followable {
    pub title: Bilingual,
    pub told: Bilingual,
    /// What its services show.
    pub shown: Vec<Shown>,
}

/// An incident that lasts.
pub(super) async fn incident(tx: &TenantTx, id: IncidentId) -> Result<Option<Followable>, DbError> {
    tx.row(
        "select i.title, i.told,
             (select coalesce(jsonb_agg(coalesce(v.definition -> 'shows', '\"nothing\"')), '[]')
              from incident_service x join service s on s.tenant_id = $1 and s.id = x.service_id
              join service_version v on v.tenant_id = $1 and v.id = s.published_id
              where x.tenant_id = $1 and x.incident_id = i.id)
         from incident i where i.tenant_id = $1 and i.id = $2 and i.state = 'open'",
        args![tx.tenant(), id.uuid()],
        |row| Ok(Followable { title: row.json(0)?, told: row.json(1)?, shown: row.json(2)? }),
    )
    .await
}

/// What an open report asks for, of a service that shows its reports.
pub(super) async fn report(tx: &TenantTx, id: CaseId) -> Result<Option<Bilingual>, DbError> {
    tx.row(
        "select c.service_name from case_file c
         join service s on s.tenant_id = $1 and s.id = c.service_id
         join service_version v on v.tenant_id = $1 and v.id = s.published_id
         where c.tenant_id = $1 and c.id = $2 and c.state <> 'done' and v.definition ->> 'shows' = 'reports'",
        args![tx.tenant(), id.uuid()],
        |row| row.json(0),
    )
    .await
}

/// Keeps who is told; `false` where they are already.
pub(super) async fn add(
    tx: &TenantTx,
    id: FollowerId,
    what: What,
    email: &Email,
    language: Language,
) -> Result<bool, DbError> {
    let (incident, case) = match what {
        What::Incident(id) => (Some(id.uuid()), None),
        What::Report(id) => (None, Some(id.uuid())),
    };
    let added = tx
        .run(
            "insert into follower (tenant_id, id, incident_id, case_id, email, email_key, language, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
            args![tx.tenant(), id.uuid(), incident, case, email.as_str(), email.key(), language.tag(), tx.now()],
        )
        .await?;
    Ok(added == 1)
}

fn read(row: Row<'_>) -> Result<Follower, DbError> {
    Ok(Follower {
        id: row.id(0)?,
        email: row.get(1)?,
        language: language(row, 2)?,
        told: row.get(3)?,
        title: row.json(4)?,
    })
}

/// Those who follow an incident or, until it is over, a report that is joined to it, each address once and told once
/// more; without those who reported one of its cases that isn't done.
pub(super) async fn of_incident(tx: &TenantTx, id: IncidentId, over: bool) -> Result<Vec<Follower>, DbError> {
    tx.rows(
        "with each as (
             select distinct on (f.email_key) f.id from follower f
             where f.tenant_id = $1
                 and (f.incident_id = $2 or not $3::boolean and f.case_id in (
                     select j.case_id from incident_case j where j.tenant_id = $1 and j.incident_id = $2))
                 and not exists (select from incident_case j join case_file c on c.tenant_id = $1 and c.id = j.case_id
                     where j.tenant_id = $1 and j.incident_id = $2 and c.state <> 'done'
                         and lower(c.reporter_email) = f.email_key)
             order by f.email_key, f.incident_id nulls last, f.id
         )
         update follower f set told = f.told + 1 from each, incident i
         where f.tenant_id = $1 and f.id = each.id and i.tenant_id = $1 and i.id = $2
         returning f.id, f.email, f.language, f.told, i.title",
        args![tx.tenant(), id.uuid(), over],
        read,
    )
    .await
}

/// Those who follow a report, or one that is merged into it, each address once and told once more.
pub(super) async fn of_case(tx: &TenantTx, id: CaseId) -> Result<Vec<Follower>, DbError> {
    tx.rows(
        "with each as (
             select distinct on (f.email_key) f.id from follower f
             where f.tenant_id = $1 and (f.case_id = $2 or f.case_id in (
                 select m.case_id from case_merge m where m.tenant_id = $1 and m.into_id = $2))
             order by f.email_key, f.id
         )
         update follower f set told = f.told + 1 from each, case_file c
         where f.tenant_id = $1 and f.id = each.id and c.tenant_id = $1 and c.id = $2
         returning f.id, f.email, f.language, f.told, c.service_name",
        args![tx.tenant(), id.uuid()],
        read,
    )
    .await
}

/// Forgets one; `false` where that was done before.
pub(super) async fn forget(tx: &TenantTx, id: FollowerId) -> Result<bool, DbError> {
    Ok(tx.run("delete from follower where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid()]).await? == 1)
}

/// Forgets everyone who followed an incident.
pub(super) async fn forget_incident(tx: &TenantTx, id: IncidentId) -> Result<(), DbError> {
    tx.run("delete from follower where tenant_id = $1 and incident_id = $2", args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Forgets everyone who followed a report, or one that is merged into it.
pub(super) async fn forget_case(tx: &TenantTx, id: CaseId) -> Result<(), DbError> {
    tx.run(
        "delete from follower f where f.tenant_id = $1 and (f.case_id = $2 or f.case_id in (
             select m.case_id from case_merge m where m.tenant_id = $1 and m.into_id = $2))",
        args![tx.tenant(), id.uuid()],
    )
    .await?;
    Ok(())
}
