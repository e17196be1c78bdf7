//! Rows that become cases: each with its reference of ours, its old one as an alias, its story and its clocks.

mod store;

use std::collections::HashMap;

use cases_api::events::{CaseImported, CaseImportedPrivate};
use cases_api::workflow::State;
use contract::council::Council;
use contract::{CaseEntryId, CaseId, Problem, Reference, ServiceId, TeamId};
use serde_json::{Value, json};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::Import;
use super::laying::laid;
use super::reading::Legacy;
use crate::case::clocks;
use crate::case::clocks::office_days::StoredOffice;
use crate::case::store::{FIRST_VERSION, json as written};
use crate::office::{almanac, untellable};

/// What stands in the place of a name that the other system didn't have.
const NOBODY: &str = "Name not known";

/// A row that becomes a case.
pub(super) struct Row<'a> {
    pub place: i32,
    pub legacy: Legacy<'a>,
}

/// Writes the cases of rows, and tells contacts who reported them.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn write(tx: &TenantTx, council: &Council, import: &Import, rows: &[Row<'_>]) -> Result<(), Problem> {
    let mut references = Vec::new();
    while references.len() < rows.len() {
        let drawn: Vec<_> =
            (references.len()..rows.len()).map(|_| Reference::random(council.prefix, &mut rand::rng())).collect();
        let taken = store::taken(tx, &drawn).await?;
        for reference in drawn {
            if !taken.iter().any(|taken| taken == reference.compact()) && !references.contains(&reference) {
                references.push(reference);
            }
        }
    }
    let offices = offices(tx, rows).await?;
    let mut batch = store::Batch::default();
    for (row, reference) in rows.iter().zip(references) {
        let id = tx.new_id::<CaseId>();
        let service = row.legacy.service;
        let office = row.legacy.team.and_then(|team| offices.get(&(team, service.id))).unwrap_or(&service.office);
        let clocks = laid(&row.legacy, office, council.division, almanac()?, tx.now()).map_err(untellable)?;
        let due = clocks::store::told(&clocks).ok_or_else(|| DbError::Bug("a case without a day".into()))?;
        batch.cases.push(case(id, reference, row, &clocks, due)?);
        batch.entries.extend(story(tx, import, id, &row.legacy)?);
        if let Value::Array(clocks) = clocks::store::rows(&clocks)? {
            batch.clocks.extend(clocks.into_iter().map(|mut clock| {
                clock["case_id"] = json!(id);
                clock
            }));
        }
        tell(tx, import, (id, reference), &row.legacy)?;
        tx.audit("case.imported", id, &["state", "reporter", "answers"]);
    }
    Ok(store::add(tx, import.id, batch).await?)
}

/// The days of the teams to which rows go by their own word.
async fn offices(tx: &TenantTx, rows: &[Row<'_>]) -> Result<HashMap<(TeamId, ServiceId), StoredOffice>, DbError> {
    let mut offices = HashMap::new();
    for (team, service) in rows.iter().filter_map(|row| Some((row.legacy.team?, row.legacy.service.id))) {
        if !offices.contains_key(&(team, service))
            && let Some(office) = clocks::store::office(tx, team, service).await?
        {
            offices.insert((team, service), office);
        }
    }
    Ok(offices)
}

fn moment(at: OffsetDateTime) -> Result<String, DbError> {
    at.format(&Rfc3339).map_err(|_| DbError::Bug("a moment can't be written".into()))
}

fn case(
    id: CaseId,
    reference: Reference,
    row: &Row<'_>,
    clocks: &[clocks::store::ClockRow],
    due: &clocks::kept::Counted,
) -> Result<Value, DbError> {
    let legacy = &row.legacy;
    let entered = legacy.closed.unwrap_or(legacy.received);
    Ok(json!({
        "id": id, "place_in_file": row.place, "reference": reference.compact(), "key": legacy.key, "written": legacy.reference,
        "service_id": legacy.service.id, "service_name": written(&legacy.service.definition.name)?,
        "team_id": legacy.team.unwrap_or(legacy.service.team.id), "assignee_id": legacy.assignee, "state": legacy.stage.name(),
        "outcome": legacy.outcome.as_ref().map(|(outcome, _)| outcome.name()),
        "outcome_id": legacy.outcome.as_ref().map(|(_, id)| id),
        "reporter_name": legacy.name.as_ref().map_or(NOBODY, |name| name.as_str()),
        "reporter_email": legacy.email.as_ref().map(|email| email.as_str()),
        "reporter_phone": legacy.phone.as_ref().map(|phone| phone.as_str()),
        "reporter_address": legacy.address,
        "reporter_postcode": legacy.postcode.as_ref().map_or("", |postcode| postcode.as_str()),
        "place": legacy.place, "answers": written(&legacy.answers)?, "opened_at": moment(legacy.received)?,
        "due_at": moment(clocks::store::soonest(clocks).unwrap_or(due.due))?, "target": written(&due.explanation)?,
        "closed_at": legacy.closed.map(moment).transpose()?, "channel": legacy.channel.name(),
        "files": legacy.files, "service_version_id": legacy.service.published, "step": legacy.step, "step_at": moment(entered)?,
    }))
}

/// What the story tells: that it was reported, what was noted, how it ended, and who brought it here from where.
fn story(tx: &TenantTx, import: &Import, case: CaseId, legacy: &Legacy<'_>) -> Result<Vec<Value>, DbError> {
    let entry = |at: OffsetDateTime, kind: &str, public: bool, text: Option<&str>| {
        Ok::<_, DbError>(json!({
            "id": tx.new_id::<CaseEntryId>(), "case_id": case, "at": moment(at)?, "kind": kind, "public": public, "text": text,
        }))
    };
    let mut story = vec![entry(legacy.received, "opened", true, None)?];
    for (at, text) in &legacy.notes {
        story.push(entry(*at, "note", false, Some(text))?);
    }
    if let Some((closed, (outcome, id))) = legacy.closed.zip(legacy.outcome.as_ref()) {
        let mut ended = entry(closed, "moved", true, None)?;
        ended["from_state"] = json!(State::Received.name());
        ended["to_state"] = json!(State::Done.name());
        ended["from_step"] = json!(legacy.service.definition.workflow.first().map(|step| &step.id));
        ended["to_step"] = json!(legacy.step);
        ended["outcome"] = json!(outcome.name());
        ended["outcome_id"] = json!(id);
        story.push(ended);
    }
    let from = format!("Imported from {}. Its reference there was {}.", import.name, legacy.reference);
    let mut brought = entry(tx.now(), "note", false, Some(&from))?;
    brought["by_staff"] = json!(import.staff);
    story.push(brought);
    Ok(story)
}

/// Tells contacts who reported it, where that is known. Nothing that writes to people listens to this.
fn tell(
    tx: &TenantTx,
    import: &Import,
    (case_id, reference): (CaseId, Reference),
    legacy: &Legacy<'_>,
) -> Result<(), DbError> {
    let Some(name) = &legacy.name else { return Ok(()) };
    let service = legacy.service.definition.name.clone();
    let fact = CaseImported { case_id, import_id: import.id, reference, service, received_at: legacy.received };
    let private = CaseImportedPrivate {
        name: name.as_str().to_owned(),
        email: legacy.email.clone().map(String::from),
        phone: legacy.phone.clone().map(String::from),
        address: legacy.address.clone(),
        postcode: legacy.postcode.as_ref().map(|postcode| postcode.as_str().to_owned()),
    };
    tx.emit(FIRST_VERSION, &fact, &private)
}
