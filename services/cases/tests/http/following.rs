use cases_api::case::{AddNote, ListCases, MoveCase, ToldBy};
use cases_api::follow::{Feedback, FindCase, Rate, Reopen, Reply};
use cases_api::workflow::{Outcome, State};
use contract::{ProblemKind, Reference};

use crate::support::{House, faults, key};

fn by_link(token: &str) -> FindCase {
    FindCase { token: Some(token.to_owned()), ..FindCase::default() }
}

fn by_reference(reference: &str, postcode: &str) -> FindCase {
    FindCase { token: None, reference: Some(reference.to_owned()), postcode: Some(postcode.to_owned()) }
}

#[tokio::test]
async fn both_ways_lead_to_the_case_by_its_link_alone_to_what_was_told_and_notes_stay_inside() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let opened = house.report(0).await?;
    cases.note(&house.worker(0), opened.id, &key(), &AddNote { text: "SECRET".into() }).await?;
    let linked = cases.follow(&citizen, &by_link(&opened.follow_token)).await?;
    let typed = opened.reference.to_string().to_lowercase().replace('-', "");
    let found = cases.follow(&citizen, &by_reference(&typed, "bn11 1hs")).await?;
    assert_eq!((linked.token.as_str(), linked.steps.len()), (opened.follow_token.as_str(), 1));
    assert_eq!((found.reference, found.due_at, &found.steps), (linked.reference, linked.due_at, &linked.steps));
    assert!(found.by_reference && !linked.by_reference);
    let again = cases.follow(&citizen, &by_link(&found.token)).await?;
    let reply = Reply { token: found.token.clone(), text: "It was out at six.".into() };
    let once = key();
    let replied = cases.reply(&citizen, &once, &reply).await?;
    let replayed = cases.reply(&citizen, &once, &reply).await?;
    for shown in [&found, &again, &replied, &replayed] {
        assert_eq!(shown.token, found.token, "what was found by a reference opens no more than that");
        let read = serde_json::to_string(shown)?;
        assert!(!read.contains("High Street") && !read.contains(&opened.follow_token), "{read}");
    }
    assert_eq!(linked.team.en, "Waste and recycling");
    let read: Vec<_> = linked.answers.iter().map(|answered| answered.answer.en.as_str()).collect();
    assert!(read.contains(&"1 High Street\nWorthing\nBN11 1HS"), "what was told is read again: {read:?}");
    assert_eq!(linked.told_by, ToldBy::Email);
    assert!(!serde_json::to_string(&linked)?.contains("SECRET"));
    Ok(())
}

#[tokio::test]
async fn whatever_does_not_match_is_answered_alike() -> anyhow::Result<()> {
    let house = House::open().await?;
    let opened = house.report(0).await?;
    let reference = opened.reference.to_string();
    let never = Reference::random(house.council(0).prefix, &mut rand::rng()).to_string();
    let mut altered = opened.follow_token.clone();
    altered.replace_range(0..1, if altered.starts_with('A') { "B" } else { "A" });
    let mut answers = Vec::new();
    for (at, which) in [
        (0, by_reference(&reference, "BN11 1HT")),
        (0, by_reference(&never, "BN11 1HS")),
        (1, by_reference(&reference, "BN11 1HS")),
        (1, by_link(&opened.follow_token)),
        (0, by_link(&altered)),
        (0, by_link("")),
    ] {
        answers.push(house.cases().follow(&house.citizen(at), &which).await.err().unwrap().to_json());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    let slip = house.cases().follow(&house.citizen(0), &by_reference("AAA", "x")).await.err().unwrap();
    assert_eq!(faults(&slip), [("/reference", "not-a-reference"), ("/postcode", "not-a-postcode")]);
    Ok(())
}

#[tokio::test]
async fn the_postcode_of_an_old_reference_can_not_be_guessed_for_long() -> anyhow::Result<()> {
    let house = House::open().await?;
    let opened = house.report(0).await?;
    let alias = format!(
        "insert into case_alias (tenant_id, reference, written, case_id) select tenant_id, 'ABC00042', 'ABC/00042', id
         from case_file where id = '{}'",
        opened.id
    );
    house.change(0, &alias).await;
    let citizen = house.citizen(0);
    let tries = |postcode: &str| by_reference("abc/00042", postcode);
    let found = house.cases().follow(&citizen, &tries("BN11 1HS")).await?;
    assert_eq!(found.reference, opened.reference);
    for letter in 'A'..='J' {
        let guess = format!("BN12 4{letter}A").replace(['C', 'I'], "B");
        let wrong = house.cases().follow(&citizen, &tries(&guess)).await.err().unwrap();
        assert!(matches!(wrong.kind, ProblemKind::ValidationFailed | ProblemKind::RateLimited), "{wrong:?}");
    }
    let right = house.cases().follow(&citizen, &tries("BN11 1HS")).await.err().unwrap();
    assert_eq!(right.kind, ProblemKind::RateLimited);
    Ok(())
}

#[tokio::test]
async fn a_postcode_can_not_be_guessed_for_long() -> anyhow::Result<()> {
    let house = House::open().await?;
    let opened = house.report(0).await?;
    let (reference, citizen) = (opened.reference.to_string(), house.citizen(0));
    for _ in 0..10 {
        let wrong = house.cases().follow(&citizen, &by_reference(&reference, "BN11 1HT")).await;
        assert_eq!(wrong.err().unwrap().kind, ProblemKind::NotFound);
    }
    let right = house.cases().follow(&citizen, &by_reference(&reference, "BN11 1HS")).await.err().unwrap();
    assert!(right.kind == ProblemKind::RateLimited && right.retry_after.is_some_and(|after| (1..=60).contains(&after)));
    assert!(house.cases().follow(&citizen, &by_link(&opened.follow_token)).await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_reply_sets_a_waiting_case_going_again() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let opened = house.report(0).await?;
    let ask = MoveCase::to(State::Waiting).saying("Which bin?");
    cases.transition(&worker, opened.id, 1, &key(), &ask).await?;
    let (once, reply) = (key(), Reply { token: opened.follow_token.clone(), text: "The blue one.".into() });
    let (first, second) =
        futures::future::join(cases.reply(&citizen, &once, &reply), cases.reply(&citizen, &once, &reply)).await;
    let (page, again) = (first?, second?);
    assert_eq!(serde_json::to_value(&page)?, serde_json::to_value(again)?);
    assert_eq!(page.state, State::InProgress);
    let steps: Vec<_> =
        page.steps.iter().map(|step| (step.from_citizen, step.title.en.as_str(), step.text.as_deref())).collect();
    assert_eq!(
        steps,
        [
            (false, "We received your request", None),
            (false, "Waiting for you", Some("Which bin?")),
            (true, "Your reply", Some("The blue one.")),
            (false, "Being dealt with", None),
        ]
    );
    let done = MoveCase::to(State::Done).ending(Outcome::Completed);
    cases.transition(&worker, opened.id, 4, &key(), &done).await?;
    let late = cases.reply(&citizen, &key(), &reply).await.err().unwrap();
    assert_eq!(late.kind, ProblemKind::Conflict);
    let finished = cases.follow(&citizen, &by_link(&opened.follow_token)).await?;
    let ending = finished.outcome.map(|words| words.en);
    assert_eq!(ending.as_deref(), Some("Your bin has now been emptied. Sorry that we missed it."));
    Ok(())
}

#[tokio::test]
async fn a_case_that_is_done_is_opened_again_or_rated_by_its_citizen() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let opened = house.report(0).await?;
    let token = opened.follow_token.clone();
    let rate = |rating, words: Option<&str>| Rate { token: token.clone(), rating, words: words.map(str::to_owned) };
    let early = cases.rate(&citizen, &key(), &rate(4, None)).await.err().unwrap();
    assert_eq!(early.kind, ProblemKind::Conflict);
    let done = MoveCase::to(State::Done).ending(Outcome::Completed);
    cases.transition(&worker, opened.id, 1, &key(), &done).await?;
    cases.rate(&citizen, &key(), &rate(2, Some("It took long."))).await?;
    cases.rate(&citizen, &key(), &rate(4, None)).await?;
    let rated = cases.rate(&citizen, &key(), &rate(4, None)).await?;
    assert_eq!(rated.feedback, Some(Feedback { rating: 4, words: None }));
    assert_eq!(rated.steps.len(), 4, "the same said twice is said once");
    assert!(rated.reopen_until.is_some());
    let (once, why) = (key(), Reopen { token: token.clone(), reason: "The bin is still full.".into() });
    let first = cases.reopen(&citizen, &once, &why).await?;
    let again = cases.reopen(&citizen, &once, &why).await?;
    assert_eq!(serde_json::to_value(&first)?, serde_json::to_value(again)?);
    assert_eq!((first.state, first.reopen_until), (State::InProgress, None));
    assert_eq!(house.count(0, "select count(*) from case_file where reopened_at is not null").await, 1);
    let queued = cases.list(&worker, &ListCases::default()).await?.items;
    assert!(queued.iter().any(|case| case.id == opened.id && case.reopened), "the queue says so");
    let late = cases.reopen(&citizen, &key(), &why).await.err().unwrap();
    assert_eq!(late.kind, ProblemKind::Conflict);
    let view = cases.read(&worker, opened.id).await?.body;
    assert_eq!(view.feedback.map(|said| said.rating), Some(4));
    cases.transition(&worker, opened.id, view.case.version, &key(), &done).await?;
    assert_eq!(house.count(0, "select count(*) from case_file where reopened_at is not null").await, 0);
    let wrong = cases.rate(&citizen, &key(), &rate(6, Some(&"x".repeat(1001)))).await.err().unwrap();
    assert_eq!(faults(&wrong), [("/rating", "out-of-range"), ("/words", "too-long")]);
    Ok(())
}

#[tokio::test]
async fn an_equal_reply_that_comes_again_is_no_further_one() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let opened = house.report(0).await?;
    let (token, once) = (opened.follow_token, key());
    let reply = Reply { token: token.clone(), text: "It is the blue one.".into() };
    for _ in 0..12 {
        assert_eq!(cases.reply(&citizen, &once, &reply).await?.steps.len(), 2);
    }
    for number in 0..9 {
        let other = Reply { token: token.clone(), text: format!("And number {number}.") };
        cases.reply(&citizen, &key(), &other).await?;
    }
    let eleventh = cases.reply(&citizen, &key(), &reply).await.err().unwrap();
    assert_eq!(eleventh.kind, ProblemKind::RateLimited);
    Ok(())
}
