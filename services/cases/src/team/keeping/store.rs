//! Every query about how teams are kept.

use cases_api::case::TeamSummary;
use cases_api::team::TeamRecord;
use contract::{Bilingual, StaffId, TeamId};
use tenant_db::{DbError, Row, TenantTx, args};

use crate::case::store::json;

/// Whatever is done to a council's teams is done one after the other.
pub(super) async fn one_after_the_other(tx: &TenantTx) -> Result<(), DbError> {
    let sql = "select pg_advisory_xact_lock(hashtextextended('teams' || $1::uuid::text, 0))";
    tx.run(sql, args![tx.tenant()]).await?;
    Ok(())
}

/// The columns of a [`TeamRecord`], of `t`.
macro_rules! records {
    ($rest:literal) => {
        concat!(
            "select t.id, t.name, t.closed_at, h.id, h.name,
                 (select count(*) from case_file c where c.tenant_id = $1 and c.team_id = t.id and c.state <> 'done'),
                 (select count(*) from case_task k where k.tenant_id = $1 and k.team_id = t.id and k.state = 'open')
                     + (select count(*) from promise p where p.tenant_id = $1 and p.team_id = t.id and p.state = 'open')
                     + (select count(*) from transfer x where x.tenant_id = $1 and x.team_id = t.id and x.state = 'waiting')
                     + (select count(*) from case_effect e where e.tenant_id = $1 and e.team_id = t.id and e.state = 'open'),
                 (select count(*) from team_member m where m.tenant_id = $1 and m.team_id = t.id),
                 coalesce((select jsonb_agg(jsonb_build_object(
                         'id', s.id, 'name', coalesce(v.definition, d.definition) -> 'name') order by s.rank, s.id)
                     from service s
                     left join service_version v on v.tenant_id = $1 and v.id = s.published_id
                     left join service_version d on d.tenant_id = $1 and d.service_id = s.id and d.number is null
                     where s.tenant_id = $1 and s.team_id = t.id), '[]'),
                 exists (select from team_calendar k where k.tenant_id = $1 and k.team_id = t.id
                     and jsonb_array_length(coalesce(k.calendar -> 'chain', '[]')) > 0),
                 t.version
             from team t left join team h on h.tenant_id = $1 and h.id = t.heir_id
             where t.tenant_id = $1",
            $rest
        )
    };
}

fn record_of(row: Row<'_>) -> Result<TeamRecord, DbError> {
    let heir: Option<TeamId> = row.id_or_null(3)?;
    Ok(TeamRecord {
        team: TeamSummary { id: row.id(0)?, name: row.json(1)? },
        closed_at: row.get(2)?,
        heir: heir.map(|id| Ok::<_, DbError>(TeamSummary { id, name: row.json(4)? })).transpose()?,
        cases: row.get(5)?,
        waiting: row.get(6)?,
        members: row.get(7)?,
        services: row.json(8)?,
        told: row.get(9)?,
        version: row.get(10)?,
    })
}

/// Every team: those that work by name, then those that were closed, the latest first.
pub(super) async fn records(tx: &TenantTx) -> Result<Vec<TeamRecord>, DbError> {
    let sql = records!(" order by t.closed_at desc nulls first, t.name ->> 'en', t.id");
    tx.rows(sql, args![tx.tenant()], record_of).await
}

/// One team.
pub(super) async fn record(tx: &TenantTx, id: TeamId) -> Result<Option<TeamRecord>, DbError> {
    tx.row(records!(" and t.id = $2"), args![tx.tenant(), id.uuid()], record_of).await
}

/// Whether another team that works has one of these names.
pub(super) async fn is_called(tx: &TenantTx, own: Option<TeamId>, name: &Bilingual) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select from team where tenant_id = $1 and id is distinct from $2 and closed_at is null
                 and (lower(name ->> 'en') = lower($3::text) or lower(name ->> 'cy') = lower($4::text)) limit 1",
            args![tx.tenant(), own.map(TeamId::uuid), name.en.as_str(), name.cy.as_deref()],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Adds a team of the council's own.
pub(super) async fn add(tx: &TenantTx, name: &Bilingual) -> Result<TeamId, DbError> {
    let id = tx.new_id::<TeamId>();
    let sql = "insert into team (tenant_id, id, key, name) values ($1, $2, $3, $4)";
    tx.run(sql, args![tx.tenant(), id.uuid(), id.to_string(), json(name)?]).await?;
    Ok(id)
}

/// Gives a team another name.
pub(super) async fn rename(tx: &TenantTx, id: TeamId, name: &Bilingual) -> Result<(), DbError> {
    let sql = "update team set name = $3, version = version + 1 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), json(name)?]).await?;
    Ok(())
}

/// Whether a team is there and works.
pub(super) async fn works(tx: &TenantTx, id: TeamId) -> Result<bool, DbError> {
    let sql = "select from team where tenant_id = $1 and id = $2 and closed_at is null";
    Ok(tx.row(sql, args![tx.tenant(), id.uuid()], |_| Ok(())).await?.is_some())
}

/// Whether a team took over another's work.
pub(super) async fn is_heir(tx: &TenantTx, id: TeamId) -> Result<bool, DbError> {
    let sql = "select from team where tenant_id = $1 and heir_id = $2 limit 1";
    Ok(tx.row(sql, args![tx.tenant(), id.uuid()], |_| Ok(())).await?.is_some())
}

/// What a team took over goes to another with what is its own.
pub(super) async fn be_heir(tx: &TenantTx, id: TeamId, heir: TeamId) -> Result<(), DbError> {
    let sql = "update team set heir_id = $3 where tenant_id = $1 and heir_id = $2 and id <> $3";
    tx.run(sql, args![tx.tenant(), id.uuid(), heir.uuid()]).await?;
    Ok(())
}

/// Closes a team.
pub(super) async fn close(tx: &TenantTx, id: TeamId, heir: Option<TeamId>) -> Result<(), DbError> {
    tx.run(
        "update team set closed_at = coalesce(closed_at, $3), heir_id = coalesce($4, heir_id), version = version + 1
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), tx.now(), heir.map(TeamId::uuid)],
    )
    .await?;
    Ok(())
}

/// Opens a closed team again.
pub(super) async fn reopen(tx: &TenantTx, id: TeamId) -> Result<(), DbError> {
    let sql =
        "update team set closed_at = null, heir_id = null, version = version + 1 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Everything that a team has and that isn't over becomes another's: cases with whoever works on them and their clocks
/// counted in the other's days, each with a line in its story; tasks, promises, what was passed on, warnings; members,
/// replies, saved filters and services. What is done stays as it was.
pub(super) async fn hand_on(tx: &TenantTx, from: TeamId, to: TeamId) -> Result<(), DbError> {
    let me = tx.actor().staff().map(StaffId::uuid);
    tx.run(
        "with moved as (
             update case_file set team_id = $3, version = version + 1
             where tenant_id = $1 and team_id = $2 and state <> 'done' returning id
         ), anew as (
             update case_clock set look_at = $4, because = 'team'
             where tenant_id = $1 and case_id in (select id from moved) and state in ('running', 'paused')
         )
         insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind, to_name)
         select $1, time_ordered_id(), moved.id, $4, $5, (select name from staff where tenant_id = $1 and id = $5), false,
             'queued', (select name ->> 'en' from team where tenant_id = $1 and id = $3)
         from moved",
        args![tx.tenant(), from.uuid(), to.uuid(), tx.now(), me],
    )
    .await?;
    tx.run(
        "with tasks as (
             update case_task set team_id = $3 where tenant_id = $1 and team_id = $2 and state = 'open'
         ), promises as (
             update promise set team_id = $3 where tenant_id = $1 and team_id = $2 and state = 'open'
         ), passed as (
             update transfer set team_id = $3 where tenant_id = $1 and team_id = $2 and state = 'waiting'
         ), warnings as (
             update case_effect set team_id = $3 where tenant_id = $1 and team_id = $2 and state = 'open'
         ), replies as (
             update reply set team_id = $3, version = version + 1 where tenant_id = $1 and team_id = $2
         ), filters as (
             update saved_filter set team_id = case when team_id = $2 then $3::uuid else team_id end, version = version + 1,
                 filters = case when filters ->> 'team' = $2::uuid::text then jsonb_set(filters, '{team}', to_jsonb($3::uuid::text))
                     else filters end
             where tenant_id = $1 and (team_id = $2 or filters ->> 'team' = $2::uuid::text)
         ), services as (
             update service set team_id = $3, version = version + 1 where tenant_id = $1 and team_id = $2
         ), left_behind as (
             delete from team_member where tenant_id = $1 and team_id = $2 returning staff_id
         )
         insert into team_member (tenant_id, team_id, staff_id) select $1, $3, staff_id from left_behind
         on conflict do nothing",
        args![tx.tenant(), from.uuid(), to.uuid()],
    )
    .await?;
    Ok(())
}
