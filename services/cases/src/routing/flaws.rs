//! What is wrong with a service's routing, each flaw at its place. Pure.

use cases_api::form::{Form, Kind};
use cases_api::routing::{MOST_NAME, MOST_POSTCODES, MOST_RULES, MOST_WARDS, Routing, RoutingRule, Share};
use contract::FieldFault;
use contract::faults::Unfit;

use crate::form::never_said;

/// Everything that is wrong with the routing that stands at `at`.
pub(crate) fn of(routing: &Routing, form: &Form, at: &str) -> Vec<FieldFault> {
    let mut flaws = Vec::new();
    let mut add = |place: String, code, detail: &str| flaws.push(FieldFault::at(place, Unfit::new(code, detail)));
    if routing.rules.len() > MOST_RULES {
        add(format!("{at}/rules"), "too-many", "A service has at most 40 rules.");
    }
    for (index, rule) in routing.rules.iter().enumerate() {
        let place = |part: &str| format!("{at}/rules/{index}/{part}");
        of_rule(rule, form, &mut |part, code, detail| add(place(part), code, detail));
        if asks_nothing(rule) && index + 1 < routing.rules.len() {
            add(place("name"), "takes-all", "This rule fits everything: none after it is ever reached.");
        }
    }
    if routing.skill.as_ref().is_some_and(|skill| skill.chars().count() > MOST_NAME) {
        add(format!("{at}/skill"), "too-long", "It must be at most 80 characters.");
    }
    if routing.skill.is_some() && routing.share == Share::ByHand {
        add(format!("{at}/skill"), "not-asked", "A skill is asked of whoever is given it: say how it is shared out.");
    }
    flaws
}

fn asks_nothing(rule: &RoutingRule) -> bool {
    rule.answer.is_none() && rule.postcodes.is_empty() && rule.wards.is_empty() && rule.channels.is_empty()
}

fn of_rule(rule: &RoutingRule, form: &Form, add: &mut impl FnMut(&str, &'static str, &str)) {
    match rule.name.trim().chars().count() {
        0 => add("name", "required", "Say what the rule is called."),
        count if count > MOST_NAME => add("name", "too-long", "It must be at most 80 characters."),
        _ => {}
    }
    if rule.team.trim().is_empty() {
        add("team", "required", "Choose the team.");
    }
    if rule.postcodes.len() > MOST_POSTCODES {
        add("postcodes", "too-many", "A rule has at most 200 postcodes.");
    }
    let sound = |area: &String| {
        let area = area.trim();
        !area.is_empty() && area.len() <= 8 && area.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ')
    };
    if !rule.postcodes.iter().all(sound) {
        add("postcodes", "bad-postcode", "Each is a postcode or its beginning, such as BN11 or BN12 4.");
    }
    if rule.wards.len() > MOST_WARDS {
        add("wards", "too-many", "A rule has at most 100 wards.");
    }
    if rule.wards.iter().any(|ward| ward.trim().is_empty() || ward.chars().count() > MOST_NAME) {
        add("wards", "bad-ward", "Each is the name of a ward, at most 80 characters.");
    }
    if !rule.wards.is_empty() && !form.fields.iter().any(|field| field.kind == Kind::Address) {
        add("wards", "not-asked", "The form asks for no address, so no ward is known.");
    }
    let Some(asked) = &rule.answer else { return };
    match form.field(&asked.field) {
        None => add("answer/field", "unknown-field", "The form has no such question."),
        Some(field) => {
            if let Some((part, why)) = never_said(field, &asked.is) {
                add(&format!("answer/{part}"), why.code, &why.detail);
            }
        }
    }
}
