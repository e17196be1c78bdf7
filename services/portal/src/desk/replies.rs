//! Canned replies: kept by those who may, chosen for a case, and what using one does.

use askama::Template;
use cases_api::workflow::State;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, Status, View, status};
use crate::words::Words;

/// The most characters of a reply, and of a note.
const MOST: usize = 5000;
const MOST_NOTE: usize = 1000;

/// `GET /desk/replies` and `/desk/replies/{id}`.
#[derive(Template)]
#[template(path = "desk/transfer/replies.html")]
pub struct Replies {
    /// The page.
    pub page: Page,
    /// Every reply, by title.
    pub replies: Vec<Reply>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
    /// What the form does, in words.
    pub heading: String,
    /// Writes a reply; none for those who may not.
    pub form: Option<Form>,
    /// The version that the form changes; 0 for a new reply.
    pub version: i64,
    /// Takes the reply away; none for a new one.
    pub remove: Option<Form>,
}

/// A reply in a list.
pub struct Reply {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// Its team, or every team.
    pub team: String,
    /// What it says, in the page's language.
    pub text: String,
    /// What is done with it, in words; empty for nothing.
    pub acts: Vec<String>,
}

/// `GET /desk/cases/{id}/reply`: the replies to choose from.
#[derive(Template)]
#[template(path = "desk/transfer/choose_reply.html")]
pub struct ChooseReply {
    /// The page.
    pub page: Page,
    /// The case's page.
    pub case_href: String,
    /// The replies of the reader's teams.
    pub replies: Vec<Reply>,
}

/// `GET /desk/cases/{id}/reply?use=`: what using a reply does.
#[derive(Template)]
#[template(path = "desk/transfer/use_reply.html")]
pub struct UseReply {
    /// The page.
    pub page: Page,
    /// The page of the replies.
    pub back_href: String,
    /// What the reply is called.
    pub title: String,
    /// What would be written to the citizen.
    pub text: String,
    /// What would be done with it, in words.
    pub acts: Vec<String>,
    /// Writes the words, which can be changed before, and does nothing else; none where there are acts.
    pub update: Option<Form>,
    /// Does all of it; none where there are no acts.
    pub all: Option<Form>,
    /// The reply.
    pub reply: String,
    /// The version of the case that is shown.
    pub version: i64,
}

impl View for Replies {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for ChooseReply {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for UseReply {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Replies {
    /// The fields of a reply: `teams` by their ids.
    pub fn fields(w: Words, teams: Vec<Choice>) -> Vec<Field> {
        let mut every = vec![Choice::new("", w.get("reply-every-team"))];
        every.extend(teams);
        let text = |name: &'static str, pointer: &str| {
            let field = Field::new(Shape::Paragraphs, name, w.get(&format!("reply-{name}")));
            Field { most: MOST, rows: 6, ..field.at(pointer) }
        };
        let mut states = vec![Choice::new("", w.get("reply-stays"))];
        states.extend(Status::ALL.map(|status| Choice::new(status.name(), status.tag(w))));
        let mut outcomes = vec![Choice::new("", w.get("desk-outcome-none"))];
        outcomes.extend(status::OUTCOMES.map(|name| Choice::new(name, status::outcome_name(name, w))));
        let take = vec![Choice::new("yes", w.get("reply-take"))];
        let note = Field::new(Shape::Paragraphs, "note", w.get("reply-note")).at("/acts/note");
        vec![
            Field { most: 100, ..Field::new(Shape::Line, "title", w.get("reply-title")) },
            Field::choice(Shape::Select, "team", w.get("queue-team"), every),
            text("en", "/text/en").hinted(w.get("reply-places")),
            text("cy", "/text/cy").optional(),
            Field::choice(Shape::Select, "state", w.get("reply-state"), states).at("/acts/to"),
            Field::choice(Shape::Select, "outcome", w.get("desk-outcome"), outcomes).at("/acts/outcome"),
            Field::choice(Shape::Checkboxes, "take", w.get("reply-who"), take).at("/acts/take"),
            Field { most: MOST_NOTE, rows: 2, ..note.optional() },
        ]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Replies);
        let w = page.w;
        let reply = |title: &str, acts| Reply {
            href: "/desk/replies/0198".to_owned(),
            title: title.to_owned(),
            team: "Waste".to_owned(),
            text: "Thank you, ((name)). We come back on Monday <by the gate>.".to_owned(),
            acts,
        };
        let acts = acts(Some(State::Waiting), true, Some("Asked."), w);
        let replies = vec![reply("Crew comes back", Vec::new()), reply("Ask for the number", acts)];
        let fields = Self::fields(w, vec![Choice::new("1", "Waste")]);
        let form = Some(Form::new(&page, fields).to("/desk/replies"));
        let remove = Some(Form::new(&page, Vec::new()).to("/desk/replies/0198/remove"));
        let heading = w.get("replies-new").into_owned();
        Self { replies, next: None, heading, form, version: 1, remove, page }
    }
}

impl ChooseReply {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let Replies { replies, page, .. } = Replies::sample(language);
        Self { page, case_href: "/desk/cases/0198".to_owned(), replies }
    }
}

impl UseReply {
    /// A sample of a reply that does several things.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        Self {
            back_href: "/desk/cases/0198/reply".to_owned(),
            title: "Ask for the number".to_owned(),
            text: "Thank you, Siân <by the gate>. Which bin is it?".to_owned(),
            acts: acts(Some(State::Waiting), true, Some("Asked."), page.w),
            update: None,
            all: Some(Form::new(&page, Vec::new()).to("/desk/cases/0198/reply")),
            reply: "0198".to_owned(),
            version: 2,
            page,
        }
    }

    /// A sample of words alone.
    pub fn sample_words(language: Language) -> Self {
        let sample = Self::sample(language);
        let fields = crate::desk::case::Case::update_fields(sample.page.w, String::new(), 0);
        let mut form = Form::new(&sample.page, fields).to("/desk/cases/0198/updates");
        form.fields.iter_mut().for_each(|field| field.value.clone_from(&sample.text));
        Self { acts: Vec::new(), update: Some(form), all: None, ..sample }
    }
}

/// What is done with a reply, in words.
pub fn acts(to: Option<State>, take: bool, note: Option<&str>, w: Words) -> Vec<String> {
    let to = to.and_then(|to| Status::named(to.name())).map(|status| status.tag(w));
    let moved = to.map(|to| w.with_one("reply-moves", "to", to).into_owned());
    let taken = take.then(|| w.get("reply-takes").into_owned());
    let noted = note.map(|note| w.with_one("reply-notes", "note", note).into_owned());
    [taken, noted, moved].into_iter().flatten().collect()
}
