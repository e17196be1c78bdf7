//! Changing the catalogue: a draft is written, published as the next version, taken back by publishing an earlier
//! one once more. What was published stays as it is.

pub(crate) mod http;
pub(super) mod store;
mod teams;

use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::{CatalogueService, ServiceDraft};
use contract::council::Council;
use contract::faults::Unfit;
use contract::{FieldFault, Problem, ProblemKind, ServiceId, ServiceVersionId, TeamId, text};
use tenant_db::{DbError, TenantTx};

use super::flaws::{flaws, unkeepable};
use crate::team;

/// The most characters of what is said of a publication.
const MOST_NOTE: usize = 500;

/// The draft of a service, or what is published where nobody has begun one.
///
/// # Errors
/// `not-found`.
async fn draft(tx: &TenantTx, council: &Council, id: ServiceId) -> Result<ServiceDraft, Problem> {
    let found = store::draft(tx, id).await?.ok_or_else(Problem::not_found)?;
    let flaws = all_flaws(tx, council, &found.definition).await?;
    Ok(ServiceDraft { flaws, ..found })
}

/// Keeps what the next version will say, where the draft is still at `version`: sound or not, so that it can be
/// finished another day.
///
/// # Errors
/// `not-found`, `precondition-failed`, `validation-failed` for what can't be kept at all.
pub(super) async fn write(
    tx: &TenantTx,
    council: &Council,
    id: ServiceId,
    version: i64,
    definition: &Definition,
) -> Result<ServiceDraft, Problem> {
    let wrong = unkeepable(definition);
    if !wrong.is_empty() {
        return Err(Problem::validation(wrong));
    }
    store::lock(tx, id).await?.ok_or_else(Problem::not_found)?;
    if !store::write(tx, id, version, definition).await? {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    tx.audit("service.drafted", id, &["definition"]);
    draft(tx, council, id).await
}

/// Throws a draft away; at version 0 there is none, and nothing happens. A service that was never published goes
/// with its draft.
///
/// # Errors
/// `not-found`, `precondition-failed`.
async fn discard(tx: &TenantTx, id: ServiceId, version: i64) -> Result<(), Problem> {
    let service = store::lock(tx, id).await?.ok_or_else(Problem::not_found)?;
    if version == 0 && !store::draft(tx, id).await?.is_some_and(|draft| draft.begun) {
        return Ok(());
    }
    if !store::discard(tx, id, version).await? {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    if service.published.is_none() {
        store::forget(tx, id).await?;
    }
    tx.audit("service.draft-discarded", id, &["definition"]);
    Ok(())
}

/// Publishes a draft that is still at `version`.
///
/// # Errors
/// `not-found`; `precondition-failed`; `validation-failed` with every flaw at its place in the definition;
/// `conflict` when it says what is published already.
async fn publish(
    tx: &TenantTx,
    council: &Council,
    id: ServiceId,
    version: i64,
    note: Option<&str>,
) -> Result<CatalogueService, Problem> {
    let note = said(note)?;
    let service = store::lock(tx, id).await?.ok_or_else(Problem::not_found)?;
    let draft = draft(tx, council, id).await?;
    if draft.version != version || !draft.begun {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    if !draft.flaws.is_empty() {
        return Err(Problem::validation(draft.flaws));
    }
    if service.definition.as_ref() == Some(&draft.definition) {
        return Err(Problem::new(ProblemKind::Conflict, "The draft says what is published already."));
    }
    let published = store::publish(tx, id, note.as_deref()).await?;
    store::goes_by(tx, id, published, &draft.definition).await?;
    tx.audit("service.published", id, &["definition"]);
    whole(tx, id).await
}

/// Publishes an earlier version once more, as the next number; `version` is the service's.
///
/// # Errors
/// `not-found`; `precondition-failed`; `conflict` for the one that is published.
async fn restore(
    tx: &TenantTx,
    earlier: ServiceVersionId,
    version: i64,
    note: Option<&str>,
) -> Result<CatalogueService, Problem> {
    let note = said(note)?;
    let found = store::version(tx, earlier).await?.ok_or_else(Problem::not_found)?;
    let service = store::lock(tx, found.service).await?.ok_or_else(Problem::not_found)?;
    if service.version != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    if service.published == Some(earlier) {
        return Err(Problem::new(ProblemKind::Conflict, "This version is published already."));
    }
    let again = store::restore(tx, earlier, note.as_deref()).await?;
    store::goes_by(tx, found.service, again, &found.definition).await?;
    tx.audit("service.restored", found.service, &["definition"]);
    whole(tx, found.service).await
}

/// Offers a service that is still at `version`, or withdraws it.
///
/// # Errors
/// `not-found`; `precondition-failed`; `conflict` for one that was never published.
async fn offer(tx: &TenantTx, id: ServiceId, version: i64, offered: bool) -> Result<CatalogueService, Problem> {
    let service = store::lock(tx, id).await?.ok_or_else(Problem::not_found)?;
    if service.version != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    if service.published.is_none() {
        return Err(Problem::new(ProblemKind::Conflict, "Publish it first: nobody is offered it yet."));
    }
    store::offer(tx, id, offered).await?;
    tx.audit(if offered { "service.offered" } else { "service.withdrawn" }, id, &["state"]);
    whole(tx, id).await
}

/// A service with its versions.
///
/// # Errors
/// `not-found`.
pub(super) async fn whole(tx: &TenantTx, id: ServiceId) -> Result<CatalogueService, Problem> {
    let entry = store::entry(tx, id).await?.ok_or_else(Problem::not_found)?;
    Ok(CatalogueService { entry, versions: store::versions(tx, id).await? })
}

/// What is wrong with a definition that isn't kept: what couldn't be kept even as a draft, else what couldn't be
/// published.
pub(super) async fn judge(
    tx: &TenantTx,
    council: &Council,
    definition: &Definition,
) -> Result<Vec<FieldFault>, Problem> {
    let unkept = unkeepable(definition);
    if unkept.is_empty() { all_flaws(tx, council, definition).await } else { Ok(unkept) }
}

/// What must be put right, also what only the council's tables know.
async fn all_flaws(tx: &TenantTx, council: &Council, definition: &Definition) -> Result<Vec<FieldFault>, Problem> {
    let mut found = flaws(council, definition);
    if let Some(named) = definition.team
        && team::store::by_key(tx, &named.to_string()).await?.is_none()
    {
        found.push(FieldFault::at("/team", Unfit::new("unknown-value", "The council has no such team.")));
    }
    let named = teams::named(definition);
    let keys: Vec<&str> = named.iter().map(|(_, key)| *key).collect();
    let unknown = team::store::unknown(tx, &keys).await?;
    for (at, _) in named.iter().filter(|(_, key)| unknown.iter().any(|one| one == key)) {
        found.push(FieldFault::at(at, Unfit::new("unknown-team", "The council has no such team.")));
    }
    Ok(found)
}

/// Whether the rules, the tasks or the workflow of a service that is offered name a team.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn names_team(tx: &TenantTx, id: TeamId) -> Result<bool, DbError> {
    let offered = store::offered(tx).await?;
    let keys: Vec<&str> = offered.iter().flat_map(teams::named).map(|(_, key)| key).collect();
    team::store::is_one_of(tx, id, &keys).await
}

fn said(note: Option<&str>) -> Result<Option<String>, Problem> {
    let note = note.filter(|note| !note.trim().is_empty()).map(|note| text::paragraphs(note, MOST_NOTE)).transpose();
    note.map_err(|why| Problem::validation(vec![FieldFault::at("/note", why)]))
}
