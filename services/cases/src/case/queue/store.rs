//! The queries of lists: one statement for each shape, so that each walks an index of its own in the
//! list's order.

use cases_api::case::CaseSummary;
use cases_api::workflow::State;
use contract::{CaseId, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Assignee, Team, Which};
use crate::case::store::{seen_by, summary, summary_columns};

/// `$1` council, `$2` state or null, `$3` team, `$4` who asks, `$5` and `$6` the place, `$7` how many.
macro_rules! queue {
    ($done:literal, $team:literal, $assignee:literal) => {
        concat!(
            "select ",
            summary_columns!(),
            " from (
                 select id, reference, service_name, state, outcome, team_id, assignee_id, place, opened_at, due_at, version, channel
                 from case_file c
                 where tenant_id = $1 and ",
            $done,
            $team,
            $assignee,
            " and ($2::text is null or state = $2) and (due_at, id) > ($5, $6) and",
            seen_by!("$4"),
            "
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
    if which.done() { by_team!("state = 'done'") } else { by_team!("state <> 'done'") }
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

#[cfg(test)]
mod tests {
    use contract::TeamId;
    use sqlx::postgres::PgConnection;
    use sqlx::{AssertSqlSafe, Row as _};

    use super::*;

    const PEOPLE: &str = "
        with who as (
            insert into staff (tenant_id, id, name, state)
            select $1, md5('staff' || n)::uuid, 'Member ' || n, 'active' from generate_series(1, 20) n returning id
        ), what as (
            insert into team (tenant_id, id, key, name)
            select $1, md5('team' || n)::uuid, 'team-' || n, '{\"en\": \"Team\"}' from generate_series(1, 10) n returning id
        ), offered as (
            insert into service (tenant_id, id, slug, lgsl, rank, definition, team_id)
            select $1, md5('service')::uuid, 'service', 1, 1, '{}', md5('team1')::uuid returning id
        )
        insert into team_member (tenant_id, team_id, staff_id) select $1, md5('team2')::uuid, md5('staff3')::uuid";

    const CASES: &str = "
        insert into case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, assignee_id, state, outcome,
            closed_at, reporter_name, reporter_postcode, answers, language, opened_at, due_at, target)
        select $1, md5('case' || n)::uuid, $1, 'R' || n, md5('service')::uuid, '{\"en\": \"Service\"}', md5('team' || 1 + n % 10)::uuid,
            case when n % 3 = 0 then md5('staff' || 1 + n % 20)::uuid end,
            case when n % 2 = 0 then 'received' else 'done' end, case when n % 2 = 1 then 'completed' end,
            case when n % 2 = 1 then now() end, 'Ann', 'BN11 1HS', '[]', 'en', now(), now() + n * interval '7 minutes', '{}'
        from generate_series(1, 4000) n";

    /// A service's connection to a database with three councils of 4,000 cases each, known to the
    /// planner, as one of the councils.
    async fn filled() -> PgConnection {
        let address = testkit::migrated_database("case_plans").await.unwrap();
        let url = migrations::role_url(&address, "moothall_cases", testkit::ROLE_SECRET).unwrap();
        let mut service = testkit::connect(&url).await.unwrap();
        for number in 1..=3_u128 {
            let council = Uuid::from_u128(number);
            run(&mut service, &format!("begin; set local app.tenant_id = '{council}'")).await;
            for sql in [PEOPLE, CASES] {
                sqlx::query(sql).bind(council).execute(&mut service).await.unwrap();
            }
            run(&mut service, "commit").await;
        }
        let mut owner = testkit::connect(&address).await.unwrap();
        run(&mut owner, "analyze cases.case_file, cases.team, cases.staff, cases.team_member").await;
        run(&mut service, &format!("begin; set local app.tenant_id = '{}'", Uuid::from_u128(2))).await;
        service
    }

    async fn run(connection: &mut PgConnection, sql: &str) {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.unwrap();
    }

    async fn plan(service: &mut PgConnection, which: Which) -> String {
        let types = "uuid, text, uuid, uuid, timestamptz, uuid, bigint";
        run(service, &format!("deallocate all; prepare list ({types}) as {}", statement(which))).await;
        let id = |number| Uuid::from_u128(number);
        let explain = format!(
            "explain execute list ('{}', null, '{}', '{}', '2026-11-22', '{}', 26)",
            id(2),
            id(3),
            id(4),
            id(5)
        );
        let lines = sqlx::raw_sql(AssertSqlSafe(explain)).fetch_all(service).await.unwrap();
        lines.iter().map(|line| line.get::<String, _>(0)).collect::<Vec<_>>().join("\n")
    }

    #[tokio::test]
    async fn each_list_walks_an_index_in_its_own_order() {
        let mut service = filled().await;
        let one = Team::One(TeamId::from(Uuid::from_u128(1)));
        for (state, team, assignee, index) in [
            (None, Team::Any, Assignee::Any, "case_file_queue"),
            (None, one, Assignee::Any, "case_file_team_queue"),
            (None, Team::Mine, Assignee::Any, "case_file_queue"),
            (None, Team::Any, Assignee::Me, "case_file_own_queue"),
            (None, Team::Any, Assignee::Nobody, "case_file_queue"),
            (Some(State::Done), Team::Any, Assignee::Any, "case_file_done"),
        ] {
            let plan = plan(&mut service, Which { state, team, assignee }).await;
            let (_, page) = plan.split_once("Limit").unwrap_or_default();
            assert!(page.contains(&format!("Index Scan using {index} on")), "{plan}");
            assert!(page.contains("ROW(due_at, id) > ROW($5, $6)"), "{plan}");
            assert!(!page.contains("Sort"), "{plan}");
        }
    }
}
