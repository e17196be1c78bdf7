//! The fields that many forms share, with their words and what browsers may fill in by themselves;
//! and a service's own questions.

use cases_api::form::{Form as Questions, Kind};

use super::field::{Choice, Field, Shape};
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

fn question(asked: &cases_api::form::Field, w: Words) -> Field {
    let label = asked.label.get(w.language());
    let pointer = format!("/answers/{}", asked.name);
    let choices = || asked.choices.iter().map(|choice| Choice::new(&choice.value, choice.label.get(w.language())));
    let listed = || std::iter::once(Choice::new("", w.get("field-choose"))).chain(choices()).collect();
    let field = match asked.kind {
        Kind::Text => Field::new(Shape::Line, &asked.name, label),
        Kind::LongText => Field::new(Shape::Paragraphs, &asked.name, label),
        Kind::Choice if asked.choices.len() > 7 => Field::choice(Shape::Select, &asked.name, label, listed()),
        Kind::Choice => Field::choice(Shape::Radios, &asked.name, label, choices().collect()),
        Kind::Date => Field::date(&asked.name, label, w),
        Kind::Address => address(&asked.name, label, &pointer, w),
        Kind::Position => Field::new(Shape::Position, &asked.name, label),
        Kind::YesNo => Field::choice(Shape::YesNo, &asked.name, label, yes_no(w)),
    };
    Field {
        hint: asked.hint.as_ref().map(|hint| hint.get(w.language()).to_owned()).unwrap_or_default(),
        optional: !asked.required,
        most: asked.most_characters(),
        ..field.at(pointer)
    }
}

fn yes_no(w: Words) -> Vec<Choice> {
    vec![Choice::new("yes", w.get("yes")), Choice::new("no", w.get("no"))]
}
