//! Bin days at the desk: rounds, what moves them, and the file that says whom they serve.

mod sample;

use askama::Template;
use contacts_api::bins::{MOST_MOVED, Round, SetRound, Weekday};
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::{Words, dates};

/// The address of the list.
pub const PATH: &str = "/desk/bin-days";
/// How many kinds a round's form has room for.
pub const KINDS: usize = 3;
/// The most characters of a name, a kind and a reason.
const MOST: usize = 100;
/// The last days of the months.
const LAST: [&str; 12] =
    ["01-31", "02-29", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31", "11-30", "12-31"];

/// `GET /desk/bin-days`, shown again by its forms.
#[derive(Template)]
#[template(path = "desk/bins/list.html")]
pub struct DeskBins {
    /// The page.
    pub page: Page,
    /// The rounds by their names.
    pub rounds: Vec<RoundRow>,
    /// What moves them.
    pub shifts: Vec<ShiftRow>,
    /// Has collections come on other days.
    pub shift: Form,
    /// What that would move: round, usual day, what becomes of it. `None` before it was asked.
    pub preview: Option<Vec<(String, String, String)>>,
    /// Takes the file that says whom rounds serve.
    pub file: Form,
}

/// A round in the list.
pub struct RoundRow {
    /// Where it is changed.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it collects.
    pub kinds: String,
    /// Its days.
    pub days: String,
    /// How many addresses it serves.
    pub addresses: i64,
}

/// What moves rounds.
pub struct ShiftRow {
    /// The usual days.
    pub days: String,
    /// What becomes of them and why.
    pub what: String,
    /// Which rounds.
    pub whose: String,
    /// Takes it back.
    pub back: Form,
}

/// `GET` and `POST /desk/bin-days/rounds/{id}`, and `new`.
#[derive(Template)]
#[template(path = "desk/bins/round.html")]
pub struct EditRound {
    /// The page.
    pub page: Page,
    /// Its name; empty for a new one.
    pub name: String,
    /// The form.
    pub form: Form,
    /// The version that it changes.
    pub version: i64,
}

impl View for DeskBins {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for EditRound {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// By how much collections are moved, in words.
pub fn moved(days: Option<i16>, w: Words) -> String {
    let Some(by) = days else { return w.get("bins-by-none").into_owned() };
    let key = if by < 0 { "bins-by-earlier" } else { "bins-by-later" };
    w.with_one(key, "days", usize::from(by.unsigned_abs())).into_owned()
}

/// When a round comes, in words.
pub fn rhythm(round: &SetRound, w: Words) -> String {
    let days: Vec<_> =
        round.weekdays.iter().map(|day| w.get(&format!("weekday-{}", day.name())).into_owned()).collect();
    format!("{}, {}", days.join(", "), w.get(&format!("bins-every-{}", round.every_weeks)))
}

fn line(name: String, label: &str, pointer: String, value: &str) -> Field {
    let field = Field::new(Shape::Line, name, label).at(pointer).filled(value);
    Field { most: MOST, autocomplete: "off", ..field }
}

impl DeskBins {
    /// The fields that move these rounds.
    pub fn fields(page: &Page, rounds: &[Round]) -> Vec<Field> {
        let w = page.w;
        let most = MOST_MOVED.min(7);
        let by = (1..=most).chain((1..=most).map(|by| -by));
        let by = by.map(|by| Choice::new(by.to_string(), moved(Some(by), w)));
        let by = by.chain([Choice::new("none", moved(None, w))]).collect();
        let whose = rounds.iter().map(|round| Choice::new(round.id.to_string(), round.round.name.as_str())).collect();
        let whose = Field::choice(Shape::Checkboxes, "rounds", w.get("bins-which"), whose);
        let mut fields = vec![
            Field::date("from", w.get("bins-from"), w),
            Field::date("to", w.get("bins-to"), w).optional(),
            Field::choice(Shape::Select, "days", w.get("bins-by"), by),
            Field { classes: "govuk-checkboxes--small", ..whose.hinted(w.get("bins-which-hint")).optional() },
            line("why-en".to_owned(), &w.get("bins-why-en"), "/why/en".to_owned(), "").hinted(w.get("bins-why-hint")),
        ];
        if page.council.languages.contains(&Language::Cy) {
            fields.push(line("why-cy".to_owned(), &w.get("bins-why-cy"), "/why/cy".to_owned(), ""));
        }
        fields
    }

    /// The file's own place, which has no value.
    pub fn file_fields(w: Words) -> Vec<Field> {
        let field = Field::new(Shape::Files, "file", w.get("import-file")).hinted(w.get("bins-file-hint"));
        vec![Field { wording: "import-file", ..field }]
    }
}

impl EditRound {
    /// The fields of a round.
    pub fn fields(page: &Page, round: Option<&SetRound>) -> Vec<Field> {
        let w = page.w;
        let name = round.map(|round| round.name.as_str()).unwrap_or_default();
        let named = line("name".to_owned(), &w.get("bins-name"), "/name".to_owned(), name);
        let mut fields = vec![Field { wording: "round", ..named }];
        for at in 0..KINDS {
            let kind = round.and_then(|round| round.collects.get(at));
            let en = kind.map(|kind| kind.en.as_str()).unwrap_or_default();
            let cy = kind.and_then(|kind| kind.cy.as_deref()).unwrap_or_default();
            let optional = |field: Field| if at > 0 { field.optional() } else { field };
            let label = |key: &str| w.with_one(key, "at", at + 1);
            let pointer = |language: &str| format!("/collects/{at}/{language}");
            fields.push(optional(line(format!("kind-{at}-en"), &label("bins-kind-en"), pointer("en"), en)));
            if page.council.languages.contains(&Language::Cy) {
                fields.push(optional(line(format!("kind-{at}-cy"), &label("bins-kind-cy"), pointer("cy"), cy)));
            }
        }
        let days = Weekday::ALL.iter().map(|day| Choice::new(day.name(), w.get(&format!("weekday-{}", day.name()))));
        let mut days = Field::choice(Shape::Checkboxes, "weekdays", w.get("bins-weekdays"), days.collect());
        days.values = round.iter().flat_map(|round| &round.weekdays).map(|day| day.name().to_owned()).collect();
        let every = ["1", "2", "4"].map(|weeks| Choice::new(weeks, w.get(&format!("bins-every-{weeks}")))).to_vec();
        let every_now = round.map_or(1, |round| round.every_weeks).to_string();
        let mut anchor = Field::date("anchor", w.get("bins-anchor"), w).hinted(w.get("bins-anchor-hint"));
        let date = round.map(|round| round.anchor.clone()).unwrap_or_default();
        for (part, value) in ["year", "month", "day"].into_iter().zip(date.split('-')) {
            anchor.parts.iter_mut().filter(|one| one.part == part).for_each(|one| one.value = value.to_owned());
        }
        fields.extend([
            Field { classes: "govuk-checkboxes--small", ..days },
            Field::choice(Shape::Select, "every_weeks", w.get("bins-every"), every).filled(every_now),
            anchor,
        ]);
        fields.extend(Self::season(round, w));
        fields
    }

    /// From which month to which one: a day that is no border of a month stays as it is until another one is chosen.
    fn season(round: Option<&SetRound>, w: Words) -> [Field; 2] {
        let season = round.and_then(|round| round.season.as_ref());
        let field = |name: &str, key: &str, stored: Option<&String>, borders: &[String]| {
            let stored = stored.cloned().unwrap_or_default();
            let months =
                (1_i8..).zip(borders).map(|(month, day)| Choice::new(day.as_str(), dates::month(month, w.language())));
            let mut choices: Vec<_> = std::iter::once(Choice::new("", w.get("bins-all-year"))).chain(months).collect();
            if !stored.is_empty() && !borders.contains(&stored) {
                choices.push(Choice::new(stored.as_str(), stored.as_str()));
            }
            let field = Field::choice(Shape::Select, name, w.get(key), choices);
            field.at(format!("/season/{}", name.trim_start_matches("season-"))).filled(stored).optional()
        };
        let first: Vec<_> = (1..=12).map(|month| format!("{month:02}-01")).collect();
        let last = LAST.map(str::to_owned);
        [
            field("season-from", "bins-season-from", season.map(|season| &season.from), &first),
            field("season-to", "bins-season-to", season.map(|season| &season.to), &last),
        ]
    }
}
