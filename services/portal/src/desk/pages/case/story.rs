//! A case's story as a table that spreadsheets open.

use cases_api::case::CaseView;

use super::shown;
use crate::words::{Words, dates};

/// The story as CSV (RFC 4180), the oldest line first, times in London. What a spreadsheet would take
/// for a formula begins with an apostrophe.
pub(super) fn csv(view: &CaseView, w: Words) -> String {
    let titles =
        ["when", "who", "what", "text", "seen"].map(|name| w.get(&format!("bundle-column-{name}")).into_owned());
    let lines = view.timeline.iter().map(|entry| {
        let event = shown::event(entry, view, w);
        let seen = w.get(if entry.public { "yes" } else { "no" }).into_owned();
        [dates::moment(entry.at, w.language()), entry.by.clone().unwrap_or_default(), event.title, event.text, seen]
    });
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    let rows = std::iter::once(titles).chain(lines).map(|cells| cells.map(|cell| quoted(&cell)).join(","));
    rows.fold("\u{FEFF}".to_owned(), |text, row| text + &row + "\r\n")
}

/// A cell, quoted; what a spreadsheet would take for a formula begins with an apostrophe.
pub(in crate::desk::pages) fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_no_formula_and_ends_where_it_ends() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("He said \"no\",\nthen left"), "\"He said \"\"no\"\",\nthen left\"");
    }
}
