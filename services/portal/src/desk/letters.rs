//! Letters that staff print and post: those that wait, and each as it is on paper.

use askama::Template;
use contract::Language;
use notifications_api::letter::{Letter, LetterBlock, LetterLine};

use crate::desk::case::Link;
use crate::form::Form;
use crate::page::{Page, Section, View};

/// Beyond so many characters a line doesn't fit the window of an envelope in the usual size.
const WIDE: usize = 36;

/// `GET /desk/letters`.
#[derive(Template)]
#[template(path = "desk/letters.html")]
pub struct Letters {
    /// The page.
    pub page: Page,
    /// Those that wait, the oldest first.
    pub letters: Vec<Row>,
    /// The page on which all that are listed stand to be printed.
    pub all_href: String,
    /// Says that all that are listed were posted; only for those who may.
    pub all: Option<Form>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A letter in the list.
pub struct Row {
    /// When it was written, in little room.
    pub when: String,
    /// To whom, in one line.
    pub to: String,
    /// The letter, by what it is about.
    pub letter: Link,
    /// The case.
    pub case: Link,
    /// The name of the language in which it is written.
    pub language: String,
    /// That it was posted; only for those who may say so.
    pub post: Option<Form>,
    /// The version that is listed.
    pub version: i64,
    /// How all are named together with the others.
    pub named: String,
}

/// `GET /desk/letters/{id}`, and several at once.
#[derive(Template)]
#[template(path = "desk/letter.html")]
pub struct LetterPage {
    /// The page.
    pub page: Page,
    /// What the page is called.
    pub title: String,
    /// The letters; none of one whose text went by age.
    pub sheets: Vec<Sheet>,
    /// Whether they are in large print.
    pub large: bool,
    /// The same in the other size.
    pub other_size: String,
    /// The case of a single letter; empty for several.
    pub case_href: String,
    /// When and by whom it was posted; empty where it wasn't.
    pub posted: String,
    /// Says that it was posted, or all of them; only for those who may.
    pub post: Option<Form>,
    /// What the button of that says.
    pub post_text: String,
    /// Takes that back.
    pub unpost: Option<Form>,
    /// What the forms send of what is shown: the version of one, or which of several.
    pub shown: String,
}

/// A letter on paper.
pub struct Sheet {
    /// What stands in it.
    pub letter: Letter,
    /// Whether its address needs small type to fit the window.
    pub tight: bool,
}

impl Sheet {
    /// A letter as it stands on paper.
    pub fn of(letter: Letter) -> Self {
        let tight = letter.to.iter().any(|line| line.chars().count() > WIDE);
        Self { tight, letter }
    }
}

impl View for Letters {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for LetterPage {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Letters {
    /// How all that are listed are named in a form.
    pub fn named(&self) -> String {
        self.letters.iter().map(|row| row.named.as_str()).collect::<Vec<_>>().join(",")
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Letters);
        let row = |to: &str, spoken: &str, subject: &str| Row {
            when: "25 Nov 2026, 4:40pm".to_owned(),
            to: to.to_owned(),
            letter: Link { href: "/desk/letters/0198".to_owned(), text: subject.to_owned() },
            case: Link { href: "/desk/cases/0198".to_owned(), text: "C7X-4KM-9TPH".to_owned() },
            language: page.w.get(&format!("letters-language-{spoken}")).into_owned(),
            post: Some(Form::new(&page, Vec::new()).to("/desk/letters/0198")),
            version: 1,
            named: "0198:1".to_owned(),
        };
        let letters = vec![
            row("Siân O’Brien, 14 Mill Lane, LD1 5AA", "cy", "Mae eich adroddiad wedi ein cyrraedd: C7X-4KM-9TPH"),
            row("Tom Price, Flat 2, The Old Mill, LD1 6BB", "en", "Your report C7X-4KM-9TPH: done"),
        ];
        let all = Some(Form::new(&page, Vec::new()).to("/desk/letters"));
        Self { letters, all_href: "/desk/letters/all".to_owned(), all, next: None, page }
    }

    /// A sample of which nothing waits.
    pub fn sample_empty(language: Language) -> Self {
        Self { letters: Vec::new(), all: None, ..Self::sample(language) }
    }
}

impl LetterPage {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Letters);
        let form = |path: &str| Form::new(&page, Vec::new()).to(path);
        Self {
            title: page.w.with_one("letter-to", "name", "Siân O’Brien").into_owned(),
            sheets: vec![Sheet::of(sample_letter())],
            large: false,
            other_size: "/desk/letters/0198?large=1".to_owned(),
            case_href: "/desk/cases/0198".to_owned(),
            posted: String::new(),
            post: Some(form("/desk/letters/0198")),
            post_text: page.w.get("letter-post").into_owned(),
            unpost: None,
            shown: "1".to_owned(),
            page,
        }
    }

    /// A sample in large print, of several.
    pub fn sample_large(language: Language) -> Self {
        let sheets = vec![Sheet::of(sample_letter()), Sheet::of(sample_letter())];
        let other_size = "/desk/letters/all".to_owned();
        Self { large: true, sheets, other_size, case_href: String::new(), ..Self::sample(language) }
    }

    /// A sample that was posted, and whose text went by age.
    pub fn sample_posted(language: Language) -> Self {
        let sample = Self::sample(language);
        let posted = sample.page.w.with("letter-posted-by", &[("day", &"25 November 2026"), ("name", &"Priya Shah")]);
        let unpost = Some(Form::new(&sample.page, Vec::new()).to("/desk/letters/0198/taking-back"));
        Self { posted: posted.into_owned(), post: None, unpost, sheets: Vec::new(), ..sample }
    }
}

fn sample_letter() -> Letter {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let line = |label: &str, value: &str| LetterLine { label: label.to_owned(), value: value.to_owned() };
    Letter {
        language: Language::Cy,
        council: "Cyngor Bryndu".to_owned(),
        from: lines(&["Neuadd y Dref", "Bryndu", "LD1 1AA", "01597 555000"]),
        to: lines(&["Siân O’Brien", "14 Mill Lane", "Llandrindod", "LD1 5AA"]),
        dated: line("Dyddiad", "25 Tachwedd 2026"),
        reference: line("Ein cyfeirnod", "C7X-4KM-9TPH"),
        subject: "Mae eich adroddiad wedi ein cyrraedd: C7X-4KM-9TPH".to_owned(),
        blocks: vec![
            LetterBlock::Paragraph { lines: lines(&["Annwyl Siân O’Brien,"]) },
            LetterBlock::Heading { text: "Sut i ateb, neu ddilyn eich adroddiad".to_owned() },
            LetterBlock::List { items: lines(&["Ffoniwch 01597 555000."]) },
            LetterBlock::Quote { text: "Daethom am 9.\n\nMae’r cyfan yn lân.".to_owned() },
        ],
    }
}
