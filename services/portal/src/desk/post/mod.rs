//! The inbox of the post: scanned letters, the oldest of them beside the form that says where it
//! belongs.

mod sample;

use askama::Template;
use cases_api::file::Letter;

use crate::desk::files::FileRow;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET /desk/post`, shown again by each of its forms when refused.
#[derive(Template)]
#[template(path = "desk/post.html")]
pub struct Post {
    /// The page.
    pub page: Page,
    /// Whether letters can be taken in, filed and thrown away, and not only read.
    pub works: bool,
    /// The form that takes scans in.
    pub upload: Form,
    /// What wasn't taken, and why.
    pub refused: Vec<Refused>,
    /// The letter that is to be filed now; `None` when the inbox is empty.
    pub item: Option<Item>,
    /// The others that wait, the oldest first.
    pub waiting: Vec<FileRow>,
    /// Whether more wait than are listed.
    pub more: bool,
}

/// A file that wasn't taken.
pub struct Refused {
    /// What it is called.
    pub name: String,
    /// Why.
    pub why: String,
}

/// A letter, beside its form.
pub struct Item {
    /// The file.
    pub file: FileRow,
    /// Where it belongs.
    pub form: Form,
    /// Where throwing it away is sent.
    pub discard: String,
    /// The version that is shown, for the form that changes no other.
    pub version: i64,
}

impl View for Post {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Post {
    /// The fields of the form that files a letter. `people` are those whom the name may mean, once
    /// one was looked for.
    pub fn fields(w: Words, today: &str, people: Vec<Choice>) -> Vec<Field> {
        let reference = Field::new(Shape::Line, "reference", w.get("post-reference")).optional();
        let person = Field::new(Shape::Line, "person", w.get("post-person")).optional();
        let letters = Letter::ALL.iter().map(|letter| Choice::new(letter.name(), letter_name(*letter, w)));
        let mut received = Field::date("received_on", w.get("post-received"), w);
        let day: Vec<&str> = today.split('-').rev().collect();
        for (part, value) in received.parts.iter_mut().zip(day) {
            value.trim_start_matches('0').clone_into(&mut part.value);
        }
        let note = Field::new(Shape::Paragraphs, "note", w.get("post-note")).optional();
        let mut fields = vec![
            Field { classes: "govuk-input--width-10", wording: "reference", ..reference }
                .hinted(w.get("post-reference-hint")),
            Field { classes: "govuk-input--width-20", wording: "person", most: 200, ..person }
                .hinted(w.get("post-person-hint")),
        ];
        if !people.is_empty() {
            let whom = Field::choice(Shape::Radios, "contact", w.get("post-whom"), people);
            fields.push(Field { classes: "govuk-radios--small", wording: "person", ..whom });
        }
        fields.extend([
            Field::choice(Shape::Select, "letter", w.get("post-kind"), letters.collect()),
            received,
            Field { most: 1000, rows: 2, wording: "note", ..note },
        ]);
        fields
    }
}

/// What a kind of post is called.
pub fn letter_name(letter: Letter, w: Words) -> String {
    w.get(&format!("letter-{}", letter.name())).into_owned()
}
