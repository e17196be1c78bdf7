//! Every query about followers.

use cases_api::catalogue::definition::Shown;
use contract::text::Email;
use contract::{Bilingual, BulkActId, CaseId, CouncilId, FollowerId, IncidentId, Language};
use tenant_db::{DbError, RelayTx, Row, TenantTx, args};
use uuid::Uuid;

use super::turns::{Telling, Turn};
use super::{CONFIRMS_WITHIN, Follower, MOST_UNCONFIRMED, What};
use crate::case::store::{json, language};

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
    let one_at_a_time = "select pg_advisory_xact_lock(hashtextextended($1::uuid::text || $2, 1452))";
    tx.run(one_at_a_time, args![tx.tenant(), email.key()]).await?;
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
        "update follower set confirm_until = null, told = 2, made_at = $3
         where tenant_id = $1 and id = $2 and confirm_until is not null returning email, language",
        args![tx.tenant(), id.uuid(), tx.now()],
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

/// Keeps what is to be told.
pub(super) async fn order(tx: &TenantTx, telling: &Telling) -> Result<(), DbError> {
    tx.run(
        "insert into incident_telling (tenant_id, incident_id, version, act_id, text, over, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            tx.tenant(),
            telling.incident.uuid(),
            telling.version,
            telling.act.map(BulkActId::uuid),
            telling.text.as_ref().map(json).transpose()?,
            telling.over,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Incidents of which something is still to be told in these councils, each council's longest waiting first.
pub(super) async fn due(tx: &RelayTx, councils: Vec<Uuid>, most: i64) -> Result<Vec<(CouncilId, IncidentId)>, DbError> {
    tx.rows(
        "select council.id, due.id from unnest($1::uuid[]) as council(id)
         cross join lateral (
             select t.incident_id as id, t.due_at from cases.incident_telling t
             where t.tenant_id = council.id and t.due_at <= now() order by t.due_at, t.incident_id limit $2) due
         order by due.due_at, due.id limit $2",
        args![councils, most],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Holds the first that is to be told of an incident until the transaction ends; none where another process has it or all were told.
pub(super) async fn hold(tx: &TenantTx, id: IncidentId) -> Result<Option<Turn>, DbError> {
    tx.row(
        "select version, act_id, coalesce(text, 'null'), over, after from incident_telling
         where tenant_id = $1 and incident_id = $2
             and version = (select min(t.version) from incident_telling t where t.tenant_id = $1 and t.incident_id = $2)
         for update skip locked",
        args![tx.tenant(), id.uuid()],
        |row| {
            let (version, act) = (row.get(0)?, row.id_or_null(1)?);
            let telling = Telling { incident: id, version, act, text: row.json(2)?, over: row.get(3)? };
            Ok(Turn { telling, after: row.get(4)? })
        },
    )
    .await
}

/// Whether the reports of the incident are still being told.
pub(super) async fn waits(tx: &TenantTx, telling: &Telling) -> Result<bool, DbError> {
    let sql = "select from bulk_act where tenant_id = $1 and id = $2 and state = 'working'";
    Ok(tx.row(sql, args![tx.tenant(), telling.act.map(BulkActId::uuid)], |_| Ok(())).await?.is_some())
}

/// Lets what is to be told wait for a while.
pub(super) async fn postpone(tx: &TenantTx, telling: &Telling, seconds: f64) -> Result<(), DbError> {
    tx.run(
        "update incident_telling set due_at = now() + make_interval(secs => $4)
         where tenant_id = $1 and incident_id = $2 and version = $3",
        args![tx.tenant(), telling.incident.uuid(), telling.version, seconds],
    )
    .await?;
    Ok(())
}

/// All were told.
pub(super) async fn told(tx: &TenantTx, telling: &Telling) -> Result<(), DbError> {
    tx.run(
        "delete from incident_telling where tenant_id = $1 and incident_id = $2 and version = $3",
        args![tx.tenant(), telling.incident.uuid(), telling.version],
    )
    .await?;
    Ok(())
}

/// The next of those who follow an incident or, until it is over, a report that is joined to it, each address once and told
/// once more; without those to whom the act wrote of their own report, and those who confirmed only after it was told. Keeps
/// up to whom it came.
pub(super) async fn of_incident(
    tx: &TenantTx,
    telling: &Telling,
    after: &str,
    most: i64,
) -> Result<Vec<Follower>, DbError> {
    tx.rows(
        "with each as (
             select distinct on (f.email_key) f.id, f.email_key from follower f
             where f.tenant_id = $1 and f.confirm_until is null and f.email_key > $5
                 and f.made_at <= (select t.at from incident_telling t
                     where t.tenant_id = $1 and t.incident_id = $2 and t.version = $4)
                 and (f.incident_id = $2 or not $3::boolean and f.case_id in (
                     select j.case_id from incident_case j where j.tenant_id = $1 and j.incident_id = $2))
                 and not exists (select from bulk_item b join case_file c on c.tenant_id = $1 and c.id = b.case_id
                     where b.tenant_id = $1 and b.act_id = $6 and coalesce(b.wrote, b.became is not null)
                         and lower(c.reporter_email) = f.email_key)
             order by f.email_key, f.incident_id nulls last, f.id limit $7
         ), up_to as (
             update incident_telling set after = (select max(each.email_key) from each)
             where tenant_id = $1 and incident_id = $2 and version = $4 and exists (select from each)
         )
         update follower f set told = f.told + 1 from each, incident i
         where f.tenant_id = $1 and f.id = each.id and i.tenant_id = $1 and i.id = $2
         returning f.id, f.email, f.language, f.told, i.title",
        args![
            tx.tenant(),
            telling.incident.uuid(),
            telling.over,
            telling.version,
            after,
            telling.act.map(BulkActId::uuid),
            most
        ],
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

/// Forgets one, and what else the same address follows of the same incident: its reports, or the incident of a report.
/// `false` where that was done before.
pub(super) async fn forget(tx: &TenantTx, id: FollowerId) -> Result<bool, DbError> {
    let gone = tx
        .row(
            "with gone as (delete from follower where tenant_id = $1 and id = $2 returning email_key, incident_id, case_id),
             same as (
                 select g.incident_id as id from gone g where g.incident_id is not null
                 union select j.incident_id from gone g join incident_case j on j.tenant_id = $1 and j.case_id = g.case_id),
             beside as (
                 delete from follower f using gone g
                 where f.tenant_id = $1 and f.id <> $2 and f.email_key = g.email_key and (
                     f.incident_id in (select s.id from same s) or f.case_id in (
                         select j.case_id from incident_case j
                         where j.tenant_id = $1 and j.incident_id in (select s.id from same s))))
             select from gone",
            args![tx.tenant(), id.uuid()],
            |_| Ok(()),
        )
        .await?;
    Ok(gone.is_some())
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
