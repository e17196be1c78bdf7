//! A council's rules of verification: what they are until it chooses, and what it may choose.

use std::collections::HashSet;

use contacts_api::verification::{Check, Question, VerificationRules};
use contract::faults::Unfit;
use contract::{Bilingual, Faults, Problem, text};

/// The rules of a council that chose none: callers aren't verified.
pub(crate) fn unchosen() -> VerificationRules {
    let question =
        |key: &str, checks, en: &str, cy: &str| Question { key: key.to_owned(), text: Bilingual::new(en, cy), checks };
    VerificationRules {
        on: false,
        needed: 2,
        attempts: 2,
        questions: vec![
            question("postcode", Check::Postcode, "What is your postcode?", "Beth yw eich cod post?"),
            question(
                "address",
                Check::AddressLine,
                "What is the first line of your address?",
                "Beth yw llinell gyntaf eich cyfeiriad?",
            ),
            question(
                "email",
                Check::Email,
                "What email address do you use with us?",
                "Pa gyfeiriad e-bost ydych chi’n ei ddefnyddio gyda ni?",
            ),
            question("date-of-birth", Check::DateOfBirth, "What is your date of birth?", "Beth yw eich dyddiad geni?"),
            question(
                "last-report",
                Check::LastCase,
                "What did you last report to us?",
                "Beth wnaethoch chi roi gwybod i ni amdano ddiwethaf?",
            ),
        ],
    }
}

/// What an administrator chose, as it is kept.
///
/// # Errors
/// `validation-failed` with every fault.
pub(crate) fn chosen(asked: &VerificationRules) -> Result<VerificationRules, Problem> {
    let mut faults = Faults::none();
    if !(1..=10).contains(&asked.questions.len()) {
        faults.add("/questions", "out-of-range", "Have between 1 and 10 questions.");
    }
    if !(1..=5).contains(&asked.needed) {
        faults.add("/needed", "out-of-range", "Between 1 and 5 answers must be right.");
    } else if usize::from(asked.needed) > asked.questions.len() {
        faults.add("/needed", "out-of-range", "There are fewer questions than answers that must be right.");
    }
    if !(1..=5).contains(&asked.attempts) {
        faults.add("/attempts", "out-of-range", "Answers may be given between 1 and 5 times.");
    }
    let mut keys = HashSet::new();
    let questions: Vec<Question> = asked
        .questions
        .iter()
        .enumerate()
        .filter_map(|(at, question)| {
            if !keys.insert(question.key.as_str()) {
                faults.add(&format!("/questions/{at}/key"), "duplicate", "Use each key once.");
            }
            read(question, at, &mut faults)
        })
        .collect();
    faults.finish(Some(VerificationRules { questions, ..asked.clone() }))
}

fn read(question: &Question, at: usize, faults: &mut Faults) -> Option<Question> {
    let place = |field: &str| format!("/questions/{at}/{field}");
    let key = faults.take(&place("key"), key(&question.key));
    let words = |given: &str| text::line(given, 200).and_then(text::required);
    let en = faults.take(&place("text/en"), words(&question.text.en));
    let cy = question.text.cy.as_deref().filter(|cy| !cy.trim().is_empty());
    let cy = faults.take(&place("text/cy"), cy.map(words).transpose());
    let (key, text) = key.zip(en.zip(cy).map(|(en, cy)| Bilingual { en, cy }))?;
    Some(Question { key, text, checks: question.checks })
}

fn key(given: &str) -> Result<String, Unfit> {
    let sound = (1..=40).contains(&given.len())
        && given.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let wrong = || Unfit::new("invalid", "Use 1 to 40 lower-case letters, digits and dashes.");
    if sound { Ok(given.to_owned()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_a_council_that_chose_none_are_sound_and_off() {
        let rules = unchosen();
        assert_eq!(chosen(&rules).unwrap(), rules);
        assert!(!rules.on);
    }

    #[test]
    fn every_fault_of_a_choice_is_told() {
        let question = Question { key: "A B".into(), text: Bilingual::new(" ", "Iawn"), checks: Check::Custom };
        let asked = VerificationRules { on: true, needed: 3, attempts: 0, questions: vec![question.clone(), question] };
        let faults = chosen(&asked).unwrap_err().errors;
        let places: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(
            places,
            [
                "/needed",
                "/attempts",
                "/questions/0/key",
                "/questions/0/text/en",
                "/questions/1/key",
                "/questions/1/key",
                "/questions/1/text/en",
            ]
        );
    }
}
