//! A field: its question, what was typed, what is wrong with it, and how it looks.

use askama::Template;

use super::addresses::{CHOICE, KEPT};
use super::typed::Typed;
use crate::words::Words;

/// How a field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Line,
    /// Several lines of text.
    Paragraphs,
    /// A password: never filled in again.
    Password,
    /// One of a few, all in sight.
    Radios,
    /// One of many, in a list.
    Select,
    /// Any of a few.
    Checkboxes,
    /// A day, a month and a year.
    Date,
    /// Yes or no.
    YesNo,
    /// A house and street, a town and a postcode, each a field of its own within.
    Address,
    /// One statement to agree to.
    Tick,
    /// Where it is, filled in by the browser when the person asks for it.
    Position,
    /// Nothing to answer: a heading between fields.
    Heading,
    /// The same questions for each of several things.
    Group,
    /// One thing of a group.
    Item,
    /// Nothing to answer: what is worked out from other answers.
    Worked,
    /// Files, which are added on a page of their own or once there is a case.
    Files,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: String,
    /// More about it, or empty.
    pub hint: String,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: String::new() }
    }
}

/// One box of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePart {
    /// `day`, `month` or `year`.
    pub part: &'static str,
    /// The name that it is sent under.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What was typed.
    pub value: String,
    /// How many characters wide.
    pub width: u8,
    /// Whether the date was refused.
    pub wrong: bool,
}

/// A field of a form. Texts are in the page's language; empty ones are absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// How it is answered.
    pub shape: Shape,
    /// The name that it is sent under, and its id.
    pub name: String,
    /// Where its value stands in the request's JSON, such as `/reporter/email`.
    pub pointer: String,
    /// The question.
    pub label: String,
    /// Help with it.
    pub hint: String,
    /// What is wrong with the answer.
    pub error: String,
    /// The code of a message of its own for a fault, such as `email` for `fault-required-email`.
    pub wording: &'static str,
    /// Whether it may be left empty.
    pub optional: bool,
    /// What was typed.
    pub value: String,
    /// What was ticked.
    pub values: Vec<String>,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// The boxes of a date.
    pub parts: Vec<DatePart>,
    /// The fields of an address.
    pub within: Vec<Self>,
    /// `type` of a line: `text`, `email`, `tel`.
    pub kind: &'static str,
    /// `autocomplete`.
    pub autocomplete: &'static str,
    /// Further classes, such as a width.
    pub classes: &'static str,
    /// The most characters that are taken; 0 for no limit told.
    pub most: usize,
    /// The least that is taken, as it is read; empty for no limit told.
    pub least: String,
    /// The greatest that is taken, likewise.
    pub greatest: String,
    /// How many lines a box of text shows.
    pub rows: u8,
    /// `inputmode`, which chooses the keys that a phone shows.
    pub inputmode: &'static str,
    /// What stands before what is typed, such as `£`.
    pub before: &'static str,
    /// When it is asked, for scripts: rules about fields of the same page; empty for always.
    pub when: String,
    /// Whether it isn't asked as things are.
    pub hidden: bool,
    /// How it is worked out, for scripts.
    pub works: String,
    /// What its choices count as, for scripts.
    pub amounts: String,
    /// Whether an address may be found among the council's.
    pub finds: bool,
    /// Whether it was looked for.
    pub searched: bool,
    /// How a group makes its things.
    pub repeated: Option<Box<super::repeated::Repeated>>,
}

impl Field {
    /// An empty field, needed, at `/{name}`.
    pub fn new(shape: Shape, name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            shape,
            pointer: format!("/{name}"),
            name,
            label: label.into(),
            hint: String::new(),
            error: String::new(),
            wording: "",
            optional: false,
            value: String::new(),
            values: Vec::new(),
            choices: Vec::new(),
            parts: Vec::new(),
            within: Vec::new(),
            kind: "text",
            autocomplete: "",
            classes: "",
            most: 0,
            least: String::new(),
            greatest: String::new(),
            rows: 5,
            inputmode: "",
            before: "",
            when: String::new(),
            hidden: false,
            works: String::new(),
            amounts: String::new(),
            finds: false,
            searched: false,
            repeated: None,
        }
    }

    /// A choice among answers.
    pub fn choice(shape: Shape, name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::new(shape, name, label) }
    }

    /// A date, with its three boxes.
    pub fn date(name: impl Into<String>, label: impl Into<String>, w: Words) -> Self {
        let mut field = Self::new(Shape::Date, name, label);
        let labels =
            [("day", w.get("date-day"), 2), ("month", w.get("date-month"), 2), ("year", w.get("date-year"), 4)];
        field.parts = labels
            .into_iter()
            .map(|(part, label, width)| DatePart {
                part,
                name: field.inner(part),
                label: label.into_owned(),
                value: String::new(),
                width,
                wrong: false,
            })
            .collect();
        field
    }

    /// With help.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// That may be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// At another place of the request.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = pointer.into();
        self
    }

    /// Already filled in.
    #[must_use]
    pub fn filled(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Keeps what was typed; passwords are forgotten.
    pub fn keep(&mut self, typed: &Typed) {
        match self.shape {
            Shape::Password | Shape::Heading | Shape::Worked | Shape::Files => {}
            Shape::Group => {
                self.grow(self.typed_items(typed));
                self.within.iter_mut().for_each(|item| item.keep(typed));
            }
            Shape::Item => self.within.iter_mut().for_each(|field| field.keep(typed)),
            Shape::Checkboxes | Shape::Tick => self.values = typed.all(&self.name).map(str::to_owned).collect(),
            Shape::Date => self.parts.iter_mut().for_each(|part| typed.get(&part.name).clone_into(&mut part.value)),
            Shape::Address => {
                typed.get(&self.inner(KEPT)).clone_into(&mut self.value);
                self.within.iter_mut().for_each(|field| field.keep(typed));
            }
            Shape::Position => {
                self.values = ["lat", "lon"].map(|part| typed.get(&self.inner(part)).to_owned()).to_vec()
            }
            _ => typed.get(&self.name).clone_into(&mut self.value),
        }
    }

    /// Whether what is sent under this name is an answer to it.
    pub fn takes(&self, name: &str) -> bool {
        let within =
            || self.within.iter().any(|field| field.takes(name)) || self.parts.iter().any(|part| part.name == name);
        let chosen = || self.shape == Shape::Address && [CHOICE, KEPT].iter().any(|part| self.inner(part) == name);
        let position = || self.shape == Shape::Position && ["lat", "lon"].iter().any(|part| self.inner(part) == name);
        let repeated =
            || self.shape == Shape::Group && name.strip_prefix(&self.name).is_some_and(|rest| rest.starts_with('-'));
        !name.is_empty() && (self.name == name || within() || chosen() || position() || repeated())
    }

    /// Notes what is wrong.
    pub fn refuse(&mut self, error: String) {
        self.error = error;
        self.parts.iter_mut().for_each(|part| part.wrong = true);
    }

    /// The label as it is shown: fields that may be left empty say so.
    pub fn question(&self, w: Words) -> String {
        if self.optional { w.with_one("field-optional", "label", &self.label).into_owned() } else { self.label.clone() }
    }

    /// The id of the control that a link in the error summary goes to.
    pub fn target(&self) -> String {
        let first = self.parts.first().map(|first| first.name.clone());
        first.or_else(|| Some(self.within.first()?.target())).unwrap_or_else(|| match self.shape {
            Shape::Position => self.inner("lat"),
            _ => self.name.clone(),
        })
    }

    /// The name of a part: `{name}-{part}`.
    pub fn inner(&self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }

    /// The value at a place, for the two halves of a position.
    pub fn value_at(&self, at: usize) -> &str {
        self.values.get(at).map_or("", String::as_str)
    }

    /// The field as HTML, with its label, its hint and its error.
    pub fn html(&self, w: Words) -> String {
        self.show(w, "govuk-label--s", false)
    }

    /// The field as HTML with its question as the heading of the page.
    pub fn heading_html(&self, w: Words) -> String {
        self.show(w, "govuk-label--l", true)
    }

    /// The field as HTML with a quiet label: one of several under a common question.
    pub fn quiet_html(&self, w: Words) -> String {
        self.show(w, "", false)
    }

    /// Whether it stands on the page for scripts alone to show.
    pub fn is_conditional(&self) -> bool {
        !self.when.is_empty() || self.hidden
    }

    fn show(&self, w: Words, label_class: &str, heading: bool) -> String {
        let question = self.question(w);
        let prefix = w.get("error-prefix").into_owned();
        let legend_class = if heading { "govuk-fieldset__legend--l" } else { "govuk-fieldset__legend--s" };
        FieldView { field: self, question, prefix, label_class, legend_class, heading, w }.render().unwrap_or_else(
            |cause| {
                tracing::error!(%cause, "a field can't be rendered");
                String::new()
            },
        )
    }
}

#[derive(Template)]
#[template(path = "form/field.html")]
struct FieldView<'a> {
    field: &'a Field,
    question: String,
    prefix: String,
    label_class: &'a str,
    legend_class: &'a str,
    heading: bool,
    w: Words,
}
