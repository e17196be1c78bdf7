//! What was passed to someone, and what was promised to people.

use askama::Template;
use contract::Language;

use crate::desk::passing::Pass;
use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of how a promise ended, or why something is given back.
const MOST: usize = 1000;

/// `GET /desk/promises`.
#[derive(Template)]
#[template(path = "desk/transfer/promises.html")]
pub struct Promises {
    /// The page.
    pub page: Page,
    /// What was passed to them and waits.
    pub passed: Vec<Passed>,
    /// What they passed on, and what became of it.
    pub sent: Vec<Sent>,
    /// Whose promises can be chosen.
    pub choices: Vec<Chosen>,
    /// The promises, the soonest due first.
    pub promises: Vec<Promise>,
    /// Whether nobody's marks can be told just now.
    pub marks_away: bool,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Something that waits for an answer.
pub struct Passed {
    /// Who passed it on, and to whom.
    pub from: String,
    /// The note that travels.
    pub note: String,
    /// What is to be minded with whom it is about.
    pub marks: Vec<String>,
    /// Whom it is about, with their number.
    pub person: String,
    /// When it was passed on, and until when it waits.
    pub when: String,
    /// Its case or call.
    pub links: Vec<Link>,
    /// Takes it over; none for those who only look.
    pub accept: Option<Form>,
    /// Gives it back.
    pub decline: Option<Form>,
}

/// Something that was passed on.
pub struct Sent {
    /// To whom.
    pub to: String,
    /// The note.
    pub note: String,
    /// What became of it, in words.
    pub fate: String,
    /// When it was passed on.
    pub when: String,
}

/// A place to go to.
pub struct Link {
    /// Where.
    pub href: String,
    /// What is read.
    pub text: String,
}

/// Whose promises are shown.
pub struct Chosen {
    /// The page of them.
    pub href: String,
    /// What is read.
    pub text: String,
    /// Whether it is these.
    pub current: bool,
}

/// A promise.
pub struct Promise {
    /// What was promised.
    pub what: String,
    /// What is to be minded with whom it is to.
    pub marks: Vec<String>,
    /// To whom, with their number.
    pub person: String,
    /// By when.
    pub due: String,
    /// Whether that has passed.
    pub overdue: bool,
    /// Whether it wasn't kept.
    pub broken: bool,
    /// Why not; empty where nobody said.
    pub ending: String,
    /// Who keeps it.
    pub keeper: String,
    /// Its case, call or person.
    pub links: Vec<Link>,
    /// The version that is shown.
    pub version: i64,
    /// Says that it was kept; none for those who only look.
    pub keep: Option<Form>,
    /// Gives it another day.
    pub renew: Option<Form>,
    /// Says that it won't be kept.
    pub close: Option<Form>,
}

impl View for Promises {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Promises {
    /// The field of why something is given back. `of` keeps fields of one page apart.
    pub fn decline_fields(w: Words, of: &str) -> Vec<Field> {
        vec![text("reason", of, w.get("passed-why").into_owned())]
    }

    /// The field of how a promise was kept.
    pub fn keep_fields(w: Words, of: &str) -> Vec<Field> {
        vec![text("kept", of, w.get("promise-how").into_owned()).optional()]
    }

    /// The field of why a promise won't be kept.
    pub fn close_fields(w: Words, of: &str) -> Vec<Field> {
        vec![text("why", of, w.get("promise-why").into_owned())]
    }

    /// The fields of another day.
    pub fn renew_fields(w: Words, of: &str) -> Vec<Field> {
        let mut fields = Pass::when(w, "/due");
        for field in &mut fields {
            field.name = format!("{}{of}", field.name);
            for part in &mut field.parts {
                part.name = format!("{}-{}", field.name, part.part);
            }
        }
        fields
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Promises);
        let w = page.w;
        let form = |fields, to: &str| Some(Form::new(&page, fields).to(to));
        let link = || vec![Link { href: "/desk/cases/0198".to_owned(), text: "C7X-4KM-9TPH".to_owned() }];
        let passed = Passed {
            from: "Jo Bell".to_owned(),
            note: "She has the number of the bin now <by the gate>".to_owned(),
            marks: vec![page.w.get("call-mark-dog").into_owned()],
            person: "Siân Ellis, 01632 960 100".to_owned(),
            when: "25 Nov 2026, 4:40pm".to_owned(),
            links: link(),
            accept: form(Vec::new(), "/desk/passed/0198/accept"),
            decline: form(Self::decline_fields(w, "-1"), "/desk/passed/0198/decline"),
        };
        let sent = Sent {
            to: "Tomos Rees".to_owned(),
            note: "Wants to know about the new bin.".to_owned(),
            fate: w.get("transfer-promised").into_owned(),
            when: "25 Nov 2026, 4:40pm".to_owned(),
        };
        let promise = |at: &str, overdue| Promise {
            what: "Call back about the new bin".to_owned(),
            marks: vec![page.w.get("call-mark-dog").into_owned()],
            person: "Siân Ellis, 01632 960 100".to_owned(),
            due: "25 Nov 2026, 5pm".to_owned(),
            overdue,
            broken: !overdue,
            ending: "The bin was never ordered.".to_owned(),
            keeper: "Priya Shah".to_owned(),
            links: link(),
            version: 1,
            keep: form(Self::keep_fields(w, at), "/desk/promises/0198/keep"),
            renew: form(Self::renew_fields(w, at), "/desk/promises/0198/renew"),
            close: form(Self::close_fields(w, at), "/desk/promises/0198/close"),
        };
        let chosen = |name: &str, current| Chosen {
            href: format!("/desk/promises?whose={name}"),
            text: w.get(&format!("promises-{name}")).into_owned(),
            current,
        };
        let others = ["team", "overdue", "broken", "all"].map(|name| chosen(name, false));
        let choices = std::iter::once(chosen("mine", true)).chain(others).collect();
        let promises = vec![promise("-2", true), promise("-3", false)];
        Self { passed: vec![passed], sent: vec![sent], choices, promises, marks_away: true, next: None, page }
    }

    /// A sample with nothing in it.
    pub fn sample_empty(language: Language) -> Self {
        let full = Self::sample(language);
        Self { passed: Vec::new(), sent: Vec::new(), promises: Vec::new(), ..full }
    }
}

fn text(name: &'static str, of: &str, label: String) -> Field {
    let field = Field::new(Shape::Paragraphs, format!("{name}{of}"), label).at("/text");
    Field { most: MOST, rows: 2, wording: name, ..field }
}
