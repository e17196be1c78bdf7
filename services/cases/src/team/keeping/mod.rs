//! A council's teams are made, named and closed. A team that closes hands on all that it has in one transaction, and
//! what still names it goes to its heir from then on (ADR-0040).

pub(crate) mod http;
mod store;

use cases_api::team::{CloseTeam, NameTeam, TeamRecord};
use contract::council::Council;
use contract::{Bilingual, Faults, Problem, ProblemKind, TeamId};
use tenant_db::TenantTx;

use crate::calendar::bilingual;
use crate::case::store as cases;
use crate::catalogue::editing;

/// The most characters of a name.
const MOST_NAME: usize = 80;

/// Makes a team.
///
/// # Errors
/// `validation-failed`.
async fn make(tx: &TenantTx, council: &Council, asked: &NameTeam) -> Result<TeamId, Problem> {
    store::one_after_the_other(tx).await?;
    let name = named(tx, council, None, asked).await?;
    let id = store::add(tx, &name).await?;
    tx.audit("team.made", id, &["name"]);
    Ok(id)
}

/// Gives a team that is at `version` another name. What was said of it before keeps the old one.
///
/// # Errors
/// `not-found`, `precondition-failed`, `validation-failed`.
async fn rename(
    tx: &TenantTx,
    council: &Council,
    (id, version): (TeamId, i64),
    asked: &NameTeam,
) -> Result<TeamRecord, Problem> {
    at(tx, id, version).await?;
    let name = named(tx, council, Some(id), asked).await?;
    store::rename(tx, id, &name).await?;
    tx.audit("team.renamed", id, &["name"]);
    whole(tx, id).await
}

/// Closes a team that is at `version`: another takes over its work, its members and its services. Of a team that is
/// closed already, what came to it since is handed on.
///
/// # Errors
/// `not-found`, `precondition-failed`, `validation-failed` at `/to`.
async fn close(tx: &TenantTx, (id, version): (TeamId, i64), asked: CloseTeam) -> Result<TeamRecord, Problem> {
    at(tx, id, version).await?;
    match asked.to {
        Some(heir) if heir == id => {
            return Err(Problem::at("/to", "same-team", "Choose another team than the one that closes."));
        }
        Some(heir) if !store::works(tx, heir).await? => {
            return Err(Problem::at("/to", "unknown-value", "No team has this id."));
        }
        Some(heir) => {
            store::hand_on(tx, id, heir).await?;
            // What whoever closes it may not see goes with the rest.
            let closes = cases::acts_by_itself(tx).await?;
            store::hand_on(tx, id, heir).await?;
            cases::acts_as(tx, &closes).await?;
            store::be_heir(tx, id, heir).await?;
        }
        None if has_something(tx, id).await?
            || store::is_heir(tx, id).await?
            || editing::names_team(tx, id).await? =>
        {
            return Err(Problem::at("/to", "required", "Choose the team that takes over its work."));
        }
        None => {}
    }
    store::close(tx, id, asked.to).await?;
    tx.audit("team.closed", id, &["closed_at", "heir"]);
    whole(tx, id).await
}

/// Opens a team again. What it had stays where it went.
///
/// # Errors
/// `not-found`; `conflict` for one that isn't closed; `validation-failed` where another has its name by now.
async fn reopen(tx: &TenantTx, id: TeamId) -> Result<(), Problem> {
    store::one_after_the_other(tx).await?;
    let team = whole(tx, id).await?;
    if team.closed_at.is_none() {
        return Err(Problem::new(ProblemKind::Conflict, "This team isn't closed."));
    }
    if store::is_called(tx, Some(id), &team.team.name).await? {
        return Err(Problem::new(ProblemKind::Conflict, "Another team has its name by now: rename one of them first."));
    }
    store::reopen(tx, id).await?;
    tx.audit("team.reopened", id, &["closed_at", "heir"]);
    Ok(())
}

/// A team that is at a version, while nothing else is done to teams.
async fn at(tx: &TenantTx, id: TeamId, version: i64) -> Result<TeamRecord, Problem> {
    store::one_after_the_other(tx).await?;
    let team = whole(tx, id).await?;
    if team.version == version { Ok(team) } else { Err(ProblemKind::PreconditionFailed.into()) }
}

async fn whole(tx: &TenantTx, id: TeamId) -> Result<TeamRecord, Problem> {
    store::record(tx, id).await?.ok_or_else(Problem::not_found)
}

/// A name that no other team has, in each language in which the council writes.
async fn named(tx: &TenantTx, council: &Council, own: Option<TeamId>, asked: &NameTeam) -> Result<Bilingual, Problem> {
    let mut faults = Faults::none();
    let name = bilingual("/name", &asked.name, council, MOST_NAME, &mut faults);
    if let Some(name) = &name
        && store::is_called(tx, own, name).await?
    {
        faults.add("/name/en", "duplicate", "Another team has this name.");
    }
    faults.finish(name)
}

/// Whether someone must take something over, seen or not by whoever asks.
async fn has_something(tx: &TenantTx, id: TeamId) -> Result<bool, Problem> {
    let asks = cases::acts_by_itself(tx).await?;
    let team = whole(tx, id).await?;
    cases::acts_as(tx, &asks).await?;
    Ok(team.cases + team.waiting + team.members > 0 || !team.services.is_empty())
}
