//! A file of comma-, semicolon- or tab-separated values: its letters, its headers, its rows with their lines. Pure.

use std::borrow::Cow;

use cases_api::import::{ImportEncoding, MOST_COLUMNS, MOST_ROWS};
use contract::faults::Unfit;

/// The most characters of a cell.
const MOST_CHARACTERS: usize = 20_000;
/// The letters of Windows-1252 from 0x80 to 0x9F; a nought where it has none.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub headers: Vec<String>,
    pub rows: Vec<SheetRow>,
}

/// A row that isn't empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetRow {
    /// The line on which it begins, from 1.
    pub line: i32,
    pub cells: Vec<String>,
}

/// Reads a file.
///
/// # Errors
/// What keeps it from being read.
pub(super) fn read(bytes: &[u8], encoding: ImportEncoding) -> Result<Sheet, Unfit> {
    let text = letters(bytes, encoding)?;
    let mut rows = records(&text, separator(&text))?;
    if rows.is_empty() {
        return Err(Unfit::new("empty", "The file is empty."));
    }
    let headers = rows.remove(0).cells.into_iter().map(|header| header.trim().to_owned()).collect();
    if rows.is_empty() {
        return Err(Unfit::new("no-rows", "The file has headers and no rows."));
    }
    Ok(Sheet { headers, rows })
}

fn letters(bytes: &[u8], encoding: ImportEncoding) -> Result<Cow<'_, str>, Unfit> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Unfit::new("a-workbook", "This is a workbook. Save it as CSV and send that."));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Unfit::new("utf-16", "The file is in UTF-16. Save it as CSV UTF-8."));
    }
    if bytes.contains(&0) {
        return Err(Unfit::new("not-text", "The file isn't text."));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match encoding {
        ImportEncoding::Utf8 => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|fault| {
            let before = bytes.get(..fault.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let why = format!("Line {line} isn't UTF-8. Say that the file is from an older Windows program, if it is.");
            Unfit::new("not-utf-8", why)
        }),
        ImportEncoding::Windows1252 => Ok(Cow::Owned(bytes.iter().map(|byte| windows(*byte)).collect())),
    }
}

fn windows(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at))).copied();
    special.filter(|letter| *letter != '\0').unwrap_or(char::from(byte))
}

/// What parts the cells: whatever stands most often in the first line, outside of quotes.
fn separator(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0_usize), (';', 0), ('\t', 0)];
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            _ if !quoted => {
                counts.iter_mut().filter(|(separator, _)| *separator == letter).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| separator)
}

/// A file as it is gone through.
#[derive(Default)]
struct Reader {
    rows: Vec<SheetRow>,
    cells: Vec<String>,
    cell: String,
    quoted: bool,
    /// Whether the cell began with a quote.
    was_quoted: bool,
}

impl Reader {
    fn end_cell(&mut self, line: i32) -> Result<(), Unfit> {
        if self.cells.len() >= MOST_COLUMNS {
            let why = match self.rows.is_empty() {
                true => "The file has more than 100 columns.".to_owned(),
                false => format!("The row on line {line} has more than 100 cells."),
            };
            return Err(Unfit::new("too-many-columns", why));
        }
        self.cells.push(std::mem::take(&mut self.cell));
        self.was_quoted = false;
        Ok(())
    }

    fn end_row(&mut self, line: i32) -> Result<(), Unfit> {
        self.end_cell(line)?;
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            // The headers are a row here.
            if self.rows.len() > MOST_ROWS {
                return Err(Unfit::new("too-many-rows", "The file has more than 50,000 rows. Send it in parts."));
            }
            self.rows.push(SheetRow { line, cells });
        }
        Ok(())
    }
}

fn records(text: &str, separator: char) -> Result<Vec<SheetRow>, Unfit> {
    let mut reader = Reader::default();
    let (mut line, mut began) = (1_i32, 1_i32);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\n' || (letter == '\r' && letters.peek() != Some(&'\n')) {
            line = line.saturating_add(1);
        }
        match letter {
            '"' if reader.quoted && letters.peek() == Some(&'"') => {
                letters.next();
                reader.cell.push('"');
            }
            '"' if reader.quoted => reader.quoted = false,
            '"' if reader.cell.is_empty() && !reader.was_quoted => (reader.quoted, reader.was_quoted) = (true, true),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if reader.quoted => reader.cell.push('\n'),
            '\n' | '\r' => {
                reader.end_row(began)?;
                began = line;
            }
            _ if letter == separator && !reader.quoted => reader.end_cell(began)?,
            _ => reader.cell.push(letter),
        }
        if reader.cell.len() > MOST_CHARACTERS {
            return Err(Unfit::new(
                "too-long",
                format!("The row on line {began} has a cell of more than 20,000 characters."),
            ));
        }
    }
    if reader.quoted {
        return Err(Unfit::new("open-quote", format!("The row on line {began} has a quote that isn't closed.")));
    }
    reader.end_row(began)?;
    Ok(reader.rows)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn utf8(text: &str) -> Result<Sheet, Unfit> {
        read(text.as_bytes(), ImportEncoding::Utf8)
    }

    fn cells(text: &str) -> Vec<(i32, Vec<String>)> {
        utf8(text).unwrap().rows.into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn rows_have_the_lines_on_which_they_begin() {
        let text = "\u{feff}Ref;Note\r\n1;\"two\r\nlines; \"\"said\"\"\"\r\n\r\n2;b\r\n";
        let expected = [(2, vec!["1".into(), "two\nlines; \"said\"".into()]), (5, vec!["2".into(), "b".into()])];
        assert_eq!(cells(text), expected);
        assert_eq!(utf8(text).unwrap().headers, ["Ref", "Note"]);
        assert_eq!(cells("a\tb\r1\t2, 3\r")[0].1, ["1", "2, 3"]);
        assert_eq!(cells("a,b\n1\n1,2,3")[1], (3, vec!["1".into(), "2".into(), "3".into()]));
    }

    #[test]
    fn letters_are_never_guessed() {
        let windows = b"Ref,Note\n1,\xA35 \x92ere\x81\n";
        assert_eq!(read(windows, ImportEncoding::Utf8).unwrap_err().code, "not-utf-8");
        let read = read(windows, ImportEncoding::Windows1252).unwrap();
        assert_eq!(read.rows[0].cells[1], "£5 ’ere\u{81}");
    }

    #[test]
    fn what_can_not_be_read_says_why() {
        for (text, code) in [
            ("", "empty"),
            ("Ref,Note\r\n", "no-rows"),
            ("Ref\n\"1\n2\n", "open-quote"),
            ("PK\u{3}\u{4}", "a-workbook"),
            ("a\u{0}b", "not-text"),
        ] {
            assert_eq!(utf8(text).unwrap_err().code, code, "{text:?}");
        }
        assert_eq!(read(b"\xFF\xFEa\0", ImportEncoding::Utf8).unwrap_err().code, "utf-16");
        let long = format!("Ref\n{}", "x".repeat(MOST_CHARACTERS + 1));
        assert_eq!(utf8(&long).unwrap_err().code, "too-long");
    }

    #[test]
    fn a_file_with_too_much_in_it_is_refused_as_soon_as_it_is_seen() {
        // What follows isn't read: there a quote stands open.
        let rows = |count: usize| format!("Ref\n{}\"", "a\n".repeat(count));
        assert_eq!(utf8(&rows(MOST_ROWS)).unwrap_err().code, "open-quote");
        assert_eq!(utf8(&rows(MOST_ROWS + 1)).unwrap_err().code, "too-many-rows");
        let row = |before: &str, cells: usize| format!("{before}a{}\n\"", ",".repeat(cells - 1));
        assert_eq!(utf8(&row("", MOST_COLUMNS)).unwrap_err().code, "open-quote");
        assert_eq!(utf8(&row("", MOST_COLUMNS + 1)).unwrap_err().code, "too-many-columns");
        let wide = utf8(&row("a,b\n", MOST_COLUMNS + 1)).unwrap_err();
        assert_eq!(wide.detail, "The row on line 2 has more than 100 cells.");
    }

    proptest! {
        #[test]
        fn whatever_was_quoted_comes_back(
            rows in proptest::collection::vec(proptest::collection::vec("[ -~\n£]{1,12}", 3), 1..6),
        ) {
            let quoted = |cells: &Vec<String>| {
                cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
            };
            let text = format!("a,b,c\r\n{}", rows.iter().map(quoted).collect::<Vec<_>>().join("\r\n"));
            let expected: Vec<_> =
                rows.into_iter().filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
            let found = utf8(&text).map(|sheet| sheet.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>());
            match found {
                Ok(found) => prop_assert_eq!(found, expected),
                Err(_) => prop_assert!(expected.is_empty()),
            }
        }

        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, ImportEncoding::Utf8);
            let _ = read(&bytes, ImportEncoding::Windows1252);
        }
    }
}
