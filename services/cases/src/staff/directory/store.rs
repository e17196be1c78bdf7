//! Every query of the staff directory.

use cases_api::case::TeamSummary;
use cases_api::directory::{Colleague, Presence, TeamEntry};
use contract::{Bilingual, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::{Duration, OffsetDateTime};

use super::presence::Known;

/// Use of the desk within so long of the last is the same use: most pages write nothing.
const SAME_USE: Duration = Duration::minutes(1);
/// How much is counted of what waits.
const COUNTED: i64 = 100;

/// How many of a council's staff are looked through: more than any council has.
const EVERYONE: i64 = 2000;

/// Everyone who can sign in, by name, with their teams.
pub(super) async fn everyone(tx: &TenantTx, me: Option<StaffId>) -> Result<Vec<Colleague>, DbError> {
    let now = tx.now();
    tx.rows(
        "select s.id, s.name, p.said, p.until, p.seen_at, p.extension, p.does,
             coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.key)
                 from team_member m join team t on t.tenant_id = $1 and t.id = m.team_id
                 where m.tenant_id = $1 and m.staff_id = s.id), '[]'), coalesce(p.skills, '{}')
         from staff s left join presence p on p.tenant_id = $1 and p.staff_id = s.id
         where s.tenant_id = $1 and s.state = 'active'
         order by lower(s.name), s.id limit $2",
        args![tx.tenant(), EVERYONE],
        |row| {
            let id: StaffId = row.id(0)?;
            let (presence, until) = known(row, 2)?.at(now);
            let teams: Vec<TeamSummary> = row.json(7)?;
            Ok(Colleague {
                id,
                name: row.get(1)?,
                me: me == Some(id),
                presence,
                until,
                extension: row.get(5)?,
                does: row.get(6)?,
                skills: row.get(8)?,
                teams,
            })
        },
    )
    .await
}

/// Every team that works by name, with what it deals with, and how many of `everyone` are in it.
pub(super) async fn teams(tx: &TenantTx, everyone: &[Colleague]) -> Result<Vec<TeamEntry>, DbError> {
    tx.rows(
        "select t.id, t.name, coalesce((select jsonb_agg(v.definition -> 'name' order by s.rank)
             from service s join service_version v on v.tenant_id = $1 and v.id = s.published_id
             where s.tenant_id = $1 and s.team_id = t.id and not s.withdrawn), '[]')
         from team t where t.tenant_id = $1 and t.closed_at is null
         order by t.name ->> 'en', t.id",
        args![tx.tenant()],
        |row| {
            let team = TeamSummary { id: row.id(0)?, name: row.json(1)? };
            let services: Vec<Bilingual> = row.json(2)?;
            let members = everyone.iter().filter(|one| one.teams.iter().any(|theirs| theirs.id == team.id));
            let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
            let present = members.clone().filter(|one| one.presence == Presence::In).count();
            Ok(TeamEntry { services, members: count(members.count()), present: count(present), team })
        },
    )
    .await
}

/// Keeps what someone said of themselves.
pub(super) async fn say(
    tx: &TenantTx,
    me: StaffId,
    said: Option<Presence>,
    until: Option<OffsetDateTime>,
) -> Result<(), DbError> {
    tx.run(
        "insert into presence (tenant_id, staff_id, said, until, seen_at)
         select $1, s.id, $3, $4, $5 from staff s where s.tenant_id = $1 and s.id = $2
         on conflict (tenant_id, staff_id) do update set said = $3, until = $4, seen_at = $5",
        args![tx.tenant(), me.uuid(), said.map(Presence::name), until, tx.now()],
    )
    .await?;
    Ok(())
}

/// Keeps how colleagues find someone.
pub(super) async fn describe(
    tx: &TenantTx,
    me: StaffId,
    extension: Option<&str>,
    does: Option<&str>,
    skills: Vec<String>,
) -> Result<(), DbError> {
    tx.run(
        "insert into presence (tenant_id, staff_id, extension, does, seen_at, skills)
         select $1, s.id, $3, $4, $5, $6 from staff s where s.tenant_id = $1 and s.id = $2
         on conflict (tenant_id, staff_id) do update set extension = $3, does = $4, seen_at = $5, skills = $6",
        args![tx.tenant(), me.uuid(), extension, does, tx.now(), skills],
    )
    .await?;
    Ok(())
}

/// Notes that someone uses the desk.
pub(super) async fn touch(tx: &TenantTx, me: StaffId) -> Result<(), DbError> {
    tx.run(
        "insert into presence (tenant_id, staff_id, seen_at)
         select $1, s.id, $3 from staff s where s.tenant_id = $1 and s.id = $2
         on conflict (tenant_id, staff_id) do update set seen_at = $3
             where presence.seen_at is null or presence.seen_at < $4",
        args![tx.tenant(), me.uuid(), tx.now(), tx.now() - SAME_USE],
    )
    .await?;
    Ok(())
}

/// Whether someone is in, how much waits that was passed to them, and how many promises are overdue.
pub(super) async fn waiting(tx: &TenantTx, me: StaffId) -> Result<(Known, u32, u32), DbError> {
    let found = tx
        .row(
            "with mine as (select team_id from team_member where tenant_id = $1 and staff_id = $2)
             select p.said, p.until, p.seen_at,
                 (select count(*) from (
                     select from transfer t where t.tenant_id = $1 and t.state = 'waiting'
                         and (t.staff_id = $2 or t.team_id in (select team_id from mine)) limit $4) passed),
                 (select count(*) from (
                     select from promise o where o.tenant_id = $1 and o.state = 'open' and o.due_at < $3
                         and (o.staff_id = $2 or o.team_id in (select team_id from mine)) limit $4) overdue)
             from (select) one left join presence p on p.tenant_id = $1 and p.staff_id = $2",
            args![tx.tenant(), me.uuid(), tx.now(), COUNTED],
            |row| {
                let count = |at| row.get::<i64>(at).map(|count| u32::try_from(count).unwrap_or_default());
                Ok((known(row, 0)?, count(3)?, count(4)?))
            },
        )
        .await?;
    found.ok_or_else(|| DbError::Bug("a query of one row has none".into()))
}

fn known(row: Row<'_>, at: usize) -> Result<Known, DbError> {
    let said: Option<&str> = row.get(at)?;
    let said = said.and_then(|name| Presence::ALL.into_iter().find(|presence| presence.name() == name));
    Ok(Known { said, until: row.get(at + 1)?, seen_at: row.get(at + 2)? })
}
