//! What was typed when a session ended: carried through signing in, and shown to be sent.

use std::borrow::Cow;

use askama::Template;
use contract::Language;

use crate::form::{Field, Form, Shape, Typed};
use crate::page::{Page, Section, View};
use crate::visit::own_path;
use crate::words::Words;

/// The hidden field with what was typed.
pub const KEPT: &str = "_kept";
/// The hidden field that says where it was being sent.
pub const KEPT_FOR: &str = "_kept_for";

/// What was typed into a form of the desk, and where it was being sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Carried {
    /// Where: a path of the desk.
    pub to: String,
    /// What, as the body of a form.
    pub text: String,
}

impl Carried {
    /// What a form was sent with; nothing where there is nothing that a person would miss.
    pub fn of(to: &str, typed: &Typed) -> Option<Self> {
        let worth = typed.shown().any(|(_, value)| !value.trim().is_empty());
        (worth && own_path(to)).then(|| Self { to: to.to_owned(), text: typed.carried() })
    }

    /// What the sign-in form was sent with.
    pub fn through(typed: &Typed) -> Option<Self> {
        Self::of(typed.get(KEPT_FOR), &Typed::parse(typed.get(KEPT).as_bytes())?)
    }

    /// The hidden fields that carry it.
    pub fn hidden(&self) -> [(&'static str, &str); 2] {
        [(KEPT_FOR, &self.to), (KEPT, &self.text)]
    }
}

/// Shown after signing in again: everything that was typed, ready to be sent.
#[derive(Template)]
#[template(path = "desk/kept.html")]
pub struct Kept {
    /// The page.
    pub page: Page,
    /// The form as it was sent, with the texts in it to be read and changed.
    pub form: Form,
    /// The fields that nobody writes by hand, such as a choice.
    pub quiet: Vec<(String, String)>,
}

impl View for Kept {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Kept {
    /// The page with what was carried.
    pub fn new(page: Page, carried: &Carried) -> Self {
        let typed = Typed::parse(carried.text.as_bytes()).unwrap_or_default();
        let (texts, quiet): (Vec<_>, Vec<_>) = typed.shown().partition(|(_, value)| is_text(value));
        let fields = texts.into_iter().map(|(name, value)| field(name, value, page.w)).collect();
        let quiet = quiet.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { form: Form::new(&page, fields).to(&carried.to), quiet, page }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let text = "version=3&note=The+crew+could+not+get+in%3A+the+gate+was+locked.".to_owned();
        Self::new(page, &Carried { to: "/desk/cases/0198/notes".to_owned(), text })
    }
}

/// Whether a value was written rather than chosen: it has more than one word.
fn is_text(value: &str) -> bool {
    value.split_whitespace().nth(1).is_some()
}

fn field(name: &str, value: &str, w: Words) -> Field {
    let part = name.rsplit('-').next().unwrap_or(name);
    let keys = [format!("desk-{part}-label"), format!("field-{part}"), format!("field-address-{part}")];
    let label: Option<Cow<'_, str>> = keys.iter().find_map(|key| w.try_with(key, &[]));
    let label = label.unwrap_or_else(|| w.get("kept-text"));
    let shape = if value.len() > 60 || value.contains('\n') { Shape::Paragraphs } else { Shape::Line };
    Field { value: value.to_owned(), ..Field::new(shape, name, label) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_is_the_same_after_signing_in() {
        let note = "Gate locked & “bolted”\r\nsays the crew";
        let sent = typed(&[("_token", "t"), ("version", "3"), ("note", note), ("password", "secret words")]);
        let carried = Carried::of("/desk/cases/0198/notes", &sent).unwrap();
        let pairs: Vec<_> = carried.hidden().map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let through = Carried::through(&pairs.into_iter().collect()).unwrap();
        assert!(through == carried);
        let kept = Kept::new(Page::sample_desk(Language::En, Section::Cases), &through);
        assert_eq!(kept.form.action, "/desk/cases/0198/notes");
        assert_eq!(kept.form.fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(), [note]);
        assert_eq!(kept.quiet, [("version".to_owned(), "3".to_owned())], "neither token nor password is kept");
    }

    #[test]
    fn nothing_is_carried_to_another_site_or_without_a_word() {
        let sent = typed(&[("note", "It was locked.")]);
        assert!(Carried::of("//evil.example/desk", &sent).is_none());
        assert!(Carried::of("/desk/sign-out", &typed(&[("_token", "t"), ("note", " ")])).is_none());
        assert!(Carried::through(&typed(&[("email", "a@b.example")])).is_none());
    }
}
