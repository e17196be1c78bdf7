//! What hides people who are protected stands on each table in which something of people or their cases is, read from the
//! live catalogue.

use testkit::{ROLE_SECRET, connect, new_database};

/// Tables that name a person or a case and that no answer to staff is made of. Shrink only.
const INNER: [&str; 13] = [
    // What protects, and what it is told by.
    "contacts.refuge",
    "cases.refuge",
    "cases.refuge_case",
    "notifications.refuge",
    "notifications.refuge_case",
    // Where merged records' things are, and whether someone has died or is in a call: ids alone, joined with what they are of.
    "cases.contact_merge",
    "cases.contact_moved",
    "cases.contact_died",
    "cases.caller",
    "notifications.death_case",
    // By what reporters are recognised: joined with the person.
    "contacts.recognition",
    // What an import took back and what was told.
    "contacts.case_taken_back",
    "contacts.merge_turn",
];

const UNGUARDED: &str = "
    select distinct n.nspname || '.' || c.relname
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('contacts', 'cases', 'notifications')
        and (a.attname in ('contact_id', 'case_id', 'interaction_id', 'subject_id') or c.relname in ('contact', 'case_file', 'message', 'contact_merge', 'duplicate_pair', 'file_piece'))
        and not n.nspname || '.' || c.relname = any($1)
        and not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
            and p.policyname = 'refuge' and p.permissive = 'RESTRICTIVE' and p.cmd = 'ALL'
            and p.roles = array[('moothall_' || n.nspname)::name])
    order by 1";

#[tokio::test]
async fn no_table_of_people_or_their_cases_is_without_what_hides_the_protected() {
    let url = new_database("refuge").await.expect("an instance");
    migrations::run(&url, ROLE_SECRET).await.expect("migrations");
    let mut owner = connect(&url).await.expect("the owner");
    let unguarded = async |owner: &mut sqlx::PgConnection| -> Vec<String> {
        sqlx::query_scalar(UNGUARDED).bind(&INNER[..]).fetch_all(owner).await.expect("the catalogue")
    };
    assert_eq!(unguarded(&mut owner).await, Vec::<String>::new(), "each needs the policy `refuge`");
    for planted in ["create table cases.planted (case_id uuid)", "drop policy refuge on contacts.detail"] {
        sqlx::raw_sql(planted).execute(&mut owner).await.expect(planted);
    }
    assert_eq!(unguarded(&mut owner).await, ["cases.planted", "contacts.detail"], "planted gaps are named");
}
