//! The counts of every queue with the saved filters, in one statement.

use cases_api::queues::{MOST_COUNTED, Queues};
use contract::StaffId;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use crate::case::store::seen_by;

/// `$1` council, `$2` who asks, `$3` the latest due time of what is breaching, `$4` the most of a team
/// that are counted, `$5` the names of the permissions that who asks holds. Each team's open cases are walked by the index of its queue, and no more than those.
pub(in crate::case::queue) const COUNTS: &str = concat!(
    "with mine as materialized (select m.team_id as id from team_member m where m.tenant_id = $1 and m.staff_id = $2),
    teams as (
        select id from mine
        union all select t.id from team t where t.tenant_id = $1 and not exists (select from mine)
    ),
    counted as (
        select count(*) as team, count(*) filter (where c.assignee_id is null) as unassigned,
            count(*) filter (where c.due_at <= $3) as breaching, count(*) filter (where c.state = 'waiting') as waiting
        from teams cross join lateral (
            select c.assignee_id, c.due_at, c.state from case_file c
            where c.tenant_id = $1 and c.team_id = teams.id and c.state <> 'done' and",
    seen_by!("$2"),
    "       order by c.due_at, c.id limit $4
        ) c
    ),
    own as (
        select count(*) as mine from (
            select from case_file c where c.tenant_id = $1 and c.assignee_id = $2 and c.state <> 'done' limit $4
        ) c
    ),
    doing as (
        select count(*) as tasks from (
            select from case_task k where k.tenant_id = $1 and k.assignee_id = $2 and k.state = 'open'
                and not exists (select from case_merge g where g.tenant_id = $1 and g.case_id = k.case_id) limit $4
        ) k
    ),
    deciding as (
        select count(*) as approvals from (
            select from case_proposal o join case_file c on c.tenant_id = $1 and c.id = o.case_id
            where o.tenant_id = $1 and o.state = 'open' and o.proposed_by <> $2 and o.permission = any ($5) and",
    seen_by!("$2"),
    "       limit $4
        ) o
    ),
    watched as (
        select count(*) as watched, count(*) filter (where c.version > w.seen_version) as changed
        from case_watch w join case_file c on c.tenant_id = $1 and c.id = w.case_id
        where w.tenant_id = $1 and w.staff_id = $2 and",
    seen_by!("$2"),
    "),
    seen as (
        select s.id, s.owner_id, s.team_id, s.name, s.filters, s.version from saved_filter s
        where s.tenant_id = $1 and s.owner_id = $2
        union all
        select s.id, s.owner_id, s.team_id, s.name, s.filters, s.version from saved_filter s
        where s.tenant_id = $1 and s.team_id in (select id from mine) and s.owner_id <> $2
    ),
    saved as (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', s.id, 'name', s.name, 'filters', s.filters, 'mine', s.owner_id = $2, 'version', s.version,
            'team', case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end
        ) order by lower(s.name), s.id), '[]') as saved
        from seen s left join team t on t.tenant_id = $1 and t.id = s.team_id
    )
    select mine, team, unassigned, breaching, waiting, watched, changed, saved, tasks, approvals
    from counted, own, doing, deciding, watched, saved"
);

/// The caller's queues.
pub(crate) async fn queues(tx: &TenantTx, holds: &[String], breaching_by: OffsetDateTime) -> Result<Queues, DbError> {
    let me = tx.actor().staff().map(StaffId::uuid);
    let counted = tx
        .row(COUNTS, args![tx.tenant(), me, breaching_by, MOST_COUNTED, holds.to_vec()], |row| {
            Ok(Queues {
                mine: row.get(0)?,
                team: row.get(1)?,
                unassigned: row.get(2)?,
                breaching: row.get(3)?,
                waiting: row.get(4)?,
                watched: row.get(5)?,
                changed: row.get(6)?,
                breaching_by,
                saved: row.json(7)?,
                tasks: row.get(8)?,
                approvals: row.get(9)?,
            })
        })
        .await?;
    counted.ok_or_else(|| DbError::Bug("counts have no row".into()))
}
