//! A form that is gone through page by page, the check of its answers, advice that ends it, and the way back
//! to it.

use askama::Template;
use cases_api::form::Form as Questions;
use contract::Language;

use super::known::Known;
use crate::form::{Field, Form, questions, standard};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET` and `POST /continue/{token}/form?page=…`: one page.
#[derive(Template)]
#[template(path = "citizen/walk.html")]
pub struct Walk {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub service: String,
    /// The reference, which stays.
    pub reference: String,
    /// What this page is called.
    pub title: String,
    /// What to know first, a paragraph each.
    pub guidance: Vec<String>,
    /// Whether its only question is its heading.
    pub alone: bool,
    /// The page before; empty for the first.
    pub back: String,
    /// Whether there is more to answer because of what was answered.
    pub more: bool,
    /// What the council knows already there.
    pub known: Option<Known>,
    /// The files that were added, where the page takes some.
    pub files: Option<Files>,
    /// Its questions.
    pub form: Form,
}

/// The files that a page takes.
pub struct Files {
    /// Where one is added.
    pub add: String,
    /// Where one is removed.
    pub remove: String,
    /// Help with the question.
    pub hint: String,
    /// What may be added, in words.
    pub kinds: String,
    /// The same for the browser's own choice.
    pub accept: &'static str,
    /// Whether another can be added.
    pub has_room: bool,
    /// How many may be added, in words.
    pub most: String,
    /// Whether none need be.
    pub optional: bool,
    /// Those that were added.
    pub files: Vec<AddedFile>,
}

/// A file that was added.
pub struct AddedFile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// `GET` and `POST /continue/{token}/form?page=check`: the answers, before they are sent.
#[derive(Template)]
#[template(path = "citizen/check.html")]
pub struct Check {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub service: String,
    /// The reference, which stays.
    pub reference: String,
    /// Questions with their answers.
    pub rows: Vec<Checked>,
    /// The page before.
    pub back: String,
    /// What the council knows already there.
    pub known: Option<Known>,
    /// The button's form, and what is wrong.
    pub form: Form,
}

/// A question with its answer.
pub struct Checked {
    /// The question.
    pub question: String,
    /// The answer, in lines.
    pub answer: String,
    /// Where it is changed; empty for what is worked out.
    pub href: String,
}

/// `GET /continue/{token}/form?page=stop`: there is something else to do.
#[derive(Template)]
#[template(path = "citizen/stopped.html")]
pub struct Stopped {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub service: String,
    /// What to do instead.
    pub advice: String,
    /// Where; empty for nowhere.
    pub href: String,
    /// The words of the link.
    pub link: String,
    /// The question whose answer it was.
    pub back: String,
}

/// `GET` and `POST /continue/{token}/form?page=later`: keeping it, to be come back to.
#[derive(Template)]
#[template(path = "citizen/later.html")]
pub struct Later {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub service: String,
    /// How one comes back, once it is kept.
    pub kept: Option<Kept>,
    /// The report.
    pub back: String,
    /// Where the way back is sent.
    pub form: Form,
}

/// How one comes back.
pub struct Kept {
    /// The reference.
    pub reference: String,
    /// The code.
    pub code: String,
    /// The address.
    pub link: String,
    /// Until when, a day written out.
    pub until: String,
    /// Whether it went by email.
    pub emailed: bool,
}

impl View for Walk {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Check {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Stopped {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Later {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A form with something of everything that a page can show.
const SAMPLE: &str = r#"{ "fields": [
    { "name": "bins", "kind": "number", "label": { "en": "How many bins?", "cy": "Sawl bin?" }, "required": true, "min": 1, "max": 4 },
    { "name": "rate", "kind": "choice", "label": { "en": "Do you get a reduction?", "cy": "Ydych chi’n cael gostyngiad?" }, "required": true,
      "choices": [
        { "value": "none", "label": { "en": "No", "cy": "Nac ydw" }, "amount": 5500 },
        { "value": "low", "label": { "en": "Yes", "cy": "Ydw" }, "amount": 3300 } ] },
    { "name": "proof", "kind": "text", "label": { "en": "Your reference", "cy": "Eich cyfeirnod" }, "required": true,
      "when": { "all": [{ "question": "rate", "is": { "one_of": ["low"] } }] } },
    { "name": "days", "kind": "choices", "label": { "en": "Which days suit you?", "cy": "Pa ddyddiau sy’n gyfleus?" },
      "choices": [{ "value": "mon", "label": { "en": "Monday", "cy": "Dydd Llun" } }, { "value": "tue", "label": { "en": "Tuesday", "cy": "Dydd Mawrth" } }] },
    { "name": "deposit", "kind": "money", "label": { "en": "Deposit", "cy": "Blaendal" } },
    { "name": "helpers", "kind": "group", "label": { "en": "Who else may change it?", "cy": "Pwy arall gaiff ei newid?" }, "max": 3, "fields": [
        { "name": "helper", "kind": "text", "label": { "en": "Name", "cy": "Enw" }, "required": true },
        { "name": "email", "kind": "email", "label": { "en": "Email", "cy": "E-bost" } } ] },
    { "name": "price", "kind": "calculated", "label": { "en": "Price for a year", "cy": "Pris am flwyddyn" },
      "calculation": { "unit": "money", "of": { "product": [{ "answer": "bins" }, { "answer": "rate" }] } } },
    { "name": "agreed", "kind": "declaration", "label": { "en": "I am allowed to sign up for this address.", "cy": "Mae gen i hawl i gofrestru’r cyfeiriad hwn." }, "required": true }
] }"#;

impl Walk {
    /// A sample with a question of every new kind.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form: Questions = serde_json::from_str(SAMPLE).unwrap_or_default();
        let said = [("bins", "2"), ("rate", "low"), ("helpers-items", "2"), ("helpers-0-helper", "Ann")];
        let typed = said.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let mut shown = Form::new(&page, standard::questions(&form, page.w));
        shown.fields.iter_mut().for_each(|field| field.keep(&typed));
        questions::decide(&mut shown.fields, &form, &questions::answers(&form, &typed, page.w));
        let title = page.w.get("service-about-you").into_owned();
        Self::with(page, shown, title, false)
    }

    /// A sample with one question, and more to answer.
    pub fn sample_alone(language: Language) -> Self {
        let page = Page::sample(language);
        let field = Field::date("day", page.w.get("date-day"), page.w);
        let title = field.label.clone();
        let form = Form::new(&page, vec![field]);
        Self { more: true, ..Self::with(page, form, title, true) }
    }

    /// A sample that takes photos, one of which wasn't taken.
    pub fn sample_files(language: Language) -> Self {
        let page = Page::sample(language).failing(true);
        let w = page.w;
        let form = Form::new(&page, Vec::new()).wrong_as_a_whole(w.get("report-files-too-large"));
        let added = |name: &str| AddedFile { id: name.to_owned(), name: name.to_owned() };
        let files = Files {
            add: "/add".to_owned(),
            remove: "/remove".to_owned(),
            hint: w.get("position-hint").into_owned(),
            kinds: w.get("report-files-photos").into_owned(),
            accept: "image/jpeg",
            has_room: true,
            most: w.with_one("report-files-most", "count", 5_usize).into_owned(),
            optional: true,
            files: vec![
                added("wall.jpg"),
                added("a-name-that-is-so-long-that-it-has-to-be-broken-somewhere-on-a-phone.jpg"),
            ],
        };
        let title = w.get("said-agreed").into_owned();
        Self { files: Some(files), ..Self::with(page, form, title, false) }
    }

    fn with(page: Page, form: Form, title: String, alone: bool) -> Self {
        Self {
            service: "Garden waste".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            guidance: vec![page.w.get("position-hint").into_owned()],
            title,
            alone,
            back: "/back".to_owned(),
            more: false,
            known: None,
            files: None,
            form,
            page,
        }
    }
}

impl Check {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        Self::with(page, Vec::new())
    }

    /// A sample with something that is missing.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample(language).failing(true);
        let text = page.w.get("fault-required-name").into_owned();
        Self::with(page, vec![crate::form::Fault { href: "/page".to_owned(), text }])
    }

    fn with(page: Page, faults: Vec<crate::form::Fault>) -> Self {
        let row = |question: &str, answer: &str, href: &str| Checked {
            question: question.to_owned(),
            answer: answer.to_owned(),
            href: href.to_owned(),
        };
        let mut form = Form::new(&page, Vec::new());
        form.faults = faults;
        Self {
            service: "Garden waste".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            rows: vec![row("Where?", "1 High Street\nWorthing\nBN11 1HS", "/1"), row("Price", "£66", "")],
            back: "/back".to_owned(),
            known: Some(Known::sample(&page)),
            form,
            page,
        }
    }
}

impl Stopped {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self {
            page: Page::sample(language),
            service: "Garden waste".to_owned(),
            advice: "Only people who live here can sign up.\n\nAsk the council of the address.".to_owned(),
            href: "/services".to_owned(),
            link: "Find a service".to_owned(),
            back: "/back".to_owned(),
        }
    }
}

impl Later {
    /// Where the way back is sent.
    pub fn fields(w: Words) -> Vec<Field> {
        vec![standard::email(w).optional().hinted(w.get("later-email-hint"))]
    }

    /// A sample that asks.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form = Form::new(&page, Self::fields(page.w));
        Self { service: "Garden waste".to_owned(), kept: None, back: "/back".to_owned(), form, page }
    }

    /// A sample that tells.
    pub fn sample_kept(language: Language) -> Self {
        let kept = Kept {
            reference: "C7X-4KM-9TPH".to_owned(),
            code: "K7M4-9TPX".to_owned(),
            link: "https://bryndu.example/continue/a-long-secret-that-nobody-guesses-and-that-a-phone-must-break"
                .to_owned(),
            until: crate::words::dates::day(jiff::civil::date(2026, 12, 8), language),
            emailed: true,
        };
        Self { kept: Some(kept), ..Self::sample(language) }
    }
}
