//! The days of an address as calendars read them (RFC 5545): an event a collection, which keeps its UID when it is moved. Pure.

use contacts_api::bins::{BinDays, Collection};
use contract::CouncilId;
use time::macros::{datetime, format_description};
use time::{Date, OffsetDateTime};

use crate::citizen::bins::{kinds, note};
use crate::page::Page;

/// How many bytes a line has at most.
const LINE: usize = 75;
/// When nothing is known to have changed.
const LONG_AGO: OffsetDateTime = datetime!(2000-01-01 0:00 UTC);

/// The calendar of an address of a council.
pub(super) fn text(page: &Page, uprn: &str, known: &BinDays, council: CouncilId) -> String {
    let changed = known.changed_at.unwrap_or(LONG_AGO);
    let stamp = changed.format(format_description!("[year][month][day]T[hour][minute][second]Z")).unwrap_or_default();
    let address = known.address.as_ref().map(|one| one.line.as_str()).unwrap_or_default();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Moothall//Bin days//EN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(&page.w.with_one("bins-calendar", "address", address))),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D".to_owned(),
        "X-PUBLISHED-TTL:P1D".to_owned(),
    ];
    for one in &known.collections {
        lines.extend(event(page, uprn, one, council, &stamp));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event(page: &Page, uprn: &str, one: &Collection, council: CouncilId, stamp: &str) -> Vec<String> {
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{}-{uprn}@{council}", day(one.usual), one.round),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", day(one.day())),
        format!("SUMMARY:{}", escaped(&kinds(page, one))),
    ];
    let note = note(page, one);
    if !note.is_empty() {
        lines.push(format!("DESCRIPTION:{}", escaped(&note)));
    }
    if one.date.is_none() {
        lines.push("STATUS:CANCELLED".to_owned());
    }
    lines.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    lines
}

fn day(day: Date) -> String {
    day.format(format_description!("[year][month][day]")).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line with its end; a long one goes on in lines that begin with a space, and no letter is torn apart.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut long = 0;
    for letter in line.chars() {
        if long + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            long = 1;
        }
        folded.push(letter);
        long += letter.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;
    use crate::citizen::bins::sample_days;

    #[test]
    fn a_moved_collection_keeps_its_uid_and_one_that_does_not_come_is_cancelled() {
        let known = sample_days();
        let council = CouncilId::from(uuid::Uuid::from_u128(9));
        let text = text(&Page::sample(Language::En), "7", &known, council).replace("\r\n ", "");
        let lines: Vec<_> = text.split("\r\n").collect();
        let round = known.collections[1].round;
        let at = lines.iter().position(|line| *line == format!("UID:20261225-{round}-7@{council}")).unwrap();
        let expected = [
            "DTSTAMP:20261201T093000Z",
            "DTSTART;VALUE=DATE:20261226",
            "SUMMARY:Recycling\\; paper\\, card",
            "DESCRIPTION:A day later than usual because of Christmas",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ];
        assert_eq!(lines[at + 1..at + 7], expected);
        assert_eq!(lines.iter().filter(|line| **line == "STATUS:CANCELLED").count(), 1);
        assert_eq!(lines.last(), Some(&""), "the last line ends too");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let line = "ŵ".repeat(80);
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|line| line.len() <= LINE), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), line);
    }
}
