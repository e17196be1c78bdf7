use serde_json::Value;

use super::operation::text;

/// What a value can be: a few words, with the name of a shape that is told elsewhere on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kind {
    /// The service in whose part of the page the shape is.
    service: String,
    /// What stands before the name, such as `list of`.
    pub before: String,
    /// The shape's name; empty where there is none.
    pub name: String,
    /// What stands after it, such as `or null`.
    pub after: String,
}

/// A JSON object, or one of several values.
pub struct Shape {
    /// Its anchor on the page, unique.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// Its members; one part for each form that it can have.
    pub parts: Vec<Part>,
    /// What it is where it isn't an object.
    pub kind: Kind,
}

/// One form of a shape.
pub struct Part {
    /// What marks this form, such as `kind: note`; empty for the only one.
    pub title: String,
    /// Its members.
    pub rows: Vec<Row>,
}

/// A member of an object.
pub struct Row {
    /// Its name; `…` for the members of another shape.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is always there.
    pub needed: bool,
    /// What it is for.
    pub meaning: String,
}

impl Kind {
    /// In words.
    pub fn text(&self) -> String {
        let parts = [&self.before, &self.name, &self.after].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Where the shape is told.
    pub fn href(&self) -> String {
        format!("#{}-{}", self.service, self.name)
    }

    fn words(before: impl Into<String>) -> Self {
        Self { before: before.into(), ..Self::default() }
    }

    pub(super) fn read(service: &str, schema: &Value) -> Self {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
            return Self { service: service.to_owned(), name: name.to_owned(), ..Self::default() };
        }
        if let Some(ways) = one_of(schema) {
            let null = ways.iter().any(is_null);
            let mut kinds = ways.iter().filter(|way| !is_null(way)).map(|way| Self::read(service, way));
            let first = kinds.next().unwrap_or_default();
            return if null { first.or_null() } else { first };
        }
        let types = types(schema);
        let plain = match schema.get("enum").and_then(Value::as_array) {
            Some(values) => Self::words(values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
            None if types.contains(&"array") => {
                let items = Self::read(service, schema.get("items").unwrap_or(&Value::Null));
                Self { before: format!("list of {}", items.before).trim_end().to_owned(), ..items }
            }
            None => Self::words(plain(&types, schema)),
        };
        if types.contains(&"null") { plain.or_null() } else { plain }
    }

    fn or_null(self) -> Self {
        if self.name.is_empty() {
            return Self { before: format!("{} or null", self.before), ..self };
        }
        Self { after: "or null".to_owned(), ..self }
    }
}

fn plain(types: &[&str], schema: &Value) -> String {
    let format = schema.get("format").and_then(Value::as_str);
    match (types.iter().find(|name| **name != "null"), format) {
        (Some(&"string"), Some(format @ ("uuid" | "date" | "date-time"))) => format.to_owned(),
        (Some(name), _) => (*name).to_owned(),
        (None, _) => "any".to_owned(),
    }
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_null(schema: &Value) -> bool {
    types(schema) == ["null"]
}

fn one_of(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array)
}

impl Shape {
    pub(super) fn read(service: &str, name: &str, schema: &Value) -> Self {
        let forms = one_of(schema).map_or_else(|| vec![schema], |ways| ways.iter().collect());
        let parts = forms.iter().map(|form| Part { title: title(form), rows: rows(service, form) });
        Self {
            anchor: format!("{service}-{name}"),
            name: name.to_owned(),
            meaning: text(schema, "description"),
            parts: parts.filter(|part| !part.rows.is_empty()).collect(),
            kind: Kind::read(service, schema),
        }
    }
}

/// What marks a form among several: the member that can hold one value alone.
fn title(form: &Value) -> String {
    let members = form.get("properties").and_then(Value::as_object);
    let mark =
        members.into_iter().flatten().find_map(|(name, member)| match member.get("enum")?.as_array()?.as_slice() {
            [Value::String(only)] => Some(format!("{name}: {only}")),
            _ => None,
        });
    mark.unwrap_or_default()
}

fn rows(service: &str, form: &Value) -> Vec<Row> {
    if let Some(all) = form.get("allOf").and_then(Value::as_array) {
        return all.iter().flat_map(|part| rows(service, part)).collect();
    }
    if form.get("$ref").is_some() {
        let kind = Kind::read(service, form);
        return vec![Row { name: "…".to_owned(), kind, needed: true, meaning: text(form, "description") }];
    }
    let needed = form.get("required").and_then(Value::as_array);
    let is_needed = |name: &str| needed.is_some_and(|names| names.iter().any(|one| one == name));
    let members = form.get("properties").and_then(Value::as_object);
    let row = |(name, member): (&String, &Value)| Row {
        name: name.clone(),
        kind: Kind::read(service, member),
        needed: is_needed(name),
        meaning: text(member, "description"),
    };
    members.into_iter().flatten().map(row).collect()
}
