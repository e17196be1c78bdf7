//! The history of a case: every change of every field, by whom and when.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The fields that can be chosen on their own, in the order of the list.
const CHOICES: [&str; 18] = [
    "answers",
    "state",
    "step",
    "outcome",
    "assignee_id",
    "team_id",
    "due_at",
    "service_name",
    "service_version_id",
    "contact_id",
    "reporter_name",
    "place",
    "follower",
    "file",
    "task",
    "promise",
    "relation",
    "rating",
];

/// `GET /desk/cases/{id}/history`.
#[derive(Template)]
#[template(path = "desk/history.html")]
pub struct History {
    /// The page.
    pub page: Page,
    /// The case's reference.
    pub reference: String,
    /// The case's page.
    pub case_href: String,
    /// This page, for the form that chooses a field.
    pub action: String,
    /// Which field.
    pub filters: Vec<Field>,
    /// The changes, the latest first.
    pub changes: Vec<Change>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// One change of one field.
pub struct Change {
    /// When, and by whom.
    pub when: String,
    /// Which field, or which question.
    pub what: String,
    /// What it was; empty for nothing.
    pub was: String,
    /// What it became; empty for nothing.
    pub became: String,
    /// Where what it became can be seen; empty for nowhere.
    pub href: String,
    /// Why; empty where no reason was given.
    pub why: String,
    /// The form that erases what it says; `None` where that can't be done here.
    pub erase: Option<Form>,
    /// What is said in place of the values: hidden, erased, counted anew; empty where they are shown.
    pub instead: String,
}

impl View for History {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl History {
    /// The field to choose, as it is chosen; any other counts as every field.
    pub fn filters(w: Words, chosen: &str) -> Vec<Field> {
        let each = CHOICES.iter().map(|field| Choice::new(*field, field_name(field, w)));
        let choices = std::iter::once(Choice::new("", w.get("history-every-field"))).chain(each).collect();
        vec![Field::choice(Shape::Select, "field", w.get("history-field"), choices).filled(chosen)]
    }

    /// The field that was chosen, where it is one of those that can be.
    pub fn chosen(field: &str) -> Option<&'static str> {
        CHOICES.into_iter().find(|known| *known == field)
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let change = |what: String, was: &str, became: &str| Change {
            when: "24 Nov 2026, 9:02am · Priya Shah".to_owned(),
            what,
            was: was.to_owned(),
            became: became.to_owned(),
            href: String::new(),
            why: String::new(),
            erase: Some(Form::new(&page, Vec::new()).to("/desk/cases/0198/history/0199")),
            instead: String::new(),
        };
        let why = "She read the wrong lid.".to_owned();
        let changes = vec![
            Change { why, ..change("Which bin was missed?".to_owned(), "Green bin (rubbish)", "Blue bin <recycling>") },
            change(field_name("assignee_id", w), "", "Priya Shah"),
            Change {
                href: "/desk/contacts/0198?case=0198".to_owned(),
                ..change(field_name("contact_id", w), "", &w.get("history-one-contact-id"))
            },
            Change {
                instead: w.get("history-erased").into_owned(),
                erase: None,
                ..change(field_name("reporter_phone", w), "", "")
            },
        ];
        Self {
            reference: "C7X-4KM-9TPH".to_owned(),
            case_href: "/desk/cases/0198".to_owned(),
            action: "/desk/cases/0198/history".to_owned(),
            filters: Self::filters(w, "answers"),
            changes,
            next: Some("/desk/cases/0198/history?cursor=x".to_owned()),
            page,
        }
    }

    /// A sample of a case of which nothing was changed.
    pub fn sample_empty(language: Language) -> Self {
        Self { changes: Vec::new(), next: None, ..Self::sample(language) }
    }
}

/// A field as it is called; one that has no words yet by its own name.
pub fn field_name(field: &str, w: Words) -> String {
    let words = w.try_with(&format!("history-field-{}", field.replace('_', "-")), &[]);
    words.map_or_else(|| field.replace('_', " "), std::borrow::Cow::into_owned)
}
