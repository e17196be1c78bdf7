//! What may be kept of a half-done report, and how far it is. Pure.

use cases_api::Answers;
use cases_api::draft::{DraftReporter, DraftSaved};
use cases_api::form::{Form, Scope};
use contract::text::Postcode;
use contract::{Faults, Problem, text};

/// The most characters of one of the reporter's details.
const MOST_DETAIL: usize = 254;
/// The most bytes of all answers, as JSON.
const MOST_ANSWERS: usize = 64 * 1024;

/// What was typed so far, if it can be kept: nothing is asked of it but that it is text and fits.
///
/// # Errors
/// `validation-failed`, each fault at its field.
pub(super) fn keepable(reporter: DraftReporter, answers: &Answers) -> Result<DraftReporter, Problem> {
    let mut faults = Faults::none();
    let mut detail = |pointer: &str, typed: Option<String>| {
        let typed = typed.filter(|typed| !typed.trim().is_empty())?;
        faults.take(pointer, text::line(&typed, MOST_DETAIL))
    };
    let kept = DraftReporter {
        name: detail("/reporter/name", reporter.name),
        email: detail("/reporter/email", reporter.email),
        phone: detail("/reporter/phone", reporter.phone),
        postcode: detail("/reporter/postcode", reporter.postcode),
    };
    let written = serde_json::to_string(answers).unwrap_or_default();
    if written.len() > MOST_ANSWERS {
        faults.add("/answers", "too-long", "The answers are too long.");
    }
    // PostgreSQL keeps no text with this character in it.
    if written.contains("\\u0000") {
        faults.add("/answers", "control-character", "Use letters, numbers and ordinary punctuation only.");
    }
    faults.finish(Some(kept))
}

/// The postcode that shows that a draft is someone's own: theirs, or of an address in it.
///
/// # Errors
/// `validation-failed` where what was given as a postcode is none: a slip is no door that anyone could
/// open, and without a door anyone could.
pub(super) fn door(reporter: &DraftReporter, answers: &Answers) -> Result<Option<Postcode>, Problem> {
    let within = answers.iter().filter_map(|(name, answer)| {
        let typed = answer.get("postcode")?.as_str()?;
        Some((format!("/answers/{name}/postcode"), typed))
    });
    let own = reporter.postcode.as_deref().map(|typed| ("/reporter/postcode".to_owned(), typed));
    let mut faults = Faults::none();
    for (pointer, typed) in own.into_iter().chain(within).filter(|(_, typed)| !typed.trim().is_empty()) {
        match Postcode::parse(typed) {
            Ok(door) => return Ok(Some(door)),
            slip => faults.take(&pointer, slip),
        };
    }
    faults.finish(Some(None))
}

/// How many of the questions that are asked and must be answered are: the form's, the name, and a postcode where
/// the form asks for no address.
pub(super) fn of(form: &Form, reporter: &DraftReporter, answers: &Answers) -> DraftSaved {
    let scope = Scope::of(form, answers);
    let needed: Vec<_> = form.fields.iter().filter(|field| field.required && scope.asks(field)).collect();
    let said = needed.iter().filter(|field| scope.get(&field.name).is_some()).count();
    let own = if form.requires_address() { 0 } else { 1 };
    let given = usize::from(reporter.name.is_some()) + usize::from(own == 1 && reporter.postcode.is_some());
    let count = |number: usize| i16::try_from(number).unwrap_or(i16::MAX);
    DraftSaved { answered: count(said + given), questions: count(needed.len() + 1 + own), faults: Vec::new() }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::library::Library;

    fn answers(json: Value) -> Answers {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn what_must_be_answered_is_counted_once_it_says_something() {
        let library = Library::shipped().unwrap();
        let form = &library.service("missed-bin").unwrap().form;
        let nobody = DraftReporter::default();
        let nothing = of(form, &nobody, &answers(json!({"bin": " ", "collection_address": {"line1": ""}})));
        let some = of(form, &nobody, &answers(json!({"bin": "recycling", "was_out": false})));
        assert_eq!((nothing.answered, some.answered), (0, 2));
        let ann = DraftReporter { name: Some("Ann".into()), ..DraftReporter::default() };
        assert_eq!(of(form, &ann, &answers(json!({}))).answered, 1);
        assert_eq!(
            usize::from(nothing.questions.unsigned_abs()),
            form.fields.iter().filter(|field| field.required).count() + 1
        );
    }

    #[test]
    fn a_slip_is_no_door_and_an_address_is_one() {
        let of = |own: Option<&str>, within: &str| {
            let reporter = DraftReporter { postcode: own.map(str::to_owned), ..DraftReporter::default() };
            let door = door(&reporter, &answers(json!({"bin": "recycling", "place": {"postcode": within}})));
            door.map(|door| door.map(String::from)).map_err(|slip| slip.errors[0].pointer.clone())
        };
        assert_eq!(of(Some("bn111hs"), ""), Ok(Some("BN11 1HS".into())));
        assert_eq!(of(Some("BN11 1H"), "bn11 1ht"), Ok(Some("BN11 1HT".into())));
        assert_eq!(of(None, " "), Ok(None));
        assert_eq!(of(Some("BN11 1H"), " "), Err("/reporter/postcode".into()));
        assert_eq!(of(None, "BN11"), Err("/answers/place/postcode".into()));
    }

    #[test]
    fn what_no_text_is_isnt_kept() {
        let long = answers(json!({"details": "x".repeat(70_000)}));
        let null = answers(json!({"details": "a\u{0}b"}));
        let ann = DraftReporter { name: Some("a\u{0}".into()), email: Some(" ".into()), ..DraftReporter::default() };
        for (reporter, answers, pointer) in [
            (DraftReporter::default(), long, "/answers"),
            (DraftReporter::default(), null, "/answers"),
            (ann, answers(json!({})), "/reporter/name"),
        ] {
            let refused = keepable(reporter, &answers).unwrap_err();
            assert_eq!(refused.errors[0].pointer, pointer);
        }
    }
}
