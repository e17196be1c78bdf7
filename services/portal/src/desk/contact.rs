//! A person whom the council knows: what is to be minded with them, how to reach them, what they said
//! and reported.

use askama::Template;
use contacts_api::mark::MarkKind;
use contract::Language;

use crate::desk::case::Row;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of what is to be minded.
const MOST: usize = 500;

/// `GET /desk/contacts/{id}`.
#[derive(Template)]
#[template(path = "desk/contact.html")]
pub struct Contact {
    /// The page.
    pub page: Page,
    /// What must be seen before anything else.
    pub marks: Vec<Caution>,
    /// Where one came from.
    pub back: Link,
    /// Their name.
    pub name: String,
    /// Whether their details stay hidden until they are verified in a call.
    pub masked: bool,
    /// How to reach them and where they live.
    pub details: Vec<Row>,
    /// What they said, on any channel, latest first; `None` while it can't be known.
    pub said: Option<Vec<Said>>,
    /// All that happened, in one order; empty for who may not look.
    pub timeline: String,
    /// What they reported, latest first.
    pub cases: Vec<Reported>,
    /// Who may be the same person.
    pub twice: Vec<Twice>,
    /// The records that were merged into theirs.
    pub merged: Vec<MergedRecord>,
    /// Puts a caution mark on them; `None` for who may not.
    pub add: Option<Form>,
    /// Where it is said that they have died; `None` where that is known, and for who may not.
    pub death: Option<String>,
    /// Whether and how they are protected.
    pub refuge: Shelter,
}

/// What is said of someone's protection.
pub struct Shelter {
    /// What is protected; empty where nothing is.
    pub notice: String,
    /// Where it is kept; `None` for who may neither protect nor see it.
    pub link: Option<Link>,
}

/// A caution mark.
pub struct Caution {
    /// What is to be minded.
    pub text: String,
    /// Who put it there, and until when it holds unlooked at.
    pub hint: String,
    /// Where it is taken back that they have died; `None` of any other mark, and for who may not.
    pub death: Option<String>,
    /// Ends it; `None` for who may not, and of a death.
    pub end: Option<Form>,
    /// Lets one whose day has passed hold on to another; `None` for any other, and for who may not.
    pub review: Option<Form>,
}

/// Someone who may be the same person.
pub struct Twice {
    /// Where the two stand side by side, or that one's own page.
    pub href: String,
    /// Their name and postcode.
    pub text: String,
    /// Why.
    pub why: String,
}

/// A record that was merged into someone's.
pub struct MergedRecord {
    /// Whose it was, when and by whom it was merged, and whether that was undone.
    pub text: String,
    /// Makes it one of its own again; `None` where it is.
    pub undo: Option<Form>,
}

/// A place to go to.
pub struct Link {
    /// Where.
    pub href: String,
    /// What is read.
    pub text: String,
}

/// A contact of theirs with the council.
pub struct Said {
    /// Its page.
    pub href: String,
    /// When, and by which way.
    pub when: String,
    /// What came of it and what was noted.
    pub text: String,
}

/// A case of theirs.
pub struct Reported {
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// When, in little room.
    pub when: String,
}

impl View for Contact {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A telephone number (E.164) as it is dialled from here.
pub fn dialled(phone: &str) -> String {
    phone.strip_prefix("+44").map_or_else(|| phone.to_owned(), |rest| format!("0{rest}"))
}

impl Contact {
    /// The fields of a caution mark.
    pub fn mark_fields(w: Words) -> Vec<Field> {
        let kinds = MarkKind::ALL.iter().filter(|kind| **kind != MarkKind::Died);
        let kinds = kinds.map(|kind| Choice::new(kind.name(), w.get(&format!("call-mark-{}", kind.name()))));
        let kinds = std::iter::once(Choice::new("", w.get("field-choose"))).chain(kinds).collect();
        let text = Field::new(Shape::Paragraphs, "text", w.get("mark-text")).hinted(w.get("mark-text-hint"));
        let review = Field::date("review_on", w.get("mark-review"), w).hinted(w.get("mark-review-hint"));
        vec![
            Field { wording: "mark-kind", ..Field::choice(Shape::Select, "kind", w.get("mark-kind"), kinds) },
            Field { most: MOST, rows: 2, wording: "mark-text", ..text },
            Field { wording: "mark-review", ..review },
        ]
    }

    /// The field that lets a mark hold on, of the one that is at this place on the page.
    pub fn review_fields(w: Words, place: usize) -> Vec<Field> {
        let day = Field::date(format!("again-{place}"), w.get("mark-again"), w).at("/review_on");
        vec![Field { wording: "mark-review", ..day }]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let case = |reference: &str, service: &str| Reported {
            href: "/desk/cases/0198".to_owned(),
            reference: reference.to_owned(),
            service: service.to_owned(),
            when: "24 Nov 2026".to_owned(),
        };
        let end = Form::new(&page, Vec::new()).to("/desk/contacts/0198/marks/0199/end");
        let mark = Caution {
            text: format!("{}: Loose <in> the garden.", w.get("call-mark-dog")),
            hint: w
                .with("mark-set", &[("name", &"Megan Howells"), ("day", &"2 Nov 2026"), ("review", &"2 May 2027")])
                .into_owned(),
            death: None,
            end: Some(end),
            review: None,
        };
        let late = Caution {
            text: format!("{}: Large print.", w.get("call-mark-adjustment")),
            hint: w
                .with("mark-set-past", &[("name", &"Megan Howells"), ("day", &"2 Nov 2025"), ("review", &"2 May 2026")])
                .into_owned(),
            death: None,
            end: Some(Form::new(&page, Vec::new()).to("/desk/contacts/0198/marks/0200/end")),
            review: Some(Form::new(&page, Self::review_fields(w, 1)).to("/desk/contacts/0198/marks/0200/review")),
        };
        Self {
            marks: vec![mark, late],
            back: Link { href: "/desk".to_owned(), text: w.get("desk-back-queue").into_owned() },
            name: "Siân O’Brien".to_owned(),
            masked: false,
            details: vec![
                Row::new(w.get("field-email"), "sian@example.org"),
                Row::new(w.get("field-postcode"), "LD1 5AA"),
            ],
            said: Some(vec![Said {
                href: "/desk/calls/0198".to_owned(),
                when: format!("24 Nov 2026, 9am · {}", w.get("call-plain-letter")),
                text: "Asks for a larger bin.".to_owned(),
            }]),
            timeline: "/desk/contacts/0198/timeline".to_owned(),
            cases: vec![case("C7X-4KM-9TPH", "Bin not emptied"), case("C7X-2F8-RTP4", "Fly-tipping")],
            twice: vec![Twice {
                href: "/desk/contacts/0198/merge?with=0199".to_owned(),
                text: "Sian <OBrien>, LD1 5AA".to_owned(),
                why: format!("{} (+40)", w.get("likeness-same_email")),
            }],
            merged: vec![MergedRecord {
                text: w
                    .with(
                        "people-merged-record",
                        &[("name", &"S. O’Brien"), ("day", &"2 Nov 2026"), ("by", &"Megan Howells")],
                    )
                    .into_owned(),
                undo: Some(Form::new(&page, Vec::new()).to("/desk/contacts/0198/merges/0199/undo")),
            }],
            add: Some(Form::new(&page, Self::mark_fields(w)).to("/desk/contacts/0198/marks")),
            death: Some("/desk/contacts/0198/death".to_owned()),
            refuge: Shelter {
                notice: w.get("refuge-notice-address").into_owned(),
                link: Some(Link {
                    href: "/desk/contacts/0198/refuge".to_owned(),
                    text: w.get("refuge-link-known").into_owned(),
                }),
            },
            page,
        }
    }

    /// A sample of someone who has died.
    pub fn sample_died(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        let known = Caution {
            text: w.with_one("death-known-day", "day", "2 Nov 2026").into_owned(),
            hint: w
                .with("death-told", &[("who", &"Alun Rees <son>"), ("evidence", &"Death certificate seen.")])
                .into_owned(),
            death: Some("/desk/contacts/0198/death".to_owned()),
            end: None,
            review: None,
        };
        sample.marks.insert(0, known);
        Self { death: None, ..sample }
    }

    /// A sample of someone of whom little is shown and known, with a mark that was refused.
    pub fn sample_masked(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.page.failed = true;
        let add = sample.add.map(|form| form.wrong("text", w.get("fault-required-mark-text")));
        let (name, marks) = ("S. O.".to_owned(), Vec::new());
        let (twice, merged) = (Vec::new(), Vec::new());
        let (said, cases, details) = (None, Vec::new(), Vec::new());
        Self { name, marks, masked: true, said, cases, details, twice, merged, add, ..sample }
    }
}
