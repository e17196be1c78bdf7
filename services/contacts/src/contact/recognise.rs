//! The rule by which a reporter is recognised; it never guesses.

use contract::ContactId;

use super::Person;

/// Something by which a person is recognised, the strongest kind first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// An email address.
    Email,
    /// A telephone number with a name.
    Phone,
    /// A postcode with a name.
    Home,
}

/// A key of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// What is known of a key of a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) kind: Kind,
    /// The first who gave it, under whom they are known now; none when nobody did before.
    pub(super) contact: Option<ContactId>,
    /// The record of whoever gave it, though it was merged into another since.
    pub(super) own: Option<ContactId>,
    /// Whether another gave it since.
    pub(super) shared: bool,
}

/// The keys of what someone said of themselves.
pub(super) fn keys(person: &Person) -> Vec<Key> {
    let name = person.name.key();
    let named = !name.is_empty();
    let email = person.email.as_ref().map(|email| (Kind::Email, format!("email:{}", email.key())));
    let phone = person.phone.as_ref().filter(|_| named).map(|phone| (Kind::Phone, format!("phone:{phone}:{name}")));
    let home = person.postcode.as_ref().filter(|_| named);
    let home = home.map(|postcode| (Kind::Home, format!("home:{postcode}:{name}")));
    [email, phone, home].into_iter().flatten().map(|(kind, text)| Key { kind, text }).collect()
}

/// Whom the strongest key that anyone gave before stands for; nobody where it stands for two,
/// except that an email address stands for the first who gave it.
pub(super) fn decide(held: &[Held]) -> Option<ContactId> {
    let strongest = held.iter().filter(|held| held.contact.is_some()).min_by_key(|held| held.kind)?;
    if strongest.shared && strongest.kind != Kind::Email { None } else { strongest.contact }
}

/// Whose record it was by which someone was recognised: theirs, where any key says so, else one that was merged into it.
pub(super) fn own(held: &[Held], stays: ContactId) -> ContactId {
    let said = held.iter().filter(|held| held.contact == Some(stays));
    let first = said.min_by_key(|held| (held.own != Some(stays), held.kind));
    first.and_then(|held| held.own).unwrap_or(stays)
}

#[cfg(test)]
mod tests {
    use contract::text::{Email, PersonName, Phone, Postcode};
    use uuid::Uuid;

    use super::*;

    fn person(name: &str, email: Option<&str>, phone: Option<&str>) -> Person {
        Person {
            name: PersonName::parse(name).unwrap(),
            email: email.map(|email| Email::parse(email).unwrap()),
            phone: phone.map(|phone| Phone::parse(phone).unwrap()),
            address: None,
            postcode: Some(Postcode::parse("bn111hs").unwrap()),
        }
    }

    fn texts(person: &Person) -> Vec<String> {
        keys(person).into_iter().map(|key| key.text).collect()
    }

    #[test]
    fn however_details_are_written_the_keys_are_the_same() {
        let one = person("Siân Ó Súilleabháin", Some("Sian@Example.org"), Some("01903 737755"));
        let other = person("sian  o suilleabhain", Some("sian@example.org"), Some("+44 1903 737 755"));
        assert_eq!(texts(&one), texts(&other));
        assert_eq!(
            texts(&one),
            ["email:sian@example.org", "phone:+441903737755:sian o suilleabhain", "home:BN11 1HS:sian o suilleabhain",]
        );
    }

    #[test]
    fn a_name_without_letters_recognises_nobody_by_itself() {
        assert_eq!(texts(&person("…", None, Some("01903 737755"))), Vec::<String>::new());
    }

    #[test]
    fn the_strongest_key_decides_and_two_people_are_never_guessed_between() {
        let (ann, bob) = (ContactId::from(Uuid::from_u128(1)), ContactId::from(Uuid::from_u128(2)));
        let held = |kind, contact, shared| Held { kind, contact, own: contact, shared };
        for (given, expected) in [
            (vec![], None),
            (vec![held(Kind::Email, None, false), held(Kind::Home, None, false)], None),
            (vec![held(Kind::Email, Some(ann), false), held(Kind::Phone, Some(bob), false)], Some(ann)),
            (vec![held(Kind::Email, Some(ann), true)], Some(ann)),
            (vec![held(Kind::Email, None, false), held(Kind::Phone, Some(bob), false)], Some(bob)),
            (vec![held(Kind::Home, Some(ann), false), held(Kind::Phone, Some(bob), true)], None),
            (vec![held(Kind::Home, Some(ann), true)], None),
            (vec![held(Kind::Home, Some(ann), false)], Some(ann)),
        ] {
            assert_eq!(decide(&given), expected, "{given:?}");
        }
    }
    #[test]
    fn whose_record_it_was_is_theirs_or_else_that_of_the_strongest_key() {
        let [ann, annie, nan] = [1, 2, 3].map(|id| ContactId::from(Uuid::from_u128(id)));
        let held = |kind, own| Held { kind, contact: Some(ann), own: Some(own), shared: false };
        assert_eq!(own(&[held(Kind::Home, nan), held(Kind::Email, annie)], ann), annie);
        assert_eq!(own(&[held(Kind::Email, annie), held(Kind::Home, ann)], ann), ann);
        assert_eq!(own(&[], ann), ann);
    }
}
