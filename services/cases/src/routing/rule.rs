//! Which rule fits a report, and who of a team has it first. Pure.

use cases_api::routing::{RoutingRule, Share};
use contract::{Channel, StaffId, text};
use serde_json::Value;
use time::OffsetDateTime;

use crate::form::said;

/// What rules ask about a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report<'a> {
    /// The accepted answers, by the names of their fields.
    pub answers: &'a Value,
    pub postcode: &'a str,
    pub channel: Channel,
}

/// The rules that fit, in order, each with its place.
pub(super) fn fitting<'a>(
    rules: &'a [RoutingRule],
    report: &Report<'_>,
) -> impl Iterator<Item = (usize, &'a RoutingRule)> {
    rules.iter().enumerate().filter(|(_, rule)| fits(rule, report))
}

fn fits(rule: &RoutingRule, report: &Report<'_>) -> bool {
    let answered = rule.answer.as_ref().is_none_or(|asked| {
        let answer = report.answers.get(&asked.field);
        answer.is_some_and(|answer| said(answer).contains(&asked.is))
    });
    let near = rule.postcodes.is_empty() || rule.postcodes.iter().any(|area| begins(report.postcode, area));
    answered
        && near
        && lies_in(&rule.wards, report.answers)
        && (rule.channels.is_empty() || rule.channels.contains(&report.channel))
}

/// Whether an address among the answers lies in one of these wards, or none is asked for.
fn lies_in(wards: &[String], answers: &Value) -> bool {
    let given = answers.as_object().into_iter().flat_map(|answers| answers.values());
    let mut given = given.filter_map(|answer| answer.get("ward")?.as_str()).map(text::fold);
    wards.is_empty() || given.any(|ward| wards.iter().any(|asked| text::fold(asked) == ward))
}

/// Whether a postcode lies in the area that another, or its beginning, names. `BN1` doesn't name `BN11 1HS`: an
/// outward code that is given whole, and is all that is given, is that one alone.
fn begins(postcode: &str, area: &str) -> bool {
    let area = area.trim().to_uppercase();
    let (outward, inward) = postcode.split_once(' ').unwrap_or((postcode, ""));
    match area.split_once(' ') {
        Some((out, within)) => out == outward && inward.starts_with(within.trim()),
        None => {
            !area.is_empty() && (area == outward || area == postcode.replace(' ', "") || is_letters(&area, outward))
        }
    }
}

/// Whether letters alone are given: a whole postcode area, such as `BN`.
fn is_letters(area: &str, outward: &str) -> bool {
    let letters: String = outward.chars().take_while(char::is_ascii_alphabetic).collect();
    area == letters
}

/// Someone of a team who can do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub id: StaffId,
    pub name: String,
    /// How many cases they have that aren't done.
    pub load: i64,
    /// When they were given one last.
    pub last: Option<OffsetDateTime>,
}

/// Who has it first; the id decides between equals, so that it is the same for every process.
pub(super) fn choose(share: Share, candidates: &[Candidate]) -> Option<&Candidate> {
    match share {
        Share::ByHand => None,
        Share::RoundRobin => candidates.iter().min_by_key(|one| (one.last, one.id)),
        Share::LeastLoad => candidates.iter().min_by_key(|one| (one.load, one.last, one.id)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use contract::uuid::Uuid;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn rule(parts: Value) -> RoutingRule {
        let mut whole = json!({"name": "x", "team": "waste"});
        whole.as_object_mut().unwrap().extend(parts.as_object().unwrap().clone());
        serde_json::from_value(whole).unwrap()
    }

    fn place(rules: &[RoutingRule], answers: Value, postcode: &str, channel: Channel) -> Option<usize> {
        fitting(rules, &Report { answers: &answers, postcode, channel }).next().map(|(place, _)| place)
    }

    #[test]
    fn the_first_rule_that_fits_wholly_is_taken() {
        let rules = [
            rule(json!({"answer": {"field": "bin", "is": "food"}, "channels": ["phone"]})),
            rule(json!({"answer": {"field": "bin", "is": "food"}})),
            rule(json!({"answer": {"field": "was_out", "is": "true"}, "postcodes": ["bn11"]})),
            rule(json!({"answer": {"field": "kinds", "is": "b"}})),
        ];
        let food = || json!({"bin": "food"});
        assert_eq!(place(&rules, food(), "BN11 1HS", Channel::Phone), Some(0));
        assert_eq!(place(&rules, food(), "BN11 1HS", Channel::Web), Some(1));
        assert_eq!(place(&rules, json!({"was_out": true}), "BN11 1HS", Channel::Web), Some(2));
        assert_eq!(place(&rules, json!({"was_out": true}), "BN12 1HS", Channel::Web), None);
        assert_eq!(place(&rules, json!({"kinds": ["a", "b"]}), "BN12 1HS", Channel::Web), Some(3));
    }

    #[test]
    fn an_area_is_a_postcode_or_its_beginning() {
        for (area, within) in [
            ("BN1", false),
            ("BN11", true),
            ("bn11 1", true),
            ("BN11 1HS", true),
            ("bn111hs", true),
            ("BN", true),
            ("BN11 2", false),
            ("B", false),
            ("", false),
        ] {
            assert_eq!(begins("BN11 1HS", area), within, "{area}");
        }
    }

    #[test]
    fn a_ward_is_that_of_an_address_that_was_chosen_however_it_is_written() {
        let rules = [rule(json!({"wards": ["Central", "St. John’s"]})), rule(json!({}))];
        let at = |ward: Value| json!({"where": {"line1": "14 Mill Lane", "postcode": "BN11 1HS", "ward": ward}});
        assert_eq!(place(&rules, at(json!("central")), "BN11 1HS", Channel::Web), Some(0));
        assert_eq!(place(&rules, at(json!("St John’s")), "BN11 1HS", Channel::Web), Some(0));
        assert_eq!(place(&rules, at(json!("Central North")), "BN11 1HS", Channel::Web), Some(1));
        assert_eq!(place(&rules, at(Value::Null), "BN11 1HS", Channel::Web), Some(1), "who typed it has no ward");
        assert_eq!(place(&rules, json!({"ward": "Central"}), "BN11 1HS", Channel::Web), Some(1), "an answer is none");
    }

    fn any_candidates() -> impl Strategy<Value = Vec<Candidate>> {
        prop::collection::vec((0..5_i64, prop::option::of(0..1000_i64)), 1..8).prop_map(|all| {
            let one = |(at, (load, last)): (usize, (i64, Option<i64>))| Candidate {
                id: Uuid::from_u128(at as u128).into(),
                name: format!("Member {at}"),
                load,
                last: last.map(|at| OffsetDateTime::from_unix_timestamp(at).unwrap()),
            };
            all.into_iter().enumerate().map(one).collect()
        })
    }

    proptest! {
        #[test]
        fn one_after_the_other_everyone_has_one_before_someone_has_two(candidates in any_candidates(), rounds in 1..4_usize) {
            let mut candidates: Vec<_> = candidates.into_iter().map(|one| Candidate { last: None, ..one }).collect();
            let mut given: HashMap<StaffId, usize> = HashMap::new();
            for at in 0..candidates.len() * rounds {
                let id = choose(Share::RoundRobin, &candidates).unwrap().id;
                *given.entry(id).or_default() += 1;
                let one = candidates.iter_mut().find(|one| one.id == id).unwrap();
                one.last = Some(OffsetDateTime::from_unix_timestamp(at as i64).unwrap());
            }
            prop_assert!(given.len() == candidates.len() && given.values().all(|count| *count == rounds));
        }

        #[test]
        fn nobody_has_less_to_do_than_whoever_is_chosen(candidates in any_candidates()) {
            let chosen = choose(Share::LeastLoad, &candidates).unwrap();
            prop_assert!(candidates.iter().all(|one| one.load >= chosen.load));
            prop_assert!(choose(Share::ByHand, &candidates).is_none());
        }

        #[test]
        fn a_rule_that_asks_more_fits_no_more_reports(postcode in "(BN1|BN11|TN3) [1-3](AA|HS)", bin in "(food|glass)", phone: bool) {
            let channel = if phone { Channel::Phone } else { Channel::Web };
            let answers = json!({"bin": bin});
            let report = Report { answers: &answers, postcode: &postcode, channel };
            let wide = rule(json!({"postcodes": ["BN11"]}));
            let narrow = rule(json!({"postcodes": ["BN11 1"], "answer": {"field": "bin", "is": "food"}, "channels": ["phone"]}));
            prop_assert!(!fits(&narrow, &report) || fits(&wide, &report));
            let anything = rule(json!({}));
            prop_assert!(fits(&anything, &report));
        }
    }
}
