use auth::Allowed;
use cases_api::perm;
use cases_api::team::{CloseTeam, NameTeam, TeamMade, TeamRecord};
use contract::{Created, Done, Found, Page, Problem, TeamId};
use runtime::{At, Body, Early, IfMatch};

use super::store;

pub async fn list(allowed: Allowed<perm::ReadCatalogue>) -> Result<Found<Page<TeamRecord>>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(Page { items: store::records(&tx).await?, next: None }))
}

pub async fn read(allowed: Allowed<perm::ReadCatalogue>, At(id): At<TeamId>) -> Result<Found<TeamRecord>, Early> {
    let tx = allowed.begin().await?;
    let team = store::record(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let version = team.version;
    Ok(Found::at(team, version))
}

pub async fn make(allowed: Allowed<perm::SetTeams>, Body(asked): Body<NameTeam>) -> Result<Created<TeamMade>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    let id = super::make(&tx, &council, &asked).await?;
    Ok(tx.commit(Created { body: TeamMade { id }, location: format!("/api/v1/teams/{id}") }).await?)
}

pub async fn rename(
    allowed: Allowed<perm::SetTeams>,
    At(id): At<TeamId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<NameTeam>,
) -> Result<Found<TeamRecord>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let team = super::rename(&tx, &council, (id, version), &asked).await?;
    let version = team.version;
    Ok(tx.commit(Found::at(team, version)).await?)
}

pub async fn close(
    allowed: Allowed<perm::SetTeams>,
    At(id): At<TeamId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<CloseTeam>,
) -> Result<Found<TeamRecord>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let team = super::close(&tx, (id, version), asked).await?;
    let version = team.version;
    Ok(tx.commit(Found::at(team, version)).await?)
}

pub async fn reopen(allowed: Allowed<perm::SetTeams>, At(id): At<TeamId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    super::reopen(&tx, id).await?;
    Ok(tx.commit(Done).await?)
}
