//! Moving a case to the service that it belongs to: choosing it, and seeing what that does.

use askama::Template;
use contract::Language;

use crate::desk::case::Row;
use crate::form::Form;
use crate::page::{Page, Section, View};

/// `GET /desk/cases/{id}/service`: the services to choose from.
#[derive(Template)]
#[template(path = "desk/transfer/services.html")]
pub struct Services {
    /// The page.
    pub page: Page,
    /// The case's page.
    pub case_href: String,
    /// Where services are looked for, and what is sent along.
    pub search_href: String,
    /// The call and the queue that the search keeps.
    pub context: Vec<(&'static str, String)>,
    /// The case's reference.
    pub reference: String,
    /// The service that it is with.
    pub now: String,
    /// What was looked for.
    pub words: String,
    /// The services that it could be with.
    pub services: Vec<Offer>,
}

/// A service that a case could be moved to.
pub struct Offer {
    /// The page that shows what moving does.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub summary: String,
}

/// `GET /desk/cases/{id}/service?to=`: what moving does, to be confirmed.
#[derive(Template)]
#[template(path = "desk/transfer/rerouting.html")]
pub struct Rerouting {
    /// The page.
    pub page: Page,
    /// The page of the services.
    pub back_href: String,
    /// The case's reference.
    pub reference: String,
    /// The service that it is with.
    pub from: String,
    /// The service that it goes to.
    pub to: String,
    /// The new service's part of an address.
    pub slug: String,
    /// What its citizen is told, and how.
    pub said: String,
    /// The team, the day.
    pub changes: Vec<Row>,
    /// How the day was found, a step a line.
    pub explanation: Vec<String>,
    /// Answers that fit.
    pub kept: Vec<Row>,
    /// Answers that don't; they go into the story.
    pub left: Vec<Row>,
    /// What is to be asked.
    pub to_ask: Vec<String>,
    /// Confirms it.
    pub form: Form,
    /// The version that is shown.
    pub version: i64,
}

impl View for Services {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Rerouting {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Services {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let offer = |name: &str, summary: &str| Offer {
            href: "/desk/cases/0198/service?to=fly-tipping".to_owned(),
            name: name.to_owned(),
            summary: summary.to_owned(),
        };
        Self {
            page: Page::sample_desk(language, Section::Cases),
            case_href: "/desk/cases/0198".to_owned(),
            search_href: "/desk/cases/0198/service".to_owned(),
            context: vec![("queue", "team=all".to_owned())],
            reference: "C7X-4KM-9TPH".to_owned(),
            now: "Litter".to_owned(),
            words: String::new(),
            services: vec![
                offer("Fly-tipping", "Waste that someone dumped."),
                offer("Litter bin", "A bin that is full or broken."),
            ],
        }
    }
}

impl Rerouting {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let form = Form::new(&page, Vec::new()).to("/desk/cases/0198/service");
        Self {
            back_href: "/desk/cases/0198/service".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            from: "Litter".to_owned(),
            to: "Fly-tipping".to_owned(),
            said: page.w.with_one("reroute-told-letter", "from", "Missed bin").into_owned(),
            slug: "fly-tipping".to_owned(),
            changes: vec![Row::new(page.w.get("queue-team"), "Street care")],
            explanation: crate::desk::explain::sample(page.w),
            kept: vec![Row::new("Where is it?", "Mill Lane <by the gate>")],
            left: vec![Row::new("What needs clearing?", "Litter")],
            to_ask: vec!["What kind of waste is it, mostly?".to_owned()],
            form,
            version: 2,
            page,
        }
    }
}
