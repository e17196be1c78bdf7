//! Every query about calendars.

use cases_api::calendar::{Closure, TeamCalendar, TeamDays};
use contract::{ClosureId, StaffId, TeamId};
use jiff::civil::Date;
use tenant_db::{DbError, Row, TenantTx, args};

use super::Closing;
use crate::case::store::json;

/// The columns of a [`TeamDays`], of `t` and `k`.
macro_rules! team_days {
    () => {
        "select t.id, t.name, coalesce(k.calendar, 'null'), coalesce(k.version, 0) from team t
         left join team_calendar k on k.tenant_id = $1 and k.team_id = t.id where t.tenant_id = $1 and t.closed_at is null"
    };
}

fn days(row: Row<'_>) -> Result<TeamDays, DbError> {
    let calendar = row.json::<Option<TeamCalendar>>(2)?.unwrap_or_default();
    Ok(TeamDays { team: row.id(0)?, name: row.json(1)?, calendar, version: row.get(3)? })
}

/// Every team's calendar, by name.
pub(super) async fn teams(tx: &TenantTx) -> Result<Vec<TeamDays>, DbError> {
    tx.rows(concat!(team_days!(), " order by t.name ->> 'en', t.id"), args![tx.tenant()], days).await
}

/// One team's calendar.
pub(super) async fn team(tx: &TenantTx, id: TeamId) -> Result<Option<TeamDays>, DbError> {
    tx.row(concat!(team_days!(), " and t.id = $2"), args![tx.tenant(), id.uuid()], days).await
}

/// Keeps a team's calendar, where it is still at `version`; gives the new version.
pub(super) async fn set(tx: &TenantTx, team: TeamId, to: &TeamCalendar, version: i64) -> Result<Option<i64>, DbError> {
    tx.row(
        "insert into team_calendar as k (tenant_id, team_id, calendar, version)
         select $1, $2, $3, 1 where $4::bigint = 0 or exists (select from team_calendar where tenant_id = $1 and team_id = $2)
         on conflict (tenant_id, team_id) do update set calendar = excluded.calendar, version = k.version + 1
         where k.version = $4
         returning version",
        args![tx.tenant(), team.uuid(), json(to)?, version],
        |row| row.get(0),
    )
    .await
}

/// Everyone who may be told of a clock.
pub(super) async fn staff(tx: &TenantTx) -> Result<Vec<StaffId>, DbError> {
    let sql = "select id from staff where tenant_id = $1 and state = 'active'";
    tx.rows(sql, args![tx.tenant()], |row| row.id(0)).await
}

/// The closures whose last day isn't before one, by their first.
pub(super) async fn closures(tx: &TenantTx, since: Date) -> Result<Vec<Closure>, DbError> {
    tx.rows(
        "select id, first_day::text, last_day::text, name, team_id from closure
         where tenant_id = $1 and last_day >= $2::text::date order by first_day, id",
        args![tx.tenant(), since.to_string()],
        |row| {
            Ok(Closure {
                id: row.id(0)?,
                from: day(row, 1)?,
                to: day(row, 2)?,
                name: row.json(3)?,
                team: row.id_or_null(4)?,
            })
        },
    )
    .await
}

fn day(row: Row<'_>, at: usize) -> Result<Date, DbError> {
    row.get::<&str>(at)?.parse().map_err(|_| DbError::Bug("a stored day isn't one".into()))
}

/// Writes a closure.
pub(super) async fn close(tx: &TenantTx, closing: &Closing) -> Result<ClosureId, DbError> {
    let id = tx.new_id::<ClosureId>();
    tx.run(
        "insert into closure (tenant_id, id, team_id, first_day, last_day, name)
         values ($1, $2, $3, $4::text::date, $5::text::date, $6)",
        args![
            tx.tenant(),
            id.uuid(),
            closing.team.map(TeamId::uuid),
            closing.from.to_string(),
            closing.to.to_string(),
            json(&closing.name)?,
        ],
    )
    .await?;
    Ok(id)
}

/// Takes a closure away; gives whose it was, where there is one.
pub(super) async fn reopen(tx: &TenantTx, id: ClosureId) -> Result<Option<Option<TeamId>>, DbError> {
    tx.row(
        "delete from closure where tenant_id = $1 and id = $2 returning team_id",
        args![tx.tenant(), id.uuid()],
        |row| row.id_or_null(0),
    )
    .await
}
