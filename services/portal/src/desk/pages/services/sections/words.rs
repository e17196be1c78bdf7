use cases_api::catalogue::definition::{Definition, SaidAs};

use super::{Of, bilingual, pair, paragraphs, typed_in_both, typed_paragraphs};
use crate::desk::services::Part;
use crate::form::{Choice, Field, Shape, Typed};

/// Names, synonyms in citizens' own words, guidance.
pub(in super::super) struct Words;

impl Of for Words {
    const PART: Part = Part::Words;

    fn fields(w: crate::words::Words, definition: &Definition, _: Vec<Choice>) -> Vec<Field> {
        let hinted = |mut fields: Vec<Field>, key: &str| {
            if let Some(first) = fields.first_mut() {
                first.hint = w.get(key).into_owned();
            }
            fields
        };
        let rows = |mut fields: Vec<Field>, rows| {
            fields.iter_mut().for_each(|field| field.rows = rows);
            fields
        };
        let said = [definition.said_as.en.join("\n"), definition.said_as.cy.join("\n")];
        let mut guidance = pair(w, Shape::Paragraphs, "guidance", 0, paragraphs(&definition.guidance));
        let mut said = pair(w, Shape::Paragraphs, "said", 80, said);
        guidance.iter_mut().chain(&mut said).for_each(|field| field.optional = true);
        let mut urgent = bilingual(w, Shape::Paragraphs, "urgent", 0, definition.urgent.as_ref());
        urgent.iter_mut().for_each(|field| field.optional = true);
        [
            hinted(bilingual(w, Shape::Line, "name", 80, Some(&definition.name)), "catalogue-name-hint"),
            bilingual(w, Shape::Paragraphs, "summary", 300, Some(&definition.summary)),
            rows(hinted(said, "catalogue-said-hint"), 8),
            rows(hinted(guidance, "catalogue-guidance-hint"), 6),
            hinted(urgent, "catalogue-urgent-hint"),
        ]
        .concat()
    }

    fn write(typed: &Typed, definition: &mut Definition) {
        let lines = |name: &str| {
            let lines = typed.get(name).lines().map(|line| line.trim().to_owned());
            lines.filter(|line| !line.is_empty()).collect()
        };
        definition.name = typed_in_both(typed, "name");
        definition.summary = typed_in_both(typed, "summary");
        definition.said_as = SaidAs { en: lines("said-en"), cy: lines("said-cy") };
        definition.guidance = typed_paragraphs(typed, "guidance");
        let urgent = typed_in_both(typed, "urgent");
        definition.urgent = (!urgent.en.is_empty() || urgent.cy.is_some()).then_some(urgent);
    }
}
