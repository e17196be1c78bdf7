//! From nothing to a database that is ready, as an owner who is no superuser.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

use migrations::{PLATFORM, RELAY, ROLES, SERVICES, role_of, role_url, run, run_first, steps};
use sqlx::postgres::PgConnection;
use testkit::{ROLE_SECRET, connect, new_database};

async fn refused(connection: &mut PgConnection, sql: &'static str) -> String {
    let error = sqlx::raw_sql(sql).execute(connection).await.expect_err(sql);
    error.as_database_error().unwrap().code().unwrap().into_owned()
}

const NOT_ALLOWED: &str = "42501";

#[tokio::test]
async fn from_nothing_then_again_changes_nothing() {
    let url = new_database("migrations").unwrap();
    let mut postgres = connect(&url.replace(url.rsplit('/').next().unwrap(), "postgres")).await.unwrap();
    let superuser: bool = sqlx::query_scalar("select rolsuper from pg_roles where rolname = current_user")
        .fetch_one(&mut postgres)
        .await
        .unwrap();
    assert!(!superuser, "the owner must be as a managed PostgreSQL gives it");

    let first = run(&url, ROLE_SECRET).await.unwrap();
    assert_eq!(first.applied, steps());
    let second = run(&url, ROLE_SECRET).await.unwrap();
    assert!(second.applied.is_empty());
}

#[tokio::test]
async fn runs_at_the_same_time_wait_for_each_other() {
    let url = new_database("migrations").unwrap();
    let runs = (0..4).map(|_| {
        tokio::spawn({
            let url = url.clone();
            async move { run(&url, ROLE_SECRET).await.unwrap().applied.len() }
        })
    });
    let mut applied = 0;
    for run in runs {
        applied += run.await.unwrap();
    }
    assert_eq!(applied, steps().len());
}

#[tokio::test]
async fn a_run_may_stop_at_any_step_and_go_on() {
    let url = new_database("migrations").unwrap();
    let first = run_first(&url, ROLE_SECRET, 7).await.unwrap().applied;
    let rest = run(&url, ROLE_SECRET).await.unwrap().applied;
    assert_eq!([first, rest].concat(), steps());
}

#[tokio::test]
async fn every_table_of_a_council_is_walled() {
    let url = new_database("migrations").unwrap();
    run(&url, ROLE_SECRET).await.unwrap();
    let mut owner = connect(&url).await.unwrap();
    let unwalled: Vec<String> = sqlx::query_scalar(
        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname = any($1)
           and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
           and not (c.relrowsecurity and c.relforcerowsecurity
                    and exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                                  and p.policyname = 'tenant' and p.qual = p.with_check
                                  and p.qual = '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)'))",
    )
    .bind(SERVICES.map(str::to_owned).to_vec())
    .fetch_all(&mut owner)
    .await
    .unwrap();
    assert!(unwalled.is_empty(), "{unwalled:?}");
}

#[tokio::test]
async fn a_services_role_stays_in_its_schema() {
    let url = new_database("migrations").unwrap();
    run(&url, ROLE_SECRET).await.unwrap();
    for service in SERVICES {
        let mut role = connect(&role_url(&url, &role_of(service), ROLE_SECRET).unwrap()).await.unwrap();
        sqlx::raw_sql("select count(*) from outbox").execute(&mut role).await.unwrap();
        assert_eq!(refused(&mut role, "create table mine (id int)").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "create temp table mine (id int)").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "create schema mine").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "create table public.mine (id int)").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "truncate outbox").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "update audit set actor = 'nobody'").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "delete from access_log").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "alter table outbox disable row level security").await, NOT_ALLOWED);
        assert_eq!(refused(&mut role, "select * from _migrations").await, NOT_ALLOWED);
        let other = if service == "cases" { "select * from contacts.outbox" } else { "select * from cases.outbox" };
        assert_eq!(refused(&mut role, other).await, NOT_ALLOWED);
        let settings: Vec<String> = sqlx::query_scalar(
            "select current_setting(name) from unnest(array['search_path', 'plan_cache_mode', 'statement_timeout',
             'lock_timeout', 'idle_in_transaction_session_timeout', 'timezone']) as name",
        )
        .fetch_all(&mut role)
        .await
        .unwrap();
        assert_eq!(settings, [service, "force_generic_plan", "5s", "2s", "10s", "UTC"]);
    }
}

#[tokio::test]
async fn a_row_is_seen_by_its_council_alone_and_only_its_council_may_write_it() {
    let url = new_database("migrations").unwrap();
    run(&url, ROLE_SECRET).await.unwrap();
    let mut role = connect(&role_url(&url, "moothall_cases", ROLE_SECRET).unwrap()).await.unwrap();
    let insert = "insert into audit (tenant_id, id, happened_at, actor, action, object_id, fields)
                  values ('00000000-0000-7000-8000-00000000000a', gen_random_uuid(), now(), 'visitor', 'made', gen_random_uuid(), '[]')";
    assert_eq!(refused(&mut role, insert).await, NOT_ALLOWED);
    sqlx::raw_sql("set app.tenant_id = '00000000-0000-7000-8000-00000000000a'").execute(&mut role).await.unwrap();
    sqlx::raw_sql(insert).execute(&mut role).await.unwrap();
    let count = "select count(*) from audit";
    assert_eq!(sqlx::query_scalar::<_, i64>(count).fetch_one(&mut role).await.unwrap(), 1);
    sqlx::raw_sql("set app.tenant_id = '00000000-0000-7000-8000-00000000000b'").execute(&mut role).await.unwrap();
    assert_eq!(sqlx::query_scalar::<_, i64>(count).fetch_one(&mut role).await.unwrap(), 0);
    assert_eq!(refused(&mut role, insert).await, NOT_ALLOWED);
    sqlx::raw_sql("set app.tenant_id = ''").execute(&mut role).await.unwrap();
    assert_eq!(sqlx::query_scalar::<_, i64>(count).fetch_one(&mut role).await.unwrap(), 0);
}

#[tokio::test]
async fn the_relay_and_the_platform_have_what_they_need_and_no_more() {
    let url = new_database("migrations").unwrap();
    run(&url, ROLE_SECRET).await.unwrap();
    let mut relay = connect(&role_url(&url, RELAY, ROLE_SECRET).unwrap()).await.unwrap();
    for sql in [
        "select private from cases.outbox for update skip locked",
        "update cases.outbox set delivered_at = now(), private = null",
        "select tenant_id, id from notifications.inbox where done_at is null",
    ] {
        sqlx::raw_sql(sql).execute(&mut relay).await.unwrap();
    }
    for sql in [
        "select private from notifications.inbox",
        "update notifications.inbox set done_at = now()",
        "update cases.outbox set payload = '{}'",
        "delete from cases.outbox",
        "select * from cases.audit",
        "select * from cases.idempotency",
    ] {
        assert_eq!(refused(&mut relay, sql).await, NOT_ALLOWED, "{sql}");
    }
    let mut platform = connect(&role_url(&url, PLATFORM, ROLE_SECRET).unwrap()).await.unwrap();
    for sql in ["select * from tenancy.outbox", "select * from cases.outbox", "select * from identity.audit"] {
        assert_eq!(refused(&mut platform, sql).await, NOT_ALLOWED, "{sql}");
    }
}

#[tokio::test]
async fn roles_are_what_they_were_made_to_be() {
    let url = new_database("migrations").unwrap();
    run(&url, ROLE_SECRET).await.unwrap();
    let mut owner = connect(&url).await.unwrap();
    let sound: Vec<String> = sqlx::query_scalar(
        "select rolname::text from pg_roles where rolname = any($1) and rolcanlogin
         and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
         and not exists (select from pg_auth_members m where m.member = pg_roles.oid)",
    )
    .bind(ROLES.map(str::to_owned).to_vec())
    .fetch_all(&mut owner)
    .await
    .unwrap();
    assert_eq!(sound.len(), ROLES.len());
}
