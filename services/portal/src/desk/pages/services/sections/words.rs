use cases_api::catalogue::definition::{Definition, SaidAs};
use contract::{Bilingual, Problem};

use super::{Of, bilingual, pair, paragraphs, typed_in_both, typed_paragraphs};
use crate::desk::services::Part;
use crate::form::{Choice, Field, Shape, Typed};
use crate::visit::Desk;

/// Names, synonyms in citizens' own words, guidance.
pub(in super::super) struct Words;

impl Of for Words {
    const PART: Part = Part::Words;

    fn fields(w: crate::words::Words, definition: &Definition, groups: Vec<Choice>) -> Vec<Field> {
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
            grouped(w, definition.group.as_ref(), groups),
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
        let own = typed_in_both(typed, "group");
        let chosen = typed.given("group-of").and_then(|group| serde_json::from_str(group).ok());
        definition.group = if own.en.is_empty() && own.cy.is_none() { chosen } else { Some(own) };
        definition.said_as = SaidAs { en: lines("said-en"), cy: lines("said-cy") };
        definition.guidance = typed_paragraphs(typed, "guidance");
        let urgent = typed_in_both(typed, "urgent");
        definition.urgent = (!urgent.en.is_empty() || urgent.cy.is_some()).then_some(urgent);
    }

    async fn choices(desk: &Desk) -> Result<Vec<Choice>, Problem> {
        let services = desk.rooms.cases.services(&desk.token, "").await?.items;
        let mut groups = Vec::new();
        for group in services.into_iter().filter_map(|found| found.service.group) {
            let choice = choice_of(&group, desk.page.w);
            if !groups.contains(&choice) {
                groups.push(choice);
            }
        }
        Ok(groups)
    }
}

/// The group: one that others are in, or a new one.
fn grouped(w: crate::words::Words, group: Option<&Bilingual>, mut groups: Vec<Choice>) -> Vec<Field> {
    let chosen = group.map(|group| choice_of(group, w));
    if let Some(chosen) = &chosen
        && !groups.contains(chosen)
    {
        groups.push(chosen.clone());
    }
    let none = Choice::new("", w.get("catalogue-group-none"));
    let groups = std::iter::once(none).chain(groups).collect();
    let value = chosen.map(|chosen| chosen.value).unwrap_or_default();
    let of = Field::choice(Shape::Select, "group-of", w.get("catalogue-group-of"), groups).filled(value).optional();
    let mut own = bilingual(w, Shape::Line, "group", 80, None);
    own.iter_mut().for_each(|field| field.optional = true);
    [vec![of.hinted(w.get("catalogue-group-hint"))], own].concat()
}

/// A group as a choice: both its names are sent.
fn choice_of(group: &Bilingual, w: crate::words::Words) -> Choice {
    Choice::new(serde_json::to_string(group).unwrap_or_default(), group.get(w.language()))
}
