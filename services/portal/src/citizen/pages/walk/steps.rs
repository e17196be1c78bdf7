//! The steps of a form with pages: those of its pages on which something is asked, who asks, and the check.

use std::collections::BTreeMap;

use cases_api::catalogue::ServiceDetail;
use cases_api::form::{FormPage, Kind, Scope};
use contract::FieldFault;

use super::super::continuing::path;
use super::super::report;
use crate::form::{Field, standard};
use crate::page::Page;
use crate::words::Words;

/// One step.
pub(super) enum Step<'a> {
    /// A page of the form, with its number.
    Page(usize, FormPage<'a>),
    /// Who asks.
    You,
    /// The answers, before they are sent.
    Check,
}

/// The steps, in order; the check is the last.
pub(super) struct Steps<'a>(Vec<Step<'a>>);

impl<'a> Steps<'a> {
    pub fn of(service: &'a ServiceDetail, scope: &Scope<'_>) -> Self {
        let pages = service.form.pages().into_iter().enumerate().filter(|(_, page)| page.is_asked(scope));
        let pages = pages.map(|(at, page)| Step::Page(at + 1, page));
        Self(pages.chain([Step::You, Step::Check]).collect())
    }

    /// The step of a name; the first where there is none.
    pub fn named(&self, key: &str) -> &Step<'a> {
        self.0.iter().find(|step| step.key() == key).unwrap_or_else(|| self.first())
    }

    pub fn first(&self) -> &Step<'a> {
        self.0.first().unwrap_or(&Step::Check)
    }

    fn place(&self, step: &Step<'_>) -> usize {
        self.0.iter().position(|other| other.key() == step.key()).unwrap_or_default()
    }

    pub fn before(&self, step: &Step<'_>) -> Option<&Step<'a>> {
        self.0.get(self.place(step).checked_sub(1)?)
    }

    pub fn after(&self, step: &Step<'_>) -> &Step<'a> {
        self.0.get(self.place(step) + 1).unwrap_or(&Step::Check)
    }

    /// The step on which a question stands.
    pub fn of_question(&self, name: &str) -> &Step<'a> {
        let has = |step: &&Step<'_>| matches!(step, Step::Page(_, page) if page.fields.iter().any(|field| field.name == name));
        self.0.iter().find(has).unwrap_or(&Step::Check)
    }

    /// The step to which a fault belongs.
    pub fn of_fault(&self, fault: &FieldFault) -> &Step<'a> {
        match fault.pointer.strip_prefix("/answers/").and_then(|rest| rest.split('/').next()) {
            Some(name) => self.of_question(name),
            None => &Step::You,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Step<'a>> {
        self.0.iter()
    }
}

impl Step<'_> {
    /// Its name in an address.
    pub fn key(&self) -> String {
        match self {
            Self::Page(number, _) => number.to_string(),
            Self::You => "you".to_owned(),
            Self::Check => "check".to_owned(),
        }
    }

    /// Its fields, empty. Files have forms of their own.
    pub fn fields(&self, service: &ServiceDetail, w: Words) -> Vec<Field> {
        match self {
            Self::Page(_, page) => {
                let asked = page.fields.iter().filter(|field| field.kind != Kind::Files);
                asked.map(|field| standard::question(field, w)).collect()
            }
            Self::You => report::reporter_fields(service, w),
            Self::Check => Vec::new(),
        }
    }

    /// Whether its only question is its heading.
    pub fn stands_alone(&self) -> bool {
        match self {
            Self::Page(_, page) => {
                let asked: Vec<_> = page.fields.iter().filter(|field| field.kind != Kind::Calculated).collect();
                page.title.is_none()
                    && page.fields.len() == 1
                    && asked.first().is_some_and(|field| !matches!(field.kind, Kind::Files | Kind::Declaration))
            }
            Self::You | Self::Check => false,
        }
    }

    /// What it is called.
    pub fn title(&self, page: &Page, service: &ServiceDetail) -> String {
        match self {
            Self::Page(_, of) => match (of.title, of.fields.as_slice()) {
                (Some(title), _) => page.say(title).to_owned(),
                (None, [only]) if only.kind != Kind::Declaration => page.say(&only.label).to_owned(),
                (None, _) => page.say(&service.service.name).to_owned(),
            },
            Self::You => page.w.get("service-about-you").into_owned(),
            Self::Check => page.w.get("walk-check").into_owned(),
        }
    }

    /// The faults that belong to it.
    pub fn faults(&self, service: &ServiceDetail, faults: &[FieldFault], w: Words) -> Vec<FieldFault> {
        let mut places: Vec<_> = self.fields(service, w).into_iter().map(|field| field.pointer).collect();
        if let Self::Page(_, page) = self {
            places.extend(page.fields.iter().map(|field| format!("/answers/{}", field.name)));
        }
        let here = |fault: &&FieldFault| {
            places.iter().any(|place| {
                fault.pointer.strip_prefix(place.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        faults.iter().filter(here).cloned().collect()
    }
}

/// What an address asks for.
#[derive(Default)]
pub(super) struct Asked {
    /// Which step, by its name.
    pub page: String,
    /// Whether what is wrong is to be shown.
    pub wrong: bool,
    /// Whether more is asked because of what was answered.
    pub more: bool,
    /// Whether it was saved just now.
    pub saved: bool,
    /// Whether one comes from the check, and goes back there.
    pub from_check: bool,
    /// The question that ended the request, or a file that wasn't taken.
    pub at: String,
    /// The question whose addresses were sought.
    pub find: Option<String>,
}

impl Asked {
    pub fn parse(query: &str) -> Self {
        let pairs: BTreeMap<String, String> = serde_urlencoded::from_str(query).unwrap_or_default();
        let there = |name: &str| pairs.contains_key(name);
        let text = |name: &str| pairs.get(name).cloned().unwrap_or_default();
        Self {
            page: text("page"),
            wrong: there("wrong"),
            more: there("more"),
            saved: there("saved"),
            from_check: text("from") == "check",
            at: text("at"),
            find: pairs.get("find").cloned(),
        }
    }

    /// The address of a step, by which one goes back to the check if one came from there.
    pub fn at(&self, token: &str, key: &str) -> String {
        let from = if self.from_check { "&from=check" } else { "" };
        format!("{}?page={key}{from}", path(token))
    }
}
