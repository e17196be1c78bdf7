//! Every query about watching a case and being at it.

use cases_api::queues::{AtCase, CaseNow, MOST_WATCHED};
use contract::{CaseId, StaffId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use crate::case::store::seen_by;

/// For how many seconds it is believed that someone has a case open.
const BELIEVED: f64 = 10.0;

/// What came of beginning to watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watching {
    /// It is watched.
    Begun,
    /// Too many are watched already.
    Full,
    /// There is no such case.
    NoCase,
}

/// Watches a case, or notes which version was seen of it.
pub(super) async fn watch(tx: &TenantTx, id: CaseId, seen: i64) -> Result<Watching, DbError> {
    let found = tx
        .row(
            concat!(
            "with found as (select c.id, c.version from case_file c where c.tenant_id = $1 and c.id = $2 and",
            seen_by!("$3"),
            "),
             others as (select count(*) as of_mine from case_watch where tenant_id = $1 and staff_id = $3 and case_id <> $2),
             put as (
                 insert into case_watch as w (tenant_id, staff_id, case_id, seen_version)
                 select $1, $3, found.id, least(greatest($4, 0), found.version) from found, others where of_mine < $5
                 on conflict (tenant_id, staff_id, case_id) do update set seen_version = excluded.seen_version
                 returning 1
             )
             select (select count(*) from found), (select count(*) from put)"
            ),
            args![tx.tenant(), id.uuid(), me(tx), seen, MOST_WATCHED],
            |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
        )
        .await?;
    Ok(match found {
        Some((1, 1)) => Watching::Begun,
        Some((1, _)) => Watching::Full,
        _ => Watching::NoCase,
    })
}

/// Watches a case no more; `false` when there is no such case.
pub(super) async fn unwatch(tx: &TenantTx, id: CaseId) -> Result<bool, DbError> {
    let found = tx
        .row(
            concat!(
                "with gone as (delete from case_watch where tenant_id = $1 and staff_id = $3 and case_id = $2)
             select c.id from case_file c where c.tenant_id = $1 and c.id = $2 and",
                seen_by!("$3")
            ),
            args![tx.tenant(), id.uuid(), me(tx)],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Notes that the caller has a case open, forgets where else they were and aren't any more, and says how
/// it stands.
pub(super) async fn present(tx: &TenantTx, id: CaseId, at: AtCase) -> Result<Option<CaseNow>, DbError> {
    tx.row(
        concat!(
            "with found as (select c.id, c.version from case_file c where c.tenant_id = $1 and c.id = $2 and",
            seen_by!("$3"),
            "),
         put as (
             insert into case_presence (tenant_id, staff_id, case_id, writing, gone_at)
             select $1, $3, found.id, $4, clock_timestamp() + make_interval(secs => $6) from found
             on conflict (tenant_id, staff_id, case_id) do update set writing = excluded.writing, gone_at = excluded.gone_at
         ),
         swept as (
             delete from case_presence
             where tenant_id = $1 and staff_id = $3 and case_id <> $2 and gone_at < clock_timestamp()
         )
         select found.version,
             (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'writing', p.writing) order by s.name, s.id), '[]')
              from case_presence p join staff s on s.tenant_id = $1 and s.id = p.staff_id
              where p.tenant_id = $1 and p.case_id = $2 and p.staff_id <> $3 and p.gone_at > clock_timestamp()),
             (select jsonb_build_object('by', e.by_name, 'kind', e.kind) from case_entry e
              where e.tenant_id = $1 and e.case_id = $2 and found.version > $5
              order by e.at desc, e.id desc limit 1)
         from found"
        ),
        args![tx.tenant(), id.uuid(), me(tx), at.writing, at.seen, BELIEVED],
        |row| {
            Ok(CaseNow {
                version: row.get(0)?,
                others: row.json(1)?,
                news: row.get::<Option<Value>>(2)?.map(serde_json::from_value).transpose().map_err(unread)?,
            })
        },
    )
    .await
}

fn unread(_: serde_json::Error) -> DbError {
    DbError::Bug("the latest step can't be read".into())
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}
