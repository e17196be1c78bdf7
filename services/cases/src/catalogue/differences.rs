//! What differs between two definitions, part by part, and how one part is taken from one into the other. Pure.

use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::Difference;
use serde_json::{Map, Value};

use super::flaws::{is_words, token};

/// The keys by which the things of a list are told apart, the first that they all have.
const KEYS: [&str; 4] = ["id", "name", "value", "outcome"];

/// Every part that isn't the same, in the order of the earlier one, what is new after it.
pub(crate) fn differences(from: &Definition, to: &Definition) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&written(from), &written(to), "", &mut found);
    found
}

/// The same between what a council has and what the library says, of which the library can say nothing: which team
/// deals with it.
pub(crate) fn from_library(from: &Definition, to: &Definition) -> Vec<Difference> {
    let bare = |definition: &Definition| Definition { team: None, tiers: Vec::new(), ..definition.clone() };
    differences(&bare(from), &bare(to))
}

/// What a definition has at a part.
pub(super) fn at(definition: &Definition, part: &str) -> Option<Value> {
    let mut value = &written(definition);
    for name in names(part) {
        value = match value {
            Value::Object(fields) => fields.get(&name)?,
            Value::Array(items) => items.iter().find(|item| name_of(item, items) == Some(name.as_str()))?,
            _ => return None,
        };
    }
    Some(value.clone())
}

/// A definition with a part of another in it; `None` where the two don't fit, such as a question's label where there
/// is no such question.
pub(super) fn with_part(definition: &Definition, part: &str, of: &Definition) -> Option<Definition> {
    let names: Vec<String> = names(part).collect();
    let (mut value, source) = (written(definition), written(of));
    put(&mut value, &source, &names)?;
    serde_json::from_value(value).ok()
}

fn written(definition: &Definition) -> Value {
    serde_json::to_value(definition).unwrap_or_default()
}

fn names(part: &str) -> impl Iterator<Item = String> {
    part.split('/').skip(1).map(|name| name.replace("~1", "/").replace("~0", "~"))
}

fn compare(from: &Value, to: &Value, part: &str, found: &mut Vec<Difference>) {
    if from == to {
        return;
    }
    let before = found.len();
    match (from, to) {
        (Value::Object(one), Value::Object(other))
            if ![one, other].into_iter().any(is_words) && !is_choice(one, other) =>
        {
            compare_fields(one, other, part, found);
        }
        (Value::Array(one), Value::Array(other)) if are_alike(one, other) => {
            compare_named(one, other, part, found);
        }
        _ => {}
    }
    if found.len() == before {
        found.push(Difference { part: part.to_owned(), from: Some(from.clone()), to: Some(to.clone()) });
    }
}

/// Whether two are one thing or another, told by the one name in each, such as `working_days` and `months`: half of it
/// says nothing.
fn is_choice(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    one.len() == 1 && other.len() == 1 && one.keys().ne(other.keys())
}

/// Whether two lists have the same kind of things, and at least one of them in both: what shares nothing is another
/// list as a whole.
fn are_alike(one: &[Value], other: &[Value]) -> bool {
    let names = |items: &[Value]| items.iter().filter_map(|item| name_of(item, items).map(str::to_owned)).collect();
    let (ours, theirs): (Vec<String>, Vec<String>) = (names(one), names(other));
    key_of(one).is_some() && key_of(one) == key_of(other) && ours.iter().any(|name| theirs.contains(name))
}

fn compare_fields(from: &Map<String, Value>, to: &Map<String, Value>, part: &str, found: &mut Vec<Difference>) {
    let added = to.iter().filter(|(key, _)| !from.contains_key(*key)).map(|(key, _)| key);
    for key in from.keys().chain(added) {
        each(from.get(key), to.get(key), format!("{part}/{}", token(key)), found);
    }
}

fn compare_named(from: &[Value], to: &[Value], part: &str, found: &mut Vec<Difference>) {
    let find = |items: &[Value], name: &str| items.iter().find(|item| name_of(item, items) == Some(name)).cloned();
    let added = to.iter().filter_map(|item| name_of(item, to)).filter(|name| find(from, name).is_none());
    for name in from.iter().filter_map(|item| name_of(item, from)).chain(added) {
        each(find(from, name).as_ref(), find(to, name).as_ref(), format!("{part}/{}", token(name)), found);
    }
}

fn each(from: Option<&Value>, to: Option<&Value>, part: String, found: &mut Vec<Difference>) {
    match (from, to) {
        (Some(from), Some(to)) => compare(from, to, &part, found),
        (from, to) => found.push(Difference { part, from: from.cloned(), to: to.cloned() }),
    }
}

/// The key by which the things of a list are told apart; `None` where they can't be.
fn key_of(items: &[Value]) -> Option<&'static str> {
    let apart = |key: &&str| {
        let mut names: Vec<_> = items.iter().map(|item| item.get(*key).and_then(Value::as_str)).collect();
        let all = names.iter().all(Option::is_some);
        names.sort_unstable();
        names.dedup();
        all && names.len() == items.len()
    };
    KEYS.into_iter().find(|key| !items.is_empty() && apart(key))
}

fn name_of<'a>(item: &'a Value, among: &[Value]) -> Option<&'a str> {
    item.get(key_of(among)?)?.as_str()
}

/// Puts the part of `source` that the names lead to into `value`; where the source has no such part, takes it out.
fn put(value: &mut Value, source: &Value, names: &[String]) -> Option<()> {
    let Some((name, rest)) = names.split_first() else {
        *value = source.clone();
        return Some(());
    };
    match (value, source) {
        (Value::Object(fields), Value::Object(others)) => match (fields.get_mut(name), others.get(name)) {
            (Some(own), Some(other)) => return put(own, other, rest),
            (None, Some(other)) if rest.is_empty() => drop(fields.insert(name.clone(), other.clone())),
            (Some(_), None) if rest.is_empty() => drop(fields.remove(name)),
            _ => return None,
        },
        (Value::Array(items), Value::Array(others)) => {
            let own = items.iter().position(|item| name_of(item, items) == Some(name.as_str()));
            let other = others.iter().position(|item| name_of(item, others) == Some(name.as_str()));
            match (own, other) {
                (Some(own), Some(other)) => return put(items.get_mut(own)?, others.get(other)?, rest),
                (None, Some(other)) if rest.is_empty() => {
                    items.insert(other.min(items.len()), others.get(other)?.clone());
                }
                (Some(own), None) if rest.is_empty() => drop(items.remove(own)),
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::copy;
    use crate::library::Library;

    fn all() -> Vec<Definition> {
        let library = Library::shipped().unwrap();
        let entries = library.services().iter();
        entries.map(|entry| copy(entry, library.workflow(&entry.workflow).unwrap())).collect()
    }

    fn parts(from: &Definition, to: &Definition) -> Vec<String> {
        differences(from, to).into_iter().map(|difference| difference.part).collect()
    }

    #[test]
    fn a_difference_is_told_at_the_smallest_part_that_has_a_name() {
        let old = all().remove(0);
        let mut new = old.clone();
        new.name.cy = Some("Bin".to_owned());
        new.form.fields[1].label.en = "Which bin?".to_owned();
        let gone = new.form.fields.remove(3).name;
        new.messages.completed.en = "Done.".to_owned();
        let expected = ["/form/fields/bin/label", &format!("/form/fields/{gone}"), "/messages/completed", "/name"];
        let mut found = parts(&old, &new);
        found.sort();
        assert_eq!(found, expected);
        let removed = differences(&old, &new).into_iter().find(|one| one.part.ends_with(&gone)).unwrap();
        assert!(removed.from.is_some() && removed.to.is_none());
        assert!(differences(&old, &old).is_empty());
    }

    #[test]
    fn another_order_is_a_difference_of_the_whole_list() {
        let old = all().remove(0);
        let mut new = old.clone();
        new.form.fields.swap(0, 1);
        assert_eq!(parts(&old, &new), ["/form/fields"]);
    }

    #[test]
    fn days_of_another_kind_are_another_target_as_a_whole() {
        use cases_api::target::Target;
        let old = all().remove(0);
        let mut new = old.clone();
        new.clocks = Target::Months(1).into();
        assert_eq!(parts(&old, &new), ["/clocks/main/length"]);
        assert_eq!(with_part(&old, "/clocks/main/length", &new).unwrap(), new);
    }

    #[test]
    fn which_team_deals_with_it_is_no_difference_from_the_library() {
        let library = all().remove(0);
        let own = Definition { team: Some(uuid::Uuid::from_u128(1).into()), ..library.clone() };
        assert!(from_library(&own, &library).is_empty());
    }

    #[test]
    fn one_part_is_taken_and_nothing_else() {
        let library = all().remove(0);
        let mut own = library.clone();
        own.name.en = "Ours".to_owned();
        own.summary.en = "Ours too".to_owned();
        let taken = with_part(&own, "/summary", &library).unwrap();
        assert_eq!((taken.name.en.as_str(), &taken.summary), ("Ours", &library.summary));
        assert_eq!(at(&taken, "/name/en"), Some("Ours".into()));
        own.form.fields.remove(1);
        assert!(with_part(&own, "/form/fields/bin/label", &library).is_none(), "there is no such question");
        assert_eq!(with_part(&own, "/form/fields/bin", &library).unwrap().form, library.form);
        for nonsense in ["/name/xx", "/nothing/here", "/form/fields/bin/label/en/x"] {
            assert!(with_part(&library, nonsense, &own).is_none(), "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn taking_every_difference_one_by_one_gives_the_other(from in 0_usize..100, to in 0_usize..100) {
            let all = all();
            let (from, to) = (&all[from % all.len()], &all[to % all.len()]);
            let mut own = from.clone();
            for difference in differences(from, to) {
                own = with_part(&own, &difference.part, to).unwrap();
            }
            for order in differences(&own, to) {
                let [mut one, mut other] = [order.from, order.to].map(|list| list.unwrap().as_array().unwrap().clone());
                one.sort_by_key(Value::to_string);
                other.sort_by_key(Value::to_string);
                prop_assert_eq!(one, other, "only the order of {} is left", order.part);
                own = with_part(&own, &order.part, to).unwrap();
            }
            prop_assert_eq!(&own, to);
        }
    }
}
