use cases_api::case::{Happening, MoveCase, TeamSummary};
use cases_api::follow::Reopen;
use cases_api::perm;
use cases_api::team::{CloseTeam, NameTeam, TeamRecord};
use cases_api::workflow::{Outcome, State};
use contract::client::Versioned;
use contract::{Bilingual, CaseId, Permission as _, Problem, ProblemKind, TeamId};
use identity_api::Sees;
use serde_json::json;

use super::tasks::changes;
use crate::support::{House, colleague, faults, key};

impl House {
    /// The token of an administrator who keeps the teams.
    fn keeps_teams(&self, at: usize) -> String {
        let held = [perm::ReadCatalogue::NAME, perm::SetTeams::NAME];
        self.alone.token(self.council(at).id, &held).unwrap()
    }

    async fn make_team(&self, name: &str) -> Result<TeamId, Problem> {
        let asked = NameTeam { name: Bilingual::new(name, format!("{name} (cy)")) };
        Ok(self.cases().make_team(&self.keeps_teams(0), &key(), &asked).await?.id)
    }

    async fn team(&self, id: TeamId) -> Result<TeamRecord, Problem> {
        Ok(self.cases().team(&self.keeps_teams(0), id).await?.body)
    }

    async fn close_team(&self, id: TeamId, to: Option<TeamId>) -> Result<Versioned<TeamRecord>, Problem> {
        let etag = format!("\"{}\"", self.team(id).await?.version);
        self.cases().close_team(&self.keeps_teams(0), (id, &etag, &key()), &CloseTeam { to }).await
    }

    async fn team_called(&self, name: &str) -> TeamSummary {
        let teams = self.teams(0).await.unwrap().items;
        teams.into_iter().map(|of| of.team).find(|team| team.name.en == name).unwrap()
    }

    async fn team_of(&self, id: CaseId) -> String {
        self.cases().read(&self.worker(0), id).await.unwrap().body.case.team.name.en
    }
}

#[tokio::test]
async fn a_council_makes_a_team_and_names_it_anew() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, keeper) = (house.cases(), house.keeps_teams(0));
    let id = house.make_team("Climate").await?;
    let taken = house.make_team("CLIMATE").await.unwrap_err();
    assert_eq!(faults(&taken), [("/name/en", "duplicate")]);
    let unnamed = cases.make_team(&keeper, &key(), &NameTeam { name: Bilingual::english(" ") }).await.unwrap_err();
    assert_eq!(faults(&unnamed)[0], ("/name/en", "required"));

    let better = NameTeam { name: Bilingual::new("Climate and nature", "Hinsawdd a natur") };
    let renamed = cases.rename_team(&keeper, (id, "\"1\""), &better).await?.body;
    assert_eq!((renamed.team.name, renamed.version), (better.name.clone(), 2));
    let late = cases.rename_team(&keeper, (id, "\"1\""), &better).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    assert_eq!(house.team_called("Climate and nature").await.id, id, "it can be given work at once");

    let elsewhere = cases.team(&house.keeps_teams(1), id).await.unwrap_err();
    assert_eq!(elsewhere.kind, ProblemKind::NotFound);
    let worker = cases.make_team(&house.worker(0), &key(), &better).await.unwrap_err();
    assert_eq!(worker.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn a_team_with_work_is_closed_once_another_takes_it_over() -> anyhow::Result<()> {
    let house = House::open().await?;
    let waste = house.team_called("Waste and recycling").await.id;
    let parks = house.team_called("Parks and open spaces").await.id;
    house.hire_to_see(0, colleague(), "Jo Bloggs", vec![waste], Sees::Teams).await?;
    let open = house.report(0).await?.id;

    let refused = house.close_team(waste, None).await.unwrap_err();
    assert_eq!(faults(&refused), [("/to", "required")]);
    assert_eq!(faults(&house.close_team(waste, Some(waste)).await.unwrap_err()), [("/to", "same-team")]);
    let nobody = house.close_team(waste, Some(contract::uuid::Uuid::nil().into())).await.unwrap_err();
    assert_eq!(faults(&nobody), [("/to", "unknown-value")]);

    let closed = house.close_team(waste, Some(parks)).await?.body;
    assert_eq!(closed.heir.map(|heir| heir.id), Some(parks));
    assert_eq!((closed.cases, closed.members, closed.services.len()), (0, 0, 0));
    assert!(house.teams(0).await?.items.iter().all(|of| of.team.id != waste), "nothing is given to it any more");

    assert_eq!(house.team_of(open).await, "Parks and open spaces");
    let seen = house.cases().read(&house.colleague(0), open).await?.body;
    let told = |what: &Happening| matches!(what, Happening::Queued { to } if to == "Parks and open spaces");
    assert!(seen.timeline.iter().any(|entry| told(&entry.what)), "its people see it still, and its story says so");
    assert_eq!(house.team_of(house.report(0).await?.id).await, "Parks and open spaces", "and so with new reports");
    Ok(())
}

#[tokio::test]
async fn what_names_a_closed_team_goes_to_its_heir_and_the_heirs_heir() -> anyhow::Result<()> {
    let house = House::open().await?;
    let climate = house.make_team("Climate").await?;
    changes(&house, |definition| {
        definition.routing =
            serde_json::from_value(json!({"rules": [{"name": "all", "team": climate.to_string()}]})).unwrap();
    })
    .await?;
    let done = house.report(0).await?;
    assert_eq!(house.team_of(done.id).await, "Climate");
    let over = MoveCase::to(State::Done).ending(Outcome::Completed);
    house.cases().transition(&house.worker(0), done.id, 1, &key(), &over).await?;
    let refused = house.close_team(climate, None).await.unwrap_err();
    assert_eq!(faults(&refused), [("/to", "required")], "a live service's rule names it");

    let nature = house.make_team("Nature").await?;
    let parks = house.team_called("Parks and open spaces").await.id;
    house.close_team(climate, Some(nature)).await?;
    assert_eq!(house.team_of(house.report(0).await?.id).await, "Nature");
    house.close_team(nature, Some(parks)).await?;
    assert_eq!(house.team_of(house.report(0).await?.id).await, "Parks and open spaces");
    assert_eq!(house.team(climate).await?.heir.map(|heir| heir.id), Some(parks));

    assert_eq!(house.team_of(done.id).await, "Climate", "what was done stays whose it was");
    let again = Reopen { token: done.follow_token.clone(), reason: "It is back.".into() };
    house.cases().reopen(&house.citizen(0), &key(), &again).await?;
    assert_eq!(house.team_of(done.id).await, "Parks and open spaces", "opened again, it is its heir's");
    Ok(())
}

#[tokio::test]
async fn a_closed_team_is_opened_again_unless_another_has_its_name() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, keeper) = (house.cases(), house.keeps_teams(0));
    let climate = house.make_team("Climate").await?;
    assert_eq!(cases.reopen_team(&keeper, climate).await.unwrap_err().kind, ProblemKind::Conflict);
    assert!(house.close_team(climate, None).await?.body.closed_at.is_some(), "one that has nothing needs no heir");
    cases.reopen_team(&keeper, climate).await?;
    assert!(house.team(climate).await?.closed_at.is_none());
    house.close_team(climate, None).await?;
    house.make_team("Climate").await?;
    assert_eq!(cases.reopen_team(&keeper, climate).await.unwrap_err().kind, ProblemKind::Conflict);
    let all = cases.team_records(&keeper).await?.items;
    assert_eq!(all.last().map(|last| last.team.id), Some(climate), "the closed come last");
    Ok(())
}
