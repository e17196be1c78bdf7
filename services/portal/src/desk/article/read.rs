use askama::Template;
use cases_api::article::ArticleState;
use contract::Language;
use jiff::civil::date;

use super::{state_name, state_style};
use crate::desk::case::Row;
use crate::form::Form;
use crate::page::{Page, Section, View, markdown};
use crate::words::{Words, dates};

/// `GET /desk/articles/{id}`.
#[derive(Template)]
#[template(path = "desk/article.html")]
pub struct Read {
    /// The page.
    pub page: Page,
    /// Where the list is, with the call.
    pub back_href: String,
    /// Its title.
    pub title: String,
    /// The answer in a sentence.
    pub summary: String,
    /// The answer, as HTML that is safe.
    pub body: String,
    /// Where it stands.
    pub state: ArticleState,
    /// Whether it must be looked at.
    pub due: bool,
    /// Who sees it, who sees to it, by when.
    pub facts: Vec<Row>,
    /// Ends the call with this as the answer; `None` outside a call.
    pub answered: Option<Answered>,
    /// Where it is written anew; empty for who may not.
    pub edit_href: String,
    /// The form of the service that it is about; empty for none.
    pub service_href: String,
}

/// Says that this answered a caller.
pub struct Answered {
    /// The form.
    pub form: Form,
    /// The call that it ends.
    pub call: String,
    /// What the call was about: the service's slug; empty for none in particular.
    pub matter: String,
}

impl Read {
    /// The style of the state's tag.
    pub fn style(&self) -> &'static str {
        state_style(self.state)
    }

    /// The state in a word.
    pub fn tag(&self, w: Words) -> String {
        state_name(self.state, w)
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Articles);
        let w = page.w;
        Self {
            back_href: "/desk/articles".to_owned(),
            title: "How do I get a Blue Badge?".to_owned(),
            summary: "Apply on GOV.UK; a decision can take up to 12 weeks.".to_owned(),
            body: markdown::html("[Apply](https://www.gov.uk/apply-blue-badge).\n\n- It lasts **three years**.\n- <b>"),
            state: ArticleState::Published,
            due: true,
            facts: vec![
                Row::new(w.get("articles-audience"), w.get("articles-public")),
                Row::new(w.get("articles-owner"), "Priya Shah"),
                Row::new(w.get("articles-review-on"), dates::day(date(2026, 11, 20), language)),
            ],
            answered: None,
            edit_href: "/desk/articles/0198/edit".to_owned(),
            service_href: "/services/pothole".to_owned(),
            page,
        }
    }

    /// A sample during a call.
    pub fn sample_call(language: Language) -> Self {
        let sample = Self::sample(language);
        let form = Form::new(&sample.page, Vec::new()).to("/desk/articles/0198/answered");
        let answered = Answered { form, call: "0198".to_owned(), matter: "pothole".to_owned() };
        Self { answered: Some(answered), edit_href: String::new(), due: false, ..sample }
    }
}

impl View for Read {
    fn page(&self) -> &Page {
        &self.page
    }
}
