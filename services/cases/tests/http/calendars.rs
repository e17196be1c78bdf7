use cases_api::calendar::{NewClosure, PauseService, TeamCalendar, Weekday};
use cases_api::case::Happening;
use cases_api::clock::ClockState;
use cases_api::follow::FindCase;
use cases_api::perm;
use cases_api::target::{Closed, Step};
use contract::{Bilingual, CaseId, Permission as _, ProblemKind};
use testkit::eventually;

use crate::support::{House, caller, faults, key};

impl House {
    /// The token of an administrator who sets calendars and stops services.
    fn keeper(&self, at: usize) -> String {
        let held = [perm::ReadCalendars::NAME, perm::SetCalendars::NAME, perm::PauseServices::NAME];
        self.alone.token(self.council(at).id, &held).unwrap()
    }

    async fn story(&self, id: CaseId) -> Vec<String> {
        let view = self.cases().read(&self.worker(0), id).await.unwrap().body;
        let noted = view.timeline.into_iter().filter_map(|entry| match entry.what {
            Happening::Note { text } => Some(text),
            _ => None,
        });
        noted.collect()
    }
}

#[tokio::test]
async fn a_closure_moves_what_runs_and_the_story_says_so() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, keeper) = (house.cases(), house.keeper(0));
    let opened = house.report(0).await?;
    let due = opened.due_at.date();
    let closed =
        NewClosure { from: due.to_string(), to: due.to_string(), name: Bilingual::new("Flood", "Llif"), team: None };
    let added = cases.add_closure(&keeper, &key(), &closed).await?;
    let moved = eventually("the clock to be counted anew", async || {
        let view = cases.read(&house.worker(0), opened.id).await.unwrap().body;
        Some(view).filter(|view| view.case.due_at > opened.due_at)
    })
    .await?;
    let flood = Closed::Council { name: Bilingual::new("Flood", "Llif") };
    assert!(moved.target.steps.iter().any(|step| matches!(step, Step::Skipped { why, .. } if *why == flood)));
    let story = house.story(opened.id).await;
    assert!(story[0].contains("the council’s calendar was changed"), "{story:?}");
    assert_eq!(cases.calendars(&keeper).await?.closures.len(), 1);

    cases.remove_closure(&keeper, added.id).await?;
    eventually("the day to be as it was", async || {
        let view = cases.read(&house.worker(0), opened.id).await.unwrap().body;
        (view.case.due_at == opened.due_at).then_some(())
    })
    .await?;
    assert_eq!(cases.remove_closure(&keeper, added.id).await.unwrap_err().kind, ProblemKind::NotFound);
    let backwards =
        NewClosure { from: "2026-12-31".into(), to: "2026-12-30".into(), name: Bilingual::english(""), ..closed };
    let refused = cases.add_closure(&keeper, &key(), &backwards).await.unwrap_err();
    assert_eq!(faults(&refused)[..2], [("/to", "out-of-range"), ("/name/en", "required")]);
    Ok(())
}

#[tokio::test]
async fn a_team_has_its_own_days_and_two_who_set_them_at_once_do_it_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, keeper) = (house.cases(), house.keeper(0));
    let opened = house.report(0).await?;
    let team = cases.read(&house.worker(0), opened.id).await?.body.case.team.id;
    let weekend = TeamCalendar {
        days: vec![Weekday::Saturday, Weekday::Sunday],
        opens: "08:00".into(),
        closes: "12:00".into(),
        chain: vec![caller()],
    };
    let set = cases.set_calendar(&keeper, (team, "\"0\""), &weekend).await?;
    assert_eq!((set.body.version, set.body.calendar.clone()), (1, weekend.clone()));
    let late = cases.set_calendar(&keeper, (team, "\"0\""), &TeamCalendar::default()).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    eventually("the clock to be counted in the team's days", async || {
        let view = cases.read(&house.worker(0), opened.id).await.unwrap().body;
        let worked = |step: &Step| matches!(step, Step::Skipped { why: Closed::NotWorked, .. });
        view.target.steps.iter().any(worked).then_some(())
    })
    .await?;
    let wrong = TeamCalendar { days: Vec::new(), chain: vec![contract::uuid::Uuid::nil().into()], ..weekend };
    let wrong = cases.set_calendar(&keeper, (team, "\"1\""), &wrong).await.unwrap_err();
    assert_eq!(faults(&wrong), [("/days", "required"), ("/chain/0", "unknown-value")]);
    Ok(())
}

#[tokio::test]
async fn a_service_stands_still_in_an_emergency_and_citizens_read_why() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, keeper, citizen) = (house.cases(), house.keeper(0), house.citizen(0));
    let opened = house.report(0).await?;
    let why = Bilingual::new("A storm has stopped the bins.", "Mae storm wedi atal y biniau.");
    let asked = PauseService { service: "missed-bin".into(), why: why.clone() };
    let once = key();
    let still = cases.pause_service(&keeper, &once, &asked).await?;
    assert_eq!(cases.pause_service(&keeper, &once, &asked).await?.id, still.id);
    assert_eq!((still.open_cases, still.slug.as_str()), (1, "missed-bin"));
    assert_eq!(cases.pause_service(&keeper, &key(), &asked).await.unwrap_err().kind, ProblemKind::Conflict);
    assert_eq!(cases.service(&citizen, "missed-bin").await?.still.unwrap().why, why);
    let find = FindCase { token: Some(opened.follow_token.clone()), ..FindCase::default() };
    assert_eq!(cases.follow(&citizen, &find).await?.still.unwrap().why, why);
    let clock = async || cases.read(&house.worker(0), opened.id).await.unwrap().body.clocks.remove(0);
    let paused = eventually("the clock to stand still", async || {
        Some(clock().await).filter(|clock| clock.state == ClockState::Paused)
    })
    .await?;
    assert!(paused.explanation.steps.contains(&Step::StandsStill { why: why.clone() }));
    let late = house.report(0).await?;
    // Before a weekend, no working day passes until tomorrow: that it stands still says more than the day.
    let its = cases.read(&house.worker(0), late.id).await?.body.clocks.remove(0);
    assert_eq!(its.state, ClockState::Paused, "what is reported meanwhile counts from when the service goes on");
    assert!(its.explanation.steps.contains(&Step::StandsStill { why: why.clone() }) && its.due_at >= opened.due_at);

    let ended = cases.end_service_pause(&keeper, still.id, &key()).await?;
    assert!(ended.ended_at.is_some() && cases.service_pauses(&keeper).await?.items.is_empty());
    assert!(cases.service(&citizen, "missed-bin").await?.still.is_none());
    eventually("the clock to run on", async || (clock().await.state == ClockState::Running).then_some(())).await?;
    let foreign = house.keeper(1);
    assert_eq!(cases.end_service_pause(&foreign, still.id, &key()).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_clock_that_the_law_sets_takes_no_notice_of_storms_and_closures() -> anyhow::Result<()> {
    let house = House::open().await?;
    let lawful = r#"[{"id": "main", "name": {"en": "Answer", "cy": "Ateb"}, "length": {"working_days": 20}, "holidays": "any_uk",
        "days": "law", "in_emergency": false}]"#;
    house
        .change(0, &format!("update service_version set definition = jsonb_set(definition, '{{clocks}}', '{lawful}')"))
        .await;
    let (cases, keeper) = (house.cases(), house.keeper(0));
    let opened = house.report(0).await?;
    let day = opened.due_at.date().to_string();
    let closed = NewClosure { from: day.clone(), to: day, name: Bilingual::new("Party", "Parti"), team: None };
    cases.add_closure(&keeper, &key(), &closed).await?;
    let storm = PauseService { service: "missed-bin".into(), why: Bilingual::new("Storm", "Storm") };
    cases.pause_service(&keeper, &key(), &storm).await?;
    let waits = "select count(*) from case_clock where because is not null";
    eventually("the clock to be counted anew", async || (house.count(0, waits).await == 0).then_some(())).await?;
    let view = cases.read(&house.worker(0), opened.id).await?.body;
    assert_eq!((view.case.due_at, view.clocks[0].state), (opened.due_at, ClockState::Running));
    assert!(house.story(opened.id).await.is_empty(), "nothing moved, so nothing is said");
    Ok(())
}
