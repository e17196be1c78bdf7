use askama::Template;
use cases_api::import::{ANSWER, CaseImport, ImportChoice, ImportChoices, ImportField, UnknownWord};
use cases_api::workflow::{Outcome, State};
use contract::Channel;

use super::PATH;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Status, View, channel, status};
use crate::words::Words;

/// What is sent for a word that stands for nothing.
pub const NOTHING: &str = "-";
/// The most characters of a first cell that are shown.
const MOST_SHOWN: usize = 60;

/// `GET /desk/imports/{id}/columns`
#[derive(Template)]
#[template(path = "desk/imports/columns.html")]
pub struct Columns {
    /// The page.
    pub page: Page,
    /// What the file is called.
    pub name: String,
    /// Its own page.
    pub back: String,
    /// The version that is changed.
    pub version: i64,
    /// The form: the service of every row, a field a column, a field a word.
    pub form: Form,
    /// The columns, each with its first cells.
    pub columns: Vec<Column>,
    /// The words that nothing is called.
    pub words: Vec<UnknownField>,
}

/// A column of the file.
pub struct Column {
    /// Its header.
    pub header: String,
    /// Its first cells.
    pub sample: Vec<String>,
}

/// A word that nothing is called.
pub struct UnknownField {
    /// What its column holds, by name.
    pub field: &'static str,
    /// The word.
    pub word: String,
    /// Where it stands and how often, in words.
    pub about: String,
}

impl View for Columns {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Column {
    /// The columns of a file.
    pub fn of(headers: &[String], first: &[Vec<String>]) -> Vec<Self> {
        let sample = |at: usize| {
            let cells = first.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
            cells.filter(|cell| !cell.is_empty()).take(3).map(shortened).collect()
        };
        headers.iter().enumerate().map(|(at, header)| Self { header: header.clone(), sample: sample(at) }).collect()
    }
}

fn shortened(cell: &str) -> String {
    let mut shown: String = cell.chars().take(MOST_SHOWN).collect();
    if shown.len() < cell.len() {
        shown.push('…');
    }
    shown
}

impl Columns {
    /// The fields of what an import's columns and words stand for, as it is mapped now.
    pub fn fields(page: &Page, import: &CaseImport, choices: &ImportChoices) -> Vec<Field> {
        let w = page.w;
        let mut services = vec![Choice::new("", w.get("import-service-by-row"))];
        services.extend(named(&choices.services, page));
        let service = Field::choice(Shape::Select, "service", w.get("import-service"), services);
        let service = Field { wording: "import-service", ..service }.hinted(w.get("import-service-hint"));
        let mut fields = vec![service.filled(import.mapping.service.clone().unwrap_or_default())];
        let holds = holds(page, choices);
        fields.extend(import.headers.iter().enumerate().map(|(at, header)| {
            let held = import.mapping.columns.get(at).cloned().flatten().unwrap_or_default();
            let label = w.with_one("import-column-holds", "column", header.as_str());
            let field = Field::choice(Shape::Select, format!("column-{at}"), label, holds.clone());
            Field { wording: "import-column", ..field }.at(format!("/columns/{at}")).filled(held)
        }));
        fields.extend(choices.words.iter().enumerate().map(|(at, word)| {
            let label = w.with_one("import-word-means", "word", word.word.as_str());
            Field::choice(Shape::Select, format!("word-{at}"), label, meanings(word.field, page, choices))
        }));
        fields
    }

    /// The words that nothing is called, for the page.
    pub fn words(words: &[UnknownWord], w: Words) -> Vec<UnknownField> {
        let about = |word: &UnknownWord| {
            let field = field_name(word.field, w);
            w.with("import-word-about", &[("field", &field.as_str()), ("count", &word.rows)]).into_owned()
        };
        words
            .iter()
            .map(|one| UnknownField { field: one.field.name(), word: one.word.clone(), about: about(one) })
            .collect()
    }

    /// The service of every row.
    pub fn service(&self) -> Option<&Field> {
        self.form.fields.first()
    }

    /// The columns with their fields.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, &Field)> {
        self.columns.iter().zip(self.form.fields.iter().skip(1))
    }

    /// The words with their fields and numbers.
    pub fn meanings(&self) -> impl Iterator<Item = (usize, &UnknownField, &Field)> {
        let fields = self.form.fields.iter().skip(1 + self.columns.len());
        self.words.iter().zip(fields).enumerate().map(|(at, (word, field))| (at, word, field))
    }

    /// The page of an import, with this form.
    pub fn of(page: Page, import: &CaseImport, choices: &ImportChoices, form: Form) -> Self {
        let path = format!("{PATH}/{}", import.id);
        Self {
            name: import.name.clone(),
            back: page.onward(path.clone()),
            version: import.version,
            form: form.to(format!("{path}/columns")),
            columns: Column::of(&import.headers, &import.sample),
            words: Self::words(&choices.words, page.w),
            page,
        }
    }
}

fn named<'a>(choices: &'a [ImportChoice], page: &'a Page) -> impl Iterator<Item = Choice> + 'a {
    choices.iter().map(|choice| Choice::new(choice.value.clone(), page.say(&choice.name)))
}

fn field_name(field: ImportField, w: Words) -> String {
    w.get(&format!("import-field-{}", field.name().replace('_', "-"))).into_owned()
}

/// Everything that a column may hold.
fn holds(page: &Page, choices: &ImportChoices) -> Vec<Choice> {
    let w = page.w;
    let mut all = vec![Choice::new("", w.get("import-column-left-out"))];
    all.extend(ImportField::ALL.iter().map(|field| Choice::new(field.name(), field_name(*field, w))));
    all.extend(choices.questions.iter().map(|question| {
        let text = w.with_one("import-column-answer", "question", page.say(&question.name));
        Choice::new(format!("{ANSWER}{}", question.value), text)
    }));
    all
}

/// Everything that a word in a column of this kind may stand for.
fn meanings(field: ImportField, page: &Page, choices: &ImportChoices) -> Vec<Choice> {
    let w = page.w;
    let mut all = vec![Choice::new("", w.get("import-word-choose"))];
    match field {
        ImportField::Service => all.extend(named(&choices.services, page)),
        ImportField::Team => all.extend(named(&choices.teams, page)),
        ImportField::Assignee => all.extend(named(&choices.staff, page)),
        ImportField::Status => all.extend(State::ALL.iter().map(|state| {
            let said = Status::named(state.name()).map(|status| status.tag(w)).unwrap_or_default();
            Choice::new(state.name(), said)
        })),
        ImportField::Outcome => all.extend(
            Outcome::ALL.iter().map(|outcome| Choice::new(outcome.name(), status::outcome_name(outcome.name(), w))),
        ),
        _ => all.extend(Channel::ALL.map(|way| Choice::new(way.name(), channel::name(way, w)))),
    }
    if field != ImportField::Service {
        all.push(Choice::new(NOTHING, w.get("import-word-nothing")));
    }
    all
}
