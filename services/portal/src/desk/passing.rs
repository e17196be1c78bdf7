//! Passing a call or a case on.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape, standard};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of the note.
const MOST: usize = 1000;

/// `GET` and `POST /desk/pass`.
#[derive(Template)]
#[template(path = "desk/transfer/pass.html")]
pub struct Pass {
    /// The page.
    pub page: Page,
    /// The case that is passed on: its reference and service; empty for a call alone.
    pub case: String,
    /// The case; empty for a call alone.
    pub case_id: String,
    /// The call; empty for a case alone.
    pub call_id: String,
    /// Who calls; empty for a stranger and for a case alone.
    pub contact_id: String,
    /// Where to go back to.
    pub back_href: String,
    /// The form.
    pub form: Form,
}

impl View for Pass {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Pass {
    /// The fields: to whom, the note, whom it is about, and whether to wait, for how many minutes.
    pub fn fields(w: Words, people: Vec<Choice>, minutes: i64) -> Vec<Field> {
        let mut everyone = vec![Choice::new("", w.get("pass-choose"))];
        everyone.extend(people);
        let to = Field::choice(Shape::Select, "to", w.get("pass-to"), everyone).at("/staff");
        let note = Field::new(Shape::Paragraphs, "note", w.get("pass-note")).hinted(w.get("pass-note-hint"));
        let (mut name, mut phone) = (standard::name(w), standard::phone(w));
        (name.pointer, phone.pointer) = ("/name".to_owned(), "/phone".to_owned());
        (name.autocomplete, phone.autocomplete) = ("off", "off");
        (name.wording, name.label) = ("their-name", w.get("pass-name").into_owned());
        (phone.label, phone.hint) = (w.get("pass-phone").into_owned(), String::new());
        let hows = ["wait", "promise"].map(|how| Choice {
            hint: w.with_one(&format!("pass-{how}-hint"), "minutes", minutes).into_owned(),
            ..Choice::new(how, w.get(&format!("pass-{how}")))
        });
        let how = Field::choice(Shape::Radios, "how", w.get("pass-how"), hows.to_vec()).filled("wait");
        let mut fields = vec![
            Field { wording: "pass-to", ..to },
            Field { most: MOST, rows: 4, wording: "pass-note", ..note },
            name,
            phone.optional(),
            Field { classes: "govuk-radios--small", ..how },
        ];
        fields.extend(Self::when(w, "/call_back"));
        fields
    }

    /// A day and a time by which something is promised.
    pub fn when(w: Words, pointer: &str) -> Vec<Field> {
        let on = Field::date("on", w.get("promise-on"), w).hinted(w.get("promise-on-hint"));
        let at = Field::new(Shape::Line, "at", w.get("promise-at")).hinted(w.get("promise-at-hint"));
        vec![
            on.at(format!("{pointer}/on")).optional(),
            Field { classes: "govuk-input--width-5", ..at.at(format!("{pointer}/at")).optional() },
        ]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Promises);
        let people = vec![Choice::new("staff:1", "Tomos Rees · Waste"), Choice::new("team:1", "Waste")];
        let form = Form::new(&page, Self::fields(page.w, people, 15)).to("/desk/pass");
        Self {
            case: "C7X-4KM-9TPH · Missed bin".to_owned(),
            case_id: "0198".to_owned(),
            call_id: String::new(),
            contact_id: String::new(),
            back_href: "/desk/cases/0198".to_owned(),
            form,
            page,
        }
    }
}
