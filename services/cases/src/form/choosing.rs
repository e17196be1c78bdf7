//! What an answer says, as routing and the guards of a workflow ask for it: one rule for both.

use cases_api::form::{Field, Kind};
use contract::faults::Unfit;
use serde_json::Value;

/// What an answer says: its choice, each of several choices, or `true` and `false` for yes and no.
pub fn said(answer: &Value) -> Vec<String> {
    match answer {
        Value::String(choice) => vec![choice.clone()],
        Value::Array(choices) => choices.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::Bool(yes) => vec![yes.to_string()],
        _ => Vec::new(),
    }
}

/// Why nobody can answer a question so; nothing where someone can.
pub fn never_said(field: &Field, is: &str) -> Option<(&'static str, Unfit)> {
    let (part, why) = match field.kind {
        Kind::YesNo if is == "true" || is == "false" => return None,
        Kind::YesNo => ("is", "The answer is yes or no: true or false."),
        Kind::Choice | Kind::Choices if field.choice(is).is_some() => return None,
        Kind::Choice | Kind::Choices => ("is", "The question has no such choice."),
        _ => ("field", "A rule can ask only for a choice, or for yes or no."),
    };
    Some((part, Unfit::new("not-a-choice", why)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_choice_several_and_a_yes_say_the_same_to_whoever_asks() {
        assert_eq!(said(&json!("food")), ["food"]);
        assert_eq!(said(&json!(["food", "glass"])), ["food", "glass"]);
        assert_eq!(said(&json!(true)), ["true"]);
        assert_eq!(said(&json!({"line1": "1 High Street"})), [""; 0]);
    }
}
