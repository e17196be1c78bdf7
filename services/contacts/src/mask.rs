//! Who sees a person's details, and what the others see instead. Pure: standing in, text out.

use auth::Allowed;
use contacts_api::search::FoundContact;
use contacts_api::verification::VerificationOutcome;
use contacts_api::{Contact, ContactSummary, perm};
use contract::Permission;

/// How much of a person is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Everything.
    Whole,
    /// Initials and ends.
    Masked,
}

/// What is known of a look at a person before it is decided what it shows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Standing {
    /// Whether the council verifies callers.
    pub on: bool,
    /// Whether the look is part of a call.
    pub in_call: bool,
    /// How this person's verification ended in that call.
    pub verified: Option<VerificationOutcome>,
    /// Whether it is made from a case of this person's.
    pub from_their_case: bool,
    /// Whether the looker holds the permission to see people outside calls.
    pub trusted: bool,
}

/// The rule. In a call the caller's verification alone decides; outside, the case or the looker's
/// permission does.
pub(crate) fn sight(standing: Standing) -> Sight {
    let Standing { on, in_call, verified, from_their_case, trusted } = standing;
    let whole = match (on, in_call) {
        (false, _) => true,
        (true, true) => verified == Some(VerificationOutcome::Passed),
        (true, false) => from_their_case || trusted,
    };
    if whole { Sight::Whole } else { Sight::Masked }
}

/// Whether the caller of an operation may see people outside calls.
pub(crate) fn sees_unmasked<P: Permission>(allowed: &Allowed<P>) -> bool {
    allowed.claims().is_some_and(|claims| claims.permissions.iter().any(|held| held == perm::ReadUnmasked::NAME))
}

impl Sight {
    /// Whether details are hidden.
    pub fn is_masked(self) -> bool {
        self == Self::Masked
    }

    /// A name, or its initials.
    pub fn name(self, name: String) -> String {
        if self.is_masked() { initials(&name) } else { name }
    }

    /// A postcode, or its first half.
    pub fn postcode(self, postcode: Option<String>) -> Option<String> {
        match self {
            Self::Whole => postcode,
            Self::Masked => postcode.and_then(|postcode| postcode.split(' ').next().map(str::to_owned)),
        }
    }

    /// A person in a list.
    pub fn summary(self, contact: ContactSummary) -> ContactSummary {
        let (name, postcode) = (self.name(contact.name), self.postcode(contact.postcode));
        ContactSummary { name, postcode, ..contact }
    }

    /// A person who was found.
    pub fn found(self, found: FoundContact) -> FoundContact {
        let (name, postcode) = (self.name(found.name), self.postcode(found.postcode));
        let address = found.address.filter(|_| !self.is_masked());
        FoundContact { name, postcode, address, ..found }
    }

    /// A person.
    pub fn contact(self, contact: Contact) -> Contact {
        if !self.is_masked() {
            return contact;
        }
        Contact {
            masked: true,
            name: initials(&contact.name),
            emails: contact.emails.iter().map(|email| hidden_email(email)).collect(),
            phones: contact.phones.iter().map(|phone| hidden_phone(phone)).collect(),
            addresses: Vec::new(),
            date_of_birth: None,
            ..contact
        }
    }
}

fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|part| part.chars().find(|c| c.is_alphanumeric()));
    letters.map(|letter| format!("{}.", letter.to_uppercase())).collect::<Vec<_>>().join(" ")
}

fn hidden_email(email: &str) -> String {
    let first: String = email.chars().take(1).collect();
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    format!("{first}•••@{domain}")
}

fn hidden_phone(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    format!("•••{}", digits[digits.len().saturating_sub(3)..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use contacts_api::ContactAddress;
    use contract::ContactId;
    use time::OffsetDateTime;
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_a_verified_caller_is_seen_whole_in_a_call() {
        let on = Standing { on: true, ..Standing::default() };
        let passed = Some(VerificationOutcome::Passed);
        for (standing, expected, why) in [
            (Standing::default(), Sight::Whole, "the council doesn't verify"),
            (on, Sight::Masked, "neither call nor case nor trust"),
            (Standing { trusted: true, ..on }, Sight::Whole, "outside a call"),
            (Standing { from_their_case: true, ..on }, Sight::Whole, "from their case"),
            (Standing { in_call: true, verified: passed, ..on }, Sight::Whole, "verified"),
            (Standing { in_call: true, trusted: true, ..on }, Sight::Masked, "trust is no verification"),
            (Standing { in_call: true, from_their_case: true, ..on }, Sight::Masked, "nor is a case"),
            (Standing { in_call: true, verified: Some(VerificationOutcome::Failed), ..on }, Sight::Masked, "failed"),
            (
                Standing { in_call: true, verified: Some(VerificationOutcome::NotPossible), ..on },
                Sight::Masked,
                "not possible",
            ),
        ] {
            assert_eq!(sight(standing), expected, "{why}");
        }
    }

    #[test]
    fn a_masked_person_keeps_what_an_agent_needs_to_ask_for_them() {
        let contact = Contact {
            marks: vec![],
            id: ContactId::from(Uuid::nil()),
            masked: false,
            name: "siân  o’brien".into(),
            emails: vec!["jo.bloggs@example.org".into(), "öz@example.org".into()],
            phones: vec!["+441903737755".into()],
            addresses: vec![ContactAddress { lines: "1 High Street".into(), postcode: "BN11 1HS".into() }],
            date_of_birth: Some(date!(1957 - 03 - 09)),
            cases: vec![],
            first_seen_at: OffsetDateTime::UNIX_EPOCH,
            version: 1,
        };
        let masked = Sight::Masked.contact(contact.clone());
        assert!(masked.masked && masked.addresses.is_empty() && masked.date_of_birth.is_none());
        assert_eq!(masked.name, "S. O.");
        assert_eq!(masked.emails, ["j•••@example.org", "ö•••@example.org"]);
        assert_eq!(masked.phones, ["•••755"]);
        assert_eq!(Sight::Masked.postcode(Some("BN11 1HS".into())).as_deref(), Some("BN11"));
        assert_eq!(Sight::Whole.contact(contact).name, "siân  o’brien");
    }
}
