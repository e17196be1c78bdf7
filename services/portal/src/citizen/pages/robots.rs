use actix_web::HttpResponse;
use actix_web::http::header::ContentType;
use contract::council::Council;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use crate::visit::Visit;

/// Services may be found by search engines; people's own pages and the desk may not.
const ROBOTS: &str = "User-agent: *\nDisallow: /follow\nDisallow: /sent\nDisallow: /desk\n";

/// How long a contact is promised to hold (RFC 9116 asks for less than a year).
const HOLDS_FOR: Duration = Duration::days(180);

pub async fn robots(_: Visit) -> HttpResponse {
    plain(ROBOTS.to_owned())
}

pub async fn security(visit: Visit) -> HttpResponse {
    match contact(&visit.council, visit.rooms.clock.now()) {
        Some(text) => plain(text),
        None => super::missing(visit).await,
    }
}

/// The contact of a council that has an address to write to (RFC 9116).
fn contact(council: &Council, now: OffsetDateTime) -> Option<String> {
    let email = Some(&council.contact.email).filter(|email| !email.is_empty())?;
    let until = (now + HOLDS_FOR).replace_time(time::Time::MIDNIGHT).format(&Rfc3339).ok()?;
    let languages: Vec<&str> = council.languages.iter().map(|language| language.tag()).collect();
    Some(format!("Contact: mailto:{email}\nExpires: {until}\nPreferred-Languages: {}\n", languages.join(", ")))
}

fn plain(text: String) -> HttpResponse {
    HttpResponse::Ok().insert_header(ContentType::plaintext()).body(text)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::page::sample_council;

    #[test]
    fn a_council_without_an_address_names_no_contact() {
        let mut council = sample_council();
        assert_eq!(
            contact(&council, datetime!(2026-11-22 10:15 UTC)).unwrap(),
            "Contact: mailto:help@bryndu.example\nExpires: 2027-05-21T00:00:00Z\nPreferred-Languages: en, cy\n"
        );
        council.contact.email.clear();
        assert_eq!(contact(&council, datetime!(2026-11-22 10:15 UTC)), None);
    }
}
