//! How callers are verified: the council's own questions, and how many must be right.

use contacts_api::verification::{Check, VerificationRules};

use crate::form::{Choice, Field, Form, Shape};
use crate::words::Words;

/// The most questions that a council may have.
pub const MOST_QUESTIONS: usize = 10;
/// How many answers may be needed, and how often they may be given.
const MOST_ANSWERS: u8 = 5;
/// The most characters of a question.
const MOST: usize = 200;
/// How many fields stand before those of the questions.
const LEAD: usize = 3;
/// How many fields a question has.
const PARTS: usize = 3;

/// The form of how callers are verified.
pub struct Callers {
    /// The form: what holds for all, then the fields of each question.
    pub form: Form,
    /// The keys of the questions, by which answers in calls that go on are known; empty for new ones.
    pub keys: Vec<String>,
    /// The version that it changes.
    pub version: String,
}

/// A question in the form; one without words isn't asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its key; empty for a new one.
    pub key: String,
    /// In English.
    pub en: String,
    /// In Welsh.
    pub cy: String,
    /// What the answer is held against.
    pub checks: Option<Check>,
}

impl Row {
    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.en.trim().is_empty() && self.cy.trim().is_empty()
    }
}

impl Callers {
    /// The fields for rules with these questions. Each question's place in the request is its place
    /// among those that are asked; where there is none, the fault is told at the first.
    pub fn fields(w: Words, rules: &VerificationRules, rows: &[Row]) -> Vec<Field> {
        let yes_no = vec![Choice::new("yes", w.get("yes")), Choice::new("no", w.get("no"))];
        let on = Field::choice(Shape::Radios, "on", w.get("settings-verify-on"), yes_no);
        let on = Field { classes: "govuk-radios--inline govuk-radios--small", ..on };
        let mut fields = vec![
            on.hinted(w.get("settings-verify-on-hint")).filled(if rules.on { "yes" } else { "no" }),
            count("needed", "settings-needed", rules.needed, w),
            count("attempts", "settings-attempts", rules.attempts, w),
        ];
        let nothing = rows.iter().all(Row::is_empty);
        let mut asked = 0;
        for (at, row) in rows.iter().enumerate() {
            let place = match (row.is_empty(), nothing && at == 0) {
                (false, _) => format!("/questions/{asked}"),
                (true, true) => "/questions".to_owned(),
                (true, false) => String::new(),
            };
            asked += usize::from(!row.is_empty());
            fields.extend(question(at + 1, &place, row, w));
        }
        fields
    }

    /// What holds for all questions.
    pub fn lead(&self) -> &[Field] {
        self.form.fields.get(..LEAD).unwrap_or_default()
    }

    /// Each question's number, key and fields.
    pub fn questions(&self) -> impl Iterator<Item = (usize, &str, &[Field])> {
        let fields = self.form.fields.get(LEAD..).unwrap_or_default().chunks(PARTS);
        fields.zip(&self.keys).enumerate().map(|(at, (fields, key))| (at + 1, key.as_str(), fields))
    }
}

fn count(name: &'static str, key: &'static str, chosen: u8, w: Words) -> Field {
    let choices = (1..=MOST_ANSWERS).map(|number| Choice::new(number.to_string(), number.to_string()));
    let field = Field::choice(Shape::Select, name, w.get(key), choices.collect()).filled(chosen.to_string());
    Field { wording: key, ..field }
}

fn question(number: usize, place: &str, row: &Row, w: Words) -> [Field; PARTS] {
    let at = |part: &str| if place.is_empty() { String::new() } else { format!("{place}/{part}") };
    let name = |part: &str| format!("q{number}-{part}");
    let words = |part: &str, value: &str, place: String| {
        let field = Field::new(Shape::Line, name(part), w.get(&format!("settings-question-{part}")));
        Field { most: MOST, wording: "settings-question", autocomplete: "off", ..field.filled(value).at(place) }
    };
    let first = if place == "/questions" { place.to_owned() } else { at("text/en") };
    let checks = Check::ALL.iter().map(|check| Choice::new(check.name(), w.get(&format!("check-{}", check.name()))));
    let chosen = row.checks.unwrap_or(Check::Custom).name();
    [
        words("en", &row.en, first),
        words("cy", &row.cy, at("text/cy")),
        Field::choice(Shape::Select, name("checks"), w.get("settings-checks"), checks.collect())
            .filled(chosen)
            .at(at("checks")),
    ]
}
