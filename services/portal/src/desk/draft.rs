//! A report that staff begin: sent at once, or handed over and watched while its citizen finishes it.

use askama::Template;
use contract::Language;

use crate::citizen::groups::Group;
use crate::desk::case::Row;
use crate::form::{Choice, Form, standard};
use crate::page::{Page, Section, View};

/// `GET /desk/drafts/new` and the form of a draft that was taken back.
#[derive(Template)]
#[template(path = "desk/draft_form.html")]
pub struct DraftForm {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub service: String,
    /// The reference; empty for one that isn't begun yet.
    pub reference: String,
    /// The form.
    pub form: Form,
    /// What goes along unseen: the service, the call, the person, how it came.
    pub along: Vec<(&'static str, String)>,
    /// Whether it can be handed over.
    pub hands_over: bool,
    /// Whether the link can go as a text message.
    pub texts: bool,
}

/// `GET /desk/drafts/new` before it is said what is asked for.
#[derive(Template)]
#[template(path = "desk/draft_choose.html")]
pub struct Choose {
    /// The page.
    pub page: Page,
    /// The services to choose from, by group.
    pub groups: Vec<Group<Choice>>,
    /// What goes along unseen.
    pub along: Vec<(&'static str, String)>,
}

/// `GET /desk/drafts/{id}`: how far it is.
#[derive(Template)]
#[template(path = "desk/draft.html")]
pub struct Progress {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub service: String,
    /// The reference.
    pub reference: String,
    /// Where it stands, in a sentence.
    pub standing: String,
    /// How many questions are answered.
    pub answered: i16,
    /// How many there are.
    pub questions: i16,
    /// When what happened.
    pub times: Vec<Row>,
    /// How the citizen comes to it, while they have it.
    pub way_in: Vec<Row>,
    /// How it got there, or that it must be read out.
    pub way_in_hint: String,
    /// The call during which this is looked at; empty outside one.
    pub call_href: String,
    /// The case, once it was sent.
    pub case_href: String,
    /// Where it is taken back; empty where that can't be.
    pub take_back: String,
    /// Where staff finish it; empty where they can't.
    pub finish_href: String,
    /// Where it is given up; empty where that can't be.
    pub give_up: String,
}

impl View for DraftForm {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Choose {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Choose {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let items = vec![Choice::new("missed-bin", "Bin not emptied")];
        let groups = vec![Group { id: "group-1".to_owned(), name: "Bins & recycling".to_owned(), items }];
        Self { along: vec![("channel", "letter".to_owned())], groups, page }
    }
}

impl View for Progress {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl DraftForm {
    /// What handing over does.
    fn hint(&self) -> &'static str {
        if self.texts { "draft-hand-over-hint-texts" } else { "draft-hand-over-hint" }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let form =
            Form::new(&page, vec![standard::name(page.w), standard::email(page.w).optional()]).to("/desk/drafts");
        Self {
            service: "Bin not emptied".to_owned(),
            reference: String::new(),
            along: vec![("service", "missed-bin".to_owned())],
            hands_over: true,
            texts: true,
            form,
            page,
        }
    }
}

impl Progress {
    /// How many questions are answered, in words.
    fn counted(&self) -> String {
        let count = |number: i16| u32::try_from(number).unwrap_or_default();
        let (answered, questions) = (count(self.answered), count(self.questions));
        self.page.w.with("draft-progress", &[("answered", &answered), ("questions", &questions)]).into_owned()
    }

    /// A sample that the citizen has.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        Self {
            service: "Bin not emptied".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            standing: w.get("draft-handed-over").into_owned(),
            answered: 3,
            questions: 5,
            times: vec![Row::new(w.get("draft-begun"), "24 Nov 2026, 9:02am · Priya Shah")],
            way_in: vec![
                Row::new(w.get("draft-page"), "https://bryndu.example/continue"),
                Row::new(w.get("draft-reference"), "C7X-4KM-9TPH"),
                Row::new(w.get("draft-code"), "K7M4-9TPX"),
            ],
            way_in_hint: w.get("draft-way-in-alone").into_owned(),
            call_href: "/desk/calls/0198".to_owned(),
            case_href: String::new(),
            take_back: "/desk/drafts/0198/take-back".to_owned(),
            finish_href: String::new(),
            give_up: "/desk/drafts/0198/give-up".to_owned(),
            page,
        }
    }

    /// A sample that was sent.
    pub fn sample_sent(language: Language) -> Self {
        let draft = Self::sample(language);
        let standing = draft.page.w.get("draft-sent").into_owned();
        let case_href = "/desk/cases/0198".to_owned();
        Self {
            standing,
            case_href,
            answered: 5,
            way_in: Vec::new(),
            take_back: String::new(),
            give_up: String::new(),
            ..draft
        }
    }
}
