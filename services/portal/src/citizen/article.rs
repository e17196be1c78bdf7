//! An answer that the council has written down, as a citizen reads it.

use askama::Template;
use contract::Language;

use crate::form::Form;
use crate::page::{Page, View, markdown};

/// `GET /answers/{id}`.
#[derive(Template)]
#[template(path = "citizen/article.html")]
pub struct Article {
    /// The page.
    pub page: Page,
    /// The question.
    pub title: String,
    /// The answer in a sentence.
    pub summary: String,
    /// The whole answer, as HTML that is safe.
    pub body: String,
    /// Where to go on when it didn't: the form that goes with it, or every form.
    pub service_href: String,
    /// Asks whether it answered the question; `None` once that was said.
    pub ask: Option<Form>,
    /// What is said to who has said so; empty before.
    pub thanks: String,
}

impl View for Article {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Article {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let (title, summary, body) = match language {
            Language::En => ("Who mends which road?", "We look after most roads.", "- **Main roads:** others.\n- <b>"),
            Language::Cy => {
                ("Pwy sy’n trwsio pa ffordd?", "Ni sy’n gofalu am y rhan fwyaf.", "- **Cefnffyrdd:** eraill.")
            }
        };
        Self {
            title: title.to_owned(),
            summary: summary.to_owned(),
            body: markdown::html(body),
            service_href: "/services/pothole".to_owned(),
            ask: Some(Form::new(&page, Vec::new()).to("/answers/0198/said")),
            thanks: String::new(),
            page,
        }
    }

    /// A sample that didn't answer the question.
    pub fn sample_said(language: Language) -> Self {
        let sample = Self::sample(language);
        Self { thanks: sample.page.w.get("answer-thanks-no").into_owned(), ask: None, ..sample }
    }
}
