use askama::Template;
use cases_api::article::ArticleState;
use contract::Language;
use jiff::civil::date;

use super::{state_name, state_style};
use crate::form::{Choice, Field, Shape};
use crate::page::{Page, Section, View};
use crate::words::{Words, dates};

/// `GET /desk/articles`.
#[derive(Template)]
#[template(path = "desk/articles.html")]
pub struct Articles {
    /// The page.
    pub page: Page,
    /// What was typed.
    pub query: String,
    /// The call during which an answer is looked for; empty outside one.
    pub call: String,
    /// What is chosen from: which state, whether due. Empty for who doesn't write.
    pub filters: Vec<Field>,
    /// How many of one's own articles must be looked at.
    pub mine_due: usize,
    /// Where those are.
    pub mine_href: String,
    /// The articles.
    pub rows: Vec<Row>,
    /// Whether who looks may write.
    pub writes: bool,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// An article in the list.
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The answer in a sentence.
    pub summary: String,
    /// Where it stands.
    pub state: ArticleState,
    /// Whether citizens see it.
    pub public: bool,
    /// Who sees to it; empty for nobody.
    pub owner: String,
    /// By when it must be looked at.
    pub review: String,
    /// Whether that day has come.
    pub due: bool,
    /// What citizens said of it, in a line; empty for nothing.
    pub said: String,
}

impl Row {
    /// The style of the state's tag.
    pub fn style(&self) -> &'static str {
        state_style(self.state)
    }

    /// The state in a word; empty for what is published.
    pub fn tag(&self, w: Words) -> String {
        if self.state == ArticleState::Published { String::new() } else { state_name(self.state, w) }
    }
}

/// How often citizens said that an answer did and didn't answer their question; empty for never.
pub fn said(answered: i64, unanswered: i64, w: Words) -> String {
    match (answered, unanswered) {
        (0, 0) => String::new(),
        _ => w.with("articles-said-counts", &[("answered", &answered), ("unanswered", &unanswered)]).into_owned(),
    }
}

impl View for Articles {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Articles {
    /// The filters with what is chosen: a state's name, and `mine`, `all` or nothing for what is due.
    pub fn filters(w: Words, state: &str, due: &str) -> Vec<Field> {
        let states = ArticleState::ALL.map(|state| Choice::new(state.name(), state_name(state, w)));
        let choice = |value: &str, key: &str| Choice::new(value, w.get(key));
        let due_of =
            vec![choice("", "articles-any"), choice("mine", "articles-due-mine"), choice("all", "articles-due-all")];
        vec![
            Field::choice(Shape::Select, "state", w.get("articles-state"), states.into()).filled(state),
            Field::choice(Shape::Select, "due", w.get("articles-review"), due_of).filled(due),
        ]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Articles);
        let row = |title: &str, summary: &str, state, public, due| Row {
            href: "/desk/articles/0198".to_owned(),
            title: title.to_owned(),
            summary: summary.to_owned(),
            state,
            public,
            owner: if public { "Priya Shah".to_owned() } else { String::new() },
            review: dates::short_day(date(2026, 11, 30), language),
            due,
            said: if due { said(3, 12, page.w) } else { String::new() },
        };
        Self {
            query: String::new(),
            call: String::new(),
            filters: Self::filters(page.w, "published", ""),
            mine_due: 1,
            mine_href: "/desk/articles?due=mine".to_owned(),
            rows: vec![
                row("How do I get a Blue Badge?", "Apply on GOV.UK.", ArticleState::Published, true, true),
                row("Checking who is calling", "What to ask first.", ArticleState::Draft, false, false),
            ],
            writes: true,
            next: Some("/desk/articles?cursor=sample".to_owned()),
            page,
        }
    }

    /// A sample during a call in which nothing was found, for who doesn't write.
    pub fn sample_empty(language: Language) -> Self {
        Self {
            query: "zzz".to_owned(),
            call: "0198".to_owned(),
            filters: Vec::new(),
            mine_due: 0,
            rows: Vec::new(),
            writes: false,
            next: None,
            ..Self::sample(language)
        }
    }
}
