//! Whom a promise or a transfer is about: as given, or the reporter of its case.

use cases_api::promise::Promised;
use contract::text::{self, PersonName, Phone};
use contract::{ContactId, Faults};

/// Details as they were sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    pub contact: Option<ContactId>,
    pub name: Option<&'a str>,
    pub phone: Option<&'a str>,
}

/// The person: each detail as given, the rest as the reporter of the case gave it.
pub(crate) fn read(given: Given<'_>, reporter: Option<Promised>, faults: &mut Faults) -> Option<Promised> {
    let seen = |typed: &&str| text::required((*typed).to_owned()).is_ok();
    let phone = given.phone.filter(seen).map(|typed| faults.take("/phone", Phone::parse(typed)).map(String::from));
    let name = match (given.name.filter(seen), &reporter) {
        (None, Some(reporter)) => Some(reporter.name.clone()),
        (typed, _) => faults.take("/name", PersonName::parse(typed.unwrap_or_default())).map(String::from),
    };
    // A number given in place of the reporter's own is no reason to lose who they are.
    let (known, number) = reporter.map_or((None, None), |reporter| (reporter.contact, reporter.phone));
    Some(Promised {
        contact: given.contact.or(known),
        name: name?,
        phone: phone.map_or(Some(number), |given| given.map(Some))?,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn reporter() -> Promised {
        let contact = Some(ContactId::from(Uuid::from_u128(1)));
        Promised { contact, name: "Ann".into(), phone: Some("+447700900001".into()) }
    }

    fn read_it(name: Option<&str>, phone: Option<&str>, of: Option<Promised>) -> Result<Promised, Vec<String>> {
        let mut faults = Faults::none();
        let person = read(Given { contact: None, name, phone }, of, &mut faults);
        faults.finish(person).map_err(|problem| problem.errors.into_iter().map(|fault| fault.pointer).collect())
    }

    #[test]
    fn what_was_not_given_is_the_reporters() {
        assert_eq!(read_it(None, None, Some(reporter())), Ok(reporter()));
        let other = read_it(Some("Her son Tom"), Some("07700 900 982"), Some(reporter())).unwrap();
        assert_eq!((other.name.as_str(), other.phone.as_deref()), ("Her son Tom", Some("+447700900982")));
        assert_eq!(other.contact, reporter().contact);
    }

    #[test]
    fn without_a_case_a_name_is_needed() {
        assert_eq!(read_it(None, Some("12"), None), Err(vec!["/phone".into(), "/name".into()]));
        assert_eq!(read_it(Some(" "), None, None), Err(vec!["/name".into()]));
        assert_eq!(read_it(Some("Ann"), None, None).unwrap().phone, None);
    }
}
