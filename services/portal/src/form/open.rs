//! A form as it is shown: fields, hidden protection, summary of what is wrong.

use contract::Problem;

use super::fault;
use super::field::Field;
use super::protect::{AUTHOR_FIELD, ONCE_FIELD, OnceKey, TOKEN_FIELD};
use super::typed::Typed;
use crate::page::Page;
use crate::words::Words;

/// A line of the error summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where the field is, or empty for what belongs to no field.
    pub href: String,
    /// What is wrong.
    pub text: String,
}

/// A form.
pub struct Form {
    /// Where it is sent; empty for the page's own address.
    pub action: String,
    /// Its fields, in order.
    pub fields: Vec<Field>,
    /// What is wrong, in the order of the fields.
    pub faults: Vec<Fault>,
    csrf: String,
    once: OnceKey,
    author: Option<String>,
}

impl Form {
    /// A form to be filled in.
    pub fn new(page: &Page, fields: Vec<Field>) -> Self {
        let author = page.staff.as_ref().map(|staff| staff.id.clone());
        let (csrf, once) = (page.csrf.clone(), OnceKey::fresh());
        Self { action: String::new(), fields, faults: Vec::new(), csrf, once, author }
    }

    /// The form as it was sent: what was typed and the key of sending are kept.
    pub fn again(page: &Page, fields: Vec<Field>, typed: &Typed, once: OnceKey) -> Self {
        let mut form = Self { once, ..Self::new(page, fields) };
        form.fields.iter_mut().for_each(|field| field.keep(typed));
        form
    }

    /// Sent somewhere else than to the page's own address.
    #[must_use]
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = action.into();
        self
    }

    /// With what a problem says: each fault at its field in the page's language, everything else
    /// above. A new key of sending is made where the old one was used up by another body.
    #[must_use]
    pub fn refused(mut self, problem: &Problem, w: Words) -> Self {
        if problem.kind == contract::ProblemKind::IdempotencyMismatch {
            self.once = OnceKey::fresh();
        }
        let mut rest = Vec::new();
        for wrong in &problem.errors {
            match nearest(&mut self.fields, &wrong.pointer) {
                Some(field) if field.error.is_empty() => field.refuse(fault::message(field, wrong, w)),
                Some(_) => {}
                None => rest.push(Fault { href: String::new(), text: fault::unshown(wrong, w) }),
            }
        }
        if problem.errors.is_empty() {
            rest.push(Fault { href: String::new(), text: fault::whole(problem, w) });
        }
        self.sum_up(rest);
        self
    }

    /// With what a problem says about fields that stand elsewhere on the page, each fault beside its
    /// field, in a page that is one form as a whole.
    #[must_use]
    pub fn with_faults_of(mut self, fields: &mut Vec<Field>, problem: &Problem, w: Words) -> Self {
        std::mem::swap(&mut self.fields, fields);
        self = self.refused(problem, w);
        std::mem::swap(&mut self.fields, fields);
        self
    }

    /// With one fault of the portal's own finding at a field.
    #[must_use]
    pub fn wrong(mut self, name: &str, message: impl Into<String>) -> Self {
        if let Some(field) = named(&mut self.fields, name) {
            field.refuse(message.into());
        }
        self.sum_up(Vec::new());
        self
    }

    /// With one fault of the portal's own finding that belongs to no field.
    #[must_use]
    pub fn wrong_as_a_whole(mut self, message: impl Into<String>) -> Self {
        self.sum_up(vec![Fault { href: String::new(), text: message.into() }]);
        self
    }

    /// Sent again, it is a new sending.
    #[must_use]
    pub fn anew(mut self) -> Self {
        self.once = OnceKey::fresh();
        self
    }

    fn sum_up(&mut self, rest: Vec<Fault>) {
        let mut all = Vec::new();
        self.fields.iter().for_each(|field| every(field, &mut all));
        let wrong = all.into_iter().filter(|field| !field.error.is_empty());
        let at_fields = wrong.map(|field| Fault { href: format!("#{}", field.target()), text: field.error.clone() });
        self.faults = at_fields.chain(rest).collect();
    }

    /// Whether anything was wrong: the page's title says so, by `page.failing(form.failed())`.
    pub fn failed(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The hidden fields that protect it; at the desk, with whose it is.
    pub fn hidden(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let author = self.author.as_deref().map(|id| (AUTHOR_FIELD, id));
        [(TOKEN_FIELD, self.csrf.as_str()), (ONCE_FIELD, self.once.as_str())].into_iter().chain(author)
    }

    /// The key of a single sending.
    pub fn once(&self) -> &OnceKey {
        &self.once
    }
}

/// The field that a fault belongs to: the innermost that covers its place.
fn nearest<'a>(fields: &'a mut [Field], pointer: &str) -> Option<&'a mut Field> {
    let field = fields.iter_mut().find(|field| covers(&field.pointer, pointer))?;
    match field.within.iter().any(|inner| covers(&inner.pointer, pointer)) {
        true => nearest(&mut field.within, pointer),
        false => Some(field),
    }
}

/// A field with all that is within it, in order.
fn every<'a>(field: &'a Field, all: &mut Vec<&'a Field>) {
    all.push(field);
    field.within.iter().for_each(|inner| every(inner, all));
}

fn named<'a>(fields: &'a mut [Field], name: &str) -> Option<&'a mut Field> {
    fields.iter_mut().find_map(|field| match field.name == name {
        true => Some(field),
        false => named(&mut field.within, name),
    })
}

/// Whether a fault at `pointer` belongs to the field at `field`: there, or anywhere inside it.
fn covers(field: &str, pointer: &str) -> bool {
    !field.is_empty() && pointer.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
