//! One thing done to many cases: what is still to be said, how far it is, and what became of each.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View, status};
use crate::words::Words;

/// The most characters of a note or a message.
const MOST: usize = 5000;

/// `GET /desk/bulk/new`, shown again by `POST /desk/bulk` when refused: what the deed still needs.
#[derive(Template)]
#[template(path = "desk/bulk_new.html")]
pub struct NewBulk {
    /// The page.
    pub page: Page,
    /// What is done, in a few words.
    pub title: String,
    /// To how many cases, in words.
    pub count: String,
    /// What it needs.
    pub form: Form,
    /// The deed and the cases, unseen.
    pub hidden: Vec<(String, String)>,
    /// The queue that the cases were chosen in.
    pub back: String,
}

/// `GET /desk/bulk/{id}`
#[derive(Template)]
#[template(path = "desk/bulk.html")]
pub struct Bulk {
    /// The page.
    pub page: Page,
    /// What is done, in a few words.
    pub title: String,
    /// Whether cases wait for their turn.
    pub working: bool,
    /// How it stands, in a sentence.
    pub standing: String,
    /// How many had their turn, of how many.
    pub progress: (i64, i64),
    /// The lists of its cases: all, done, refused.
    pub tabs: Vec<Tab>,
    /// The cases.
    pub items: Vec<Item>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
    /// Stops it; `None` for what has ended and for those who may not.
    pub cancel: Option<Form>,
    /// Takes it back; `None` where that can't be.
    pub undo: Option<Form>,
    /// Why it can't be taken back, for who ordered it; empty where it can be, or still works.
    pub no_undo: String,
    /// The queue that the cases were chosen in.
    pub back: String,
}

/// A list of the cases of an act.
pub struct Tab {
    /// Where.
    pub href: String,
    /// What it holds.
    pub label: String,
    /// Whether it is shown.
    pub current: bool,
}

/// A case of an act.
pub struct Item {
    /// Its page; empty of a case that whoever looks doesn't see.
    pub href: String,
    /// Its reference; empty likewise.
    pub reference: String,
    /// The service's name; empty likewise.
    pub service: String,
    /// What became of it, in a word.
    pub result: String,
    /// The ending of the result's style.
    pub style: &'static str,
    /// Why; empty for nothing.
    pub reason: String,
}

impl View for NewBulk {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Bulk {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl NewBulk {
    /// The fields of a deed, by the name that forms send; none for one that needs nothing more.
    pub fn fields(deed: &str, w: Words, colleagues: Vec<Choice>, teams: Vec<Choice>) -> Vec<Field> {
        let first = |choices: Vec<Choice>| {
            let mut all = vec![Choice::new("", w.get("field-choose"))];
            all.extend(choices);
            all
        };
        match deed {
            "assign" => vec![
                Field { wording: "bulk-to", ..Field::choice(Shape::Select, "to", w.get("bulk-to"), first(colleagues)) }
                    .at("/deed/to"),
            ],
            "queue" => vec![
                Field {
                    wording: "bulk-team",
                    ..Field::choice(Shape::Select, "team", w.get("queue-team"), first(teams))
                }
                .at("/deed/team"),
            ],
            "note" => vec![text("note", w.get("desk-note-label"), w.get("desk-note-hint"))],
            "update" => vec![text("update", w.get("desk-update-label"), w.get("bulk-update-hint"))],
            "close" => {
                let outcomes = status::OUTCOMES.map(|name| Choice::new(name, status::outcome_name(name, w)));
                let outcome = Field::choice(Shape::Select, "outcome", w.get("desk-outcome"), first(outcomes.to_vec()));
                vec![
                    Field { wording: "outcome", ..outcome }.at("/deed/outcome"),
                    text("message", w.get("desk-move-message"), w.get("bulk-close-hint")).optional(),
                ]
            }
            _ => Vec::new(),
        }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let people = vec![Choice::new("1", "Priya Shah"), Choice::new("2", "Tomos Rees")];
        Self {
            title: w.get("bulk-assign").into_owned(),
            count: w.with_one("bulk-count", "count", 12_usize).into_owned(),
            form: Form::new(&page, Self::fields("assign", w, people, Vec::new())).to("/desk/bulk"),
            hidden: vec![("deed".to_owned(), "assign".to_owned()), ("case".to_owned(), "0198:4".to_owned())],
            back: "/desk?team=mine".to_owned(),
            page,
        }
    }

    /// A sample that was sent without an outcome.
    pub fn sample_refused(language: Language) -> Self {
        let mut new = Self::sample(language);
        let w = new.page.w;
        let form = Form::new(&new.page, Self::fields("close", w, Vec::new(), Vec::new())).to("/desk/bulk");
        new.form = form.wrong("outcome", w.get("fault-required-outcome"));
        new.page.failed = true;
        new
    }
}

fn text(name: &'static str, label: impl Into<String>, hint: impl Into<String>) -> Field {
    let field = Field::new(Shape::Paragraphs, name, label).hinted(hint).at("/deed/text");
    Field { most: MOST, rows: 4, wording: name, ..field }
}

impl Bulk {
    /// A sample that has ended.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let item = |reference: &str, key: &str, style, reason: &str| Item {
            href: "/desk/cases/0198".to_owned(),
            reference: reference.to_owned(),
            service: "Bin not emptied".to_owned(),
            result: w.get(key).into_owned(),
            style,
            reason: reason.to_owned(),
        };
        let tab = |key: &str, count: i64, current| Tab {
            href: "/desk/bulk/0198".to_owned(),
            label: w.with_one(key, "count", count).into_owned(),
            current,
        };
        Self {
            title: w.get("bulk-assign").into_owned(),
            working: false,
            standing: w
                .with("bulk-standing", &[("done", &11_i64), ("refused", &1_i64), ("total", &12_i64)])
                .into_owned(),
            progress: (12, 12),
            tabs: vec![
                tab("bulk-tab-all", 12, true),
                tab("bulk-tab-done", 11, false),
                tab("bulk-tab-refused", 1, false),
            ],
            items: vec![
                item("C7X-2F8-RTP4", "bulk-result-done", "done", ""),
                item("C7X-9DK-W3HY", "bulk-result-refused", "failed", &w.get("bulk-why-changed")),
                Item { href: String::new(), ..item("", "bulk-result-refused", "failed", &w.get("bulk-why-unseen")) },
            ],
            next: None,
            cancel: None,
            undo: Some(Form::new(&page, Vec::new()).to("/desk/bulk/0198/undo")),
            no_undo: String::new(),
            back: "/desk?team=mine".to_owned(),
            page,
        }
    }

    /// A sample that is under way.
    pub fn sample_working(language: Language) -> Self {
        let ended = Self::sample(language);
        let cancel = Some(Form::new(&ended.page, Vec::new()).to("/desk/bulk/0198/cancel"));
        Self { working: true, progress: (5, 12), undo: None, cancel, ..ended }
    }
}
