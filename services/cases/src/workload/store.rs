//! The counts, each over the index of its queue.

use cases_api::avoidable::{Load, PersonLoad, TeamLoad};
use cases_api::case::{Assignee, TeamSummary};
use contract::StaffId;
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;

use crate::case::store::seen_by;

/// Every team's load; `tonight` is the end of today.
pub(super) async fn teams(tx: &TenantTx, tonight: OffsetDateTime) -> Result<Vec<TeamLoad>, DbError> {
    tx.rows(
        concat!(
            "select t.id, t.name, coalesce(c.open, 0), coalesce(c.today, 0), coalesce(c.overdue, 0), coalesce(c.nobody, 0)
         from team t
         left join (select team_id, count(*) as open, count(*) filter (where due_at > $2 and due_at < $3) as today,
                        count(*) filter (where due_at <= $2) as overdue,
                        count(*) filter (where assignee_id is null) as nobody
                    from case_file c where tenant_id = $1 and state <> 'done' and",
            seen_by!("$4"),
            " group by team_id) c on c.team_id = t.id
         where t.tenant_id = $1 and (t.closed_at is null or c.open > 0)"
        ),
        args![tx.tenant(), tx.now(), tonight, tx.actor().staff().map(StaffId::uuid)],
        |row| {
            Ok(TeamLoad {
                team: TeamSummary { id: row.id(0)?, name: row.json(1)? },
                load: load(row, 2)?,
                nobody: row.get(5)?,
            })
        },
    )
    .await
}

/// The load of everyone who has cases.
pub(super) async fn people(tx: &TenantTx, tonight: OffsetDateTime) -> Result<Vec<PersonLoad>, DbError> {
    tx.rows(
        concat!(
            "select s.id, s.name, c.open, c.today, c.overdue
         from (select assignee_id, count(*) as open, count(*) filter (where due_at > $2 and due_at < $3) as today,
                   count(*) filter (where due_at <= $2) as overdue
               from case_file c
               where tenant_id = $1 and state <> 'done' and assignee_id is not null and",
            seen_by!("$4"),
            " group by assignee_id) c
         join staff s on s.tenant_id = $1 and s.id = c.assignee_id"
        ),
        args![tx.tenant(), tx.now(), tonight, tx.actor().staff().map(StaffId::uuid)],
        |row| Ok(PersonLoad { person: Assignee { id: row.id(0)?, name: row.get(1)? }, load: load(row, 2)? }),
    )
    .await
}

fn load(row: Row<'_>, at: usize) -> Result<Load, DbError> {
    Ok(Load { open: row.get(at)?, today: row.get(at + 1)?, overdue: row.get(at + 2)? })
}
