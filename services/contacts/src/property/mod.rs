//! What the council knows by address.

pub(crate) mod http;
mod store;

use std::collections::HashMap;

use contacts_api::mark::Mark;
use contacts_api::property::Property;
use contacts_api::{ContactSummary, LinkedCase};
use contract::{ContactId, LookReason};

/// The most cases of a property that are shown.
const MOST_CASES: usize = 20;
/// The most properties of a postcode that are shown.
const MOST: usize = 50;

/// Who looks, and why.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looker {
    /// What of their reason holds.
    pub why: LookReason,
    /// Whether they look during a call, whether or not it holds.
    pub in_call: bool,
    /// Whether they may see people outside calls.
    pub trusted: bool,
}

/// Someone who gave an address and may be seen whole.
#[derive(Debug)]
pub(crate) struct Occupant {
    /// The address, folded: the same for all who gave it.
    pub key: String,
    pub lines: String,
    pub postcode: String,
    pub person: ContactSummary,
}

/// Those who gave addresses, in the addresses' order, made into properties.
pub(crate) fn gather(
    occupants: Vec<Occupant>,
    marks: &HashMap<ContactId, Vec<Mark>>,
    cases: &[(ContactId, LinkedCase)],
) -> Vec<Property> {
    let mut found: Vec<(String, Property)> = Vec::new();
    for Occupant { key, lines, postcode, person } in occupants {
        if let Some((_, property)) = found.last_mut().filter(|(last, _)| *last == key) {
            property.people.push(person);
        } else if found.len() < MOST {
            found.push((key, Property { marks: vec![], lines, postcode, people: vec![person], cases: vec![] }));
        } else {
            break;
        }
    }
    found.into_iter().map(|(_, property)| known(property, marks, cases)).collect()
}

fn known(property: Property, marks: &HashMap<ContactId, Vec<Mark>>, cases: &[(ContactId, LinkedCase)]) -> Property {
    let lives = |id: &ContactId| property.people.iter().any(|person| person.id == *id);
    let theirs = cases.iter().filter(|(id, _)| lives(id)).map(|(_, case)| case.clone()).take(MOST_CASES);
    let mut minded: Vec<Mark> =
        property.people.iter().filter_map(|person| marks.get(&person.id)).flatten().cloned().collect();
    minded.sort_by_key(|mark| mark.kind);
    Property { cases: theirs.collect(), marks: minded, ..property }
}

#[cfg(test)]
mod tests {
    use contract::CaseId;
    use time::OffsetDateTime;
    use uuid::Uuid;

    use super::*;

    fn occupant(lines: &str, id: u128) -> Occupant {
        let id = ContactId::from(Uuid::from_u128(id));
        let person = ContactSummary { id, name: String::new(), postcode: None, cases: 0 };
        Occupant { key: lines.to_lowercase(), lines: lines.into(), postcode: "BN11 1HS".into(), person }
    }

    #[test]
    fn those_who_share_an_address_are_one_property_with_their_cases() {
        let case = |id: u128| LinkedCase {
            id: CaseId::from(Uuid::from_u128(id)),
            reference: String::new(),
            service: String::new(),
            opened_at: OffsetDateTime::UNIX_EPOCH,
        };
        let cases = [(1, 10), (3, 30), (2, 20)].map(|(who, id)| (ContactId::from(Uuid::from_u128(who)), case(id)));
        let occupants = vec![occupant("1 High Street", 1), occupant("1 HIGH STREET", 2), occupant("3 High Street", 3)];
        let found = gather(occupants, &HashMap::new(), &cases);
        let shape: Vec<_> = found.iter().map(|one| (one.lines.as_str(), one.people.len(), one.cases.len())).collect();
        assert_eq!(shape, [("1 High Street", 2, 2), ("3 High Street", 1, 1)]);
    }
}
