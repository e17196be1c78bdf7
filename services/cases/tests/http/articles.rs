use cases_api::article::{ArticleSaid, ArticleState, ArticleSummary, ListArticles, SayOfArticle, WriteArticle};
use cases_api::perm;
use contract::{Bilingual, Permission as _, ProblemKind};
use identity_api::{Role, StaffJoined};
use serde_json::json;

use crate::support::{House, caller, colleague, faults, key};

fn asking(words: &str) -> ListArticles {
    ListArticles { q: Some(words.to_owned()), ..ListArticles::default() }
}

fn bin_day() -> WriteArticle {
    serde_json::from_value(json!({
        "title": { "en": "When is my bin day?", "cy": "Pryd mae fy niwrnod biniau?" },
        "summary": { "en": "Look at the calendar that came with your bill." },
        "body": { "en": "Put it out by **6am**." },
        "words": { "en": ["collection calendar"], "cy": ["calendr casglu"] },
        "service": "missed-bin", "state": "draft", "public": true, "owner": caller(), "review_on": "2099-01-01",
    }))
    .unwrap()
}

impl House {
    /// A manager's token: one who writes articles.
    fn manager(&self, at: usize) -> String {
        self.alone.token(self.council(at).id, &[perm::WriteArticles::NAME, perm::ReadCases::NAME]).unwrap()
    }

    async fn with_a_manager() -> anyhow::Result<Self> {
        let house = Self::open().await?;
        let team = house.teams(0).await?.items[0].team.id;
        house.hire(0, caller(), "Mo Manager", vec![team]).await?;
        Ok(house)
    }

    async fn titles(&self, token: &str, which: &ListArticles) -> Vec<String> {
        let found = self.cases().articles(token, which).await.unwrap();
        found.items.into_iter().map(|article| article.title.en).collect()
    }
}

#[tokio::test]
async fn a_council_begins_with_answers_that_are_found_in_the_citizens_words() -> anyhow::Result<()> {
    let house = House::open().await?;
    let citizen = house.citizen(0);
    for (said, title) in [
        ("i cant pay my council tax", "I can’t pay my council tax: what can I do?"),
        ("batris", "How do I get rid of batteries and electrical items?"),
        ("loud musik next door", "What can be done about noisy neighbours?"),
    ] {
        assert_eq!(house.titles(&citizen, &asking(said)).await.first().map(String::as_str), Some(title), "{said}");
    }
    let (all, staff) = (ListArticles { limit: Some(200), ..ListArticles::default() }, house.worker(0));
    let for_citizens = house.cases().articles(&citizen, &all).await?.items;
    let for_staff = house.cases().articles(&staff, &all).await?.items;
    assert!(for_citizens.len() >= 12 && for_citizens.iter().all(|article| article.public && !article.due));
    assert!(for_staff.len() > for_citizens.len());
    assert_eq!(house.titles(&citizen, &asking("verify caller")).await, Vec::<String>::new());
    assert_eq!(house.titles(&staff, &asking("verify caller")).await, ["Checking who is calling"]);
    Ok(())
}

#[tokio::test]
async fn an_answer_is_written_published_found_and_withdrawn() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let (cases, manager, citizen) = (house.cases(), house.manager(0), house.citizen(0));
    let once = key();
    let added = cases.add_article(&manager, &once, &bin_day()).await?;
    assert_eq!(cases.add_article(&manager, &once, &bin_day()).await?.id, added.id, "sent twice, written once");
    let hidden = cases.article(&citizen, added.id).await.unwrap_err();
    assert_eq!(hidden.kind, ProblemKind::NotFound);
    assert!(house.titles(&citizen, &asking("collection calendar")).await.is_empty());

    let published = WriteArticle { state: ArticleState::Published, ..bin_day() };
    let edited = cases.edit_article(&manager, added.id, added.version, &key(), &published).await?;
    assert_eq!(house.titles(&citizen, &asking("calendr casglu")).await, ["When is my bin day?"]);
    let shown = serde_json::to_value(cases.article(&citizen, added.id).await?.body)?;
    let listed = serde_json::to_value(cases.articles(&citizen, &asking("calendr casglu")).await?.items)?;
    for told in [&shown, &listed[0]] {
        assert!(told["owner"].is_null() && told["review_on"].is_null() && told["changed_by"].is_null(), "{told}");
        assert!(!told.to_string().contains("Mo Manager"), "citizens aren't told who keeps it");
    }
    assert!(shown["words"]["cy"].as_array().is_none_or(Vec::is_empty));
    let read = cases.article(&manager, added.id).await?.body;
    assert_eq!((read.body.en.as_str(), read.changed_by.as_deref()), ("Put it out by **6am**.", Some("Mo Manager")));
    assert_eq!(read.article.owner.map(|owner| owner.name).as_deref(), Some("Mo Manager"));

    let stale = cases.edit_article(&manager, added.id, added.version, &key(), &published).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let withdrawn = WriteArticle { state: ArticleState::Withdrawn, ..bin_day() };
    cases.edit_article(&manager, added.id, edited.version, &key(), &withdrawn).await?;
    assert!(house.titles(&citizen, &asking("collection calendar")).await.is_empty());
    assert_eq!(cases.article(&citizen, added.id).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn what_is_due_for_review_is_told_to_its_owner() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let (cases, manager) = (house.cases(), house.manager(0));
    let old = WriteArticle { state: ArticleState::Published, review_on: "2020-02-29".into(), ..bin_day() };
    let id = cases.add_article(&manager, &key(), &old).await?.id;
    let mine = ListArticles { due: Some(true), owner: Some("me".into()), ..ListArticles::default() };
    let due: Vec<ArticleSummary> = cases.articles(&manager, &mine).await?.items;
    assert_eq!(due.iter().map(|article| (article.id, article.due)).collect::<Vec<_>>(), [(id, true)]);
    let other = house.alone.token(house.council(1).id, &[perm::WriteArticles::NAME])?;
    assert!(cases.articles(&other, &mine).await?.items.is_empty(), "another council has none of it");
    assert_eq!(cases.article(&other, id).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn the_first_administrator_answers_for_what_the_council_began_with() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let (ada, eve) = (caller(), colleague());
    let joins = |staff_id, role| StaffJoined { staff_id, sees: None, teams: None, role: Some(role) };
    house.joins(0, joins(eve, Role::Agent), "Eve").await?;
    house.joins(0, joins(ada, Role::Administrator), "Ada").await?;
    let all = ListArticles { limit: Some(200), ..ListArticles::default() };
    let owners = async || -> anyhow::Result<Vec<_>> {
        let found = house.cases().articles(&house.manager(0), &all).await?.items;
        assert!(found.len() > 12 && found.iter().all(|article| article.review_on.is_some()));
        Ok(found.into_iter().map(|article| article.owner.map(|owner| owner.name)).collect())
    };
    assert!(owners().await?.iter().all(|owner| owner.as_deref() == Some("Ada")));
    // Another one who comes later takes nothing from the first, and the review is told to who answers for it.
    house.joins(0, joins(eve, Role::Administrator), "Eve").await?;
    assert!(owners().await?.iter().all(|owner| owner.as_deref() == Some("Ada")));
    let mut owner = house.alone.owner(house.council(0).id).await?;
    let past = "update article set review_on = '2020-02-29', version = version + 1 where key = 'council-tax-band'";
    assert_eq!(sqlx::query(past).execute(&mut owner).await?.rows_affected(), 1);
    let mine = ListArticles { due: Some(true), owner: Some("me".into()), ..ListArticles::default() };
    assert_eq!(house.cases().articles(&house.manager(0), &mine).await?.items.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_page_of_articles_goes_on_where_the_last_ended() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (mut seen, mut which) = (Vec::new(), ListArticles { limit: Some(5), ..ListArticles::default() });
    loop {
        let page = house.cases().articles(&house.worker(0), &which).await?;
        seen.extend(page.items.into_iter().map(|article| article.id));
        match page.next {
            Some(next) => which.cursor = Some(next),
            None => break,
        }
    }
    let unique: std::collections::BTreeSet<_> = seen.iter().collect();
    assert!(seen.len() >= 12 && unique.len() == seen.len());
    Ok(())
}

#[tokio::test]
async fn every_mistake_in_an_article_is_told_at_once() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let wrong = WriteArticle {
        title: Bilingual::english(" "),
        owner: Some(uuid::Uuid::from_u128(404).into()),
        review_on: "31 May".to_owned(),
        ..bin_day()
    };
    let problem = house.cases().add_article(&house.manager(0), &key(), &wrong).await.unwrap_err();
    let told = faults(&problem);
    assert_eq!(told, [("/owner", "unknown-value"), ("/title/en", "required"), ("/review_on", "not-a-date")]);
    let refused = house.cases().add_article(&house.worker(0), &key(), &bin_day()).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn what_citizens_say_of_an_answer_is_counted_and_told_to_staff_alone() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let (cases, manager, citizen) = (house.cases(), house.manager(0), house.citizen(0));
    let published = WriteArticle { state: ArticleState::Published, ..bin_day() };
    let id = cases.add_article(&manager, &key(), &published).await?.id;
    let (yes, no) = (SayOfArticle { answered: true }, SayOfArticle { answered: false });
    let once = key();
    for (once, said) in [(once.clone(), yes), (once, yes), (key(), yes), (key(), no)] {
        cases.say_of_article(&citizen, &once, id, &said).await?;
    }
    let expected = Some(ArticleSaid { answered: 2, unanswered: 1 });
    assert_eq!(cases.article(&manager, id).await?.body.article.said, expected, "a button pressed twice counts once");
    for which in [asking("collection calendar"), ListArticles { limit: Some(200), ..ListArticles::default() }] {
        let staffs = cases.articles(&manager, &which).await?.items;
        assert_eq!(staffs.iter().find(|article| article.id == id).and_then(|article| article.said), expected);
        let citizens = cases.articles(&citizen, &which).await?.items;
        assert!(!citizens.is_empty() && citizens.iter().all(|article| article.said.is_none()));
    }
    assert_eq!(cases.article(&citizen, id).await?.body.article.said, None);
    // What was said long ago is kept, and shown no more.
    house.change(0, "update article_said set day = day - 90").await;
    cases.say_of_article(&citizen, &key(), id, &no).await?;
    let told = cases.article(&manager, id).await?.body.article.said;
    assert_eq!(told, Some(ArticleSaid { answered: 0, unanswered: 1 }));
    Ok(())
}

#[tokio::test]
async fn nobody_says_anything_of_an_answer_that_citizens_dont_see_or_says_it_all_day_long() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let (cases, manager, citizen) = (house.cases(), house.manager(0), house.citizen(0));
    let yes = SayOfArticle { answered: true };
    let for_staff = WriteArticle { state: ArticleState::Published, public: false, ..bin_day() };
    for hidden in [bin_day(), for_staff] {
        let id = cases.add_article(&manager, &key(), &hidden).await?.id;
        let refused = cases.say_of_article(&citizen, &key(), id, &yes).await.unwrap_err();
        assert_eq!(refused.to_json(), contract::Problem::not_found().to_json());
    }
    let published = WriteArticle { state: ArticleState::Published, ..bin_day() };
    let id = cases.add_article(&manager, &key(), &published).await?.id;
    let elsewhere = cases.say_of_article(&house.citizen(1), &key(), id, &yes).await.unwrap_err();
    assert_eq!(elsewhere.to_json(), contract::Problem::not_found().to_json());
    let mut refused = None;
    for _ in 0..150 {
        refused = refused.or(cases.say_of_article(&citizen, &key(), id, &yes).await.err());
    }
    assert_eq!(refused.map(|problem| problem.kind), Some(ProblemKind::RateLimited));
    Ok(())
}

#[tokio::test]
async fn what_only_staff_may_read_hides_no_answer_from_citizens() -> anyhow::Result<()> {
    let house = House::with_a_manager().await?;
    let (cases, manager, citizen) = (house.cases(), house.manager(0), house.citizen(0));
    let about = |title: &str, words: &[&str], public: bool| WriteArticle {
        title: Bilingual::english(title),
        state: ArticleState::Published,
        public,
        words: serde_json::from_value(json!({ "en": words })).unwrap(),
        ..bin_day()
    };
    // The staff's own fits the question word for word; the citizens' knows one word of it.
    let staffs = about("Zebra crossing paint schedule codes", &["zebra crossing paint schedule codes"], false);
    let citizens = about("Report faded zebra markings on any street near a school", &[], true);
    cases.add_article(&manager, &key(), &staffs).await?;
    cases.add_article(&manager, &key(), &citizens).await?;
    let question = asking("zebra crossing paint schedule codes");
    let found = house.titles(&citizen, &question).await;
    assert_eq!(found.first().map(String::as_str), Some("Report faded zebra markings on any street near a school"));
    assert_eq!(house.titles(&manager, &question).await[0], "Zebra crossing paint schedule codes");
    Ok(())
}
