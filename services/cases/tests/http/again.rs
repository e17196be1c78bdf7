//! An answer that was lost on the way: whoever sends again gets it, and nothing is done twice.

use cases_api::article::WriteArticle;
use cases_api::case::{Assign, PutInQueue};
use cases_api::perm;
use cases_api::queues::{CaseFilters, SaveFilter};
use contract::Permission as _;
use serde_json::json;

use crate::support::{House, caller, key};

#[tokio::test]
async fn a_change_whose_answer_was_lost_is_sent_again_and_answered_as_it_was() -> anyhow::Result<()> {
    let house = House::open().await?;
    let teams = house.teams(0).await?.items;
    house.hire(0, caller(), "Jo Bloggs", vec![teams[0].team.id]).await?;
    let (cases, jo, id) = (house.cases(), house.worker(0), house.report(0).await?.id);
    let (taken, queued, saved) = (key(), key(), key());
    for _ in 0..2 {
        assert_eq!(cases.assign(&jo, id, 1, &taken, &Assign { to: Some(caller()) }).await?.version, 2);
    }
    let elsewhere = PutInQueue { to: teams[1].team.id };
    for _ in 0..2 {
        assert_eq!(cases.put_in_queue(&jo, id, 2, &queued, &elsewhere).await?.version, 3);
    }
    let mine = SaveFilter { name: "Mine".into(), filters: CaseFilters::default(), team: None };
    let filter = cases.save_filter(&jo, &key(), &mine).await?.id;
    let renamed = SaveFilter { name: "Ours".into(), ..mine };
    for _ in 0..2 {
        assert_eq!(cases.change_filter(&jo, filter, 1, &saved, &renamed).await?.version, 2);
    }
    let deleted = key();
    for _ in 0..2 {
        let path = format!("/api/v1/saved-filters/{filter}");
        house.alone.client().delete(&path).bearer(&jo).once(&deleted).done().await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_article_that_was_saved_is_saved_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, saved) = (house.cases(), key());
    let manager = house.alone.token(house.council(0).id, &[perm::WriteArticles::NAME])?;
    let article: WriteArticle = serde_json::from_value(json!({
        "title": { "en": "When?" }, "summary": { "en": "Soon." }, "body": { "en": "Very soon." },
        "state": "published", "public": true, "owner": null, "review_on": "2099-01-01",
    }))?;
    let added = cases.add_article(&manager, &key(), &article).await?;
    for _ in 0..2 {
        assert_eq!(cases.edit_article(&manager, added.id, added.version, &saved, &article).await?.version, 2);
    }
    Ok(())
}
