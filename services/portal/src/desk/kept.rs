//! What was typed into a form that couldn't be sent: carried through signing in or kept while a service
//! is away, and shown to whoever typed it, ready to be sent.

use std::borrow::Cow;

use askama::Template;
use contract::{Language, Problem};

use crate::form::protect::{AUTHOR_FIELD, ONCE_FIELD};
use crate::form::{Field, Form, OnceKey, Shape, Typed};
use crate::page::{Page, Section, View};
use crate::visit::own_path;
use crate::words::Words;

/// The hidden field with what was typed.
pub const KEPT: &str = "_kept";
/// The hidden field that says where it was being sent.
pub const KEPT_FOR: &str = "_kept_for";
/// The hidden field that says who typed it.
pub const KEPT_BY: &str = "_kept_by";
/// The hidden field of a button that shows the same in another language.
pub const AGAIN: &str = "_again";
/// Where it is shown again.
const PATH: &str = "/desk/sign-in";
/// What the answers begin with by which a caller is verified: they are judged and never kept.
const VERIFYING: &str = "verify-";

/// What was typed into a form of the desk, where it was being sent, and by whom.
#[derive(Clone, PartialEq, Eq)]
pub struct Carried {
    /// Where: a path of the desk.
    pub to: String,
    /// What, as the body of a form.
    pub text: String,
    /// The id of who typed it, as their form said it.
    pub by: String,
}

impl Carried {
    /// What a form was sent with; nothing where there is nothing that a person would miss.
    pub fn of(to: &str, typed: &Typed) -> Option<Self> {
        Self::by(typed.get(AUTHOR_FIELD), to, typed)
    }

    fn by(author: &str, to: &str, typed: &Typed) -> Option<Self> {
        let kept = typed.shown().filter(|(name, _)| !name.starts_with(VERIFYING));
        let kept: Typed = kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let worth = kept.shown().any(|(_, value)| !value.trim().is_empty());
        (worth && own_path(to)).then(|| Self { to: to.to_owned(), text: kept.carried(), by: author.to_owned() })
    }

    /// What the sign-in form was sent with, or the page that shows it.
    pub fn through(typed: &Typed) -> Option<Self> {
        let (to, by) = (typed.get(KEPT_FOR), typed.get(KEPT_BY));
        match typed.given(KEPT) {
            Some(kept) => Self::by(by, to, &Typed::parse(kept.as_bytes())?),
            None => Self::by(by, to, typed),
        }
    }

    /// Whether this member of staff typed it: nobody else is shown it.
    pub fn is_of(&self, staff: &str) -> bool {
        self.by == staff
    }

    /// The hidden fields that carry it.
    pub fn hidden(&self) -> [(&'static str, &str); 3] {
        [(KEPT_FOR, &self.to), (KEPT, &self.text), (KEPT_BY, &self.by)]
    }
}

/// Everything that was typed, ready to be sent.
#[derive(Template)]
#[template(path = "desk/kept.html")]
pub struct Kept {
    /// The page.
    pub page: Page,
    /// Why it isn't sent yet.
    pub lead: String,
    /// The form as it was sent, with the texts in it to be read and changed.
    pub form: Form,
    /// The fields that nobody writes by hand, such as a choice; where it goes and who typed it.
    pub quiet: Vec<(String, String)>,
}

impl View for Kept {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Kept {
    /// Shown after signing in again.
    pub fn new(page: Page, carried: &Carried) -> Self {
        let (lead, once) = (page.w.get("kept-lead").into_owned(), OnceKey::fresh());
        Self::shown(page, carried, lead, once)
    }

    /// Shown where a form was sent and couldn't be taken just now, and neither could its page be had. It
    /// keeps its key of sending. Nothing where nobody wrote anything.
    pub fn away(page: Page, typed: &Typed, to: &str, problem: &Problem) -> Result<Self, Box<Page>> {
        let written = typed.shown().any(|(_, value)| is_text(value));
        let Some(carried) = Carried::of(to, typed).filter(|_| written) else { return Err(Box::new(page)) };
        let once = OnceKey::parse(typed.get(ONCE_FIELD)).unwrap_or_else(OnceKey::fresh);
        Ok(Self::refused(page, &carried, once, problem))
    }

    fn refused(page: Page, carried: &Carried, once: OnceKey, problem: &Problem) -> Self {
        let lead = page.w.get("kept-away").into_owned();
        let kept = Self::shown(page.failing(true), carried, lead, once);
        Self { form: kept.form.refused(problem, kept.page.w), ..kept }
    }

    fn shown(page: Page, carried: &Carried, lead: String, once: OnceKey) -> Self {
        let page = page.at_path(PATH).speaking_by("kept");
        let typed = Typed::parse(carried.text.as_bytes()).unwrap_or_default();
        let (texts, quiet): (Vec<_>, Vec<_>) = typed.shown().partition(|(_, value)| is_text(value));
        let fields = texts.into_iter().map(|(name, value)| field(name, value, page.w)).collect();
        let way = [(KEPT_FOR, carried.to.as_str()), (KEPT_BY, &carried.by)];
        let quiet = quiet.into_iter().chain(way).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let mut form = Form::again(&page, Vec::new(), &typed, once).to(&carried.to);
        form.fields = fields;
        Self { form, quiet, lead, page }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self::new(Page::sample_desk(language, Section::Cases), &Carried::sample())
    }

    /// A sample of a form that couldn't be taken just now.
    pub fn sample_away(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        Self::refused(page, &Carried::sample(), OnceKey::fresh(), &Problem::unavailable(5))
    }
}

impl Carried {
    /// A sample.
    pub fn sample() -> Self {
        let text = "version=3&note=The+crew+could+not+get+in%3A+the+gate+was+locked.".to_owned();
        Self { to: "/desk/cases/0198/notes".to_owned(), text, by: "sample".to_owned() }
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
        let sent =
            [("_token", "t"), ("_author", "ann"), ("version", "3"), ("note", note), ("password", "secret words")];
        let sent = typed(&[&sent[..], &[("verify-birth", "1 May 1980")]].concat());
        let carried = Carried::of("/desk/cases/0198/notes", &sent).unwrap();
        let pairs: Vec<_> = carried.hidden().map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let through = Carried::through(&pairs.into_iter().collect()).unwrap();
        assert!(through == carried);
        let kept = Kept::new(Page::sample_desk(Language::En, Section::Cases), &through);
        assert_eq!(kept.form.action, "/desk/cases/0198/notes");
        assert_eq!(kept.form.fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(), [note]);
        let quiet: Vec<_> = kept.quiet.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let way = [("version", "3"), (KEPT_FOR, "/desk/cases/0198/notes"), (KEPT_BY, "ann")];
        assert_eq!(quiet, way, "neither token nor password is kept, nor what a caller was asked");
        assert!(through.is_of("ann") && !through.is_of("ben") && !through.is_of(""));
        let page: Vec<_> = kept.quiet.into_iter().chain([("note".to_owned(), note.to_owned())]).collect();
        assert!(Carried::through(&page.into_iter().collect()).unwrap().is_of("ann"), "in another language");
    }

    #[test]
    fn what_a_service_could_not_take_keeps_its_key() {
        let once = OnceKey::fresh();
        let sent = typed(&[("_once", once.as_str()), ("_author", "ann"), ("note", "It was locked.")]);
        let page = || Page::sample_desk(Language::En, Section::Cases);
        let kept = Kept::away(page(), &sent, "/desk/cases/0198/notes", &Problem::unavailable(5)).ok().unwrap();
        assert!(kept.form.once() == &once && kept.form.failed());
        assert!(
            Kept::away(page(), &typed(&[("version", "3")]), "/desk/passed/1/accept", &Problem::unavailable(5)).is_err()
        );
    }

    #[test]
    fn nothing_is_carried_to_another_site_or_without_a_word() {
        let sent = typed(&[("note", "It was locked.")]);
        assert!(Carried::of("//evil.example/desk", &sent).is_none());
        assert!(Carried::of("/desk/calls/1/verify", &typed(&[("verify-birth", "1 May 1980")])).is_none());
        assert!(Carried::of("/desk/sign-out", &typed(&[("_token", "t"), ("note", " ")])).is_none());
        assert!(Carried::through(&typed(&[("email", "a@b.example")])).is_none());
    }
}
