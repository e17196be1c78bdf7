//! The rule of a form: which answers it accepts, and what it makes of them. One rule for the portal, the
//! desk and the API.

mod accepted;
mod choosing;
mod definition;
mod group;
pub(crate) mod http;
mod reading;
pub mod schema;

use cases_api::answers::Answers;
use cases_api::form::{Field, Form, Kind, Scope};
use contract::FileId;
use contract::faults::{FieldFault, Unfit};
use jiff::civil::Date;
use serde_json::Value;

pub use accepted::{Accepted, Answer};
pub use choosing::{never_said, said};
pub use definition::flaws;

/// What a form is checked by, besides the answers.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The day in London.
    pub today: Date,
    /// The files that were added to the report: answers may name these and no others.
    pub files: &'a [FileId],
    /// Whether files are demanded where the form does; not of staff, who add them to the case.
    pub demands_files: bool,
}

impl Asking<'_> {
    /// Of staff: nothing was added, and nothing need be.
    pub fn of_staff(today: Date) -> Self {
        Self { today, files: &[], demands_files: false }
    }
}

/// Checks answers against a form. Questions that aren't asked are passed over: what was answered to them
/// is dropped. What is worked out is worked out here.
///
/// # Errors
/// Every fault at once, each with its pointer (`/answers/{name}`, of an address
/// `/answers/{name}/postcode`, of a group `/answers/{name}/0/{inner}`) and a code: `required`, `wrong-type`,
/// `too-long`, `control-character`, `not-a-choice`, `not-a-date`, `date-in-future`, `date-in-past`,
/// `not-a-postcode`, `not-in-the-uk`, `not-an-email`, `not-a-phone`, `too-small`, `too-large`, `too-few`,
/// `too-many`, `unknown-file`, `wrong-amount`, `unknown-field`; and `stopped` for an answer that ends the
/// request, with the advice.
pub fn check(form: &Form, answers: &Answers, asking: &Asking<'_>) -> Result<Accepted, Vec<FieldFault>> {
    let (mut accepted, mut faults, mut scope) = (Accepted::default(), Vec::new(), Scope::new());
    for field in &form.fields {
        if !scope.asks(field) {
            continue;
        }
        let place = pointer(&field.name);
        let sent = answers.get(&field.name);
        let read = match field.kind {
            Kind::Calculated => calculated(form, field, sent, &scope, &place),
            Kind::Group => group::read(field, sent, &scope, asking, &place),
            _ => answer(field, sent, asking, &place),
        };
        match read {
            Ok(Some(answer)) => {
                scope.put(&field.name, answer.to_json());
                accepted.push(&field.name, answer);
                let stop = scope.stopped_at(field);
                faults.extend(stop.map(|stop| FieldFault::at(place, Unfit::new("stopped", &*stop.advice.en))));
            }
            Ok(None) => {}
            Err(found) => faults.extend(found),
        }
    }
    faults.extend(unknown(form, answers));
    if faults.is_empty() { Ok(accepted) } else { Err(faults) }
}

/// Reads one answer that somebody gave; `None` where it may be left out and was.
fn answer(
    field: &Field,
    sent: Option<&Value>,
    asking: &Asking<'_>,
    place: &str,
) -> Result<Option<Answer>, Vec<FieldFault>> {
    let read = match sent {
        Some(value) => reading::read(field, value, asking, place)?,
        None => None,
    };
    let needed = field.required
        || field.kind == Kind::Declaration
        || field.min.is_some_and(|least| least > 0 && matches!(field.kind, Kind::Choices | Kind::Files));
    let demanded = needed && (field.kind != Kind::Files || asking.demands_files);
    match read {
        None if demanded => Err(vec![FieldFault::at(place, needed_of(field.kind))]),
        read => Ok(read),
    }
}

fn calculated(
    form: &Form,
    field: &Field,
    sent: Option<&Value>,
    scope: &Scope<'_>,
    place: &str,
) -> Result<Option<Answer>, Vec<FieldFault>> {
    let (Some(value), Some(how)) = (scope.calculated(form, field), &field.calculation) else { return Ok(None) };
    if sent.is_some_and(|sent| *sent != value) {
        let why = Unfit::new("wrong-amount", "This is worked out from the other answers.");
        return Err(vec![FieldFault::at(place, why)]);
    }
    Ok(value.as_i64().map(|amount| Answer::Calculated(how.unit, amount)))
}

fn unknown<'a>(form: &'a Form, answers: &'a Answers) -> impl Iterator<Item = FieldFault> + 'a {
    let extra = answers.iter().filter(|(name, _)| form.field(name).is_none());
    extra.map(|(name, _)| FieldFault::at(pointer(name), not_asked()))
}

fn not_asked() -> Unfit {
    Unfit::new("unknown-field", "This service doesn't ask this.")
}

fn needed_of(kind: Kind) -> Unfit {
    Unfit::new(
        "required",
        match kind {
            Kind::Text | Kind::LongText | Kind::Calculated => "Enter an answer.",
            Kind::Choice => "Select one of the choices.",
            Kind::Choices => "Select at least one of the choices.",
            Kind::Date => "Enter a date.",
            Kind::Address => "Enter an address.",
            Kind::Position => "Choose a position.",
            Kind::YesNo => "Select yes or no.",
            Kind::Number => "Enter a number.",
            Kind::Money => "Enter an amount of money.",
            Kind::Email => "Enter an email address.",
            Kind::Phone => "Enter a telephone number.",
            Kind::Declaration => "Tick the box to agree.",
            Kind::Group => "Add at least one.",
            Kind::Files => "Add a file.",
        },
    )
}

/// The JSON Pointer of an answer, with the pointer's own two characters escaped.
fn pointer(name: &str) -> String {
    format!("/answers/{}", escaped(name))
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Whether a value says nothing: no value, or a text in which nothing can be seen.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => contract::text::required(text.trim().to_owned()).is_err(),
        _ => false,
    }
}

#[cfg(test)]
mod definition_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
