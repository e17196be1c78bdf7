//! When bins are emptied: an address is found by its postcode, and has a page and a calendar of its own.

mod sample;

#[cfg(test)]
pub use sample::known as sample_days;

use std::collections::BTreeMap;

use askama::Template;
use contacts_api::bins::{BinDays as Known, Collection};
use jiff::civil::Date;

use crate::form::{Field, Form, standard};
use crate::page::{Page, View};
use crate::words::{Words, dates};

/// The address of the search; an address's own page is under it.
pub const PATH: &str = "/bins";

/// `GET /bins`.
#[derive(Template)]
#[template(path = "citizen/bins_find.html")]
pub struct FindBins {
    /// The page.
    pub page: Page,
    /// Asks for a postcode; none where the council has no rounds.
    pub form: Option<Form>,
    /// The postcode that was looked for; empty before.
    pub postcode: String,
    /// The addresses that it has: the page of each, and what it is.
    pub found: Vec<(String, String)>,
}

impl View for FindBins {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl FindBins {
    /// The field of the form.
    pub fn fields(w: Words) -> Vec<Field> {
        vec![standard::postcode(w).hinted(w.get("bins-postcode-hint"))]
    }
}

/// `GET /bins/{uprn}`.
#[derive(Template)]
#[template(path = "citizen/bins.html")]
pub struct BinDays {
    /// The page.
    pub page: Page,
    /// The address in a line.
    pub address: String,
    /// What is said instead of days; empty where there are some.
    pub none: String,
    /// Each kind with its next day.
    pub next: Vec<(String, String)>,
    /// The days, the next first.
    pub days: Vec<Row>,
    /// The calendar, to be kept up to date, and as a file.
    pub calendar: String,
    /// The same as a file.
    pub file: String,
    /// The form of a missed bin with the address in it; empty where the council has none.
    pub report: String,
}

impl View for BinDays {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A day of an address.
pub struct Row {
    /// The day.
    pub day: String,
    /// What is collected.
    pub kinds: String,
    /// What is different from usual; empty for nothing.
    pub note: String,
}

impl BinDays {
    /// The page of an address; the calendar is at this host.
    pub fn of(page: Page, uprn: &str, known: &Known, host: &str, missed: Option<&str>) -> Self {
        let address = known.address.as_ref();
        let file = format!("{PATH}/{uprn}/{}.ics", page.language().tag());
        let none = match (known.kept, known.served, known.collections.is_empty()) {
            (false, ..) => page.w.get("bins-none-kept"),
            (_, false, _) => page.w.get("bins-none-served"),
            (_, _, true) => page.w.get("bins-none-soon"),
            _ => "".into(),
        };
        Self {
            address: address.map(|one| format!("{}, {}", one.line, one.postcode)).unwrap_or_default(),
            none: none.into_owned(),
            next: next(&page, &known.collections),
            days: known.collections.iter().map(|one| row(&page, one)).collect(),
            calendar: format!("webcal://{host}{file}"),
            file,
            report: missed.map(|slug| format!("/services/{slug}?uprn={uprn}")).unwrap_or_default(),
            page,
        }
    }
}

/// Each kind with the next day on which it is collected, the next first.
fn next(page: &Page, collections: &[Collection]) -> Vec<(String, String)> {
    let mut kinds: BTreeMap<&str, time::Date> = BTreeMap::new();
    for (kind, date) in collections
        .iter()
        .filter_map(|one| Some((one, one.date?)))
        .flat_map(|(one, date)| one.collects.iter().map(move |kind| (page.say(kind), date)))
    {
        kinds.entry(kind).or_insert(date);
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, date)| *date);
    kinds.into_iter().map(|(kind, date)| (kind.to_owned(), day(date, page.w))).collect()
}

fn row(page: &Page, one: &Collection) -> Row {
    Row { day: day(one.day(), page.w), kinds: kinds(page, one), note: note(page, one) }
}

/// What is collected, in a line.
pub fn kinds(page: &Page, one: &Collection) -> String {
    one.collects.iter().map(|kind| page.say(kind)).collect::<Vec<_>>().join(", ")
}

/// What is different from usual, in words; empty for nothing.
pub fn note(page: &Page, one: &Collection) -> String {
    let Some(why) = one.why.as_ref().map(|why| page.say(why)) else { return String::new() };
    let Some(date) = one.date else { return page.w.with_one("bins-missed", "why", why).into_owned() };
    let days = usize::try_from((date - one.usual).whole_days().unsigned_abs()).unwrap_or_default();
    let key = if date < one.usual { "bins-earlier" } else { "bins-later" };
    page.w.with(key, &[("days", &days), ("why", &why)]).into_owned()
}

fn day(on: time::Date, w: Words) -> String {
    let civil = i16::try_from(on.year()).ok();
    let civil = civil.and_then(|year| Date::new(year, u8::from(on.month()).cast_signed(), on.day().cast_signed()).ok());
    civil.map(|day| dates::day(day, w.language())).unwrap_or_default()
}
