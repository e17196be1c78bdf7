use cases_api::case::{Answered, NewReporter, OpenCase, Position};
use cases_api::form::{Address, Form};
use contract::text::{self, Email, PersonName, Phone, Postcode};
use contract::{Faults, FieldFault, Language};

use super::words;
use crate::form::{Accepted, Answer, Asking, check};

/// The question of the library's that asks for a place without an address.
const PLACE: &str = "place";

/// A report that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report {
    pub name: PersonName,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    /// The reporter's address without postcode, in one line, where the form asks for it.
    pub address: Option<String>,
    /// The postcode by which the reporter finds the case again.
    pub postcode: Postcode,
    /// What the case is about, in a line.
    pub place: Option<String>,
    pub position: Option<Position>,
    pub answers: Vec<Answered>,
    /// The answers as the form accepted them.
    pub accepted: Accepted,
    pub language: Language,
}

/// Reads a report to a service; `None` where something is wrong, and then every fault is noted.
/// Without a form, because there is no such service, the reporter is read all the same.
pub(super) fn read(asked: &OpenCase, form: Option<&Form>, asking: &Asking<'_>, faults: &mut Faults) -> Option<Report> {
    let reporter = &asked.reporter;
    let name = faults.take("/reporter/name", PersonName::parse(&reporter.name));
    let email = given(&reporter.email).map(|email| faults.take("/reporter/email", Email::parse(email)));
    let phone = given(&reporter.phone).map(|phone| faults.take("/reporter/phone", Phone::parse(phone)));
    let own_postcode = own_postcode(reporter, form, faults);
    let form = form?;
    let accepted = match check(form, &asked.answers, asking) {
        Ok(accepted) => accepted,
        Err(found) => {
            faults.extend(found);
            return None;
        }
    };
    let home = Home::of(form, &accepted);
    let (place, position) = (place(&accepted), accepted.position());
    let position = position.map(|at| Position { lat: at.lat, lon: at.lon });
    Some(Report {
        name: name?,
        email: email.map_or(Some(None), |email| email.map(Some))?,
        phone: phone.map_or(Some(None), |phone| phone.map(Some))?,
        address: home.lines,
        postcode: home.postcode.or(own_postcode)?,
        place,
        position,
        answers: words::answered(form, &accepted),
        accepted,
        language: asked.language,
    })
}

/// What would be refused of a report, each fault at its place.
pub(crate) fn faults(asked: &OpenCase, form: &Form, asking: &Asking<'_>) -> Vec<FieldFault> {
    let mut faults = Faults::none();
    let read = read(asked, Some(form), asking, &mut faults);
    faults.finish(read.map(|_| ())).err().map(|problem| problem.errors).unwrap_or_default()
}

/// The postcode beside the form: needed where the form needn't be answered with an address.
fn own_postcode(reporter: &NewReporter, form: Option<&Form>, faults: &mut Faults) -> Option<Postcode> {
    let typed = given(&reporter.postcode);
    let needed = form.is_some_and(|form| !form.requires_address());
    if typed.is_none() && !needed {
        return None;
    }
    faults.take("/reporter/postcode", Postcode::parse(typed.unwrap_or_default()))
}

/// What was given, where something can be seen of it.
fn given(typed: &Option<String>) -> Option<&str> {
    typed.as_deref().filter(|typed| text::required((*typed).to_owned()).is_ok())
}

/// Where the reporter lives, as far as the form asks.
pub(super) struct Home {
    /// Their address without its postcode, in one line, where the form asks for that of their home: letters go there.
    pub lines: Option<String>,
    /// Its postcode, or else that of the address that nobody could leave out.
    pub postcode: Option<Postcode>,
}

impl Home {
    pub fn of(form: &Form, accepted: &Accepted) -> Self {
        let home = form.home().and_then(|field| address(accepted, &field.name));
        let needed = || form.needed_address().and_then(|field| address(accepted, &field.name));
        Self {
            lines: home.map(|home| words::lines(home).collect::<Vec<_>>().join(", ")),
            postcode: home.or_else(needed).map(|home| home.postcode.clone()),
        }
    }
}

fn address<'a>(accepted: &'a Accepted, name: &str) -> Option<&'a Address> {
    match accepted.get(name)? {
        Answer::Address(address) => Some(address),
        _ => None,
    }
}

pub(super) fn place(accepted: &Accepted) -> Option<String> {
    if let Some(address) = accepted.address() {
        return Some(format!("{}, {}", address.line1, address.postcode));
    }
    match accepted.get(PLACE)? {
        Answer::Text(place) => Some(place.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;
    use crate::library::Library;

    fn read_as(service: &str, asked: Value) -> Result<Report, Vec<(String, String)>> {
        let library = Library::shipped().unwrap();
        let asked: OpenCase = serde_json::from_value(asked).unwrap();
        let mut faults = Faults::none();
        let form = library.service(service).map(|entry| &entry.form);
        let report = read(&asked, form, &Asking::of_staff(date(2026, 11, 20)), &mut faults);
        faults.finish(report).map_err(|problem| {
            let errors = problem.errors.into_iter();
            errors.map(|fault| (fault.pointer, fault.code)).collect()
        })
    }

    fn missed_bin() -> Value {
        json!({
            "service": "missed-bin",
            "reporter": { "name": "Ann Example", "email": "ann@example.org", "phone": " " },
            "answers": {
                "collection_address": { "line1": "1 High Street", "town": "Worthing", "postcode": "bn111hs" },
                "bin": "recycling", "missed_on": "2026-11-19", "was_out": true,
            },
        })
    }

    #[test]
    fn a_sound_report_has_its_postcode_from_the_address() {
        let report = read_as("missed-bin", missed_bin()).unwrap();
        assert_eq!(report.postcode.as_str(), "BN11 1HS");
        assert_eq!(report.address.as_deref(), Some("1 High Street, Worthing"));
        assert_eq!(report.place.as_deref(), Some("1 High Street, BN11 1HS"));
        assert_eq!((report.phone, report.position), (None, None));
        let said: Vec<_> = report.answers.iter().map(|answered| answered.answer.en.as_str()).collect();
        assert_eq!(said, ["1 High Street\nWorthing\nBN11 1HS", "Recycling", "2026-11-19", "Yes"]);
    }

    #[test]
    fn the_place_of_a_problem_is_nobodys_home() {
        let report = read_as(
            "pests",
            json!({
                "service": "pests",
                "reporter": { "name": "Ann Example" },
                "answers": { "address": { "line1": "3 High Street", "town": "Worthing", "postcode": "bn111hs" }, "pest": "rats", "where": "garden", "tenure": "own" },
            }),
        );
        let report = report.unwrap();
        assert_eq!((report.address, report.postcode.as_str()), (None, "BN11 1HS"), "no letter goes to the neighbour");
        let homes = |slug: &str| Library::shipped().unwrap().service(slug).unwrap().form.home().is_some();
        assert!(["complaint", "subject-access", "missed-bin"].into_iter().all(homes));
        assert!(!["noise", "protected-tree", "dropped-kerb", "bulky-waste", "garden-waste"].into_iter().any(homes));
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let mut asked = missed_bin();
        asked["reporter"] = json!({ "name": "", "email": "ann", "phone": "12", "postcode": "x" });
        asked["answers"]["bin"] = json!("piano");
        asked["answers"]["collection_address"]["postcode"] = json!("BN11");
        let faults = read_as("missed-bin", asked).unwrap_err();
        let pointers: Vec<_> = faults.iter().map(|(pointer, _)| pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/reporter/name",
                "/reporter/email",
                "/reporter/phone",
                "/reporter/postcode",
                "/answers/collection_address/postcode",
                "/answers/bin",
            ]
        );
    }

    #[test]
    fn where_the_form_needs_no_address_the_reporter_gives_a_postcode() {
        let asked = |postcode: Value| json!({ "service": "pothole", "reporter": { "name": "Ann", "postcode": postcode }, "answers": {} });
        let faults = read_as("pothole", asked(Value::Null)).unwrap_err();
        assert_eq!(faults[0], ("/reporter/postcode".into(), "required".into()));
        let faults = read_as("pothole", asked(json!("bn11 1hs"))).unwrap_err();
        assert!(faults.iter().all(|(pointer, _)| pointer.starts_with("/answers/")), "{faults:?}");
    }

    #[test]
    fn a_report_to_no_service_has_its_reporter_read() {
        let faults = read_as("nothing", json!({ "service": "nothing", "reporter": { "name": " " } })).unwrap_err();
        assert_eq!(faults, [("/reporter/name".into(), "required".into())]);
    }
}
