use auth::Allowed;
use cases_api::calendar::{Calendars, ClosureAdded, NewClosure, TeamCalendar, TeamDays};
use cases_api::clock::ClockPreset;
use cases_api::perm;
use contract::{ClosureId, Created, Done, Found, Page, Problem, ProblemKind, TeamId};
use runtime::{At, Body, Early, IfMatch, Shared};
use tenant_db::TenantTx;

use super::{chosen, closing, store};
use crate::case::clocks::rounds::{self, Recount};
use crate::clock::presets::Preset;
use crate::office::Office;

pub async fn list(
    allowed: Allowed<perm::ReadCalendars>,
    Shared(office): Shared<Office>,
) -> Result<Found<Calendars>, Early> {
    let tx = allowed.begin().await?;
    let since = office.today(tx.now())?.saturating_sub(jiff::Span::new().months(6));
    let (teams, closures) = (store::teams(&tx).await?, store::closures(&tx, since).await?);
    Ok(Found::plain(Calendars { teams, closures }))
}

pub async fn presets(
    allowed: Allowed<perm::ReadCatalogue>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<ClockPreset>>, Early> {
    allowed.council()?;
    let of = |(key, preset): (&String, &Preset)| ClockPreset {
        key: key.clone(),
        title: preset.title.clone(),
        clock: preset.clock.clone(),
    };
    Ok(Found::plain(Page { items: office.presets.iter().map(of).collect(), next: None }))
}

pub async fn read(allowed: Allowed<perm::ReadCalendars>, At(team): At<TeamId>) -> Result<Found<TeamDays>, Early> {
    let tx = allowed.begin().await?;
    let days = store::team(&tx, team).await?.ok_or_else(Problem::not_found)?;
    let version = days.version;
    Ok(Found::at(days, version))
}

pub async fn set(
    allowed: Allowed<perm::SetCalendars>,
    At(team): At<TeamId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<TeamCalendar>,
) -> Result<Found<TeamDays>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let before = store::team(&tx, team).await?.ok_or_else(Problem::not_found)?;
    let staff = store::staff(&tx).await?;
    let calendar = chosen(asked, |one| staff.contains(one))?;
    let version = store::set(&tx, team, &calendar, version).await?.ok_or(ProblemKind::PreconditionFailed)?;
    rounds::order(&tx, Recount::Team(team.uuid())).await?;
    tx.audit("calendar.set", team, &["days", "opens", "closes", "chain"]);
    Ok(tx.commit(Found::at(TeamDays { calendar, version, ..before }, version)).await?)
}

pub async fn close(
    allowed: Allowed<perm::SetCalendars>,
    Body(asked): Body<NewClosure>,
) -> Result<Created<ClosureAdded>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    let team_known = match asked.team {
        Some(team) => store::team(&tx, team).await?.is_some(),
        None => true,
    };
    let closing = closing(&asked, &council, team_known)?;
    let id = store::close(&tx, &closing).await?;
    count_anew(&tx, closing.team).await?;
    tx.audit("closure.added", id, &["from", "to", "name", "team"]);
    Ok(tx.commit(Created { body: ClosureAdded { id }, location: format!("/api/v1/closures/{id}") }).await?)
}

pub async fn reopen(allowed: Allowed<perm::SetCalendars>, At(id): At<ClosureId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    let team = store::reopen(&tx, id).await?.ok_or_else(Problem::not_found)?;
    count_anew(&tx, team).await?;
    tx.audit("closure.removed", id, &["from", "to", "name", "team"]);
    Ok(tx.commit(Done).await?)
}

async fn count_anew(tx: &TenantTx, team: Option<TeamId>) -> Result<(), Problem> {
    let which = team.map_or(Recount::Everything, |team| Recount::Team(team.uuid()));
    Ok(rounds::order(tx, which).await?)
}
