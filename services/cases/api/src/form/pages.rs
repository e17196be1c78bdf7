//! How a form is put on pages.

use contract::lang::Bilingual;

use super::{Field, Form, Kind, Layout, Scope};

/// A page of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPage<'a> {
    /// What it is called, where it says so.
    pub title: Option<&'a Bilingual>,
    /// Its questions.
    pub fields: Vec<&'a Field>,
}

impl FormPage<'_> {
    /// Whether anything of it is asked.
    pub fn is_asked(&self, scope: &Scope<'_>) -> bool {
        self.fields.iter().any(|field| field.kind != Kind::Calculated && scope.asks(field))
    }

    /// Whether files are added on it; then on no other question's page.
    pub fn takes_files(&self) -> bool {
        self.fields.iter().any(|field| field.kind == Kind::Files)
    }
}

impl Form {
    /// Whether it is gone through page by page, with the answers checked at the end: it has several
    /// pages, or what is asked depends on what was answered.
    pub fn is_walked(&self) -> bool {
        let depends = |field: &Field| {
            field.when.is_some()
                || !field.stops.is_empty()
                || matches!(field.kind, Kind::Group | Kind::Files | Kind::Calculated)
        };
        self.layout != Layout::Whole || self.fields.iter().any(depends)
    }

    /// Its pages. Files have one of their own in every layout; what is worked out stands with the question
    /// after it.
    pub fn pages(&self) -> Vec<FormPage<'_>> {
        let mut pages: Vec<FormPage<'_>> = Vec::new();
        let mut open = false;
        for field in &self.fields {
            let alone = field.kind == Kind::Files;
            let begins = match self.layout {
                Layout::Whole => false,
                Layout::Pages => field.page.is_some(),
                Layout::Questions => {
                    pages.last().is_some_and(|page| page.fields.iter().any(|of| of.kind != Kind::Calculated))
                }
            };
            match pages.last_mut().filter(|_| open && !alone && !begins) {
                Some(page) => page.fields.push(field),
                None => pages.push(FormPage { title: field.page.as_ref(), fields: vec![field] }),
            }
            open = !alone;
        }
        pages
    }
}
