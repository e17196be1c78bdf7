use contacts_api::verification::{Check, VerificationOutcome};
use contract::Bilingual;
use time::macros::date;

use super::*;

/// A council that asks for three things, of which two must be right, twice.
fn course(known: Known) -> Course {
    let question = |key: &str, checks| Question { key: key.into(), text: Bilingual::new(key, key), checks };
    let questions = vec![
        question("postcode", Check::Postcode),
        question("born", Check::DateOfBirth),
        question("word", Check::Custom),
    ];
    Course { rules: VerificationRules { on: true, needed: 2, attempts: 2, questions }, known, held: Held::default() }
}

fn known() -> Known {
    Known { postcodes: vec!["BN11 1HS".into()], date_of_birth: Some(date!(1957 - 03 - 09)), ..Known::default() }
}

fn said(answers: &[(&str, &str)]) -> AnswerVerification {
    let answers = answers.iter().map(|(key, given)| match *given {
        "right" | "wrong" => GivenAnswer { key: (*key).into(), given: None, passed: Some(*given == "right") },
        given => GivenAnswer { key: (*key).into(), given: Some(given.into()), passed: None },
    });
    AnswerVerification { answers: answers.collect(), not_possible: false }
}

fn open(course: &Course) -> Vec<String> {
    course.view().questions.into_iter().map(|question| question.key).collect()
}

#[test]
fn two_right_answers_pass_and_nothing_more_is_asked() {
    let mut course = course(known());
    assert_eq!(open(&course), ["postcode", "born", "word"]);
    course.answer(&said(&[("postcode", "bn11 1hs"), ("word", "right")])).unwrap();
    let view = course.view();
    assert_eq!((view.outcome, view.right, view.attempts_left), (Some(VerificationOutcome::Passed), 2, 0));
    assert!(view.questions.is_empty());
    assert_eq!(course.answer(&said(&[("born", "9/3/1957")])).unwrap_err().kind, ProblemKind::Conflict);
}

#[test]
fn a_right_answer_isnt_asked_for_again_and_a_wrong_one_may_be_mended_once() {
    let mut course = course(known());
    course.answer(&said(&[("postcode", "BN11 1HS"), ("born", "9/3/1958")])).unwrap();
    assert_eq!((course.view().outcome, course.view().attempts_left), (None, 1));
    assert_eq!(open(&course), ["born", "word"]);
    course.answer(&said(&[("born", "9/3/1957")])).unwrap();
    assert_eq!(course.view().outcome, Some(VerificationOutcome::Passed));
}

#[test]
fn tries_are_bounded() {
    let mut course = course(known());
    for _ in 0..2 {
        course.answer(&said(&[("born", "1/1/2000"), ("word", "wrong")])).unwrap();
    }
    assert_eq!(course.view().outcome, Some(VerificationOutcome::Failed));
}

#[test]
fn what_isnt_known_isnt_asked_and_a_caller_may_not_be_verifiable() {
    let mut course = course(Known::default());
    assert_eq!(open(&course), ["word"]);
    course.answer(&AnswerVerification { answers: vec![], not_possible: true }).unwrap();
    assert_eq!(course.view().outcome, Some(VerificationOutcome::NotPossible));
}

#[test]
fn every_fault_of_an_answer_is_told_and_costs_no_try() {
    let mut course = course(known());
    let asked =
        said(&[("postcode", "right"), ("word", "anything"), ("shoe-size", "9"), ("word", "right"), ("born", " ")]);
    let places: Vec<_> = course.answer(&asked).unwrap_err().errors.into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(
        places,
        ["/answers/0/given", "/answers/1/passed", "/answers/2/key", "/answers/3/key", "/answers/4/given"]
    );
    assert_eq!(course.answer(&said(&[])).unwrap_err().errors[0].pointer, "/answers");
    assert_eq!(course.held, Held::default());
}
