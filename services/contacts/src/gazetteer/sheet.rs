//! A file of comma-, semicolon-, tab- or bar-separated values, a part at a time: whole rows with their lines, and how much of the
//! part they were. The separators are the same bytes in UTF-8 and Windows-1252, so cells are parted first and read after. Pure.

use contract::faults::Unfit;

/// The letters of Windows-1252 from 0x80 to 0x9F; a nought where it has none.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];
/// What a file may begin with to say that it is UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct How {
    /// What parts its cells.
    pub separator: u8,
    /// Whether its letters are Windows-1252; else UTF-8.
    pub windows: bool,
}

/// A row that isn't empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line on which it begins.
    pub line: i64,
    pub cells: Vec<String>,
    /// Where in the part, and on which line, what follows begins.
    pub end: usize,
    pub next_line: i64,
}

/// What a part of a file holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub rows: Vec<Row>,
    /// How many bytes its whole rows are.
    pub read: usize,
    /// The line on which what is left begins.
    pub line: i64,
}

/// Why the bytes of a file can't be a table.
pub(super) fn no_table(first: &[u8]) -> Option<Unfit> {
    let why = |code, why: &str| Some(Unfit::new(code, why));
    match first {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            why("a-workbook", "This is a workbook or an archive. Send the CSV.")
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => why("utf-16", "The file is in UTF-16. Save it as CSV UTF-8."),
        _ if first.contains(&0) => why("not-text", "The file isn't text."),
        _ => None,
    }
}

/// What parts the cells: whatever stands most often in the first line, outside of quotes.
pub(super) fn separator(first: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in first {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(one, _)| one == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| separator)
}

/// The whole rows of a part that begins on a line; what is cut off at its end waits for more, unless it is the last part.
///
/// # Errors
/// A quote that isn't closed, a row as long as the part.
pub(super) fn part(bytes: &[u8], how: How, line: i64, is_last: bool) -> Result<Part, Unfit> {
    let mut reader = Reader::new(how, line);
    while let Some(&byte) = bytes.get(reader.at) {
        let next = bytes.get(reader.at + 1).copied();
        if !is_last && next.is_none() && matches!(byte, b'\r' | b'"') {
            break;
        }
        reader.take(byte, next);
    }
    if is_last {
        if reader.quoted {
            return Err(Unfit::new("open-quote", "The file has a quote that isn't closed."));
        }
        reader.end_row();
    } else if reader.part.read == 0 {
        return Err(Unfit::new("open-quote", "The file has a row without end."));
    }
    Ok(Part { line: reader.began, ..reader.part })
}

/// A part as it is gone through.
struct Reader {
    how: How,
    part: Part,
    cells: Vec<String>,
    cell: Vec<u8>,
    quoted: bool,
    /// Whether the cell began with a quote.
    was_quoted: bool,
    /// How many bytes were taken.
    at: usize,
    began: i64,
    line: i64,
}

impl Reader {
    fn new(how: How, line: i64) -> Self {
        let (part, cells, cell) = (Part::default(), Vec::new(), Vec::new());
        Self { how, part, cells, cell, quoted: false, was_quoted: false, at: 0, began: line, line }
    }

    /// Takes a byte, and the next one where the two are one.
    fn take(&mut self, byte: u8, next: Option<u8>) {
        self.at += 1;
        match byte {
            b'"' if self.quoted && next == Some(b'"') => {
                self.at += 1;
                self.cell.push(b'"');
            }
            b'"' if self.quoted => self.quoted = false,
            b'"' if self.cell.is_empty() && !self.was_quoted => (self.quoted, self.was_quoted) = (true, true),
            b'\n' | b'\r' => {
                self.at += usize::from((byte, next) == (b'\r', Some(b'\n')));
                self.line += 1;
                if self.quoted {
                    self.cell.push(b' ');
                } else {
                    self.end_row();
                }
            }
            _ if byte == self.how.separator && !self.quoted => self.end_cell(),
            _ => self.cell.push(byte),
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.was_quoted = false;
        self.cells.push(letters(&cell, self.how.windows));
    }

    fn end_row(&mut self) {
        self.end_cell();
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.part.rows.push(Row { line: self.began, cells, end: self.at, next_line: self.line });
        }
        self.began = self.line;
        self.part.read = self.at;
    }
}

fn letters(bytes: &[u8], windows: bool) -> String {
    let text = match windows {
        true => bytes.iter().map(|byte| letter(*byte)).collect(),
        false => String::from_utf8_lossy(bytes).into_owned(),
    };
    text.trim().to_owned()
}

fn letter(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at))).copied();
    special.filter(|letter| *letter != '\0').unwrap_or(char::from(byte))
}

/// Whether bytes that come in pieces are UTF-8.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// What a piece broke off in the middle of a letter.
    left: Vec<u8>,
    broken: bool,
}

impl Letters {
    /// Looks at a piece.
    pub fn read(&mut self, piece: &[u8]) {
        if self.broken {
            return;
        }
        let mut bytes = std::mem::take(&mut self.left);
        bytes.extend_from_slice(piece);
        if let Err(fault) = std::str::from_utf8(&bytes) {
            self.broken = fault.error_len().is_some();
            self.left = bytes.split_off(fault.valid_up_to());
        }
    }

    /// Whether all of it was UTF-8.
    pub fn are_utf8(&self) -> bool {
        !self.broken && self.left.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const UTF8: How = How { separator: b',', windows: false };

    /// All rows of a file that is read in parts of this size.
    fn in_parts(bytes: &[u8], size: usize) -> Vec<(i64, Vec<String>)> {
        let (mut rows, mut from, mut line) = (Vec::new(), 0, 1);
        let mut most = size;
        while from < bytes.len() {
            let end = (from + most).min(bytes.len());
            match part(&bytes[from..end], UTF8, line, end == bytes.len()) {
                Ok(part) => {
                    rows.extend(part.rows.into_iter().map(|row| (row.line, row.cells)));
                    (from, line, most) = (from + part.read, part.line, size);
                }
                Err(_) if end < bytes.len() => most += size,
                Err(fault) => panic!("{fault:?}"),
            }
        }
        rows
    }

    #[test]
    fn rows_have_the_lines_on_which_they_begin_and_the_letters_of_their_encoding() {
        let bytes = b"A,B\r\n1,\"two\r\nlines, \"\"said\"\"\"\r\n\r\n2,b\n3";
        let found = part(bytes, UTF8, 1, true).unwrap();
        let found: Vec<_> = found.rows.iter().map(|row| (row.line, row.cells.join("|"))).collect();
        let expected = [(1, "A|B"), (2, "1|two lines, \"said\""), (5, "2|b"), (6, "3")];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
        let windows = How { separator: b';', windows: true };
        assert_eq!(part(b"Caf\xE9;\x80\n", windows, 1, true).unwrap().rows[0].cells, ["Café", "€"]);
        assert_eq!(separator(b"\"a,b\";c;d"), b';');
        assert!(part(b"a,\"b\n", UTF8, 1, true).is_err());
    }

    #[test]
    fn letters_that_pieces_part_are_letters() {
        let mut letters = Letters::default();
        for piece in "Tŷ Gwyn".as_bytes().chunks(1) {
            letters.read(piece);
        }
        assert!(letters.are_utf8());
        letters.read(b"Caf\xE9 ");
        assert!(!letters.are_utf8());
    }

    proptest! {
        #[test]
        fn however_a_file_is_cut_its_rows_are_the_same(
            rows in proptest::collection::vec(proptest::collection::vec("[a-z\", \r\n]{0,6}", 2..4), 1..12),
            size in 1_usize..40, ends in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        ) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let text: String = rows.iter()
                .map(|cells| cells.iter().map(quoted).collect::<Vec<_>>().join(",") + ends).collect();
            prop_assert_eq!(in_parts(text.as_bytes(), size), in_parts(text.as_bytes(), text.len()));
        }
    }
}
