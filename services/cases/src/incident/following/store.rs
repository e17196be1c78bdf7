//! Every query about followers.

use cases_api::catalogue::definition::Shown;
use contract::text::Email;
use contract::{Bilingual, CaseId, FollowerId, IncidentId, Language};
use tenant_db::{DbError, Row, TenantTx, args};

use super::{CONFIRMS_WITHIN, Follower, MOST_UNCONFIRMED, What};
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

/// What became of someone's asking to be told.
pub(super) enum Asked {
    /// They are to confirm it.
    Anew,
    /// They were asked to confirm it before, or have.
    Before,
    /// Too much waits for them to confirm it.
    TooOften,
}

/// Keeps who asks to be told, until they confirm or the time for that is over.
pub(super) async fn ask(
    tx: &TenantTx,
    id: FollowerId,
    what: What,
    email: &Email,
    language: Language,
) -> Result<Asked, DbError> {
    let (incident, case) = match what {
        What::Incident(id) => (Some(id.uuid()), None),
        What::Report(id) => (None, Some(id.uuid())),
    };
    tx.run(
        "delete from follower where tenant_id = $1 and email_key = $2 and confirm_until <= $3",
        args![tx.tenant(), email.key(), tx.now()],
    )
    .await?;
    let added = tx
        .run(
            "insert into follower (tenant_id, id, incident_id, case_id, email, email_key, language, made_at, confirm_until)
             select $1, $2, $3, $4, $5, $6, $7, $8, $9
             where (select count(*) from follower f
                    where f.tenant_id = $1 and f.email_key = $6 and f.confirm_until is not null) < $10
             on conflict do nothing",
            args![
                tx.tenant(),
                id.uuid(),
                incident,
                case,
                email.as_str(),
                email.key(),
                language.tag(),
                tx.now(),
                tx.now() + CONFIRMS_WITHIN,
                MOST_UNCONFIRMED
            ],
        )
        .await?;
    if added == 1 {
        return Ok(Asked::Anew);
    }
    let before = tx
        .row(
            "select from follower where tenant_id = $1 and email_key = $2 and (incident_id = $3 or case_id = $4)",
            args![tx.tenant(), email.key(), incident, case],
            |_| Ok(()),
        )
        .await?;
    Ok(if before.is_some() { Asked::Before } else { Asked::TooOften })
}

/// What someone follows, or may still confirm that they want to.
pub(super) async fn confirmable(tx: &TenantTx, id: FollowerId) -> Result<Option<What>, DbError> {
    tx.row(
        "select incident_id, case_id from follower
         where tenant_id = $1 and id = $2 and (confirm_until is null or confirm_until > $3)",
        args![tx.tenant(), id.uuid(), tx.now()],
        |row| {
            let (incident, case) = (row.id_or_null(0)?, row.id_or_null(1)?);
            let what = incident.map(What::Incident).or(case.map(What::Report));
            what.ok_or_else(|| DbError::Bug("a stored follower follows nothing".into()))
        },
    )
    .await
}

/// Makes someone a follower who confirmed it; nothing where they are one already.
pub(super) async fn confirm(tx: &TenantTx, id: FollowerId) -> Result<Option<(String, Language)>, DbError> {
    tx.row(
        "update follower set confirm_until = null, told = 2
         where tenant_id = $1 and id = $2 and confirm_until is not null returning email, language",
        args![tx.tenant(), id.uuid()],
        |row| Ok((row.get(0)?, language(row, 1)?)),
    )
    .await
}

/// Forgets those who haven't confirmed in time; says how many.
pub(super) async fn forget_unconfirmed(tx: &TenantTx) -> Result<u64, DbError> {
    tx.run("delete from follower where tenant_id = $1 and confirm_until <= $2", args![tx.tenant(), tx.now()]).await
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
             where f.tenant_id = $1 and f.confirm_until is null
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
             where f.tenant_id = $1 and f.confirm_until is null and (f.case_id = $2 or f.case_id in (
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
