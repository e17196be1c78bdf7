//! The library beside a council's catalogue: what can be begun from it, what differs from it, and what it has changed
//! since the council last looked.

pub(crate) mod http;
mod slug;
mod store;

use cases_api::catalogue::definition::{Audience, Definition, Messages, SaidAs, Shown, every_channel};
use cases_api::catalogue::editing::{
    BeginService, CatalogueService, Compare, Difference, LibraryEntry, LibraryUpdate, LibraryUpdates, SettleUpdate,
};
use cases_api::form::Form;
use cases_api::routing::Routing;
use cases_api::target::Target;
use contract::council::Council;
use contract::{Bilingual, Faults, Problem, ProblemKind, ServiceId, TeamId, text};
use tenant_db::TenantTx;

use super::differences::{at, differences, from_library, with_part};
use super::{copy, editing};
use crate::library::{Entry, Library};
use crate::team;

/// The workflow with which a service begins that comes from nowhere.
const SIMPLE: &str = "simple-request";
/// How long it may take until the council says otherwise.
const BEGINS_WITH: Target = Target::WorkingDays(10);
/// The most characters of a name.
const MOST_NAME: usize = 80;

/// The library's services, with those of the council's own that have the same address.
async fn entries(tx: &TenantTx, council: &Council, library: &Library) -> Result<Vec<LibraryEntry>, Problem> {
    let own = store::by_slug(tx).await?;
    let entries = library.services().iter().map(|entry| LibraryEntry {
        slug: entry.slug.clone(),
        lgsl: entry.lgsl,
        name: entry.name.clone(),
        summary: entry.summary.clone(),
        usual: entry.provided_by(council.tier),
        service: own.get(&entry.slug).copied(),
    });
    Ok(entries.collect())
}

/// Begins a service with a draft: as the library has it, or from nothing.
///
/// # Errors
/// `validation-failed`; `conflict` where the council has the library's service already.
async fn begin(tx: &TenantTx, library: &Library, asked: &BeginService) -> Result<CatalogueService, Problem> {
    let id = match &asked.library {
        Some(slug) => from_the_library(tx, library, slug, asked.team).await?,
        None => from_nothing(tx, library, asked).await?,
    };
    tx.audit("service.begun", id, &["definition", "team"]);
    editing::whole(tx, id).await
}

async fn from_the_library(
    tx: &TenantTx,
    library: &Library,
    slug: &str,
    team: Option<TeamId>,
) -> Result<ServiceId, Problem> {
    let entry = library.service(slug);
    let entry = entry.ok_or_else(|| Problem::at("/library", "unknown-value", "The library has no such service."))?;
    let definition = shipped(library, entry)?;
    let team = match team {
        Some(team) => known_team(tx, team).await?,
        None => {
            let teams = team::store::add(tx, &[&entry.team]).await?;
            teams.get(&entry.team.key).copied().ok_or(ProblemKind::Internal)?
        }
    };
    let definition = Definition { team: Some(team), ..definition.clone() };
    let begun = store::begin(tx, &entry.slug, team, &definition, Some(&shipped(library, entry)?)).await?;
    begun.ok_or_else(|| Problem::new(ProblemKind::Conflict, "The council has this service already."))
}

async fn from_nothing(tx: &TenantTx, library: &Library, asked: &BeginService) -> Result<ServiceId, Problem> {
    let mut faults = Faults::none();
    let name = asked.name.clone().unwrap_or_default();
    let en = faults.take("/name/en", text::line(&name.en, MOST_NAME).and_then(text::required));
    let cy = name.cy.filter(|cy| !cy.trim().is_empty());
    let cy = cy.map(|cy| faults.take("/name/cy", text::line(&cy, MOST_NAME)));
    if asked.team.is_none() {
        faults.add("/team", "required", "Choose the team that will deal with it.");
    }
    let (en, team) = faults.finish(en.zip(asked.team))?;
    let team = known_team(tx, team).await?;
    let workflow = library.workflow(SIMPLE).ok_or(ProblemKind::Internal)?;
    let definition = Definition {
        tiers: Vec::new(),
        lgsl: None,
        lgil: None,
        group: None,
        name: Bilingual { en: en.clone(), cy: cy.flatten() },
        summary: Bilingual::default(),
        guidance: Vec::new(),
        urgent: None,
        said_as: SaidAs::default(),
        audience: Audience::Everyone,
        channels: every_channel(),
        form: Form::default(),
        clocks: BEGINS_WITH.into(),
        workflow: workflow.clone(),
        team: Some(team),
        routing: Routing::default(),
        tasks: Vec::new(),
        messages: Messages::default(),
        shows: Shown::default(),
        retention: None,
        call_script: Vec::new(),
    };
    let taken = store::by_slug(tx).await?;
    let slug = slug::of(&en, |slug| taken.contains_key(slug) || library.service(slug).is_some());
    let begun = store::begin(tx, &slug, team, &definition, None).await?;
    begun.ok_or_else(|| Problem::new(ProblemKind::Conflict, "Someone has just begun a service of this name."))
}

async fn known_team(tx: &TenantTx, team: TeamId) -> Result<TeamId, Problem> {
    let name = team::store::name(tx, team).await?;
    name.map(|_| team).ok_or_else(|| Problem::at("/team", "unknown-value", "The council has no such team."))
}

/// What differs between two texts of a service.
///
/// # Errors
/// `not-found`; `validation-failed` for a text that there isn't.
async fn compare(tx: &TenantTx, library: &Library, id: ServiceId, which: &Compare) -> Result<Vec<Difference>, Problem> {
    let service = store::service(tx, id).await?.ok_or_else(Problem::not_found)?;
    let from = text_of(tx, library, &service, &which.from).await?;
    let to = text_of(tx, library, &service, &which.to).await?;
    let none = |pointer| Problem::at(pointer, "unknown-value", "The service has no such version.");
    let (from, to) = (from.ok_or_else(|| none("/from"))?, to.ok_or_else(|| none("/to"))?);
    let library = which.from == "library" || which.to == "library";
    Ok(if library { from_library(&from, &to) } else { differences(&from, &to) })
}

async fn text_of(
    tx: &TenantTx,
    library: &Library,
    service: &store::Shelved,
    which: &str,
) -> Result<Option<Definition>, Problem> {
    match which {
        "library" => service.of_library(library),
        "draft" => Ok(editing::store::draft(tx, service.id).await?.map(|draft| draft.definition)),
        "published" => Ok(store::text(tx, service.id, None).await?),
        number => match number.parse::<i32>() {
            Ok(number) => Ok(store::text(tx, service.id, Some(number)).await?),
            Err(_) => Ok(None),
        },
    }
}

impl store::Shelved {
    /// What the library says of it now; `None` where it doesn't come from there.
    fn of_library(&self, library: &Library) -> Result<Option<Definition>, Problem> {
        if self.base.is_none() {
            return Ok(None);
        }
        library.service(&self.slug).map(|entry| shipped(library, entry)).transpose()
    }
}

/// What the library has changed since the council last looked, with what the council's own text has there.
///
/// # Errors
/// `not-found`.
async fn updates(tx: &TenantTx, library: &Library, id: ServiceId) -> Result<LibraryUpdates, Problem> {
    let service = store::service(tx, id).await?.ok_or_else(Problem::not_found)?;
    let draft = editing::store::draft(tx, id).await?.ok_or_else(Problem::not_found)?;
    let now = service.of_library(library)?;
    let changes = service.base.as_ref().zip(now.as_ref()).map(|(base, now)| from_library(base, now));
    let update = |change: Difference| {
        let own = at(&draft.definition, &change.part);
        LibraryUpdate { clashes: own != change.from && own != change.to, own, change }
    };
    // What the council has already needs no taking.
    let open = changes.unwrap_or_default().into_iter().map(update).filter(|update| update.own != update.change.to);
    Ok(LibraryUpdates { items: open.collect(), version: draft.version })
}

/// Takes a change of the library's into the draft that is still at `version`, or keeps what the council has; either
/// way it isn't asked again.
///
/// # Errors
/// `not-found`, `precondition-failed`, `validation-failed` for a part that the library hasn't changed, or that fits
/// nowhere in the council's own text.
async fn settle(
    tx: &TenantTx,
    library: &Library,
    council: &Council,
    id: ServiceId,
    version: i64,
    asked: &SettleUpdate,
) -> Result<LibraryUpdates, Problem> {
    editing::store::lock(tx, id).await?.ok_or_else(Problem::not_found)?;
    let open = updates(tx, library, id).await?;
    if open.version != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    let service = store::service(tx, id).await?.ok_or_else(Problem::not_found)?;
    let unknown = || Problem::at("/part", "unknown-value", "The library has no such change.");
    if !open.items.iter().any(|update| update.change.part == asked.part) {
        return Err(unknown());
    }
    let (base, now) = service.base.clone().zip(service.of_library(library)?).ok_or_else(unknown)?;
    let settled = with_part(&base, &asked.part, &now).ok_or_else(unknown)?;
    if asked.take {
        let draft = editing::store::draft(tx, id).await?.ok_or_else(Problem::not_found)?;
        let taken = with_part(&draft.definition, &asked.part, &now);
        let nowhere = || Problem::at("/part", "not-asked", "The council’s own text has no place for this change.");
        editing::write(tx, council, id, version, &taken.ok_or_else(nowhere)?).await?;
    }
    store::settle(tx, id, &settled).await?;
    tx.audit("service.library-settled", id, &["definition"]);
    updates(tx, library, id).await
}

/// What the library ships of a service.
fn shipped(library: &Library, entry: &Entry) -> Result<Definition, Problem> {
    let workflow = library.workflow(&entry.workflow).ok_or(ProblemKind::Internal)?;
    Ok(copy(entry, workflow))
}
