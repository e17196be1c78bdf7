//! Splitting a case: what the second one is about, and what it takes along.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/cases/{id}/split`.
#[derive(Template)]
#[template(path = "desk/split.html")]
pub struct Split {
    /// The page.
    pub page: Page,
    /// The case's page.
    pub case_href: String,
    /// The case's reference.
    pub reference: String,
    /// Who reported it.
    pub reporter: String,
    /// Whether an email tells them.
    pub email: bool,
    /// What the second one is about.
    pub form: Form,
    /// The version that is shown.
    pub version: i64,
}

/// What there is to choose from.
#[derive(Default)]
pub struct Offer {
    /// The council's services.
    pub services: Vec<Choice>,
    /// The service of the first case.
    pub now: String,
    /// Its answers.
    pub answers: Vec<Choice>,
    /// Its notes.
    pub notes: Vec<Choice>,
    /// Its files.
    pub files: Vec<Choice>,
}

impl View for Split {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Split {
    /// The fields: the service, and each list of which there is something.
    pub fn fields(w: Words, offer: Offer) -> Vec<Field> {
        let service = Field::choice(Shape::Select, "service", w.get("split-service"), offer.services);
        let mut fields = vec![Field { wording: "split-service", ..service }.filled(&offer.now)];
        for (name, key, choices) in [
            ("answers", "split-answers", offer.answers),
            ("notes", "split-notes", offer.notes),
            ("files", "split-files", offer.files),
        ] {
            if !choices.is_empty() {
                let field = Field::choice(Shape::Checkboxes, name, w.get(key), choices);
                let field = field.hinted(w.get("split-stays"));
                fields.push(Field { wording: "split", classes: "govuk-checkboxes--small", ..field }.optional());
            }
        }
        fields
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let offer = Offer {
            services: vec![Choice::new("missed-bin", "Bin not emptied"), Choice::new("fly-tipping", "Fly-tipping")],
            now: "missed-bin".to_owned(),
            answers: vec![Choice::new("0", "Where is it? Mill Lane <by the gate>")],
            notes: vec![Choice::new("0198", "She said that there is a mattress too.")],
            files: vec![Choice::new("0199", "mattress.jpg")],
        };
        Self {
            case_href: "/desk/cases/0198".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            reporter: "Siân O’Brien".to_owned(),
            email: true,
            form: Form::new(&page, Self::fields(page.w, offer)).to("/desk/cases/0198/split"),
            version: 3,
            page,
        }
    }
}
