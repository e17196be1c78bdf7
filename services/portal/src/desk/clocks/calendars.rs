//! The days on which the council and its teams work.

use askama::Template;
use cases_api::calendar::{TeamCalendar, Weekday};
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// How many of a team are told of its clocks, one after the other.
pub const CHAIN: usize = 3;
/// The most characters of a closure's name.
const MOST: usize = 100;

/// `GET /desk/calendars`, shown again by its forms when refused.
#[derive(Template)]
#[template(path = "desk/clocks/calendars.html")]
pub struct Calendars {
    /// The page.
    pub page: Page,
    /// When the council is closed, by day.
    pub closures: Vec<Closed>,
    /// Closes it for some days.
    pub close: Form,
    /// Each team's days.
    pub teams: Vec<Team>,
}

/// Days on which the council is closed, or a team.
pub struct Closed {
    /// The days, written out.
    pub days: String,
    /// Why.
    pub name: String,
    /// Whose.
    pub whose: String,
    /// Takes it away.
    pub remove: Form,
}

/// When a team works.
pub struct Team {
    /// Its name.
    pub name: String,
    /// Its days.
    pub days: String,
    /// Its hours.
    pub hours: String,
    /// Who is told of its clocks.
    pub chain: String,
    /// Where that is changed.
    pub href: String,
}

/// `GET` and `POST /desk/calendars/{team}`.
#[derive(Template)]
#[template(path = "desk/clocks/calendar.html")]
pub struct Calendar {
    /// The page.
    pub page: Page,
    /// The team's name.
    pub name: String,
    /// The form.
    pub form: Form,
    /// The version that it changes.
    pub version: String,
}

impl View for Calendars {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Calendar {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A day of the week, in words.
pub fn weekday(day: Weekday, w: Words) -> String {
    w.get(&format!("weekday-{}", day.name())).into_owned()
}

impl Calendars {
    /// The fields that close the council, or one of these teams.
    pub fn fields(page: &Page, teams: &[Choice]) -> Vec<Field> {
        let w = page.w;
        let line = |name: &str, key: &str, language: &str| {
            let field = Field::new(Shape::Line, name, w.get(key)).at(format!("/name/{language}"));
            Field { most: MOST, autocomplete: "off", ..field }
        };
        let mut fields = vec![
            Field::date("from", w.get("closure-from"), w),
            Field::date("to", w.get("closure-to"), w),
            line("name-en", "closure-name-en", "en"),
        ];
        if page.council.languages.contains(&Language::Cy) {
            fields.push(line("name-cy", "closure-name-cy", "cy"));
        }
        let everyone = Choice::new("", w.get("closure-everyone"));
        let whose = std::iter::once(everyone).chain(teams.iter().cloned()).collect();
        fields.push(Field::choice(Shape::Select, "team", w.get("closure-whose"), whose).optional());
        fields
    }
}

impl Calendar {
    /// The fields of a team's calendar: those of these colleagues may be told of its clocks.
    pub fn fields(calendar: &TeamCalendar, colleagues: &[Choice], w: Words) -> Vec<Field> {
        let days = Weekday::ALL.iter().map(|day| Choice::new(day.name(), weekday(*day, w))).collect();
        let mut days = Field::choice(Shape::Checkboxes, "days", w.get("calendar-days"), days);
        days.values = calendar.days.iter().map(|day| day.name().to_owned()).collect();
        let time = |name: &str, key: &str, value: &str| {
            let field = Field::new(Shape::Line, name, w.get(key)).filled(value);
            Field { classes: "govuk-input--width-4", autocomplete: "off", ..field }
        };
        let mut fields = vec![
            Field { classes: "govuk-checkboxes--small", ..days },
            time("opens", "calendar-opens", &calendar.opens).hinted(w.get("calendar-time-hint")),
            time("closes", "calendar-closes", &calendar.closes),
        ];
        for place in 0..CHAIN {
            let nobody = Choice::new("", w.get("calendar-nobody"));
            let choices = std::iter::once(nobody).chain(colleagues.iter().cloned()).collect();
            let label = w.with_one("calendar-told", "place", place + 1);
            let chosen = calendar.chain.get(place).map(ToString::to_string).unwrap_or_default();
            let field = Field::choice(Shape::Select, format!("told-{}", place + 1), label, choices);
            fields.push(field.at(format!("/chain/{place}")).filled(chosen).optional());
        }
        fields
    }
}
