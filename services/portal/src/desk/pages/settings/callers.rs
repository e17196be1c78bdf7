//! How callers are verified: rows of questions to rules, and back.

use std::collections::HashSet;

use actix_web::HttpResponse;
use contacts_api::verification::{Check, Question, VerificationRules};
use contract::Bilingual;
use contract::client::Versioned;

use super::{Matter, Refused, answered};
use crate::desk::settings::{Callers, MOST_QUESTIONS, Row};
use crate::form::{Form, ProtectedForm, Typed};
use crate::page::{Page, Section};
use crate::visit::Desk;

/// How many rows without words are offered for new questions.
const SPARE: usize = 2;

/// `POST /desk/settings/callers`
pub(super) async fn change(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    let rules = read(&posted.typed);
    let version = posted.typed.get("version");
    let answer = desk.rooms.contacts.set_verification_rules(&desk.token, version, &rules).await.map(|_| ());
    let same = |known: &super::Known| known.callers.as_ref().is_some_and(|held| held.body == rules);
    answered(desk, Matter::Callers, &posted, answer, same).await
}

/// The form of what the council has chosen, or of what was typed and refused.
pub(super) fn form(page: &Page, held: &Versioned<VerificationRules>, refused: Option<&Refused<'_>>) -> Callers {
    let (rules, rows) = match refused {
        Some(refused) => (read(&refused.posted.typed), with_spare(typed_rows(&refused.posted.typed))),
        None => (held.body.clone(), with_spare(held.body.questions.iter().map(row).collect())),
    };
    let fields = Callers::fields(page.w, &rules, &rows);
    let form = match refused {
        Some(refused) => refused.form(page, fields),
        None => Form::new(page, fields),
    };
    Callers {
        form: form.to("/desk/settings/callers"),
        keys: rows.into_iter().map(|row| row.key).collect(),
        version: held.etag.clone().unwrap_or_default(),
    }
}

fn row(question: &Question) -> Row {
    Row {
        key: question.key.clone(),
        en: question.text.en.clone(),
        cy: question.text.cy.clone().unwrap_or_default(),
        checks: Some(question.checks),
    }
}

fn with_spare(mut rows: Vec<Row>) -> Vec<Row> {
    let all = (rows.len() + SPARE).min(MOST_QUESTIONS);
    rows.resize_with(all, Row::default);
    rows
}

/// What was typed, a row for each question up to the last that has words.
fn typed_rows(typed: &Typed) -> Vec<Row> {
    let field = |number: usize, part: &str| typed.get(&format!("q{number}-{part}")).to_owned();
    let read = |number| Row {
        key: field(number, "key"),
        en: field(number, "en"),
        cy: field(number, "cy"),
        checks: Check::named(&field(number, "checks")),
    };
    let mut rows: Vec<_> = (1..=MOST_QUESTIONS).map(read).collect();
    while rows.pop_if(|row| row.is_empty()).is_some() {}
    rows
}

/// What was typed, as contacts takes it: rows without words are no questions.
fn read(typed: &Typed) -> VerificationRules {
    let number = |name: &str| typed.get(name).trim().parse().unwrap_or_default();
    let rows = typed_rows(typed);
    let mut keys: HashSet<String> = rows.iter().map(|row| row.key.clone()).collect();
    let mut question = |row: Row| {
        let checks = row.checks.unwrap_or(Check::Custom);
        let key = if row.key.is_empty() { new_key(checks, &keys) } else { row.key };
        keys.insert(key.clone());
        let cy = Some(row.cy).filter(|cy| !cy.trim().is_empty());
        Question { key, text: Bilingual { en: row.en, cy }, checks }
    };
    let questions = rows.into_iter().filter(|row| !row.is_empty()).map(&mut question).collect();
    VerificationRules {
        on: typed.get("on") == "yes",
        needed: number("needed"),
        attempts: number("attempts"),
        questions,
    }
}

/// A key for a new question: by what its answer is held against, and unlike every other's.
fn new_key(checks: Check, taken: &HashSet<String>) -> String {
    let name = checks.name().replace('_', "-");
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|key| !taken.contains(key)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn rows_with_words_are_the_questions_and_each_new_one_has_a_key_of_its_own() {
        let sent = typed(&[
            ("on", "yes"),
            ("needed", "2"),
            ("attempts", "x"),
            ("q1-key", "word"),
            ("q1-en", "What is the word?"),
            ("q1-checks", "custom"),
            ("q2-key", "postcode"),
            ("q2-en", "  "),
            ("q2-checks", "postcode"),
            ("q3-en", "Your postcode?"),
            ("q3-cy", "Eich cod post?"),
            ("q3-checks", "postcode"),
            ("q4-en", "And the number?"),
            ("q4-checks", "nonsense"),
            ("q5-en", ""),
        ]);
        let rules = read(&sent);
        assert_eq!((rules.on, rules.needed, rules.attempts), (true, 2, 0));
        let asked: Vec<_> = rules.questions.iter().map(|one| (one.key.as_str(), one.text.cy.as_deref())).collect();
        assert_eq!(asked, [("word", None), ("postcode-2", Some("Eich cod post?")), ("custom", None)]);
    }

    #[test]
    fn there_is_room_for_new_questions_up_to_ten() {
        assert_eq!(with_spare(Vec::new()).len(), 2);
        assert_eq!(with_spare(vec![Row::default(); 9]).len(), 10);
    }
}
