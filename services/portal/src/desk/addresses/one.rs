use askama::Template;
use contacts_api::address::{AddressFault, AddressFile, AddressFileState as State, MOST_FAULTS};

use super::{PATH, fault, state};
use crate::desk::imports::Fact;
use crate::form::Form;
use crate::page::{Page, View};
use crate::words::{Words, dates};

/// `GET /desk/addresses/{id}`
#[derive(Template)]
#[template(path = "desk/addresses/one.html")]
pub struct OneAddressFile {
    /// The page.
    pub page: Page,
    /// What the file is called.
    pub name: String,
    /// Who brought it and when, in words.
    pub brought: String,
    /// How far it is, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
    /// What that means, in a sentence.
    pub standing: String,
    /// How many parts of a hundred were read, while it is read.
    pub progress: Option<i64>,
    /// The version that is looked at.
    pub version: i64,
    /// Numbers.
    pub facts: Vec<Fact>,
    /// What is wrong with rows: line, column, what, what stands there.
    pub bad: Vec<(i64, String, String, String)>,
    /// Whether more is wrong than is kept.
    pub more: bool,
    /// The next page of them; `None` on the last.
    pub next: Option<String>,
    /// All of them as a table; empty for none.
    pub download: String,
    /// Makes its addresses the council's; `None` where they can't be.
    pub take: Option<Form>,
    /// Gives it up.
    pub discard: Option<Form>,
}

impl View for OneAddressFile {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl OneAddressFile {
    /// The page of a file, with a page of its faults.
    pub fn of(page: Page, file: &AddressFile, faults: &[AddressFault], next: Option<String>) -> Self {
        let (w, path) = (page.w, format!("{PATH}/{}", file.id));
        let (style, state) = state(file.state, w);
        let form = |verb: &str| Form::new(&page, Vec::new()).to(format!("{path}/{verb}"));
        let whole = || w.get("import-whole-row").into_owned();
        let line =
            |one: &AddressFault| (one.line, one.column.clone().unwrap_or_else(whole), fault(one, w), one.found.clone());
        Self {
            name: file.name.clone(),
            brought: brought(file, &page),
            style,
            state,
            standing: standing(file, w),
            progress: (file.state == State::Reading).then(|| file.bytes_read * 100 / file.bytes.max(1)),
            version: file.version,
            facts: facts(file, w),
            bad: faults.iter().map(line).collect(),
            more: file.bad > MOST_FAULTS,
            next,
            download: if faults.is_empty() { String::new() } else { format!("{path}/bad-rows.csv") },
            take: (file.state == State::Read && file.good > 0).then(|| form("take")),
            discard: matches!(file.state, State::Reading | State::Read).then(|| form("discard")),
            page,
        }
    }

    /// Whether it goes on without whoever looks.
    pub fn is_working(&self) -> bool {
        self.progress.is_some()
    }
}

fn brought(file: &AddressFile, page: &Page) -> String {
    let when = dates::short_moment(file.begun_at, page.language());
    match &file.by {
        Some(by) => page.w.with("import-brought-by", &[("when", &when.as_str()), ("name", &by.as_str())]).into_owned(),
        None => page.w.with_one("import-brought", "when", when.as_str()).into_owned(),
    }
}

fn standing(file: &AddressFile, w: Words) -> String {
    let key = match (file.state, file.fault.as_deref()) {
        (State::Read, _) if file.good == 0 => "addresses-standing-none".to_owned(),
        (State::Failed, Some("broken-off")) => "addresses-standing-broken-off".to_owned(),
        (state, _) => format!("addresses-standing-{}", state.name()),
    };
    w.get(&key).into_owned()
}

fn facts(file: &AddressFile, w: Words) -> Vec<Fact> {
    let fact = |key: &str, value| Fact { key: w.get(key).into_owned(), value };
    let mut facts = vec![fact("addresses-good", file.good), fact("import-rows-bad", file.bad)];
    if matches!(file.state, State::Read | State::Current | State::Replaced) {
        facts.push(fact("addresses-gone", file.gone));
        facts.extend((file.stays > 0).then(|| fact("addresses-stays", file.stays)));
    }
    facts
}
