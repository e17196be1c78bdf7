use super::*;
use cases_api::catalogue::Provider;
use cases_api::form::Kind;
use contract::lang::{Bilingual, Language};

fn library() -> Library {
    Library::shipped().unwrap()
}

fn codes(tier: Tier) -> Vec<u32> {
    library().services_for(tier).map(|entry| entry.lgsl).collect()
}

#[test]
fn each_tier_has_at_least_its_list() {
    let district = [524, 528, 587, 372, 584, 412, 577, 580, 576, 353];
    let county = [557, 564, 555, 537, 353];
    let parish = [353, 461, 373, 510];
    for (tier, wanted) in [(Tier::District, &district[..]), (Tier::County, &county), (Tier::Parish, &parish)] {
        let provided = codes(tier);
        assert!(wanted.iter().all(|code| provided.contains(code)), "{tier:?}: {provided:?}");
        assert!(wanted.iter().all(|code| codes(Tier::Unitary).contains(code)));
    }
    assert_eq!(codes(Tier::Unitary).len(), library().services().len());
}

#[test]
fn nobody_provides_what_is_the_other_tiers() {
    for highways in [557, 564, 555, 537] {
        assert!(!codes(Tier::District).contains(&highways) && !codes(Tier::Parish).contains(&highways));
    }
    for waste in [524, 528, 587, 372, 412] {
        assert!(!codes(Tier::County).contains(&waste) && !codes(Tier::Parish).contains(&waste));
    }
}

#[test]
fn a_code_stands_for_one_service() {
    let library = library();
    let codes: std::collections::BTreeSet<_> = library.services().iter().map(|entry| entry.lgsl).collect();
    assert_eq!(codes.len(), library.services().len());
}

#[test]
fn what_a_council_does_not_provide_is_handed_to_the_tier_that_does() {
    let library = library();
    let handed = |tier, slug: &str| {
        library.provided_elsewhere(tier).find(|(entry, _)| entry.slug == slug).map(|(_, other)| other)
    };
    assert_eq!(handed(Tier::District, "pothole"), Some(Tier::County));
    assert_eq!(handed(Tier::County, "missed-bin"), Some(Tier::District));
    assert_eq!(handed(Tier::Parish, "missed-bin"), Some(Tier::District));
    assert_eq!(handed(Tier::Parish, "pothole"), Some(Tier::County));
    assert_eq!(handed(Tier::District, "missed-bin"), None);
    assert_eq!(handed(Tier::District, "complaint"), None);
    assert_eq!(library.provided_elsewhere(Tier::Unitary).count(), 0);
}

#[test]
fn own_and_elsewhere_never_overlap() {
    let library = library();
    for tier in [Tier::County, Tier::District, Tier::Unitary, Tier::Parish] {
        assert!(
            library.provided_elsewhere(tier).all(|(entry, other)| !entry.provided_by(tier) && entry.provided_by(other))
        );
    }
}

#[test]
fn every_service_can_be_found_again_at_a_place_or_an_address() {
    for entry in library().services() {
        let placed = |kind| entry.form.fields.iter().any(|field| field.kind == kind);
        let somewhere = placed(Kind::Position) || placed(Kind::Address) || placed(Kind::Text);
        assert!(somewhere, "{}", entry.slug);
    }
}

#[test]
fn words_are_plain() {
    for entry in library().services() {
        assert!(entry.name.en.chars().count() <= 60, "{}", entry.name.en);
        assert!(!entry.summary.en.contains(';'), "{}", entry.summary.en);
        let enough = entry.said_as.en.len() >= 9 && entry.said_as.cy.len() >= 4;
        assert!(enough, "{} has too few of citizens' own words", entry.slug);
        for text in [&entry.name, &entry.summary, &entry.messages.received, &entry.messages.completed] {
            let typographic =
                [Language::En, Language::Cy].iter().all(|language| !text.get(*language).contains(['\'', '"']));
            assert!(typographic, "{}: {text:?}", entry.slug);
        }
    }
}

#[test]
fn an_entry_becomes_its_page() {
    let library = library();
    let page = library.service("missed-bin").unwrap().to_detail(None, Provider::Own);
    assert_eq!((page.service.lgsl, page.team), (524, Bilingual::new("Waste and recycling", "Gwastraff ac ailgylchu")));
    assert!(page.form.requires_address());
    let json = serde_json::to_value(library.service("pothole").unwrap().to_summary(None, Provider::Own)).unwrap();
    assert_eq!(json["provider"], serde_json::json!({"by": "own"}));
}

#[test]
fn each_tier_begins_with_answers_and_none_that_lead_to_a_service_it_has_not() {
    let library = library();
    assert!(library.articles.len() >= 12);
    for tier in [Tier::County, Tier::District, Tier::Unitary, Tier::Parish] {
        let articles: Vec<_> = library.articles_for(tier).collect();
        assert!(articles.len() >= 5, "{tier:?}");
        assert!(articles.iter().any(|article| !article.public), "{tier:?} has one for staff");
        for article in articles {
            let about = article.service.as_deref().and_then(|slug| library.service(slug));
            assert!(about.is_none_or(|entry| entry.provided_by(tier)), "{} at {tier:?}", article.key);
        }
    }
}

#[test]
fn those_who_take_calls_are_told_what_to_ask_to_say_and_to_promise() {
    let library = library();
    let told: Vec<_> = library.services().iter().filter(|entry| !entry.call_script.is_empty()).collect();
    assert!(told.len() >= 20, "{}", told.len());
    for entry in told {
        assert_eq!(entry.call_script.len(), 3, "{}", entry.slug);
        assert!(entry.call_script.iter().all(|text| text.en.chars().count() <= 250), "{}", entry.slug);
        let last = entry.call_script.last().unwrap();
        assert!(last.en.starts_with("Promise: ") && last.get(Language::Cy).starts_with("Addo: "), "{}", entry.slug);
    }
}

#[test]
fn what_is_decided_in_steps_has_its_tasks_at_hand() {
    let library = library();
    for slug in
        ["premises-licence", "blue-badge", "council-tax-move", "housing-repair", "planning-breach", "bulky-waste"]
    {
        let tasks = &library.service(slug).unwrap().tasks;
        assert!(tasks.iter().any(|task| task.mandatory && task.checklist.len() >= 2), "{slug}");
    }
}

#[test]
fn the_law_asks_for_a_request_for_information_in_writing() {
    let library = library();
    let asked = library.service("freedom-of-information").unwrap();
    assert!(!asked.channels.contains(&contract::Channel::Phone) && asked.channels.contains(&contract::Channel::Letter));
}
