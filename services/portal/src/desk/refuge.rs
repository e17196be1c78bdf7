//! A person who is protected: only who is named sees them. It is said, looked at again and ended here, and here stands who looked.

use askama::Template;
use contacts_api::refuge::RefugeScope;
use contract::Language;

use crate::desk::case::Row;
use crate::desk::contact::Link;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of a reason.
const LONGEST_REASON: usize = 500;

/// `GET /desk/contacts/{id}/refuge`.
#[derive(Template)]
#[template(path = "desk/refuge.html")]
pub struct Refuge {
    /// The page.
    pub page: Page,
    /// The person's page.
    pub back: Link,
    /// Their name.
    pub name: String,
    /// How they are protected; `None` as long as they aren't.
    pub known: Option<Known>,
    /// Protects them; `None` where they are, and for who may not.
    pub form: Option<Form>,
}

/// How someone is protected.
pub struct Known {
    /// What is protected, why, who said so, who may see them, until when it holds unlooked at.
    pub rows: Vec<Row>,
    /// That its day has passed; empty where it hasn't.
    pub past: String,
    /// What may be done with it; `None` for who may not.
    pub deeds: Option<Deeds>,
    /// Who looked, the newest look first.
    pub looks: Vec<Look>,
    /// Older looks; `None` where there are none.
    pub older: Option<String>,
}

/// What may be done with a protection.
pub struct Deeds {
    /// Says who may see them.
    pub named: Form,
    /// Lets it hold on.
    pub review: Form,
    /// Ends it.
    pub end: Form,
}

/// A look at someone.
pub struct Look {
    /// Who.
    pub who: String,
    /// From which screen.
    pub screen: String,
    /// When.
    pub when: String,
}

/// `GET /desk/refuges`.
#[derive(Template)]
#[template(path = "desk/refuges.html")]
pub struct Refuges {
    /// The page.
    pub page: Page,
    /// Whom one may see, by the day on which that is looked at again.
    pub people: Vec<Protected>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Someone who is protected.
pub struct Protected {
    /// The page of it.
    pub href: String,
    /// Their name.
    pub name: String,
    /// What is protected.
    pub what: String,
    /// On which day it is to be looked at again.
    pub by: String,
    /// Whether that has passed.
    pub past: bool,
}

impl View for Refuge {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Refuges {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Refuge {
    /// What is asked of a protection: `colleagues` are whom one may name.
    pub fn fields(w: Words, colleagues: Vec<Choice>) -> Vec<Field> {
        let scope = |scope: &RefugeScope| {
            let name = scope.name();
            let hint = w.get(&format!("refuge-scope-{name}-hint")).into_owned();
            Choice { hint, ..Choice::new(name, w.get(&format!("refuge-scope-{name}"))) }
        };
        let scopes = RefugeScope::ALL.iter().map(scope).collect();
        let mut fields = vec![Field {
            wording: "refuge-scope",
            ..Field::choice(Shape::Radios, "scope", w.get("refuge-scope"), scopes)
        }];
        fields.push(Self::reason(w, "refuge-reason"));
        fields.extend(Self::named(w, colleagues, Vec::new()));
        fields.extend(Self::review(w));
        fields
    }

    /// Who may see them, of these, with whom is ticked.
    pub fn named(w: Words, colleagues: Vec<Choice>, ticked: Vec<String>) -> Vec<Field> {
        let field = Field::choice(Shape::Checkboxes, "named", w.get("refuge-named"), colleagues);
        let field = field.hinted(w.get("refuge-named-hint"));
        vec![Field { values: ticked, wording: "refuge-named", ..field }.optional()]
    }

    /// When it is looked at again.
    pub fn review(w: Words) -> Vec<Field> {
        let day = Field::date("review_on", w.get("refuge-review"), w).hinted(w.get("refuge-review-hint"));
        vec![Field { wording: "mark-review", ..day }]
    }

    /// Why it ends.
    pub fn ending(w: Words) -> Vec<Field> {
        vec![Self::reason(w, "refuge-end-reason")]
    }

    fn reason(w: Words, wording: &'static str) -> Field {
        let field = Field::new(Shape::Paragraphs, "reason", w.get(wording));
        Field { most: LONGEST_REASON, rows: 3, wording, ..field }
    }

    /// A sample: someone is about to be protected.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let name = "Siân <O’Brien>".to_owned();
        let colleagues = vec![Choice::new("0198", "Gwen Parry"), Choice::new("0199", "Megan <Howells>")];
        Self {
            back: Link { href: "/desk/contacts/0198".to_owned(), text: name.clone() },
            name,
            known: None,
            form: Some(Form::new(&page, Self::fields(page.w, colleagues)).to("/desk/contacts/0198/refuge")),
            page,
        }
    }

    /// A sample of someone who is, and of whom the ending was refused.
    pub fn sample_known(language: Language) -> Self {
        let mut sample = Self::sample(language);
        sample.page.failed = true;
        let (page, w) = (&sample.page, sample.page.w);
        let to = |deed: &str| format!("/desk/contacts/0198/refuge/{deed}");
        let end = Form::new(page, Self::ending(w)).to(to("end"));
        let colleagues = vec![Choice::new("0198", "Gwen Parry"), Choice::new("0199", "Megan <Howells>")];
        let known = Known {
            rows: vec![
                Row::new(w.get("refuge-scope"), w.get("refuge-scope-identity")),
                Row::new(w.get("refuge-reason"), "She fled <from> violence."),
                Row::new(w.get("refuge-who"), "Gwen Parry\nMegan <Howells>"),
            ],
            past: w.with_one("refuge-past", "day", "2 May 2026").into_owned(),
            deeds: Some(Deeds {
                named: Form::new(page, Self::named(w, colleagues, vec!["0198".to_owned()])).to(to("named")),
                review: Form::new(page, Self::review(w)).to(to("review")),
                end: end.wrong("reason", w.get("fault-required-refuge-end-reason")),
            }),
            looks: vec![Look {
                who: "Gwen <Parry>".to_owned(),
                screen: w.get("log-screen-contact").into_owned(),
                when: "24 Nov 2026, 9:00am".to_owned(),
            }],
            older: Some("/desk/contacts/0198/refuge?before=sample".to_owned()),
        };
        Self { known: Some(known), form: None, ..sample }
    }
}

impl Refuges {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let protected = |name: &str, past| Protected {
            href: "/desk/contacts/0198/refuge".to_owned(),
            name: name.to_owned(),
            what: page.w.get("refuge-scope-identity").into_owned(),
            by: "2 May 2026".to_owned(),
            past,
        };
        let people = vec![protected("Siân <O’Brien>", true), protected("Ann Smith", false)];
        Self { people, next: Some("/desk/refuges?cursor=sample".to_owned()), page }
    }

    /// A sample of who is named for nobody.
    pub fn sample_empty(language: Language) -> Self {
        Self { people: Vec::new(), next: None, ..Self::sample(language) }
    }
}
