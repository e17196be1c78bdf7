//! Old notes: a cell with all of them, each with the day on which it was written where its line says so. Pure.

use super::day::{self, Moment};

/// The most characters at the beginning of a line that are looked at for a day.
const BEGINNING: usize = 30;

/// A note, and when it was written where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub at: Option<Moment>,
    pub text: String,
}

/// Parts a cell into its notes: one begins at each line that begins with a day.
pub(super) fn read(cell: &str) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for line in cell.lines() {
        match (begins(line), notes.last_mut()) {
            (Some((at, text)), _) => notes.push(Note { at: Some(at), text: text.to_owned() }),
            (None, Some(last)) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            (None, None) => notes.push(Note { at: None, text: line.to_owned() }),
        }
    }
    for note in &mut notes {
        note.text = note.text.trim().to_owned();
    }
    notes.retain(|note| !note.text.is_empty());
    notes
}

/// The day, with its time, with which a line begins, and what follows.
fn begins(line: &str) -> Option<(Moment, &str)> {
    let line = line.trim_start().trim_start_matches('[');
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]).take(BEGINNING).collect::<Vec<_>>();
    let found = ends.into_iter().rev().find_map(|end| {
        let (when, text) = line.split_at_checked(end)?;
        let apart = text.is_empty() || text.starts_with([' ', ':', '-', ']', ',', '–', '\t']);
        let whole = apart && when.ends_with(|c: char| c.is_alphanumeric());
        whole.then(|| day::read(when).ok().map(|at| (at, text)))?
    })?;
    Some((found.0, found.1.trim_start_matches([' ', ':', '-', ']', ',', '–', '\t'])))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_note_begins_at_each_line_that_begins_with_a_day() {
        let notes =
            read("First call.\n03/04/2024 14:05 - JS: Rang back,\nno answer\n[2024-04-05] Crew sent\n12 bags left");
        let read: Vec<_> = notes.iter().map(|note| (note.at.map(|at| (at.day, at.time)), note.text.as_str())).collect();
        assert_eq!(
            read,
            [
                (None, "First call."),
                (Some((date(2024, 4, 3), Some(time(14, 5, 0, 0)))), "JS: Rang back,\nno answer"),
                (Some((date(2024, 4, 5), None)), "Crew sent\n12 bags left"),
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_that_was_written_is_lost(lines in proptest::collection::vec("[a-z ]{0,20}", 0..6)) {
            let cell = lines.join("\n");
            let notes = read(&cell);
            prop_assert!(notes.len() <= 1);
            prop_assert_eq!(notes.first().map_or("", |note| note.text.as_str()), cell.trim());
        }
    }
}
