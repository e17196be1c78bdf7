//! How long things wait is each council's own choice.

use cases_api::case::MoveCase;
use cases_api::follow::{FindCase, Reopen};
use cases_api::perm;
use cases_api::settings::DeskSettings;
use cases_api::transfer::PassOn;
use cases_api::workflow::{Outcome, State};
use contract::{Permission as _, ProblemKind};

use crate::support::{House, caller, colleague, faults, key};

#[tokio::test]
async fn a_council_chooses_how_long_a_case_may_be_opened_again() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let held = [perm::ReadPromises::NAME, perm::SetDesk::NAME];
    let administrator = house.alone.token(house.council(0).id, &held)?;
    let before = cases.desk_settings(&administrator).await?;
    assert_eq!(before.body, DeskSettings::default());

    let opened = house.report(0).await?;
    let done = MoveCase::to(State::Done).ending(Outcome::Completed);
    cases.transition(&worker, opened.id, 1, &key(), &done).await?;
    house.change(0, "update case_file set closed_at = closed_at - interval '5 days'").await;
    let link = FindCase { token: Some(opened.follow_token.clone()), ..FindCase::default() };
    assert!(cases.follow(&citizen, &link).await?.reopen_until.is_some());

    let (etag, three) = (before.etag.unwrap_or_default(), DeskSettings { reopen_days: 3, ..before.body });
    cases.set_desk_settings(&administrator, &etag, &three).await?;
    assert!(cases.follow(&citizen, &link).await?.reopen_until.is_none());
    let why = Reopen { token: opened.follow_token, reason: "It is full again.".into() };
    assert_eq!(cases.reopen(&citizen, &key(), &why).await.err().map(|late| late.kind), Some(ProblemKind::Conflict));

    let stale = cases.set_desk_settings(&administrator, &etag, &three).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let nonsense = DeskSettings { reopen_days: 0, answer_minutes: 481, ..DeskSettings::default() };
    let refused = cases.set_desk_settings(&administrator, "\"1\"", &nonsense).await.unwrap_err();
    assert_eq!(faults(&refused), [("/reopen_days", "out-of-range"), ("/answer_minutes", "out-of-range")]);
    let theirs = house.alone.token(house.council(1).id, &held)?;
    assert_eq!(cases.desk_settings(&theirs).await?.body, DeskSettings::default(), "another council has its own");
    Ok(())
}

#[tokio::test]
async fn what_is_passed_on_waits_as_long_as_the_council_chose() -> anyhow::Result<()> {
    let house = House::open().await?;
    let cases = house.cases();
    for (who, name) in [(caller(), "Jo"), (colleague(), "Sam")] {
        house.hire(0, who, name, Vec::new()).await?;
    }
    let administrator = house.alone.token(house.council(0).id, &[perm::SetDesk::NAME])?;
    let jo = house.agent(0, caller());
    let case = house.report(0).await?.id;
    let passed = async || {
        let asked = PassOn {
            note: "Asks for you.".to_owned(),
            staff: Some(colleague()),
            case: Some(case),
            ..PassOn::default()
        };
        cases.pass_on(&jo, &key(), &asked).await
    };
    let soon = passed().await?;
    let hours = DeskSettings { answer_minutes: 480, ..DeskSettings::default() };
    cases.set_desk_settings(&administrator, "\"0\"", &hours).await?;
    let later = passed().await?;
    assert!(later.answer_by > soon.answer_by, "{:?} {:?}", soon.answer_by, later.answer_by);
    Ok(())
}
