use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::*;

/// Each key of a language with the names of the values that it takes.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for (file, text) in files(language) {
        let sound = FluentResource::try_new(text.clone());
        assert!(sound.is_ok(), "{file}: {:?}", sound.err().map(|(_, faults)| faults));
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
                assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{file} repeats {key}");
            }
            let values = line.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or("").to_owned());
            if let Some(names) = keys.get_mut(&key) {
                names.extend(values);
            }
        }
    }
    keys
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let (english, welsh) = (keys(Language::En), keys(Language::Cy));
    assert!(english.len() > 100, "{}", english.len());
    let of = |words: &BTreeMap<String, BTreeSet<String>>| words.keys().cloned().collect::<BTreeSet<_>>();
    let only: Vec<_> = of(&english).symmetric_difference(&of(&welsh)).cloned().collect();
    assert!(only.is_empty(), "in one language only: {only:?}");
    for (key, values) in &english {
        assert_eq!(values, &welsh[key], "{key} takes other values in Welsh");
    }
}

#[test]
fn every_key_that_pages_name_exists() {
    let english = keys(Language::En);
    let mut sources = Vec::new();
    collect(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sources);
    collect(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")), &mut sources);
    for (file, text) in sources.iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        for call in ["w.get(\"", "w.with(\"", "w.with_one(\""] {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(english.contains_key(key), "{file} names {key}");
            }
        }
    }
}

fn collect(folder: &std::path::Path, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn welsh_has_six_plural_forms() {
    let mut welsh = bundle(Language::Cy);
    let probe =
        "probe = { $count ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }\n";
    welsh.add_resource(FluentResource::try_new(probe.to_owned()).unwrap()).unwrap();
    for (count, form) in [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (4, "other"), (7, "other")] {
        let mut values = FluentArgs::new();
        values.set("count", count);
        let pattern = welsh.get_message("probe").unwrap().value().unwrap();
        assert_eq!(welsh.format_pattern(pattern, Some(&values), &mut Vec::new()), form, "{count}");
    }
    let say = |language, count: usize| Words::of(language).with_one("search-answers", "count", count).into_owned();
    assert_eq!([say(Language::En, 1), say(Language::En, 2)], ["1 service found", "2 services found"]);
    assert_eq!(say(Language::Cy, 2), "2 wasanaeth wedi’u canfod");
    assert_eq!(say(Language::Cy, 7), "7 o wasanaethau wedi’u canfod");
}

#[test]
fn a_missing_word_is_visible_and_never_a_panic() {
    assert_eq!(Words::of(Language::Cy).get("no-such-key"), "⟦no-such-key⟧");
    assert!(Words::of(Language::En).try_with("no-such-key", &[]).is_none());
}
