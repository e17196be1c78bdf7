use serde_json::Value;

use super::shape::Kind;

/// The methods, in the order in which they are told.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Something that can be asked of a service.
pub struct Operation {
    /// Its anchor on the page, unique.
    pub anchor: String,
    /// The HTTP method.
    pub method: String,
    /// The path's pattern.
    pub path: String,
    /// What it does, in a line.
    pub summary: String,
    /// The permission that it needs; empty for none.
    pub permission: String,
    /// Whether it can be asked without a token.
    pub public: bool,
    /// What stands in the path, the query and the headers.
    pub parameters: Vec<Parameter>,
    /// The JSON that it takes.
    pub body: Option<Kind>,
    /// What it answers.
    pub answers: Vec<Answer>,
}

/// Something that a caller names outside the body.
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// `path`, `query` or `header`.
    pub place: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub needed: bool,
    /// What it is for.
    pub meaning: String,
}

/// An answer.
pub struct Answer {
    /// Its HTTP status code, or `4XX` for a range.
    pub status: String,
    /// What it says.
    pub meaning: String,
    /// Its JSON; none for an empty body.
    pub kind: Option<Kind>,
}

/// Every operation of a document, by path.
pub(super) fn all(service: &str, document: &Value) -> Vec<Operation> {
    let paths = document.get("paths").and_then(Value::as_object);
    let each = paths.into_iter().flatten().flat_map(|(path, item)| {
        METHODS.iter().filter_map(move |method| Some(read(service, path, method, item.get(method)?)))
    });
    each.collect()
}

fn read(service: &str, path: &str, method: &str, operation: &Value) -> Operation {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let answers = operation.get("responses").and_then(Value::as_object);
    Operation {
        anchor: anchor(service, method, path),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(operation, "summary"),
        permission: permission(&text(operation, "description")),
        public: is_public(operation),
        parameters: parameters.into_iter().flatten().map(|one| parameter(service, one)).collect(),
        body: operation.get("requestBody").and_then(|body| content(service, body)),
        answers: answers.into_iter().flatten().map(|(status, one)| answer(service, status, one)).collect(),
    }
}

fn anchor(service: &str, method: &str, path: &str) -> String {
    let plain: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{service}-{method}{}", plain.trim_end_matches('-'))
}

/// The permission that a description names between backquotes.
fn permission(description: &str) -> String {
    description.split('`').nth(1).unwrap_or_default().to_owned()
}

/// Whether one of the ways to be let in asks for nothing.
fn is_public(operation: &Value) -> bool {
    let ways = operation.get("security").and_then(Value::as_array);
    ways.is_some_and(|ways| ways.iter().any(|way| way.as_object().is_some_and(serde_json::Map::is_empty)))
}

fn parameter(service: &str, parameter: &Value) -> Parameter {
    Parameter {
        name: text(parameter, "name"),
        place: text(parameter, "in"),
        kind: Kind::read(service, parameter.get("schema").unwrap_or(&Value::Null)),
        needed: parameter.get("required").and_then(Value::as_bool).unwrap_or_default(),
        meaning: text(parameter, "description"),
    }
}

fn answer(service: &str, status: &str, answer: &Value) -> Answer {
    Answer {
        status: status.to_owned(),
        meaning: text(answer, "description").replace('`', ""),
        kind: content(service, answer),
    }
}

/// The JSON of a body or an answer, whichever of its media types is named.
fn content(service: &str, holder: &Value) -> Option<Kind> {
    let types = holder.get("content")?.as_object()?;
    let schema = types.values().next()?.get("schema")?;
    Some(Kind::read(service, schema))
}

pub(super) fn text(holder: &Value, name: &str) -> String {
    holder.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
