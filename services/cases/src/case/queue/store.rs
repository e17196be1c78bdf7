//! The queries of lists: one statement for each shape, so that each walks an index of its own in the
//! list's order.

use cases_api::case::CaseSummary;
use cases_api::workflow::State;
use contract::{CaseId, ServiceId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Assignee, Moments, Team, Walk, Which};
use crate::case::store::{seen_by, summary, summary_columns};

/// `$1` council, `$2` state or null, `$3` team, `$4` who asks, `$5` and `$6` the place, `$7` how many,
/// `$8` the latest due time, `$9` assignee, `$10` service.
macro_rules! queue {
    ($from:literal, $team:literal, $assignee:literal, $service:literal) => {
        concat!(
            "select ",
            summary_columns!(),
            ", w.seen_version, c.reopened_at is not null from (
                 select c.id, c.reference, c.service_name, c.state, c.outcome, c.team_id, c.assignee_id, c.place, c.opened_at, c.due_at,
                     c.version, c.channel, c.reopened_at
                 from ",
            $from,
            $team,
            $assignee,
            $service,
            " and ($2::text is null or c.state = $2) and c.due_at <= $8 and (c.due_at, c.id) > ($5, $6) and",
            seen_by!("$4"),
            "
                 order by c.due_at, c.id
                 limit $7
             ) c
             join team t on t.tenant_id = $1 and t.id = c.team_id
             left join staff a on a.tenant_id = $1 and a.id = c.assignee_id
             left join case_watch w on w.tenant_id = $1 and w.staff_id = $4 and w.case_id = c.id
             order by c.due_at, c.id"
        )
    };
}

fn statement(which: Which) -> &'static str {
    macro_rules! by_service {
        ($from:literal, $team:literal, $assignee:literal) => {
            match which.service {
                None => queue!($from, $team, $assignee, ""),
                Some(_) => queue!($from, $team, $assignee, " and c.service_id = $10"),
            }
        };
    }
    macro_rules! by_assignee {
        ($from:literal, $team:literal) => {
            match which.assignee {
                Assignee::Any => by_service!($from, $team, ""),
                Assignee::Me | Assignee::One(_) => by_service!($from, $team, " and c.assignee_id = $9"),
                Assignee::Nobody => by_service!($from, $team, " and c.assignee_id is null"),
            }
        };
    }
    macro_rules! by_team {
        ($from:literal) => {
            match which.team {
                Team::Any => by_assignee!($from, ""),
                Team::One(_) => by_assignee!($from, " and c.team_id = $3"),
                // Its being `is true` keeps the teams a filter of the walk: as a join, they'd be walked one
                // by one and sorted.
                Team::Mine => by_assignee!(
                    $from,
                    " and (c.team_id in (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $4)) is true"
                ),
            }
        };
    }
    match which.walk() {
        Walk::Open => by_team!("case_file c where c.tenant_id = $1 and c.state <> 'done'"),
        Walk::Waiting => by_team!("case_file c where c.tenant_id = $1 and c.state = 'waiting'"),
        Walk::Done => by_team!("case_file c where c.tenant_id = $1 and c.state = 'done'"),
        Walk::Watched => by_team!(
            "case_watch v join case_file c on c.tenant_id = $1 and c.id = v.case_id where v.tenant_id = $1 and v.staff_id = $4"
        ),
    }
}

/// A page of cases after a place, and one more when there is one.
pub(crate) async fn list(
    tx: &TenantTx,
    which: Which,
    moments: Moments,
    after: Option<(OffsetDateTime, CaseId)>,
    size: u16,
) -> Result<Vec<CaseSummary>, DbError> {
    let me = tx.actor().staff();
    let (begin, end) = which.span(moments);
    let (due, id) = after.unwrap_or((begin, CaseId::from(Uuid::max())));
    let team = match which.team {
        Team::One(team) => Some(team.uuid()),
        Team::Any | Team::Mine => None,
    };
    let assignee = match which.assignee {
        Assignee::Me => me,
        Assignee::One(staff) => Some(staff),
        Assignee::Any | Assignee::Nobody => None,
    };
    let read = |row: Row<'_>| Ok(CaseSummary { seen: row.get(14)?, reopened: row.get(15)?, ..summary(row)? });
    tx.rows(
        statement(which),
        args![
            tx.tenant(),
            which.state.map(State::name),
            team,
            me.map(StaffId::uuid),
            due,
            id.uuid(),
            i64::from(size) + 1,
            end,
            assignee.map(StaffId::uuid),
            which.service.map(ServiceId::uuid)
        ],
        read,
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
            insert into staff (tenant_id, id, name, state, sees)
            select $1, md5('staff' || n)::uuid, 'Member ' || n, 'active', 'all' from generate_series(1, 20) n returning id
        ), what as (
            insert into team (tenant_id, id, key, name)
            select $1, md5('team' || n)::uuid, 'team-' || n, '{\"en\": \"Team\"}' from generate_series(1, 10) n returning id
        ), offered as (
            insert into service (tenant_id, id, slug, lgsl, rank, library, team_id)
            select $1, md5('service' || n)::uuid, 'service-' || n, 1, n, '{}', md5('team1')::uuid from generate_series(1, 8) n
            returning id
        )
        insert into team_member (tenant_id, team_id, staff_id) select $1, md5('team2')::uuid, md5('staff3')::uuid";

    const CASES: &str = "
        insert into case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, assignee_id, state, outcome,
            closed_at, reporter_name, reporter_postcode, answers, language, opened_at, due_at, target)
        select $1, md5('case' || n)::uuid, $1, 'R' || n, md5('service' || 1 + n % 8)::uuid, '{\"en\": \"Service\"}', md5('team' || 1 + n % 10)::uuid,
            case when n % 3 = 0 then md5('staff' || 1 + n % 20)::uuid end,
            case when n % 2 = 0 then 'received' else 'done' end, case when n % 2 = 1 then 'completed' end,
            case when n % 2 = 1 then now() end, 'Ann', 'BN11 1HS', '[]', 'en', now(), now() + n * interval '7 minutes', '{}'
        from generate_series(1, 4000) n";

    const WATCHES: &str = "
        insert into case_watch (tenant_id, staff_id, case_id, seen_version)
        select $1, md5('staff' || s)::uuid, md5('case' || 100 * s + n)::uuid, 1
        from generate_series(1, 20) s, generate_series(1, 40) n";

    /// A service's connection to a database with three councils of 4,000 cases each, known to the
    /// planner, as one of the councils.
    async fn filled() -> PgConnection {
        let address = testkit::migrated_database("case_plans").await.unwrap();
        let url = migrations::role_url(&address, "moothall_cases", testkit::ROLE_SECRET).unwrap();
        let mut service = testkit::connect(&url).await.unwrap();
        for number in 1..=3_u128 {
            let council = Uuid::from_u128(number);
            run(&mut service, &format!("begin; set local app.tenant_id = '{council}'")).await;
            for sql in [PEOPLE, CASES, WATCHES] {
                sqlx::query(sql).bind(council).execute(&mut service).await.unwrap();
            }
            run(&mut service, "commit").await;
        }
        let mut owner = testkit::connect(&address).await.unwrap();
        run(&mut owner, "analyze cases.case_file, cases.team, cases.staff, cases.team_member, cases.case_watch").await;
        run(&mut service, &format!("begin; set local app.tenant_id = '{}'", Uuid::from_u128(2))).await;
        service
    }

    async fn run(connection: &mut PgConnection, sql: &str) {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.unwrap();
    }

    async fn plan(service: &mut PgConnection, which: Which) -> String {
        let types = "uuid, text, uuid, uuid, timestamptz, uuid, bigint, timestamptz, uuid, uuid";
        run(service, &format!("deallocate all; prepare list ({types}) as {}", statement(which))).await;
        let id = |number| Uuid::from_u128(number);
        let explain = format!(
            "explain execute list ('{}', null, '{}', '{}', '2026-11-22', '{}', 26, '2026-11-24', '{}', null)",
            id(2),
            id(3),
            id(4),
            id(5),
            id(6)
        );
        explained(service, explain).await
    }

    async fn explained(service: &mut PgConnection, explain: String) -> String {
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
            (None, Team::Any, Assignee::One(StaffId::from(Uuid::from_u128(6))), "case_file_own_queue"),
            (None, Team::Any, Assignee::Nobody, "case_file_unassigned"),
            (None, Team::Mine, Assignee::Nobody, "case_file_unassigned"),
            (Some(State::Waiting), Team::Mine, Assignee::Any, "case_file_waiting"),
            (Some(State::Done), Team::Any, Assignee::Any, "case_file_done"),
            (Some(State::Done), one, Assignee::Any, "case_file_team_done"),
            (Some(State::Done), Team::Any, Assignee::Me, "case_file_own_done"),
        ] {
            let which = Which { state, team, assignee, service: None, watched: false, breaching: false, due: None };
            let plan = plan(&mut service, which).await;
            let (_, page) = plan.split_once("Limit").unwrap_or_default();
            assert!(page.contains(&format!("Index Scan using {index} on")), "{plan}");
            assert!(page.contains("ROW(due_at, id) > ROW($5, $6)"), "{plan}");
            assert!(!page.contains("Sort"), "{plan}");
        }
    }

    #[tokio::test]
    async fn one_services_cases_are_reached_by_its_own_index() {
        let mut service = filled().await;
        for (state, index) in [(None, "case_file_service_queue"), (Some(State::Done), "case_file_service_done")] {
            let all = Which::read(&cases_api::case::ListCases::default()).unwrap();
            let which = Which { state, service: Some(Uuid::from_u128(7).into()), ..all };
            let plan = plan(&mut service, which).await;
            let (_, page) = plan.split_once("Limit").unwrap_or_default();
            assert!(page.contains(&format!("Index Scan using {index} on")) && !page.contains("Sort"), "{plan}");
        }
    }

    #[tokio::test]
    async fn what_someone_watches_is_reached_by_their_own_short_list() {
        let mut service = filled().await;
        let which = Which { watched: true, ..Which::read(&cases_api::case::ListCases::default()).unwrap() };
        let plan = plan(&mut service, which).await;
        assert!(plan.contains("case_watch_pkey") && plan.contains("case_file_pkey"), "{plan}");
    }

    #[tokio::test]
    async fn the_counts_walk_no_more_than_ones_own_queues() {
        let mut service = filled().await;
        let counts = super::super::counts::store::COUNTS;
        run(&mut service, &format!("prepare counts (uuid, uuid, timestamptz, bigint, text[]) as {counts}")).await;
        let id = Uuid::from_u128(2);
        let plan = explained(
            &mut service,
            format!("explain execute counts ('{id}', '{id}', '2026-11-24', 5000, '{{cases.decide}}')"),
        )
        .await;
        for index in ["case_file_team_queue", "case_file_own_queue", "case_watch_pkey"] {
            assert!(plan.contains(index), "{index}: {plan}");
        }
        assert!(!plan.contains("Seq Scan on case_file"), "{plan}");
    }
}
