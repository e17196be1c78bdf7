//! Reading a group: the same questions for each of several things.

use cases_api::form::{Field, Scope};
use contract::faults::{FieldFault, Unfit};
use serde_json::{Map, Value};

use super::accepted::{Accepted, Answer};
use super::{Asking, answer, escaped, needed_of, not_asked, says_nothing};

/// Reads the things of a group; those that say nothing are passed over.
pub(super) fn read(
    group: &Field,
    sent: Option<&Value>,
    scope: &Scope<'_>,
    asking: &Asking<'_>,
    place: &str,
) -> Result<Option<Answer>, Vec<FieldFault>> {
    let items = match sent {
        None => &[][..],
        Some(Value::Array(items)) => items.as_slice(),
        Some(other) if says_nothing(other) => &[][..],
        Some(_) => return Err(fault(place, "wrong-type", "Answer with a list.".to_owned())),
    };
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        match thing(group, item, scope, asking, &format!("{place}/{at}")) {
            Ok(Some(thing)) => read.push(thing),
            Ok(None) => {}
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let (least, most) = (group.least_items(), group.most_items());
    if read.len() > most {
        return Err(fault(place, "too-many", format!("Add at most {most}.")));
    }
    if read.len() < least {
        return Err(match read.len() {
            0 => vec![FieldFault::at(place, needed_of(group.kind))],
            _ => fault(place, "too-few", format!("Add at least {least}.")),
        });
    }
    Ok((!read.is_empty()).then_some(Answer::Items(read)))
}

fn fault(place: &str, code: &'static str, detail: String) -> Vec<FieldFault> {
    vec![FieldFault::at(place, Unfit::new(code, detail))]
}

/// Reads one thing; `None` when nothing is said of it.
fn thing(
    group: &Field,
    item: &Value,
    scope: &Scope<'_>,
    asking: &Asking<'_>,
    place: &str,
) -> Result<Option<Accepted>, Vec<FieldFault>> {
    let Value::Object(parts) = item else {
        return Err(fault(place, "wrong-type", "Answer with an object.".to_owned()));
    };
    let mut faults = strangers(group, parts, place);
    if faults.is_empty() && parts.values().all(is_blank) {
        return Ok(None);
    }
    let (mut accepted, mut inside) = (Accepted::default(), Scope::inside(scope));
    for field in &group.fields {
        if !inside.asks(field) {
            continue;
        }
        let sent = parts.get(&field.name).filter(|value| !value.is_null());
        match answer(field, sent, asking, &format!("{place}/{}", field.name)) {
            Ok(Some(answer)) => {
                inside.put(&field.name, answer.to_json());
                accepted.push(&field.name, answer);
            }
            Ok(None) => {}
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok((!accepted.is_empty()).then_some(accepted))
}

fn strangers(group: &Field, parts: &Map<String, Value>, place: &str) -> Vec<FieldFault> {
    let known = |name: &str| group.fields.iter().any(|field| field.name == name);
    let extra = parts.keys().filter(|name| !known(name));
    extra.map(|name| FieldFault::at(format!("{place}/{}", escaped(name)), not_asked())).collect()
}

/// Whether a value says nothing, in all that it has within.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Object(parts) => parts.values().all(is_blank),
        Value::Array(several) => several.is_empty(),
        other => says_nothing(other),
    }
}
