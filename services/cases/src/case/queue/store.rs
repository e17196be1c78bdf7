//! The queries of lists: one statement for each shape, so that each walks an index of its own in the
//! list's order.

use cases_api::case::CaseSummary;
use cases_api::workflow::State;
use contract::{CaseId, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Assignee, Team, Which};
use crate::case::store::{summary, summary_columns};

/// `$1` council, `$2` state or null, `$3` team, `$4` who asks, `$5` and `$6` the place, `$7` how many.
macro_rules! queue {
    ($done:literal, $team:literal, $assignee:literal) => {
        concat!(
            "select ",
            summary_columns!(),
            " from (
                 select id, reference, service_name, state, outcome, team_id, assignee_id, place, opened_at, due_at, version
                 from case_file c
                 where tenant_id = $1 and ",
            $done,
            $team,
            $assignee,
            " and ($2::text is null or state = $2) and (due_at, id) > ($5, $6)
                 order by due_at, id
                 limit $7
             ) c
             join team t on t.tenant_id = $1 and t.id = c.team_id
             left join staff a on a.tenant_id = $1 and a.id = c.assignee_id
             order by c.due_at, c.id"
        )
    };
}

fn statement(which: Which) -> &'static str {
    macro_rules! by_assignee {
        ($done:literal, $team:literal) => {
            match which.assignee {
                Assignee::Any => queue!($done, $team, ""),
                Assignee::Me => queue!($done, $team, " and assignee_id = $4"),
                Assignee::Nobody => queue!($done, $team, " and assignee_id is null"),
            }
        };
    }
    macro_rules! by_team {
        ($done:literal) => {
            match which.team {
                Team::Any => by_assignee!($done, ""),
                Team::One(_) => by_assignee!($done, " and team_id = $3"),
                Team::Mine => by_assignee!(
                    $done,
                    " and team_id in (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $4)"
                ),
            }
        };
    }
    if which.done() {
        by_team!("state = 'done'")
    } else {
        by_team!("state <> 'done'")
    }
}

/// A page of cases after a place, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    which: Which,
    me: Option<StaffId>,
    after: Option<(OffsetDateTime, CaseId)>,
    size: u16,
) -> Result<Vec<CaseSummary>, DbError> {
    let (due, id) = after.unwrap_or((OffsetDateTime::UNIX_EPOCH, CaseId::from(Uuid::nil())));
    let team = match which.team {
        Team::One(team) => Some(team.uuid()),
        Team::Any | Team::Mine => None,
    };
    tx.rows(
        statement(which),
        args![
            tx.tenant(),
            which.state.map(State::name),
            team,
            me.map(StaffId::uuid),
            due,
            id.uuid(),
            i64::from(size) + 1
        ],
        summary,
    )
    .await
}
