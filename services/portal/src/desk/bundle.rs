//! A whole case on one page, for an ombudsman or a court: to be printed, or kept as a file.

use askama::Template;
use contract::Language;

use crate::desk::case::{Case, Event, Message, Row};
use crate::desk::history::Change;
use crate::page::{Page, View};

/// `GET /desk/cases/{id}/bundle`.
#[derive(Template)]
#[template(path = "desk/bundle.html")]
pub struct Bundle {
    /// The page.
    pub page: Page,
    /// What it shows.
    pub contents: Contents,
    /// The case's address.
    pub case_href: String,
    /// Where the bundle with every file is.
    pub zip_href: String,
}

/// The same as a file that needs no other.
#[derive(Template)]
#[template(path = "desk/bundle_file.html")]
pub struct BundleFile {
    /// The page.
    pub page: Page,
    /// What it shows.
    pub contents: Contents,
}

/// Everything of a case, in the order in which it is read.
pub struct Contents {
    /// The reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// How it stands, whose it is, and its days.
    pub standing: Vec<Row>,
    /// How the due day was counted, a step a line.
    pub clocks: Vec<String>,
    /// Who reported it, as they gave it.
    pub reporter: Vec<Row>,
    /// What was answered.
    pub answers: Vec<Row>,
    /// Its whole story, the oldest first.
    pub story: Vec<Event>,
    /// What was sent, and its fate; `None` while that can't be known.
    pub messages: Option<Vec<Message>>,
    /// What was promised about it: when, what and what became of it.
    pub promises: Vec<Row>,
    /// How it was passed on: when, and by whom to whom with which note.
    pub passed_on: Vec<Row>,
    /// Its files.
    pub files: Vec<Filed>,
    /// Every change of every field, the oldest first.
    pub changes: Vec<Change>,
    /// Who of the staff did something with it.
    pub worked_on_by: Vec<String>,
    /// When this was made, and by whom.
    pub made: String,
}

/// A file with its number in the bundle.
pub struct Filed {
    /// Its number, and what it is called: `01 Letter.pdf`.
    pub name: String,
    /// What kind of post, when it came and who added it.
    pub about: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What was noted about it.
    pub note: String,
}

/// What the page of a case leaves out.
pub struct Beside {
    /// Its files.
    pub files: Vec<Filed>,
    /// Every change of every field, the oldest first.
    pub changes: Vec<Change>,
    /// Who of the staff did something with it.
    pub worked_on_by: Vec<String>,
    /// When it was reported.
    pub received: String,
    /// When this was made, and by whom.
    pub made: String,
    /// The reporter's address; empty where none was given.
    pub address: String,
    /// The references that it had before; empty where it had none.
    pub known_as: String,
    /// What was promised about it.
    pub promises: Vec<Row>,
    /// How it was passed on.
    pub passed_on: Vec<Row>,
}

impl View for Bundle {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Contents {
    /// A case as its page shows it, with what the page leaves out. Gives the page back.
    pub fn of(case: Case, beside: Beside) -> (Page, Self) {
        let Beside { files, changes, worked_on_by, received, made, address, known_as, promises, passed_on } = beside;
        let w = case.page.w;
        let standing = [
            ("case-status", case.status.tag(w).into_owned()),
            ("desk-outcome", case.outcome),
            ("case-received", received),
            ("case-due", case.due),
            ("queue-team", case.team),
            ("queue-assignee", case.assignee),
            ("channel", case.channel),
            ("bundle-known-as", known_as),
        ];
        let address = Some(address).filter(|address| !address.is_empty());
        let address = address.map(|address| Row::new(w.get("call-address"), address));
        let standing = standing.into_iter().filter(|(_, value)| !value.is_empty());
        let contents = Self {
            reference: case.reference,
            service: case.service,
            standing: standing.map(|(key, value)| Row::new(w.get(key), value)).collect(),
            clocks: case.explanation,
            reporter: case.reporter.into_iter().chain(address).collect(),
            answers: case.answers,
            story: case.events.into_iter().rev().collect(),
            messages: case.messages,
            promises,
            passed_on,
            files,
            changes,
            worked_on_by,
            made,
        };
        (case.page, contents)
    }
}

impl Bundle {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let case = Case::sample(language);
        let made =
            case.page.w.with("bundle-made", &[("when", &"24 Nov 2026, 9:02am"), ("who", &"Priya Shah")]).into_owned();
        let file = Filed {
            name: "01 Photograph of the bin.jpg".to_owned(),
            about: "24 Nov 2026, 9:15am · 240 kB".to_owned(),
            sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned(),
            note: String::new(),
        };
        let beside = Beside {
            files: vec![file],
            changes: Vec::new(),
            worked_on_by: vec!["Priya Shah".to_owned(), "Tomos Rees".to_owned()],
            received: "24 Nov 2026, 9:02am".to_owned(),
            made,
            address: "14 Mill Lane, Worthing".to_owned(),
            known_as: "W3R-8QD-5KMX".to_owned(),
            promises: vec![Row::new("24 Nov 2026, 9:20am", "Ring her about the new bin.\nPriya Shah")],
            passed_on: vec![Row::new("24 Nov 2026, 9:10am", "Priya Shah → Waste and recycling\nAsks for a crew.")],
        };
        let (page, contents) = Contents::of(case, beside);
        Self {
            page,
            contents,
            case_href: "/desk/cases/0198".to_owned(),
            zip_href: "/desk/cases/0198/bundle.zip".to_owned(),
        }
    }
}
