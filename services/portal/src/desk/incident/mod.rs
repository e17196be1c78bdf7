//! Incidents: one thing that many reports are about.

mod sample;

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Status, View};

/// The most characters of a title, of what the public is told, and of an update.
const TITLE: usize = 100;
const TOLD: usize = 300;
const UPDATE: usize = 5000;
/// How many services the form asks for.
pub const SERVICES: usize = 3;

/// `GET /desk/incidents`.
#[derive(Template)]
#[template(path = "desk/incidents.html")]
pub struct Incidents {
    /// The page.
    pub page: Page,
    /// Those that last, or those that are over: to choose from.
    pub tabs: Vec<Tab>,
    /// The incidents, the latest first.
    pub incidents: Vec<Row>,
    /// Declares one; empty for who may not.
    pub declare_href: String,
    /// Open reports that look like one thing.
    pub suggested: Vec<Suggested>,
    /// Dismisses a suggestion; `None` for who may not.
    pub dismiss: Option<Form>,
    /// The next page.
    pub next: Option<String>,
}

impl View for Incidents {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// Open reports that look like one thing.
pub struct Suggested {
    /// What they are, and since when.
    pub text: String,
    /// Declares an incident of them.
    pub href: String,
    /// Which they are, with commas.
    pub cases: String,
}

/// A part of the list.
pub struct Tab {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// Whether it is shown.
    pub current: bool,
}

/// An incident of the list.
pub struct Row {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// Its services.
    pub services: String,
    /// Since when, and until when.
    pub when: String,
    /// How many reports are joined.
    pub joined: String,
}

/// `GET /desk/incidents/{id}`.
#[derive(Template)]
#[template(path = "desk/incident.html")]
pub struct Incident {
    /// The page.
    pub page: Page,
    /// What it is called.
    pub title: String,
    /// Whether it lasts.
    pub open: bool,
    /// Since when, until when, and who declared it.
    pub when: String,
    /// What the public is told, in each of the council's languages.
    pub told: Vec<String>,
    /// Its services.
    pub services: String,
    /// Where it is.
    pub place: Vec<String>,
    /// The case in which the work is done.
    pub lead: Option<(String, String)>,
    /// How many reports are joined, and that some aren't shown.
    pub joined: String,
    /// The joined reports.
    pub cases: Vec<Report>,
    /// Lets one leave; `None` for who may not.
    pub leave: Option<Form>,
    /// Open reports that may be about it, with why.
    pub like: Vec<Report>,
    /// Joins some of them; `None` for who may not, and once it is over.
    pub join: Option<Form>,
    /// What was told, the latest first.
    pub updates: Vec<Update>,
    /// Where it is updated, ended and described; empty for who may not, and once it is over.
    pub path: String,
}

impl View for Incident {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A report that is about an incident, or may be.
pub struct Report {
    /// Its page.
    pub href: String,
    /// Its id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Where it is, as it was reported.
    pub place: String,
    /// When it was reported.
    pub when: String,
    /// Where it stands; `None` of one that isn't joined.
    pub status: Option<Status>,
    /// Why it may be about it; empty of one that is joined.
    pub why: String,
}

/// Something that was told once for all.
pub struct Update {
    /// When, and by whom.
    pub when: String,
    /// What, in each of the council's languages; empty of an end with nothing to say.
    pub text: Vec<String>,
    /// That its cases ended with it; empty where they didn't.
    pub outcome: String,
    /// How many have it.
    pub standing: String,
    /// Those that couldn't have it, with why.
    pub left: Vec<Left>,
}

/// A case that an update left as it was.
pub struct Left {
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// Why.
    pub why: String,
}

/// A form about an incident, on a page of its own.
#[derive(Template)]
#[template(path = "desk/incident_form.html")]
pub struct IncidentForm {
    /// The page.
    pub page: Page,
    /// What it does.
    pub title: String,
    /// What follows from it; may be empty.
    pub lead: String,
    /// What its button says.
    pub button: String,
    /// The form.
    pub form: Form,
    /// The version that it is for; 0 for one that needs none.
    pub version: i64,
    /// A report that is joined with it; empty for none.
    pub case: String,
    /// Where the way back leads.
    pub back: String,
}

impl View for IncidentForm {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// What the fields of an incident are filled with.
#[derive(Default)]
pub struct Filled {
    /// The title, English and Welsh.
    pub title: (String, String),
    /// What the public is told.
    pub told: (String, String),
    /// Its services.
    pub services: Vec<String>,
    /// Latitude, longitude, metres.
    pub circle: [String; 3],
    /// Its postcodes, with commas.
    pub postcodes: String,
    /// The case in which the work is done.
    pub lead: String,
}

/// A text in each language in which the council writes, at `at` of the request.
fn in_languages(page: &Page, shape: Shape, name: &str, most: usize, at: &str, filled: &(String, String)) -> Vec<Field> {
    let bilingual = page.council.languages.contains(&Language::Cy);
    let field = |language: &str, value: &str| {
        let key = if bilingual { format!("incident-{name}-{language}") } else { format!("incident-{name}") };
        let field = Field::new(shape, format!("{name}-{language}"), page.w.get(&key)).at(format!("{at}/{language}"));
        Field { most, rows: 4, autocomplete: "off", ..field.filled(value) }
    };
    let english = field("en", &filled.0);
    if bilingual { vec![english, field("cy", &filled.1)] } else { vec![english] }
}

/// The fields of an incident: `at` is where they stand in the request, `leads` the cases in which the work may be done.
pub fn described(page: &Page, at: &str, services: &[Choice], leads: Vec<Choice>, filled: &Filled) -> Vec<Field> {
    let w = page.w;
    let mut fields = in_languages(page, Shape::Line, "title", TITLE, &format!("{at}/title"), &filled.title);
    fields.extend(in_languages(page, Shape::Paragraphs, "told", TOLD, &format!("{at}/told"), &filled.told));
    fields.extend((0..SERVICES).map(|number| {
        let first = number == 0;
        let label = w.get(if first { "incident-service" } else { "incident-service-further" });
        let mut choices = vec![Choice::new("", w.get("field-choose"))];
        choices.extend(services.iter().cloned());
        let pointer = if first { format!("{at}/services") } else { format!("{at}/services/{number}") };
        let value = filled.services.get(number).cloned().unwrap_or_default();
        let field = Field::choice(Shape::Select, format!("service-{number}"), label, choices).at(pointer).filled(value);
        if first { field } else { field.optional() }
    }));
    let [lat, lon, metres] = &filled.circle;
    let number = |name: &str, value: &str| {
        let label = w.get(&format!("incident-{name}"));
        let field = Field::new(Shape::Line, name, label).at(format!("{at}/area/circle/{name}")).filled(value);
        Field { classes: "govuk-input--width-10", inputmode: "decimal", autocomplete: "off", ..field.optional() }
    };
    let postcodes =
        Field::new(Shape::Line, "postcodes", w.get("incident-postcodes")).at(format!("{at}/area/postcodes"));
    fields.push(Field { pointer: String::new(), ..Field::new(Shape::Heading, "", w.get("incident-where")) });
    fields.extend([number("lat", lat), number("lon", lon), number("metres", metres)]);
    fields.push(Field {
        autocomplete: "off",
        ..postcodes.hinted(w.get("incident-postcodes-hint")).filled(filled.postcodes.clone()).optional()
    });
    if !leads.is_empty() {
        let mut choices = vec![Choice::new("", w.get("incident-lead-none"))];
        choices.extend(leads);
        let lead = Field::choice(Shape::Select, "lead", w.get("incident-lead"), choices).at(format!("{at}/lead"));
        fields.push(lead.filled(filled.lead.clone()).optional());
    }
    fields
}

/// The fields of an update.
pub fn update_fields(page: &Page, told: &(String, String)) -> Vec<Field> {
    let nothing = Default::default();
    let mut fields = in_languages(page, Shape::Paragraphs, "text", UPDATE, "/text", &nothing);
    fields.extend(in_languages(page, Shape::Paragraphs, "told", TOLD, "/told", told));
    fields
}

/// The fields of an end.
pub fn end_fields(page: &Page) -> Vec<Field> {
    let w = page.w;
    let mut outcomes = vec![Choice::new("", w.get("incident-outcome-none"))];
    outcomes.extend(OUTCOMES.map(|outcome| Choice::new(outcome, w.get(&format!("incident-outcome-{outcome}")))));
    let outcome = Field::choice(Shape::Select, "outcome", w.get("incident-outcome"), outcomes);
    let nothing = Default::default();
    let mut fields = vec![outcome.hinted(w.get("incident-outcome-hint")).optional()];
    let text = in_languages(page, Shape::Paragraphs, "text", UPDATE, "/text", &nothing);
    fields.extend(text.into_iter().map(Field::optional));
    fields
}

/// With what the cases of an incident can end.
pub const OUTCOMES: [&str; 5] = ["completed", "not_found", "duplicate", "not_ours", "no_action"];
