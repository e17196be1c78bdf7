//! What an operator sends, checked: every fault at once.

use contract::council::{Colours, ContactDetails};
use contract::faults::Unfit;
use contract::text::{Email, PersonName, line, paragraphs, required};
use contract::{Faults, Language, Problem};
use tenancy_api::{AddCouncil, ChangeCouncil};

use super::{Domain, NewCouncil};

/// The deployment's own colours, for a council that chose none.
fn own_colours() -> Colours {
    Colours { brand: "#14424f".to_owned(), accent: "#00703c".to_owned() }
}

pub(super) fn new_council(domain: &Domain, asked: AddCouncil) -> Result<NewCouncil, Problem> {
    let mut faults = Faults::none();
    let code = faults.take("/code", label(&asked.code));
    let slug = faults.take("/slug", label(asked.slug.as_deref().unwrap_or(&asked.code)));
    let name = faults.take("/name/en", line(&asked.name.en, 120).and_then(required));
    let administrator = faults.take("/administrator/name", PersonName::parse(&asked.administrator.name));
    let email = faults.take("/administrator/email", Email::parse(&asked.administrator.email));
    let colours = asked.colours.unwrap_or_else(own_colours);
    check_colours(&mut faults, &colours);
    check_contact(&mut faults, &asked.contact);
    check_welsh(&mut faults, asked.name.cy.as_deref());
    let more = match hosts(domain, &asked.hosts) {
        Ok(hosts) => hosts,
        Err(problem) => {
            faults.extend(problem.errors);
            Vec::new()
        }
    };
    let languages = if asked.languages.is_empty() { vec![Language::En] } else { asked.languages };
    let whole = code.zip(slug).zip(name).zip(administrator.zip(email));
    let new = whole.map(|(((code, slug), en), (administrator, administrator_email))| NewCouncil {
        hosts: std::iter::once(format!("{slug}.{}", domain.domain)).chain(more).collect(),
        name: contract::Bilingual { en, cy: asked.name.cy },
        tier: asked.tier,
        parent: asked.parent,
        contact: asked.contact,
        division: asked.division,
        code,
        slug,
        colours,
        languages,
        administrator,
        administrator_email,
    });
    faults.finish(new)
}

/// What can be wrong with a change, beside its hosts.
pub(super) fn change(change: &ChangeCouncil) -> Result<(), Problem> {
    let mut faults = Faults::none();
    if let Some(name) = &change.name {
        faults.take("/name/en", line(&name.en, 120).and_then(required));
        check_welsh(&mut faults, name.cy.as_deref());
    }
    if let Some(colours) = &change.colours {
        check_colours(&mut faults, colours);
    }
    if let Some(contact) = &change.contact {
        check_contact(&mut faults, contact);
    }
    faults.finish(Some(()))
}

/// The names of the fields that a change touches.
pub(super) fn changed_fields(change: &ChangeCouncil) -> Vec<&'static str> {
    let touched = [
        ("name", change.name.is_some()),
        ("hosts", change.hosts.is_some()),
        ("colours", change.colours.is_some()),
        ("contact", change.contact.is_some()),
        ("state", change.state.is_some()),
    ];
    touched.into_iter().filter_map(|(field, touched)| touched.then_some(field)).collect()
}

/// Hosts beside a council's own: names with a dot, nobody's own host and not the operators'.
pub(super) fn hosts(domain: &Domain, hosts: &[String]) -> Result<Vec<String>, Problem> {
    let mut faults = Faults::none();
    let mut sound = Vec::new();
    for (at, host) in hosts.iter().enumerate() {
        let host = host.trim().to_ascii_lowercase();
        let labels: Vec<&str> = host.split('.').collect();
        let named = labels.len() > 1 && host.len() <= 253 && labels.iter().all(|part| label(part).is_ok());
        let ours =
            host == domain.operators_host || host == domain.domain || host.ends_with(&format!(".{}", domain.domain));
        if !named || ours {
            faults.add(
                &format!("/hosts/{at}"),
                "not-a-host",
                "Give a host name of the council's own, like report.adur.example.",
            );
        }
        sound.push(host);
    }
    faults.finish(Some(sound))
}

/// One label of a host name: lower case letters, digits and inner hyphens.
fn label(text: &str) -> Result<String, Unfit> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if (1..=40).contains(&text.len()) && text.chars().all(plain) && !text.starts_with('-') && !text.ends_with('-') {
        return Ok(text.to_owned());
    }
    Err(Unfit::new("not-a-label", "Use 1 to 40 lower case letters, digits and inner hyphens."))
}

fn check_colours(faults: &mut Faults, colours: &Colours) {
    for (pointer, colour) in [("/colours/brand", &colours.brand), ("/colours/accent", &colours.accent)] {
        let digits = colour.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            faults.add(pointer, "not-a-colour", "Write a colour like #14424f.");
        }
    }
}

fn check_welsh(faults: &mut Faults, name: Option<&str>) {
    if let Some(name) = name {
        faults.take("/name/cy", line(name, 120).and_then(required));
    }
}

fn check_contact(faults: &mut Faults, contact: &ContactDetails) {
    if !contact.email.is_empty() {
        faults.take("/contact/email", Email::parse(&contact.email));
    }
    faults.take("/contact/phone", line(&contact.phone, 40));
    faults.take("/contact/address", paragraphs(&contact.address, 500));
    faults.take("/contact/hours/en", line(&contact.hours.en, 200));
    faults.take("/contact/hours/cy", line(contact.hours.cy.as_deref().unwrap_or_default(), 200));
    faults.take("/contact/website", line(&contact.website, 200));
    if !contact.website.is_empty() && !contact.website.starts_with("https://") {
        faults.add("/contact/website", "not-an-address", "Give an address that begins with https://.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain() -> Domain {
        Domain { domain: "localhost".into(), operators_host: "ops.localhost".into(), bell: events::Bell::local() }
    }

    fn asked(json: serde_json::Value) -> Result<NewCouncil, Problem> {
        new_council(&domain(), serde_json::from_value(json).unwrap())
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let problem = asked(serde_json::json!({
            "code": "Adur!", "name": {"en": ""}, "tier": "district", "hosts": ["adur", "ops.localhost"],
            "colours": {"brand": "red", "accent": "#00703c"}, "administrator": {"name": "", "email": "x"}
        }))
        .unwrap_err();
        let places: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        for place in [
            "/code",
            "/name/en",
            "/administrator/name",
            "/administrator/email",
            "/colours/brand",
            "/hosts/0",
            "/hosts/1",
        ] {
            assert!(places.contains(&place), "{place} in {places:?}");
        }
    }

    #[test]
    fn a_council_begins_on_its_own_host_in_english() {
        let new = asked(serde_json::json!({
            "code": "adur", "name": {"en": "Adur District Council"}, "tier": "district",
            "administrator": {"name": "Ann", "email": "ann@adur.example"}
        }))
        .unwrap();
        assert_eq!(new.hosts, ["adur.localhost"]);
        assert_eq!(new.languages, [Language::En]);
    }

    #[test]
    fn nobody_takes_the_operators_host_or_anothers_own() {
        assert!(
            asked(serde_json::json!({
                "code": "evil", "name": {"en": "Evil"}, "tier": "parish", "hosts": ["adur.localhost"],
                "administrator": {"name": "Eve", "email": "eve@evil.example"}
            }))
            .is_err()
        );
    }
}
