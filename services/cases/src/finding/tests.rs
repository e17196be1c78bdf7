use super::*;
use std::sync::LazyLock;

use crate::library::Library;
use proptest::prelude::*;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::shipped().unwrap());
static FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(LIBRARY.services()));

/// What citizens type, and the service that must stand first.
const PHRASES: &[(&str, &str)] = &[
    // as they say it
    ("bin not emptied", "missed-bin"),
    ("missed bin", "missed-bin"),
    ("my rubbish wasn't collected today", "missed-bin"),
    ("the bin men didn't come", "missed-bin"),
    ("recycling not picked up", "missed-bin"),
    ("you missed our street bins again", "missed-bin"),
    ("my wheelie bin has been stolen", "new-bin"),
    ("replacement recycling box", "new-bin"),
    ("broken bin lid", "new-bin"),
    ("someone has dumped a mattress in the lane", "fly-tipping"),
    ("rubbish dumped on verge", "fly-tipping"),
    ("flytipping", "fly-tipping"),
    ("fly tip", "fly-tipping"),
    ("get rid of an old sofa", "bulky-waste"),
    ("collect a fridge", "bulky-waste"),
    ("pothole", "pothole"),
    ("pot holes on my road", "pothole"),
    ("big hole in the road", "pothole"),
    ("pothole damaged my tyre", "pothole"),
    ("street light not working", "street-light"),
    ("streetlight out", "street-light"),
    ("lamp post flickering", "street-light"),
    ("drain blocked", "blocked-drain"),
    ("road is flooded", "blocked-drain"),
    ("gully full of leaves", "blocked-drain"),
    ("I tripped on the pavement", "pavement"),
    ("loose paving slabs", "pavement"),
    ("neighbours playing loud music at night", "noise"),
    ("dog barking", "noise"),
    ("noisy neighbour", "noise"),
    ("burnt out car", "abandoned-vehicle"),
    ("car abandoned on my street", "abandoned-vehicle"),
    ("dog poo on pavement", "dog-fouling"),
    ("dog mess", "dog-fouling"),
    ("dead badger on the road", "dead-animal"),
    ("dead cat", "dead-animal"),
    ("litter everywhere", "litter"),
    ("public litter bin overflowing", "litter-bin"),
    ("dog bin full", "litter-bin"),
    ("racist graffiti on a wall", "graffiti"),
    ("needles in the park", "needles"),
    ("rats in my garden", "pests"),
    ("wasp nest", "pests"),
    ("traffic lights stuck on red", "traffic-lights"),
    ("pelican crossing not working", "traffic-lights"),
    ("tree fallen across road", "road-obstruction"),
    ("hedge overhanging the pavement", "road-obstruction"),
    ("footpath blocked by fence", "public-footpath"),
    ("broken stile", "public-footpath"),
    ("bus shelter glass smashed", "street-furniture"),
    ("broken bench", "street-furniture"),
    ("swing broken in playground", "park-problem"),
    ("I want to complain about a rude member of staff", "complaint"),
    ("make a complaint", "complaint"),
    ("waiting list for an allotment", "allotment"),
    ("hire the village hall", "hall-hire"),
    ("find my grandfather's grave", "cemetery"),
    ("poster on the noticeboard", "noticeboard"),
    ("sign up for garden waste", "garden-waste"),
    ("my mum can't move her bins", "assisted-collection"),
    ("unfair parking ticket", "parking-penalty"),
    ("disabled parking badge", "blue-badge"),
    ("freedom of information request", "freedom-of-information"),
    ("what information do you hold about me", "subject-access"),
    ("neighbour built an extension without permission", "planning-breach"),
    ("moving house council tax", "council-tax-move"),
    ("boiler broken in my council house", "housing-repair"),
    ("lower the kerb for my drive", "dropped-kerb"),
    ("grit bin is empty", "grit-bin"),
    ("mouse in the takeaway", "food-complaint"),
    ("appeal against a refused school place", "school-admission-appeal"),
    // misspelt or unfinished
    ("bin not emptyed", "missed-bin"),
    ("rubish not colected", "missed-bin"),
    ("recyling missed", "missed-bin"),
    ("pothol", "pothole"),
    ("pothoel", "pothole"),
    ("flytiping", "fly-tipping"),
    ("abandonned vehical", "abandoned-vehicle"),
    ("grafiti", "graffiti"),
    ("strete light", "street-light"),
    ("pavment cracked", "pavement"),
    ("noize", "noise"),
    ("neigbours loud musci", "noise"),
    ("compaint", "complaint"),
    ("alotment", "allotment"),
    ("blockd drian", "blocked-drain"),
    ("cemetary", "cemetery"),
    ("matress collection", "bulky-waste"),
    ("graff", "graffiti"),
    ("allot", "allotment"),
    // in Welsh, with mutations and without accents too
    ("bin heb ei wagio", "missed-bin"),
    ("fy min heb ei gasglu", "missed-bin"),
    ("nid yw’r biniau wedi’u casglu", "missed-bin"),
    ("twll yn y ffordd", "pothole"),
    ("dwll ar y ffordd", "pothole"),
    ("golau stryd ddim yn gweithio", "street-light"),
    ("goleuadau stryd", "street-light"),
    ("tipio anghyfreithlon", "fly-tipping"),
    ("sŵn cymdogion", "noise"),
    ("swn", "noise"),
    ("ci yn cyfarth", "noise"),
    ("baw ci", "dog-fouling"),
    ("faw cŵn", "dog-fouling"),
    ("draen wedi blocio", "blocked-drain"),
    ("palmant anwastad", "pavement"),
    ("cerbyd wedi ei adael", "abandoned-vehicle"),
    ("gwneud cwyn", "complaint"),
    ("gwyno am y cyngor", "complaint"),
    ("llygod mawr", "pests"),
    ("anifail marw", "dead-animal"),
    ("rhandir", "allotment"),
    ("llogi neuadd", "hall-hire"),
    ("gwastraff swmpus", "bulky-waste"),
    ("llwybr cyhoeddus", "public-footpath"),
    ("mynwent", "cemetery"),
    ("fy mhalmant", "pavement"),
    ("yn ein mharc ni", "park-problem"),
];

#[test]
fn citizens_own_words_find_the_service_first() {
    let wrong: Vec<_> = PHRASES
        .iter()
        .filter_map(|(words, wanted)| {
            let hits = FINDER.find(words);
            let told: Vec<_> =
                hits.iter().take(3).map(|hit| format!("{} {:.2} ({})", hit.slug, hit.score, hit.phrase)).collect();
            let first = hits.first().is_some_and(|hit| hit.slug == *wanted);
            (!first).then(|| format!("{words}: wanted {wanted}, found {told:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), PHRASES.len(), wrong.join("\n"));
    assert!(PHRASES.len() >= 60);
}

#[test]
fn every_phrase_of_the_catalogue_finds_its_own_service_first() {
    for entry in LIBRARY.services() {
        for phrase in entry.said_as.en.iter().chain(&entry.said_as.cy) {
            let hits = FINDER.find(phrase);
            assert_eq!(
                hits.first().map(|hit| hit.slug),
                Some(entry.slug.as_str()),
                "{phrase}: {:?}",
                &hits[..hits.len().min(3)]
            );
        }
    }
}

#[test]
fn the_phrase_that_matched_is_told() {
    let first = FINDER.find("Bin men didn't come");
    assert_eq!(first[0].phrase, "bin men didn’t come");
    assert!(first[0].score > 0.99, "{}", first[0].score);
}

#[test]
fn a_question_that_says_nothing_gives_the_top_tasks_in_order() {
    let order: Vec<_> = LIBRARY.services().iter().map(|entry| entry.slug.as_str()).collect();
    for nothing in ["", "  ", "the", "I want to report", "?!"] {
        assert_eq!(FINDER.find(nothing).iter().map(|hit| hit.slug).collect::<Vec<_>>(), order, "{nothing}");
    }
}

#[test]
fn words_of_another_world_find_nothing() {
    for strange in ["xyzzy", "quantum chromodynamics", "select star from users", "passport renewal", "日本語"] {
        let hits = FINDER.find(strange);
        assert!(hits.is_empty(), "{strange}: {:?}", &hits[..hits.len().min(3)]);
    }
}

proptest! {
    #[test]
    fn any_text_is_answered_in_order_and_twice_the_same(question: String) {
            let hits = FINDER.find(&question);
        prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        prop_assert!(hits.iter().all(|hit| (0.0..=1.000_001).contains(&hit.score)));
        prop_assert_eq!(&hits, &FINDER.find(&question));
    }
}
