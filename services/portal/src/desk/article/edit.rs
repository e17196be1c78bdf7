use askama::Template;
use cases_api::article::ArticleState;
use contract::Language;

use super::state_name;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/articles/new` and `GET /desk/articles/{id}/edit`, shown again when refused.
#[derive(Template)]
#[template(path = "desk/article_edit.html")]
pub struct Edit {
    /// The page.
    pub page: Page,
    /// What is done here: writing a new article, or one anew.
    pub title: String,
    /// Back to where one was.
    pub back_href: String,
    /// The version that is edited; 0 for a new one.
    pub version: i64,
    /// The form.
    pub form: Form,
}

impl View for Edit {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Edit {
    /// The fields of an article, empty, with the services and the staff to choose from.
    pub fn fields(w: Words, services: Vec<Choice>, staff: Vec<Choice>) -> Vec<Field> {
        let nothing = |key: &str, rest: Vec<Choice>| {
            let mut all = vec![Choice::new("", w.get(key))];
            all.extend(rest);
            all
        };
        let states = ArticleState::ALL.map(|state| Choice::new(state.name(), state_name(state, w)));
        let audience = ["yes", "no"].map(|value| Choice::new(value, w.get(&format!("article-public-{value}"))));
        let line = |name: &str, at: &str, most| Field { most, ..Field::new(Shape::Line, name, said(name, w)).at(at) };
        let text = |name: &str, at: &str, most, rows| Field {
            most,
            rows,
            ..Field::new(Shape::Paragraphs, name, said(name, w)).at(at)
        };
        vec![
            line("title-en", "/title/en", 120),
            line("title-cy", "/title/cy", 120).optional(),
            text("summary-en", "/summary/en", 300, 2).hinted(w.get("article-summary-hint")),
            text("summary-cy", "/summary/cy", 300, 2).optional(),
            text("body-en", "/body/en", 10_000, 14).hinted(w.get("article-body-hint")),
            text("body-cy", "/body/cy", 10_000, 14).optional(),
            text("words-en", "/words/en", 80, 4).hinted(w.get("article-words-hint")).optional(),
            text("words-cy", "/words/cy", 80, 4).optional(),
            Field::choice(Shape::Select, "service", w.get("article-service"), nothing("article-no-service", services))
                .hinted(w.get("article-service-hint")),
            Field::choice(Shape::Radios, "public", w.get("articles-audience"), audience.into()),
            Field::choice(Shape::Radios, "state", w.get("articles-state"), states.into()),
            Field::choice(Shape::Select, "owner", w.get("articles-owner"), nothing("articles-nobody", staff))
                .hinted(w.get("article-owner-hint")),
            Field::date("review", w.get("articles-review-on"), w).at("/review_on"),
        ]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Articles);
        let services = vec![Choice::new("pothole", "Report a pothole")];
        let staff = vec![Choice::new("0198", "Priya Shah")];
        let form = Form::new(&page, Self::fields(page.w, services, staff)).to("/desk/articles/new");
        let (title, back_href) = (page.w.get("article-new").into_owned(), "/desk/articles".to_owned());
        Self { title, back_href, version: 0, form, page }
    }

    /// A sample that was sent without a title.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let form = sample.form.wrong("title-en", sample.page.w.get("fault-required-name"));
        Self { form, page: sample.page.failing(true), version: 4, ..Self::sample(language) }
    }
}

fn said(name: &str, w: Words) -> String {
    w.get(&format!("article-{name}")).into_owned()
}
