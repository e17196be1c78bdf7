//! The wall between councils, read from the live catalogue after every migration step.

use sqlx::PgConnection;
use testkit::{ROLE_SECRET, connect, new_database};

/// The platform's own tables: no citizen's data, no council's rows. Shrink only.
const PLATFORM_TABLES: [&str; 5] =
    ["tenancy.council", "tenancy.council_host", "tenancy.operator_audit", "identity.operator", "identity.revocation"];

/// Tables that the relay's role may see every row of.
const RELAYED: [&str; 11] = [
    "outbox",
    "inbox",
    "message",
    "transfer",
    "bulk_act",
    "case_timer",
    "case_clock",
    "clock_round",
    "case_import",
    "incident_telling",
    "address_file",
];

const CANONICAL: &str = "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

/// Each rule as one query that names what breaks it. `$1` are the platform's tables, `$2` the
/// canonical policy, `$3` the relayed tables.
const RULES: [(&str, &str); 12] = [
    (
        "a table has no tenant_id and isn't the platform's",
        "select t.full_name from t where not t.tenant and not t.full_name = any($1) and t.name not like '%migrations'",
    ),
    ("row level security isn't enabled and forced", "select full_name from t where tenant and not (enabled and forced)"),
    (
        "the tenant policy isn't the canonical one",
        "select full_name from t where tenant and not exists (select from pg_policies p where p.schemaname = t.schema
           and p.tablename = t.name and p.policyname = 'tenant' and p.cmd = 'ALL' and p.qual = $2 and p.with_check = $2)",
    ),
    (
        "a policy is neither the tenant's, nor the relay's on a relayed table, nor one that hides more from the service",
        "select p.schemaname || '.' || p.tablename || ': ' || p.policyname from pg_policies p
           join t on t.schema = p.schemaname and t.name = p.tablename
           where p.policyname <> 'tenant' and not (p.policyname = 'relay' and p.roles = '{moothall_relay}' and p.tablename = any($3))
             and not (p.policyname = 'refuge' and p.permissive = 'RESTRICTIVE' and p.roles = array[('moothall_' || p.schemaname)::name])",
    ),
    ("tenant_id may be null", "select full_name from t join pg_attribute a on a.attrelid = t.oid
        where t.tenant and a.attname = 'tenant_id' and not a.attnotnull"),
    (
        "a unique key doesn't begin with tenant_id",
        "select i.indexrelid::regclass::text from pg_index i join t on t.oid = i.indrelid
           join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
           where t.tenant and i.indisunique and a.attname <> 'tenant_id'",
    ),
    (
        "a foreign key doesn't carry tenant_id on both sides",
        "select c.conname::text || ' on ' || t.full_name from pg_constraint c join t on t.oid = c.conrelid
           where t.tenant and c.contype = 'f' and not (
             exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname = 'tenant_id')
             and exists (select from pg_attribute a where a.attrelid = c.confrelid and a.attnum = c.confkey[1] and a.attname = 'tenant_id'))",
    ),
    (
        "a foreign key to rows that may be deleted has no index that begins with its columns",
        "select c.conname::text || ' on ' || t.full_name from pg_constraint c join t on t.oid = c.conrelid
           where t.tenant and c.contype = 'f'
           and exists (select from pg_roles r where r.rolname like 'moothall\\_%' and r.rolname <> 'moothall_owner' and has_table_privilege(r.oid, c.confrelid, 'delete'))
           and not exists (select from pg_index i where i.indrelid = c.conrelid
             and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey)",
    ),
    (
        "a service's role can do what it needn't",
        "select r.rolname::text || ' on ' || t.full_name from t cross join pg_roles r where r.rolname like 'moothall\\_%'
           and r.rolname <> 'moothall_owner' and (has_table_privilege(r.oid, t.oid, 'truncate')
             or has_table_privilege(r.oid, t.oid, 'references') or has_table_privilege(r.oid, t.oid, 'trigger'))",
    ),
    (
        "a role reaches into another service's schema",
        "select r.rolname::text || ' on ' || t.full_name from t cross join pg_roles r where r.rolname like 'moothall\\_%'
           and r.rolname not in ('moothall_owner', 'moothall_relay', 'moothall_platform', 'moothall_' || t.schema)
           and has_any_column_privilege(r.oid, t.oid, 'select, insert, update')",
    ),
    (
        "a role is above the wall",
        "select rolname::text from pg_roles where rolname like 'moothall\\_%' and (rolsuper or rolbypassrls)
           or rolname like 'moothall\\_%' and rolname <> 'moothall_owner' and (rolcreaterole or rolcreatedb)",
    ),
    (
        "an object can look past the wall or tell across it",
        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname in ('tenancy', 'identity', 'contacts', 'cases', 'notifications') and (c.relkind in ('m', 'S')
             or c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}')
         union all select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname in ('tenancy', 'identity', 'contacts', 'cases', 'notifications') and (p.prosecdef or p.proleakproof)",
    ),
];

async fn findings(owner: &mut PgConnection) -> Vec<String> {
    let mut found = Vec::new();
    for (rule, query) in RULES {
        let sql = format!(
            "with t as (select c.oid, n.nspname::text as schema, c.relname::text as name, n.nspname || '.' || c.relname as full_name,
                 c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
                 exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
               from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')),
             given as (select $1::text[], $2::text, $3::text[]) {query}"
        );
        let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.as_str()))
            .bind(&PLATFORM_TABLES[..])
            .bind(CANONICAL)
            .bind(&RELAYED[..])
            .fetch_all(&mut *owner)
            .await
            .unwrap_or_else(|error| panic!("{rule}: {error}"));
        found.extend(rows.into_iter().map(|row| format!("{row}: {rule}")));
    }
    found
}

#[tokio::test]
async fn the_wall_stands_after_every_migration_step() {
    let url = new_database("rls").expect("an instance");
    let steps = migrations::steps().len();
    assert!(steps > 25, "the sweep must see the services' own tables, and saw {steps} steps");
    for count in 1..=steps {
        migrations::run_first(&url, ROLE_SECRET, count).await.expect("a migration");
        let mut owner = connect(&url).await.expect("the owner");
        let found = findings(&mut owner).await;
        assert!(found.is_empty(), "after step {count}, {:?}:\n{}", migrations::steps()[count - 1], found.join("\n"));
    }
}

/// Planted defects, each of which one rule must name.
const PLANTED: [&str; 12] = [
    "create table cases.planted (id uuid primary key)",
    "alter table cases.audit no force row level security",
    "alter table cases.audit disable row level security",
    "create policy wide on cases.audit using (true)",
    "drop policy tenant on cases.audit",
    "create policy refuge on cases.audit to moothall_cases using (true)",
    "create unique index planted on cases.audit (object_id)",
    "create table cases.planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id), event_id uuid references tenancy.council (id))",
    "grant truncate on cases.audit to moothall_cases",
    "grant usage on schema cases to moothall_contacts; grant select on cases.audit to moothall_contacts",
    "create view cases.planted as select * from cases.audit",
    "create function cases.planted() returns int language sql security definer as 'select 1'",
];

#[tokio::test]
async fn every_planted_gap_in_the_wall_is_named() {
    let url = new_database("planted").expect("an instance");
    migrations::run(&url, ROLE_SECRET).await.expect("migrations");
    let mut owner = connect(&url).await.expect("the owner");
    for planted in PLANTED {
        sqlx::raw_sql("begin").execute(&mut owner).await.expect("begin");
        sqlx::raw_sql(planted).execute(&mut owner).await.unwrap_or_else(|error| panic!("{planted}: {error}"));
        let found = findings(&mut owner).await;
        sqlx::raw_sql("rollback").execute(&mut owner).await.expect("rollback");
        assert!(!found.is_empty(), "not noticed: {planted}");
    }
}
