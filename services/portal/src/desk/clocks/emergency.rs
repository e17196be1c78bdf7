//! Services that stand still, and the form that stops one.

use askama::Template;
use contract::{Bilingual, Language};

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// Why a service may stand still: the ends of the keys of their words. The last is told in one's own words.
pub const REASONS: [&str; 6] = ["storm", "snow", "strike", "fault", "staff", OTHER];
/// A reason in one's own words.
pub const OTHER: &str = "other";
/// The most characters of a reason.
const MOST: usize = 300;

/// `GET` and `POST /desk/emergency`.
#[derive(Template)]
#[template(path = "desk/clocks/emergency.html")]
pub struct Emergency {
    /// The page.
    pub page: Page,
    /// The services that stand still, the latest first.
    pub still: Vec<Still>,
    /// Stops a service; `None` for who may not.
    pub stop: Option<Form>,
}

/// A service that stands still.
pub struct Still {
    /// The service's name.
    pub name: String,
    /// Why, in each of the council's languages.
    pub why: Vec<String>,
    /// Since when, and by whom.
    pub since: String,
    /// How many open cases wait.
    pub waits: String,
    /// Lets it go on; `None` for who may not.
    pub end: Option<Form>,
}

impl View for Emergency {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Emergency {
    /// The fields that stop a service.
    pub fn fields(page: &Page, services: Vec<Choice>) -> Vec<Field> {
        let w = page.w;
        let reasons = REASONS.map(|reason| {
            let hint = if reason == OTHER { String::new() } else { told(reason).get(w.language()).to_owned() };
            Choice { hint, ..Choice::new(reason, w.get(&format!("emergency-{reason}"))) }
        });
        let line = |name: &str, key: &str, language: &str| {
            let field = Field::new(Shape::Line, name, w.get(key)).at(format!("/why/{language}"));
            Field { most: MOST, autocomplete: "off", wording: "emergency", ..field.optional() }
        };
        let mut fields = vec![
            Field {
                wording: "stopped",
                ..Field::choice(Shape::Select, "service", w.get("emergency-service"), one_of(services, w))
            },
            Field {
                wording: "emergency",
                ..Field::choice(Shape::Radios, "reason", w.get("emergency-why"), reasons.to_vec())
            },
            line("why-en", "emergency-own-en", "en"),
        ];
        if page.council.languages.contains(&Language::Cy) {
            fields.push(line("why-cy", "emergency-own-cy", "cy"));
        }
        fields
    }
}

/// The services with none chosen beforehand: whoever forgets the list stops nothing.
fn one_of(services: Vec<Choice>, w: Words) -> Vec<Choice> {
    std::iter::once(Choice::new("", w.get("emergency-choose"))).chain(services).collect()
}

/// What citizens are told of a reason, in both languages.
pub fn told(reason: &str) -> Bilingual {
    let key = format!("emergency-{reason}-told");
    Bilingual::new(Words::of(Language::En).get(&key), Words::of(Language::Cy).get(&key))
}
