//! The council's teams: made, named, closed.

mod sample;

use askama::Template;
use contract::{Bilingual, Language};

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};

/// The most characters of a name.
const MOST: usize = 80;

/// `GET /desk/teams`, shown again by its form when refused.
#[derive(Template)]
#[template(path = "desk/team/list.html")]
pub struct Teams {
    /// The page.
    pub page: Page,
    /// Those that work, by name.
    pub rows: Vec<Row>,
    /// Those that were closed.
    pub closed: Vec<Closed>,
    /// Makes a team; `None` for who may not.
    pub make: Option<Form>,
}

/// A team that works.
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How many people are in it.
    pub members: String,
    /// How many open cases it has.
    pub cases: String,
    /// How many services it deals with.
    pub services: String,
    /// Whether someone is told when its clocks run out.
    pub told: bool,
}

/// A team that was closed.
pub struct Closed {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// When, and where its work went.
    pub said: String,
}

/// `GET /desk/teams/{id}`, shown again by its forms when refused.
#[derive(Template)]
#[template(path = "desk/team/one.html")]
pub struct Team {
    /// The page.
    pub page: Page,
    /// Its name.
    pub name: String,
    /// What it has, a line each.
    pub has: Vec<String>,
    /// The services that it deals with.
    pub services: Vec<Link>,
    /// Where it is said who is told of its clocks.
    pub calendar: String,
    /// Whether someone is.
    pub told: bool,
    /// When it was closed, and where its work went; empty for one that works.
    pub closed: String,
    /// Names it anew; `None` for who may not.
    pub rename: Option<Form>,
    /// Closes it, or hands on what came to it since; `None` likewise, or where nothing did.
    pub close: Option<Form>,
    /// Opens it again; `None` likewise.
    pub reopen: Option<Form>,
    /// The version that is changed.
    pub version: String,
}

/// A service, and its page.
pub struct Link {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
}

impl View for Teams {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Team {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Teams {
    /// The fields of a team's name, with what it is called now.
    pub fn fields(page: &Page, name: Option<&Bilingual>) -> Vec<Field> {
        let line = |language: &str, value: Option<&str>| {
            let field =
                Field::new(Shape::Line, format!("name-{language}"), page.w.get(&format!("team-name-{language}")));
            let field = field.at(format!("/name/{language}")).filled(value.unwrap_or_default());
            Field { most: MOST, autocomplete: "off", wording: "team", ..field }
        };
        let mut fields = vec![line("en", name.map(|name| name.en.as_str()))];
        if page.council.languages.contains(&Language::Cy) {
            fields.push(line("cy", name.and_then(|name| name.cy.as_deref())));
        }
        fields
    }
}

impl Team {
    /// The fields that close a team: which of the others takes over.
    pub fn fields(page: &Page, others: Vec<Choice>) -> Vec<Field> {
        let none = Choice::new("", page.w.get("team-heir-none"));
        let choices = std::iter::once(none).chain(others).collect();
        let field = Field::choice(Shape::Select, "to", page.w.get("team-heir"), choices);
        vec![Field { wording: "heir", ..field }.hinted(page.w.get("team-heir-hint"))]
    }

    /// The forms that can be refused.
    pub fn faults(&self) -> Vec<&crate::form::Fault> {
        [&self.rename, &self.close, &self.reopen].into_iter().flatten().flat_map(|form| &form.faults).collect()
    }
}
