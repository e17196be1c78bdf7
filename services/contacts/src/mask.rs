//! What of a person on the wire is hidden, by the rule that all services share ([`contract::sight`]).

use contacts_api::search::FoundContact;
use contacts_api::{Contact, ContactSummary};
use contract::Sight;

/// A person in a list.
pub(crate) fn summary(sight: Sight, contact: ContactSummary) -> ContactSummary {
    let (name, postcode) = (sight.name(contact.name), contact.postcode.map(|postcode| sight.postcode(postcode)));
    ContactSummary { name, postcode, ..contact }
}

/// A person who was found.
pub(crate) fn found(sight: Sight, found: FoundContact) -> FoundContact {
    let (name, postcode) = (sight.name(found.name), found.postcode.map(|postcode| sight.postcode(postcode)));
    FoundContact { name, postcode, address: sight.all(found.address), ..found }
}

/// A person. The cases of one who is masked aren't named either: they lead to all that is hidden here.
pub(crate) fn contact(sight: Sight, contact: Contact) -> Contact {
    Contact {
        masked: sight.is_masked(),
        name: sight.name(contact.name),
        emails: contact.emails.into_iter().map(|email| sight.email(email)).collect(),
        phones: contact.phones.into_iter().map(|phone| sight.phone(phone)).collect(),
        addresses: sight.all(contact.addresses),
        date_of_birth: sight.all(contact.date_of_birth),
        cases: sight.all(contact.cases),
        ..contact
    }
}

#[cfg(test)]
mod tests {
    use contacts_api::{ContactAddress, LinkedCase};
    use contract::{CaseId, ContactId};
    use time::OffsetDateTime;
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_masked_person_keeps_what_an_agent_needs_to_ask_for_them() {
        let ann = Contact {
            marks: vec![],
            merged: vec![],
            refuge: None,
            address_protected: false,
            id: ContactId::from(Uuid::nil()),
            masked: false,
            name: "Ann Smith".into(),
            emails: vec!["ann@example.org".into()],
            phones: vec!["+441903737755".into()],
            addresses: vec![ContactAddress { lines: "1 High Street".into(), postcode: "BN11 1HS".into() }],
            date_of_birth: Some(date!(1957 - 03 - 09)),
            cases: vec![LinkedCase {
                id: CaseId::from(Uuid::nil()),
                reference: "C7X".into(),
                service: "Missed bin".into(),
                opened_at: OffsetDateTime::UNIX_EPOCH,
            }],
            first_seen_at: OffsetDateTime::UNIX_EPOCH,
            version: 1,
        };
        let masked = contact(Sight::Masked, ann.clone());
        assert!(masked.masked && masked.addresses.is_empty() && masked.date_of_birth.is_none());
        assert!(masked.cases.is_empty(), "a case would lead to all of it");
        assert_eq!((masked.name.as_str(), masked.emails[0].as_str()), ("A. S.", "a•••@example.org"));
        assert_eq!(masked.phones, ["•••755"]);
        let whole = contact(Sight::Whole, ann);
        assert_eq!((whole.masked, whole.name.as_str(), whole.cases.len()), (false, "Ann Smith", 1));
    }
}
