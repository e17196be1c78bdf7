//! The clocks of the services that the product ships, and cases that are older than clocks.

use cases_api::case::{CaseView, MoveCase, OpenCase};
use cases_api::clock::{ClockState, ExtendClock};
use cases_api::follow::{FindCase, Reopen};
use cases_api::history::CorrectAnswers;
use cases_api::target::Step;
use contract::CaseId;
use serde_json::json;
use testkit::eventually;
use time::Duration;

use crate::support::{House, asked, caller, colleague, faults, key};

fn complaint() -> OpenCase {
    asked(json!({
        "service": "complaint",
        "reporter": { "name": "Ann Example", "email": "ann@example.org" },
        "answers": {
            "about": "delay", "what_happened": "Nobody answered.", "put_right": "An answer.", "told_before": true,
            "your_address": { "line1": "1 High Street", "town": "Worthing", "postcode": "bn111hs" },
        },
    }))
}

fn challenge(issued_on: &str) -> OpenCase {
    asked(json!({
        "service": "parking-penalty",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "postcode": "bn111hs" },
        "answers": {
            "notice_number": "AD12345678", "registration": "AB12 CDE", "issued_on": issued_on, "reason": "not-parked",
            "what_happened": "I was somewhere else.",
        },
    }))
}

impl House {
    async fn seen(&self, id: CaseId) -> CaseView {
        self.cases().read(&self.worker(0), id).await.unwrap().body
    }

    async fn by(&self, id: CaseId, by: MoveCase) -> CaseView {
        let version = self.seen(id).await.case.version;
        self.cases().transition(&self.worker(0), id, version, &key(), &by).await.unwrap();
        self.seen(id).await
    }
}

fn states(view: &CaseView) -> Vec<(&str, ClockState)> {
    view.clocks.iter().map(|clock| (clock.id.as_str(), clock.state)).collect()
}

#[tokio::test]
async fn a_complaint_is_acknowledged_answered_and_answered_again_each_by_its_own_clock() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let opened = house.cases().open(&house.citizen(0), &key(), &complaint()).await?;
    let new = house.seen(opened.id).await;
    assert_eq!(states(&new), [("main", ClockState::Running), ("acknowledge", ClockState::Running)]);
    assert_eq!(opened.due_at, new.clocks[0].due_at, "citizens are told the day of the answer");
    assert_eq!(new.case.due_at, new.clocks[1].due_at, "the desk is hurried by the acknowledgement");

    let begun = house.by(opened.id, MoveCase::by("acknowledge")).await;
    let stage_1 = |state| [("main", state), ("acknowledge", ClockState::Met), ("stage-1", state)];
    assert_eq!(states(&begun), stage_1(ClockState::Running));
    assert_eq!(begun.case.due_at, begun.clocks[2].due_at);
    let answered = house.by(opened.id, MoveCase::by("answer").ending("upheld").saying("We were slow.")).await;
    assert_eq!(states(&answered), stage_1(ClockState::Met));

    let again = Reopen { token: opened.follow_token, reason: "You didn't read my letter.".into() };
    house.cases().reopen(&house.citizen(0), &key(), &again).await?;
    let reopened = house.seen(opened.id).await;
    let stage_2 = ["stage-2-acknowledge", "stage-2"].map(|clock| (clock, ClockState::Running));
    let second: Vec<_> = stage_1(ClockState::Met).into_iter().chain(stage_2).collect();
    assert_eq!(states(&reopened), second, "stage 1 stays answered");
    assert_eq!(reopened.case.due_at, reopened.clocks[3].due_at, "the desk is hurried by acknowledging it");
    assert!(reopened.clocks[4].due_at > answered.clocks[0].due_at);
    Ok(())
}

#[tokio::test]
async fn more_time_for_stage_1_moves_the_day_that_the_citizen_was_told_as_often_and_far_as_the_code_allows()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let opened = house.cases().open(&house.citizen(0), &key(), &complaint()).await?;
    let begun = house.by(opened.id, MoveCase::by("acknowledge")).await;
    assert_eq!(begun.clocks.iter().map(|clock| clock.may_extend).collect::<Vec<_>>(), [0, 0, 10]);
    let more = ExtendClock { clock: "stage-1".into(), by: 10, reason: "A witness is away.".into() };
    let version = format!("\"{}\"", begun.case.version);
    house.cases().extend_clock(&house.worker(0), (opened.id, &version, &key()), &more).await?;
    let extended = house.seen(opened.id).await;
    assert!(extended.clocks[2].due_at > begun.clocks[2].due_at && extended.clocks[2].may_extend == 0);
    let asked = FindCase { token: Some(opened.follow_token), ..FindCase::default() };
    let followed = house.cases().follow(&house.citizen(0), &asked).await?;
    assert!(followed.due_at > opened.due_at, "the citizen's page tells the new day");
    assert_eq!(followed.due_at, extended.clocks[0].due_at);
    Ok(())
}

#[tokio::test]
async fn a_parking_challenge_has_the_councils_target_beside_the_laws_day_and_its_discount_stands_still()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let issued = (contract::Clock::now(&contract::SystemClock) - Duration::days(3)).date().to_string();
    let opened = house.cases().open(&house.citizen(0), &key(), &challenge(&issued)).await?;
    let new = house.seen(opened.id).await;
    let all =
        [("main", ClockState::Running), ("representations", ClockState::Running), ("discount", ClockState::Paused)];
    assert_eq!(states(&new), all);
    assert_eq!(new.case.due_at, new.clocks[0].due_at, "what stands still doesn't hurry the desk");
    let law = &new.clocks[1];
    assert_eq!((law.due_at.date() - new.case.opened_at.date()).whole_days(), 55, "the day of receipt is day one");
    let first = "select extract(day from due_at - look_at)::bigint from case_clock where clock = 'representations'";
    assert!(house.count(0, first).await >= 28, "someone is told four weeks before silence means acceptance");
    assert!(new.clocks[2].explanation.is_provisional() && new.clocks[2].explanation.tally().paused > 0);
    house.by(opened.id, MoveCase::by("accept").saying("We have cancelled it.")).await;
    assert!(house.seen(opened.id).await.clocks.iter().all(|clock| clock.state == ClockState::Met));
    Ok(())
}

#[tokio::test]
async fn a_challenge_rejected_while_half_price_stood_still_has_half_price_for_14_days_and_28_to_pay_or_appeal()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let issued = (contract::Clock::now(&contract::SystemClock) - Duration::days(3)).date().to_string();
    let id = house.cases().open(&house.citizen(0), &key(), &challenge(&issued)).await?.id;
    let considered = house.by(id, MoveCase::by("consider")).await;
    assert!(considered.moves.iter().any(|by| by.verb == "reject"));
    let held: Vec<_> = considered.held.iter().map(|held| held.verb.as_str()).collect();
    assert_eq!(held, ["reject_full", "deem"], "the full charge isn't due while half price stands still");
    let version = considered.case.version;
    let full = MoveCase::by("reject_full");
    let refused = house.cases().transition(&house.worker(0), id, version, &key(), &full).await.unwrap_err();
    assert_eq!(faults(&refused), [("/verb", "clock-open")]);

    let rejected = house.by(id, MoveCase::by("reject")).await;
    let (met, runs) = (ClockState::Met, ClockState::Running);
    let decided = [("main", ClockState::Paused), ("representations", met), ("discount", met)];
    let counted = [("discount-again", runs), ("pay-or-appeal-discount", runs)];
    assert_eq!(states(&rejected), decided.into_iter().chain(counted).collect::<Vec<_>>());
    let today = rejected.clocks[3].due_at.date() - Duration::days(14);
    assert_eq!((rejected.clocks[4].due_at.date() - today).whole_days(), 28);
    assert!(rejected.clocks[3..].iter().all(|clock| clock.effect.is_some()), "each says what follows from its end");
    assert!(rejected.tasks.iter().any(|task| task.title.en.starts_with("Let half price run")));
    let told = house.told(0, "case.updated").await;
    assert!(told.iter().any(|(_, private)| private["text"].as_str().is_some_and(|text| text.contains("half price"))));
    Ok(())
}

#[tokio::test]
async fn a_challenge_that_came_after_half_price_is_never_told_of_it_and_ends_when_nobody_pays_or_appeals()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let issued = (contract::Clock::now(&contract::SystemClock) - Duration::days(40)).date().to_string();
    let id = house.cases().open(&house.citizen(0), &key(), &challenge(&issued)).await?.id;
    let considered = house.by(id, MoveCase::by("consider")).await;
    let half = MoveCase::by("reject");
    let version = considered.case.version;
    let refused = house.cases().transition(&house.worker(0), id, version, &key(), &half).await.unwrap_err();
    assert_eq!(faults(&refused), [("/verb", "clock-ended")]);
    let rejected = house.by(id, MoveCase::by("reject_full")).await;
    assert!(rejected.clocks.iter().any(|clock| clock.id == "pay-or-appeal" && clock.state == ClockState::Running));
    let told = house.told(0, "case.updated").await;
    let of_half_price = |text: &str| text.to_lowercase().contains("half price");
    assert!(!told.iter().any(|(_, private)| private["text"].as_str().is_some_and(of_half_price)), "{told:?}");

    house.change(0, "update case_file set step_at = step_at - interval '30 days'").await;
    house.change(0, "update case_timer set due_at = now() - interval '1 minute' where key = 'unpaid'").await;
    let another = house.another().await?;
    eventually("the time to pay or appeal to be over", async || {
        let ended = "select count(*) from case_file where step = 'stands' and outcome_id = 'rejected'";
        (house.count(0, ended).await == 1).then_some(())
    })
    .await?;
    let tasks = house.seen(id).await.tasks;
    assert!(tasks.iter().any(|task| task.title.en.starts_with("Send the charge certificate")));
    drop(another);
    Ok(())
}

#[tokio::test]
async fn a_day_that_is_corrected_moves_the_clock_that_it_started() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let today = contract::Clock::now(&contract::SystemClock);
    let issued = |days| (today - Duration::days(days)).date().to_string();
    let opened = house.cases().open(&house.citizen(0), &key(), &challenge(&issued(3))).await?;
    let worker = house.worker(0);
    let held = house.cases().answers(&worker, opened.id, None).await?.body.given;
    let kept = held.iter().filter(|(name, _)| *name != "issued_on");
    let kept = kept.map(|(name, value)| (name.to_owned(), value.clone()));
    let answers = kept.chain([("issued_on".to_owned(), json!(issued(9)))]).collect();
    let to = CorrectAnswers { answers, why: "It was misread.".into(), call: None };
    let before = house.seen(opened.id).await.clocks[2].due_at;
    house.cases().correct_answers(&worker, (opened.id, 1), &key(), &to).await?;
    let discount = house.seen(opened.id).await.clocks[2].clone();
    assert_eq!((before - discount.due_at).whole_days(), 6);
    assert!(matches!(&discount.explanation.steps[0], Step::Answered { on, .. } if on.to_string() == issued(9)));
    Ok(())
}

#[tokio::test]
async fn cases_that_are_older_than_clocks_get_theirs_and_nobody_is_told_of_what_is_past() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (open, done) = (house.report(0).await?, house.cases().open(&house.citizen(0), &key(), &complaint()).await?);
    house.by(done.id, MoveCase::by("acknowledge")).await;
    house.by(done.id, MoveCase::by("answer").ending("upheld").saying("We were slow.")).await;
    let before = (house.seen(open.id).await, house.seen(done.id).await);
    house.change(0, "delete from case_clock").await;
    house.change(0, "update case_file set opened_at = opened_at - interval '400 days'").await;
    house.change(0, "update case_entry set at = at - interval '400 days' where kind = 'moved'").await;

    let later = house.another().await?;
    let none = "select count(*) from case_file c where not exists (select from case_clock k where k.case_id = c.id)";
    eventually("every case to have clocks", async || (house.count(0, none).await == 0).then_some(())).await?;
    let after = (house.seen(open.id).await, house.seen(done.id).await);
    assert_eq!(states(&after.0), [("main", ClockState::Running)]);
    assert!(after.0.clocks[0].overdue && after.0.case.due_at < before.0.case.due_at);
    assert_eq!(states(&after.1), states(&before.1), "a case's story tells what its clocks did");
    assert_eq!(after.1.case.due_at, before.1.case.due_at, "what is over stays as it was");
    assert_eq!(after.0.timeline.len() + after.1.timeline.len(), before.0.timeline.len() + before.1.timeline.len());
    drop(later);
    Ok(())
}
