//! The reference of the API, read from the services' OpenAPI documents.

mod operation;
mod shape;

use askama::Template;
use contract::Language;
use serde_json::Value;

pub use operation::{Answer, Operation, Parameter};
pub use shape::{Kind, Part, Row, Shape};

use crate::page::{Page, View};

/// `GET /api/docs`.
#[derive(Template)]
#[template(path = "citizen/reference.html")]
pub struct Reference {
    /// The page.
    pub page: Page,
    /// The services, in the order in which they were asked.
    pub services: Vec<Service>,
}

/// What one service offers.
pub struct Service {
    /// Its name, such as `cases`.
    pub name: String,
    /// Where its OpenAPI document is.
    pub href: String,
    /// Its operations; none where it couldn't be asked just now.
    pub operations: Vec<Operation>,
    /// The shapes that its operations take and give.
    pub shapes: Vec<Shape>,
}

impl Service {
    /// Where a service's document is.
    pub fn document(name: &str) -> String {
        format!("/api/v1/openapi/{name}.json")
    }

    /// A service by its document; `Value::Null` for one that couldn't be asked.
    pub fn read(name: &str, document: &Value) -> Self {
        let shapes = document.pointer("/components/schemas").and_then(Value::as_object);
        Self {
            name: name.to_owned(),
            href: Self::document(name),
            operations: operation::all(name, document),
            shapes: shapes.into_iter().flatten().map(|(shape, schema)| Shape::read(name, shape, schema)).collect(),
        }
    }
}

impl View for Reference {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Reference {
    /// A sample with one service that answers and one that doesn't.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language).at_path("/api/docs");
        let document = serde_json::from_str(include_str!("sample.json")).unwrap_or_default();
        Self { page, services: vec![Service::read("cases", &document), Service::read("contacts", &Value::Null)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_into_operations_and_shapes() {
        let reference = Reference::sample(Language::En);
        let cases = &reference.services[0];
        let listed: Vec<String> = cases.operations.iter().map(|one| format!("{} {}", one.method, one.path)).collect();
        assert_eq!(listed, ["GET /api/v1/cases", "POST /api/v1/cases", "GET /api/v1/cases/{id}"]);
        let open = &cases.operations[1];
        assert_eq!((open.permission.as_str(), open.public), ("cases.open", true));
        assert_eq!(open.body.as_ref().unwrap().name, "OpenCase");
        assert_eq!(open.answers[0].kind.as_ref().unwrap().href(), "#cases-CaseOpened");
        assert_eq!(cases.operations[0].parameters[0].kind.text(), "received, in_progress or null");
        let happening = cases.shapes.iter().find(|shape| shape.name == "Happening").unwrap();
        let parts: Vec<&str> = happening.parts.iter().map(|part| part.title.as_str()).collect();
        assert_eq!(parts, ["kind: opened", "kind: note"]);
        let view = cases.shapes.iter().find(|shape| shape.name == "CaseView").unwrap();
        let rows: Vec<String> =
            view.parts[0].rows.iter().map(|row| format!("{}: {}", row.name, row.kind.text())).collect();
        assert_eq!(
            rows,
            ["CaseSummary", "timeline: list of Happening"].map(|row| row.replace("CaseSummary", "…: CaseSummary"))
        );
        assert!(reference.services[1].operations.is_empty());
    }
}
