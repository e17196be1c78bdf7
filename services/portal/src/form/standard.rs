//! The fields that many forms share, with their words and what browsers may fill in by themselves;
//! and a service's own questions.

use cases_api::form::{Field as Asked, Form as Questions, Kind};

use super::field::{Choice, Field, Shape};
use super::repeated::Repeated;
use super::said;
use crate::words::Words;

/// A person's name.
pub fn name(w: Words) -> Field {
    let mut field = Field::new(Shape::Line, "name", w.get("field-name"));
    (field.wording, field.autocomplete, field.classes, field.most) = ("name", "name", "govuk-input--width-20", 200);
    field
}

/// An email address.
pub fn email(w: Words) -> Field {
    let mut field = Field::new(Shape::Line, "email", w.get("field-email"));
    (field.wording, field.kind, field.autocomplete, field.classes) =
        ("email", "email", "email", "govuk-input--width-20");
    field
}

/// A telephone number.
pub fn phone(w: Words) -> Field {
    let mut field = Field::new(Shape::Line, "phone", w.get("field-phone"));
    (field.wording, field.kind, field.autocomplete, field.classes) = ("phone", "tel", "tel", "govuk-input--width-20");
    field
}

/// A postcode.
pub fn postcode(w: Words) -> Field {
    let mut field = Field::new(Shape::Line, "postcode", w.get("field-postcode"));
    (field.wording, field.autocomplete, field.classes) = ("postcode", "postal-code", "govuk-input--width-10");
    field
}

/// A case's reference.
pub fn reference(w: Words) -> Field {
    let mut field = Field::new(Shape::Line, "reference", w.get("field-reference"));
    (field.wording, field.classes) = ("reference", "govuk-input--width-10");
    field.hinted(w.get("field-reference-hint"))
}

/// A password that is known.
pub fn password(w: Words) -> Field {
    let mut field = Field::new(Shape::Password, "password", w.get("field-password"));
    (field.wording, field.autocomplete, field.classes) = ("password", "current-password", "govuk-input--width-20");
    field
}

/// A password that is chosen now.
pub fn new_password(w: Words) -> Field {
    let mut field = Field::new(Shape::Password, "password", w.get("field-new-password"));
    (field.wording, field.autocomplete, field.classes) = ("password", "new-password", "govuk-input--width-20");
    field.hinted(w.get("field-new-password-hint"))
}

/// An address under a question, at `pointer`: `line1`, `line2`, `town` and `postcode` within.
pub fn address(name: &str, label: impl Into<String>, pointer: &str, w: Words) -> Field {
    let line = |part: &str, label: std::borrow::Cow<'static, str>, autocomplete: &'static str| {
        let field = Field::new(Shape::Line, format!("{name}-{part}"), label).at(format!("{pointer}/{part}"));
        Field { autocomplete, most: 200, ..field }
    };
    let town = line("town", w.get("field-town"), "address-level2").optional();
    let postcode = line("postcode", w.get("field-postcode"), "postal-code");
    let within = vec![
        Field { wording: "line1", ..line("line1", w.get("field-address-line1"), "address-line1") },
        line("line2", w.get("field-address-line2"), "address-line2").optional(),
        Field { classes: "govuk-input--width-20", ..town },
        Field { classes: "govuk-input--width-10", wording: "postcode", ..postcode },
    ];
    Field { within, ..Field::new(Shape::Address, name, label).at(pointer) }
}

/// A statement that must be agreed to.
pub fn declaration(w: Words) -> Field {
    Field::choice(
        Shape::Tick,
        "declaration",
        w.get("field-declaration-label"),
        vec![Choice::new("yes", w.get("field-declaration"))],
    )
}

/// A heading between fields.
pub fn heading(text: impl Into<String>) -> Field {
    Field { pointer: String::new(), ..Field::new(Shape::Heading, "", text) }
}

/// A service's own questions, each at `/answers/{name}` of the request.
pub fn questions(form: &Questions, w: Words) -> Vec<Field> {
    form.fields.iter().map(|asked| question(asked, w)).collect()
}

/// One of a service's own questions.
pub fn question(asked: &Asked, w: Words) -> Field {
    question_at(asked, &asked.name, &format!("/answers/{}", asked.name), w)
}

/// A question under another name and at another place: one that is asked of each thing of a group.
pub(super) fn question_at(asked: &Asked, name: &str, pointer: &str, w: Words) -> Field {
    let label = asked.label.get(w.language());
    let choices = || asked.choices.iter().map(|choice| Choice::new(&choice.value, choice.label.get(w.language())));
    let listed = || std::iter::once(Choice::new("", w.get("field-choose"))).chain(choices()).collect();
    let line = || Field::new(Shape::Line, name, label);
    let field = match asked.kind {
        Kind::Text => line(),
        Kind::LongText => Field::new(Shape::Paragraphs, name, label),
        Kind::Choice if asked.choices.len() > 7 => Field::choice(Shape::Select, name, label, listed()),
        Kind::Choice => Field::choice(Shape::Radios, name, label, choices().collect()),
        Kind::Choices => {
            Field { wording: "choices", ..Field::choice(Shape::Checkboxes, name, label, choices().collect()) }
        }
        Kind::Date => Field::date(name, label, w),
        Kind::Address => address(name, label, pointer, w),
        Kind::Position => Field::new(Shape::Position, name, label),
        Kind::YesNo => Field::choice(Shape::YesNo, name, label, yes_no(w)),
        Kind::Number => Field { inputmode: "numeric", wording: "number", classes: "govuk-input--width-5", ..line() },
        Kind::Money => {
            Field { inputmode: "decimal", before: "£", wording: "money", classes: "govuk-input--width-5", ..line() }
        }
        Kind::Email => Field { kind: "email", autocomplete: "email", classes: "govuk-input--width-20", ..line() },
        Kind::Phone => Field { kind: "tel", autocomplete: "tel", classes: "govuk-input--width-20", ..line() },
        Kind::Declaration => {
            let statement = vec![Choice::new("yes", label)];
            Field { wording: "agreed", ..Field::choice(Shape::Tick, name, w.get("field-declaration-label"), statement) }
        }
        Kind::Calculated => Field::new(Shape::Worked, name, label),
        Kind::Group => Field { wording: "group", ..Repeated::field(asked, label, pointer, w) },
        Kind::Files => Field { wording: "files", ..Field::new(Shape::Files, name, label) },
    };
    Field {
        hint: asked.hint.as_ref().map(|hint| hint.get(w.language()).to_owned()).unwrap_or_default(),
        optional: !asked.required && asked.kind != Kind::Calculated,
        most: asked.most_characters(),
        least: limit(asked, asked.min),
        greatest: limit(asked, asked.max),
        hidden: asked.when.is_some(),
        ..field.at(pointer)
    }
}

/// A limit as it is read: of a number, of an amount of money, of how many are chosen.
fn limit(asked: &Asked, limit: Option<i64>) -> String {
    match (asked.kind, limit) {
        (Kind::Number | Kind::Choices, Some(limit)) => limit.to_string(),
        (Kind::Money, Some(limit)) => said::pounds(limit),
        _ => String::new(),
    }
}

fn yes_no(w: Words) -> Vec<Choice> {
    vec![Choice::new("yes", w.get("yes")), Choice::new("no", w.get("no"))]
}
