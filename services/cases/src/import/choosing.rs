//! What columns and words may stand for, as the council calls it. Pure.

use cases_api::form::Kind;
use cases_api::import::{ImportChoice, ImportChoices, ImportField, ImportMapping, UnknownWord};
use contract::{Bilingual, StaffId, TeamId};

use crate::catalogue::Offered;

/// A council's teams, by key and name, and who works for it.
type People = (Vec<(TeamId, String, Bilingual)>, Vec<(StaffId, String)>);

/// Which faults say that a word stands for nothing, and what its column holds.
pub(super) const UNKNOWN: [(&str, ImportField); 6] = [
    ("no-such-service", ImportField::Service),
    ("no-such-status", ImportField::Status),
    ("no-such-outcome", ImportField::Outcome),
    ("no-such-channel", ImportField::Channel),
    ("no-such-team", ImportField::Team),
    ("no-such-person", ImportField::Assignee),
];

/// Lists what the columns and words of an import may stand for.
pub(super) fn choices(
    mapping: &ImportMapping,
    services: &[Offered],
    (teams, staff): People,
    words: Vec<UnknownWord>,
) -> ImportChoices {
    let of_every_row = mapping.service.as_deref();
    let asking = services.iter().filter(|service| of_every_row.is_none_or(|slug| service.slug == slug));
    let mut questions: Vec<ImportChoice> = Vec::new();
    for field in asking.flat_map(|service| &service.definition.form.fields) {
        let is_known = questions.iter().any(|question| question.value == field.name);
        if !is_known && !matches!(field.kind, Kind::Group | Kind::Files | Kind::Calculated) {
            questions.push(ImportChoice { value: field.name.clone(), name: field.label.clone() });
        }
    }
    let named = |value: &str, name: &Bilingual| ImportChoice { value: value.to_owned(), name: name.clone() };
    ImportChoices {
        services: services.iter().map(|service| named(&service.slug, &service.definition.name)).collect(),
        questions,
        teams: teams.iter().map(|(_, key, name)| named(key, name)).collect(),
        staff: staff.into_iter().map(|(_, name)| named(&name.clone(), &Bilingual::english(name))).collect(),
        words,
    }
}
