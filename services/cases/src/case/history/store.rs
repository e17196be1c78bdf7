//! Every query about the history of a case. Nothing here writes it: the database does, whatever statement changes a case.
//! What a change says is erased here, and nothing else can be done to it.

use cases_api::history::CaseChange;
use contract::{CaseChangeId, CaseId, InteractionId, Sight, StaffId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};

use super::shown;
use crate::caller::Looker;
use crate::caller::store::looking;
use crate::case::store::seen_by;

/// How many changes a bundle holds.
const MOST: u16 = 10_000;

/// A value with the name of what it names.
macro_rules! named {
    ($value:literal) => {
        concat!(
            "case
                 when h.field = 'team_id' then coalesce((select t.name from team t
                     where t.tenant_id = $1 and t.id = (", $value, " #>> '{}')::uuid), ", $value, ")
                 when h.field in ('assignee_id', 'follower', 'opened_by') then coalesce((select to_jsonb(s.name) from staff s
                     where s.tenant_id = $1 and s.id = (", $value, " #>> '{}')::uuid), ", $value, ")
                 when h.field = 'service_version_id' then coalesce((select to_jsonb(v.number) from service_version v
                     where v.tenant_id = $1 and v.id = (", $value, " #>> '{}')::uuid), ", $value, ")
                 when h.field = 'service_id' then coalesce((select to_jsonb(s.slug) from service s
                     where s.tenant_id = $1 and s.id = (", $value, " #>> '{}')::uuid), ", $value, ")
                 else ", $value, " end"
        )
    };
}

/// How much of the reporter of a case this looker sees; `None` where they see no such case.
pub(in crate::case) async fn sight(tx: &TenantTx, id: CaseId, looker: Looker) -> Result<Option<Sight>, DbError> {
    tx.row(
        concat!(
            "select",
            looking!("c.contact_id", "c.call_id", "$4", "$3", "$5"),
            "from case_file c where c.tenant_id = $1 and c.id = $2 and",
            seen_by!("$3")
        ),
        args![
            tx.tenant(),
            id.uuid(),
            tx.actor().staff().map(StaffId::uuid),
            looker.call.map(InteractionId::uuid),
            tx.now()
        ],
        |row| looker.sight(row, 0),
    )
    .await
}

/// A page of a case's changes before a place, the latest first, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    id: CaseId,
    field: Option<&str>,
    before: Option<CaseChangeId>,
    size: u16,
) -> Result<Vec<CaseChange>, DbError> {
    tx.rows(
        concat!(
            "select h.id, h.at, b.name, h.acted, h.field, h.label, ",
            named!("h.was"),
            ", ",
            named!("h.became"),
            ", h.why, h.erased_at, e.name
             from case_change h
             left join staff b on b.tenant_id = $1 and b.id = h.by_staff
             left join staff e on e.tenant_id = $1 and e.id = h.erased_by
             where h.tenant_id = $1 and h.case_id = $2 and ($3::text is null or h.field = $3)
                 and ($4::uuid is null or h.id < $4)
             order by h.id desc
             limit $5"
        ),
        args![tx.tenant(), id.uuid(), field, before.map(CaseChangeId::uuid), i64::from(size) + 1],
        |row| {
            let label: Option<Value> = row.get(5)?;
            Ok(CaseChange {
                id: row.id(0)?,
                at: row.get(1)?,
                by: row.get(2)?,
                acted: row.get(3)?,
                field: row.get(4)?,
                question: label
                    .map(serde_json::from_value)
                    .transpose()
                    .map_err(|_| DbError::Bug("a stored question isn't one".into()))?,
                was: row.get(6)?,
                became: row.get(7)?,
                why: row.get(8)?,
                masked: false,
                erased_at: row.get(9)?,
                erased_by: row.get(10)?,
            })
        },
    )
    .await
}

/// The whole history of a case as this much may be seen of it, the oldest change first.
pub(in crate::case) async fn whole(tx: &TenantTx, id: CaseId, sight: Sight) -> Result<Vec<CaseChange>, DbError> {
    let changes = list(tx, id, None, None, MOST).await?;
    Ok(changes.into_iter().rev().map(|change| shown(sight, change)).collect())
}

/// The case of a change, if whoever acts may see it.
pub(super) async fn case_of(tx: &TenantTx, id: CaseChangeId) -> Result<Option<CaseId>, DbError> {
    tx.row(
        concat!(
            "select c.id from case_change h join case_file c on c.tenant_id = $1 and c.id = h.case_id
             where h.tenant_id = $1 and h.id = $2 and",
            seen_by!("$3")
        ),
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid)],
        |row| row.id(0),
    )
    .await
}

/// Fields that say one thing together: where one of them is erased, so are the others that changed with it.
const SAID_TOGETHER: [&str; 6] = ["answers", "place", "lat", "lon", "reporter_address", "reporter_postcode"];

/// Erases what a change says, and, of an answer, whatever else was changed with it and what the story told of that;
/// `false` where that was done before.
pub(super) async fn erase(tx: &TenantTx, id: CaseChangeId) -> Result<bool, DbError> {
    tx.run("select set_config('app.erasing', 'on', true)", args![]).await?;
    let together: Vec<String> = SAID_TOGETHER.iter().map(|field| (*field).to_owned()).collect();
    let erased: Option<i64> = tx
        .row(
            "with deed as (
                 select case_id, at, field = any ($5) as together from case_change
                 where tenant_id = $1 and id = $2 and erased_at is null),
             erased as (
                 update case_change h set was = null, became = null, why = null, erased_at = $3, erased_by = $4 from deed
                 where h.tenant_id = $1 and h.case_id = deed.case_id and h.erased_at is null
                     and (h.id = $2 or deed.together and h.at = deed.at and h.field = any ($5))
                 returning h.id),
             told as (
                 update case_entry e set text = case c.language when 'cy' then 'Dilëwyd yr hyn a ddywedodd.'
                     else 'What it said was erased.' end
                 from deed join case_file c on c.tenant_id = $1 and c.id = deed.case_id
                 where deed.together and e.tenant_id = $1 and e.case_id = deed.case_id and e.kind = 'note'
                     and e.at between deed.at - interval '2 microseconds' and deed.at + interval '2 microseconds'
                 returning e.id, e.case_id),
             unfound as (
                 delete from case_word w using told
                 where w.tenant_id = $1 and w.case_id = told.case_id and w.found_in = 'story' and w.source = told.id)
             select count(*) from erased",
            args![tx.tenant(), id.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid), together],
            |row| row.get(0),
        )
        .await?;
    Ok(erased.is_some_and(|erased| erased > 0))
}
