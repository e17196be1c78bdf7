//! Cases found by what was written in them, by who may see them.

use cases_api::case::{AddNote, SendUpdate};
use cases_api::history::CorrectAnswers;
use cases_api::lookup::{FoundIn, LookUpCases};
use contract::CaseId;
use identity_api::Sees;
use serde_json::json;
use testkit::eventually;

use crate::support::{House, asked, caller, colleague, key};

async fn found(house: &House, token: &str, q: &str) -> anyhow::Result<Vec<(CaseId, Vec<FoundIn>)>> {
    let hits = house.cases().search(token, &LookUpCases { q: q.into(), call: None }).await?.items;
    Ok(hits.into_iter().map(|hit| (hit.case.id, hit.found_in)).collect())
}

#[tokio::test]
async fn a_case_is_found_by_the_words_of_its_notes_messages_answers_and_history() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let litter = asked(json!({
        "service": "litter",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "postcode": "BN11 1HS" },
        "answers": { "place": "Ffordd Tŷ Gwyn", "problem": "glass", "seen_on": "2026-01-19" },
    }));
    let (bin, litter) = (house.report(0).await?.id, cases.open(&house.citizen(0), &key(), &litter).await?.id);
    cases.note(&jo, bin, &key(), &AddNote { text: "The lorry couldn't pass the scaffolding.".into() }).await?;
    cases.update(&jo, bin, &key(), &SendUpdate::saying("A smaller one comes.")).await?;

    assert_eq!(found(&house, &jo, "Scaffold").await?, [(bin, vec![FoundIn::Note])]);
    assert_eq!(found(&house, &jo, "SMALLER lorry").await?, [(bin, vec![FoundIn::Note, FoundIn::Message])]);
    assert_eq!(found(&house, &jo, "ty gwyn").await?, [(litter, vec![FoundIn::Answers])]);
    for nothing in ["scaffolding gwyn", "smaller tuesday", "", "?", "x' or 1=1 --"] {
        assert!(found(&house, &jo, nothing).await?.is_empty(), "{nothing}");
    }

    let held = cases.answers(&jo, litter, None).await?.body.given;
    let place = [("place".to_owned(), json!("Heol Newydd"))];
    let answers = held.iter().filter(|(name, _)| *name != "place");
    let answers = answers.map(|(name, value)| (name.to_owned(), value.clone())).chain(place).collect();
    let to = CorrectAnswers { answers, why: "Misheard.".into(), call: None };
    cases.correct_answers(&jo, (litter, 1), &key(), &to).await?;
    assert_eq!(found(&house, &jo, "newydd").await?, [(litter, vec![FoundIn::Answers, FoundIn::History])]);
    assert_eq!(found(&house, &jo, "gwyn").await?, [(litter, vec![FoundIn::History])]);
    house.change(0, "update case_change set was = null, became = null, why = null, erased_at = now()").await;
    assert!(found(&house, &jo, "gwyn").await?.is_empty(), "what was erased isn't found");
    Ok(())
}

#[tokio::test]
async fn nobody_finds_a_case_by_its_words_that_they_may_not_see() -> anyhow::Result<()> {
    let house = House::open().await?;
    let id = house.report(0).await?.id;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let jo = house.worker(0);
    house.cases().note(&jo, id, &key(), &AddNote { text: "Scaffolding.".into() }).await?;
    let of = house.cases().read(&jo, id).await?.body.case.team.id;
    let elsewhere = house.teams(0).await?.items.into_iter().find(|team| team.team.id != of).unwrap().team.id;
    house.hire_to_see(0, colleague(), "Sam Hill", vec![elsewhere], Sees::Teams).await?;
    assert_eq!(found(&house, &jo, "scaffolding").await?.len(), 1);
    assert!(found(&house, &house.colleague(0), "scaffolding").await?.is_empty());
    assert!(found(&house, &house.worker(1), "scaffolding").await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn cases_that_are_older_than_the_search_become_findable() -> anyhow::Result<()> {
    let house = House::open().await?;
    let id = house.report(0).await?.id;
    let jo = house.worker(0);
    house.cases().note(&jo, id, &key(), &AddNote { text: "Scaffolding.".into() }).await?;
    house.change(0, "with gone as (delete from case_word) update case_file set worded = false").await;
    let _another = house.another().await?;
    let found = eventually("the case to be found", async || {
        found(&house, &jo, "scaffolding recycling").await.ok().filter(|hits| !hits.is_empty())
    });
    assert_eq!(found.await?, [(id, vec![FoundIn::Answers, FoundIn::Note])]);
    assert_eq!(house.count(0, "select count(*) from case_change").await, 0, "that is no change of the case");
    Ok(())
}
