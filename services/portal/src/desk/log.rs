//! The access log: who looked at whose record or at which case, when, and why.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/access-log`.
#[derive(Template)]
#[template(path = "desk/log.html")]
pub struct Log {
    /// The page.
    pub page: Page,
    /// What is chosen of the looks.
    pub filters: Vec<Field>,
    /// What is shown, in a sentence.
    pub lead: String,
    /// The looks, latest first.
    pub looks: Vec<Look>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A look at a record.
pub struct Look {
    /// When, in little room.
    pub when: String,
    /// Who looked, by name.
    pub who: String,
    /// At what.
    pub what: String,
    /// The record's page; empty for none.
    pub href: String,
    /// The call and the case for which they looked; nothing for neither.
    pub why: Vec<Reason>,
}

/// The call or the case for which someone looked.
pub struct Reason {
    /// Its page.
    pub href: String,
    /// What it is.
    pub text: String,
}

impl View for Log {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Log {
    /// The filters, as they are chosen: `of` and `only` by name, the day as `2026-11-22`. `others` are the logs that may
    /// be seen beside that of people.
    pub fn filters(w: Words, others: &[&str], [of, only, day]: [&str; 3]) -> Vec<Field> {
        let choice = |value: &str, key: &str| Choice::new(value, w.get(key));
        let mut records = vec![choice("", "log-of-people")];
        records.extend(others.iter().map(|log| choice(log, &format!("log-of-{log}"))));
        let looks = vec![choice("", "log-only-all"), choice("unexplained", "log-only-unexplained")];
        let day = Field { kind: "date", ..Field::new(Shape::Line, "day", w.get("log-day")).filled(day) };
        vec![
            Field::choice(Shape::Select, "of", w.get("log-of"), records).filled(of),
            Field::choice(Shape::Select, "only", w.get("log-only"), looks).filled(only),
            day,
        ]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Log);
        let w = page.w;
        let reason = |key: &str, href: &str| Reason { href: href.to_owned(), text: w.get(key).into_owned() };
        let look = |when: &str, who: &str, why| Look {
            when: when.to_owned(),
            who: who.to_owned(),
            what: w.get("log-screen-contact").into_owned(),
            href: "/desk/contacts/0198".to_owned(),
            why,
        };
        let looks = vec![
            look("25 Nov 2026, 4:40pm", "Tomos Rees", vec![reason("log-call", "/desk/calls/0198")]),
            look("24 Nov 2026, 9:02am", "Priya Shah", vec![reason("log-case", "/desk/cases/0198")]),
            look("24 Nov 2026, 9am", "Priya Shah", Vec::new()),
        ];
        let filters = Self::filters(w, &["cases", "letters"], ["", "", "2026-11-24"]);
        Self { filters, lead: w.get("log-lead-people-all").into_owned(), looks, next: None, page }
    }

    /// A sample of a day on which nobody looked at anything.
    pub fn sample_empty(language: Language) -> Self {
        Self { looks: Vec::new(), ..Self::sample(language) }
    }
}
