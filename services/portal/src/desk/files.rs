//! A file as the desk shows it: in the inbox of the post, on a case.

use cases_api::file::FileSummary;
use contract::Language;

use super::post::letter_name;
use crate::form::Form;
use crate::words::{Words, dates};

/// A file in a list.
pub struct FileRow {
    /// What it is called.
    pub name: String,
    /// Where its bytes are.
    pub href: String,
    /// Where it is filed, for one that waits in the inbox.
    pub post_href: String,
    /// How large it is, what kind of post, when it came and who added it, in little room.
    pub about: String,
    /// What was noted about it; empty for nothing.
    pub note: String,
    /// Whether a browser shows it as a picture.
    pub picture: bool,
    /// Whether a browser shows it in a frame.
    pub framed: bool,
}

/// The files of a case, and the form that adds some.
pub struct CaseFiles {
    /// Those that it has, the oldest first.
    pub rows: Vec<FileRow>,
    /// Adds some; `None` for who may not.
    pub add: Option<Form>,
    /// What wasn't taken, with its name, a line each.
    pub refused: Vec<String>,
}

impl FileRow {
    /// A file in the page's language.
    pub fn of(file: &FileSummary, w: Words) -> Self {
        let letter = file.letter.map(|letter| letter_name(letter, w));
        let received = file.received_on.as_deref().and_then(|day| day.parse().ok());
        let came = match received {
            Some(day) => w.with_one("files-received", "day", dates::day(day, w.language())).into_owned(),
            None => dates::short_moment(file.added_at, w.language()),
        };
        let parts = [letter, Some(came), file.added_by.clone(), Some(size(file.size.unsigned_abs()))];
        Self {
            name: file.name.clone(),
            href: format!("/desk/files/{}", file.id),
            post_href: format!("/desk/post?file={}", file.id),
            about: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            note: file.note.clone().unwrap_or_default(),
            picture: file.media.is_picture(),
            framed: file.media.shows() && !file.media.is_picture(),
        }
    }

    /// A sample.
    pub fn sample(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            href: "/desk/files/0198".to_owned(),
            post_href: "/desk/post?file=0198".to_owned(),
            about: "24 Nov 2026, 9:15am · Priya Shah · 240 kB".to_owned(),
            note: String::new(),
            picture: name.ends_with("jpg"),
            framed: name.ends_with("pdf"),
        }
    }
}

impl CaseFiles {
    /// A sample.
    pub fn sample(page: &crate::page::Page) -> Self {
        let mut row = FileRow::sample("Photograph of the bin.jpg");
        if page.language() == Language::En {
            row.note = "Came with her letter.".to_owned();
        }
        Self {
            rows: vec![row],
            add: Some(Form::new(page, Vec::new()).to("/desk/cases/0198/files")),
            refused: Vec::new(),
        }
    }
}

/// A number of bytes, in the unit that fits.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_told_in_few_digits() {
        assert_eq!([size(999), size(240_500), size(15_728_640)], ["999 B", "240 kB", "15.7 MB"]);
    }
}
