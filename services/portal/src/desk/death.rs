//! Someone has died: that is said, or taken back.

use askama::Template;
use contract::Language;

use crate::desk::contact::Link;
use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of who said so.
const LONGEST_NAME: usize = 200;
/// The most characters of a text.
const LONGEST_TEXT: usize = 500;

/// `GET /desk/contacts/{id}/death`.
#[derive(Template)]
#[template(path = "desk/death.html")]
pub struct Death {
    /// The page.
    pub page: Page,
    /// The person's page.
    pub back: Link,
    /// Their name.
    pub name: String,
    /// What is known of their death; `None` as long as nobody said so.
    pub known: Option<Known>,
    /// Says it, or takes it back.
    pub form: Form,
}

/// What is known of a death.
pub struct Known {
    /// That they have died, with the day where that is known.
    pub text: String,
    /// Who said so, and by what it is known.
    pub hint: String,
}

impl View for Death {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Death {
    /// What is asked of a death.
    pub fn fields(w: Words) -> Vec<Field> {
        let told_by = Field::new(Shape::Line, "told_by", w.get("death-told-by")).hinted(w.get("death-told-by-hint"));
        let died_on = Field::date("died_on", w.get("death-died-on"), w).hinted(w.get("death-died-on-hint"));
        let evidence = Field::new(Shape::Paragraphs, "evidence", w.get("death-evidence"));
        let evidence = evidence.hinted(w.get("death-evidence-hint"));
        vec![
            Field { most: LONGEST_NAME, wording: "death-told-by", ..told_by },
            Field { wording: "death-died-on", ..died_on }.optional(),
            Field { most: LONGEST_TEXT, rows: 3, wording: "death-evidence", ..evidence },
        ]
    }

    /// What is asked of who takes it back.
    pub fn back_fields(w: Words) -> Vec<Field> {
        let reason = Field::new(Shape::Paragraphs, "reason", w.get("death-reason")).hinted(w.get("death-reason-hint"));
        vec![Field { most: LONGEST_TEXT, rows: 3, wording: "death-reason", ..reason }]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let name = "Siân <O’Brien>".to_owned();
        Self {
            back: Link { href: "/desk/contacts/0198".to_owned(), text: name.clone() },
            name,
            known: None,
            form: Form::new(&page, Self::fields(page.w)).to("/desk/contacts/0198/death"),
            page,
        }
    }

    /// A sample of someone of whom it is known, and whose taking back was refused.
    pub fn sample_known(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.page.failed = true;
        let form = Form::new(&sample.page, Self::back_fields(w)).to("/desk/contacts/0198/death/removal");
        let told = [("who", &"Alun Rees <son>" as _), ("evidence", &"Death certificate seen." as _)];
        let known = Known {
            text: w.with_one("death-known-day", "day", "2 Nov 2026").into_owned(),
            hint: w.with("death-told", &told).into_owned(),
        };
        Self { known: Some(known), form: form.wrong("reason", w.get("fault-required-death-reason")), ..sample }
    }
}
