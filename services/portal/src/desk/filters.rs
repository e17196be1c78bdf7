//! Saved filters: one's own, to be renamed, shared or deleted.

use askama::Template;
use contract::Language;

use crate::desk::queue::Queue;
use crate::form::{Choice, Form};
use crate::page::{Page, Section, View};

/// `GET /desk/filters`, shown again by its forms when refused.
#[derive(Template)]
#[template(path = "desk/filters.html")]
pub struct Filters {
    /// The page.
    pub page: Page,
    /// One's own, by name.
    pub own: Vec<Saved>,
    /// A new one that was refused; `None` otherwise.
    pub new: Option<Form>,
    /// What the new one chooses, as an address says it.
    pub query: String,
}

/// A saved filter.
pub struct Saved {
    /// The cases that it chooses.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// The team that it is shared with; empty for none.
    pub team: String,
    /// Renames and shares it.
    pub change: Form,
    /// Its version.
    pub version: i64,
    /// What it chooses, as an address says it.
    pub query: String,
    /// Deletes it.
    pub delete: Form,
}

impl View for Filters {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Filters {
    /// What is wrong with the forms.
    pub fn faults(&self) -> Vec<&crate::form::Fault> {
        self.new.iter().chain(self.own.iter().map(|saved| &saved.change)).flat_map(|form| &form.faults).collect()
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let teams = vec![Choice::new("1", "Waste")];
        let change = Form::new(&page, Queue::save_fields(page.w, teams)).to("/desk/filters/0198");
        let own = Saved {
            href: "/desk?team=mine".to_owned(),
            name: "Bins in Brynmawr".to_owned(),
            team: "Waste".to_owned(),
            change,
            version: 1,
            query: "team=mine".to_owned(),
            delete: Form::new(&page, Vec::new()).to("/desk/filters/0198/delete"),
        };
        Self { own: vec![own], new: None, query: String::new(), page }
    }

    /// A sample whose new filter has no name.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases).failing(true);
        let form = Form::new(&page, Queue::save_fields(page.w, Vec::new())).to("/desk/filters");
        let form = form.wrong("name", page.w.get("fault-required-filter-name"));
        Self { own: Vec::new(), new: Some(form), query: "team=mine".to_owned(), page }
    }
}
