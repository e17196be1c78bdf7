//! Every query that writes cases of another system.

use contract::{ImportId, Reference};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};

use crate::case::store::FIRST_VERSION;

/// Cases with what belongs to them, as rows to be written.
#[derive(Default)]
pub(super) struct Batch {
    pub cases: Vec<Value>,
    pub entries: Vec<Value>,
    pub clocks: Vec<Value>,
}

/// Which of these references a case or a draft has.
pub(super) async fn taken(tx: &TenantTx, drawn: &[Reference]) -> Result<Vec<String>, DbError> {
    let drawn: Vec<&str> = drawn.iter().map(Reference::compact).collect();
    tx.rows(
        "select reference from case_file where tenant_id = $1 and reference = any($2)
         union all select reference from draft where tenant_id = $1 and reference = any($2)",
        args![tx.tenant(), drawn],
        |row| row.get(0),
    )
    .await
}

/// Writes cases with their aliases, stories and clocks, and that their rows are cases now.
pub(super) async fn add(tx: &TenantTx, import: ImportId, batch: Batch) -> Result<(), DbError> {
    let Batch { cases, entries, clocks } = batch;
    let cases = Value::Array(cases);
    let all = cases.clone();
    tx.run(
        "insert into case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, assignee_id, state, outcome,
             outcome_id, reporter_name, reporter_email, reporter_phone, reporter_address, reporter_postcode, place, answers,
             language, opened_at, due_at, target, closed_at, channel, service_version_id, step, step_at, version)
         select $1, n.id, $1, n.reference, n.service_id, n.service_name, n.team_id, n.assignee_id, n.state, n.outcome,
             n.outcome_id, n.reporter_name, n.reporter_email, n.reporter_phone, n.reporter_address, n.reporter_postcode, n.place,
             n.answers, 'en', n.opened_at, n.due_at, n.target, n.closed_at, n.channel, n.service_version_id, n.step, n.step_at, $3
         from jsonb_to_recordset($2) as n(id uuid, reference text, service_id uuid, service_name jsonb, team_id uuid,
             assignee_id uuid, state text, outcome text, outcome_id text, reporter_name text, reporter_email text,
             reporter_phone text, reporter_address text, reporter_postcode text, place text, answers jsonb,
             opened_at timestamptz, due_at timestamptz, target jsonb, closed_at timestamptz, channel text,
             service_version_id uuid, step text, step_at timestamptz)",
        args![tx.tenant(), cases.clone(), FIRST_VERSION],
    )
    .await?;
    tx.run(
        "with alias as (
             insert into case_alias (tenant_id, reference, case_id, written)
             select $1, n.key, n.id, n.written from jsonb_to_recordset($3) as n(id uuid, key text, written text)
         )
         update case_import_row r set state = 'imported', case_id = n.id, cells = '[]', person = null
         from jsonb_to_recordset($3) as n(id uuid, place_in_file int)
         where r.tenant_id = $1 and r.import_id = $2 and r.place = n.place_in_file",
        args![tx.tenant(), import.uuid(), cases],
    )
    .await?;
    tx.run(
        "insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind, text, from_state, to_state, outcome,
             from_step, to_step, outcome_id)
         select $1, n.id, n.case_id, n.at, n.by_staff,
             (select s.name from staff s where s.tenant_id = $1 and s.id = n.by_staff), n.public, n.kind, n.text,
             n.from_state, n.to_state, n.outcome, n.from_step, n.to_step, n.outcome_id
         from jsonb_to_recordset($2) as n(id uuid, case_id uuid, at timestamptz, by_staff uuid, public boolean, kind text,
             text text, from_state text, to_state text, outcome text, from_step text, to_step text, outcome_id text)",
        args![tx.tenant(), Value::Array(entries)],
    )
    .await?;
    tx.run(
        "update file f set case_id = n.id, filed_at = f.arrived_at
         from jsonb_to_recordset($3) as n(id uuid, files jsonb) cross join lateral jsonb_array_elements_text(n.files) as w(name)
         join case_import_file i on i.tenant_id = $1 and i.import_id = $2 and i.name = w.name
         where f.tenant_id = $1 and f.id = i.file_id and f.case_id is null",
        args![tx.tenant(), import.uuid(), all.clone()],
    )
    .await?;
    // What a case begins with is no change of its history.
    tx.run("select set_config('app.recount', 'on', true)", args![]).await?;
    tx.run(
        "insert into case_clock (tenant_id, case_id, clock, place, main, state, due_at, look_at, kept)
         select $1, n.case_id, n.clock, n.place, n.main, n.state, n.due_at, n.look_at, n.kept
         from jsonb_to_recordset($2) as n(case_id uuid, clock text, place smallint, main boolean, state text,
             due_at timestamptz, look_at timestamptz, kept jsonb)",
        args![tx.tenant(), Value::Array(clocks)],
    )
    .await?;
    Ok(())
}
