//! Whether what a caller said agrees with what is known. Case, accents and spacing are forgiven; nothing
//! is guessed.

use contacts_api::verification::Check;
use contract::text::{Email, Phone, Postcode, fold};
use time::{Date, Month};

/// What a council knows of someone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub date_of_birth: Option<Date>,
    /// Postcodes with their space.
    pub postcodes: Vec<String>,
    /// Addresses in one line, without postcode.
    pub addresses: Vec<String>,
    /// Email addresses as they were given.
    pub emails: Vec<String>,
    /// Telephone numbers in E.164.
    pub phones: Vec<String>,
    /// References of their cases.
    pub references: Vec<String>,
    /// The service that they last reported something to, in English.
    pub last_service: Option<String>,
}

/// The shortest word of a service by which it can be named.
const SHORTEST: usize = 4;

impl Known {
    /// Whether an answer can be held against anything; the agent can always judge.
    pub fn can_tell(&self, check: Check) -> bool {
        match check {
            Check::DateOfBirth => self.date_of_birth.is_some(),
            Check::Postcode => !self.postcodes.is_empty(),
            Check::AddressLine => !self.addresses.is_empty(),
            Check::Email => !self.emails.is_empty(),
            Check::Phone => !self.phones.is_empty(),
            Check::LastCase => !self.references.is_empty(),
            Check::Custom => true,
        }
    }

    /// Whether an answer is right. One that the agent judges never is by itself.
    pub fn agrees(&self, check: Check, given: &str) -> bool {
        match check {
            Check::DateOfBirth => self.date_of_birth.is_some_and(|born| is_day(given, born)),
            Check::Postcode => {
                Postcode::parse(given).is_ok_and(|given| self.postcodes.iter().any(|known| known == given.as_str()))
            }
            Check::AddressLine => self.addresses.iter().any(|known| is_line(given, known)),
            Check::Email => Email::parse(given).is_ok_and(|given| {
                let same = |known: &String| Email::parse(known).is_ok_and(|known| known.key() == given.key());
                self.emails.iter().any(same)
            }),
            Check::Phone => {
                Phone::parse(given).is_ok_and(|given| self.phones.iter().any(|known| known == given.as_str()))
            }
            Check::LastCase => self.is_last_case(given),
            Check::Custom => false,
        }
    }

    fn is_last_case(&self, given: &str) -> bool {
        let compact = |text: &str| fold(text).replace(' ', "");
        let said = fold(given);
        let names = |service: &String| {
            let words = fold(service);
            let mut words = words.split(' ').filter(|word| word.chars().count() >= SHORTEST);
            words.any(|word| said.split(' ').any(|said| said == word))
        };
        self.references.iter().any(|reference| compact(reference) == compact(given))
            || self.last_service.as_ref().is_some_and(names)
    }
}

/// An address's first line, or all of it.
fn is_line(given: &str, known: &str) -> bool {
    let given = fold(given);
    let first = known.split([',', '\n']).next().unwrap_or_default();
    !given.is_empty() && (given == fold(known) || given == fold(first))
}

/// A day as people say it: `9/3/1957`, `09.03.57`, `1957-03-09`, `9 March 1957`, `9 Mawrth 1957`.
fn is_day(given: &str, born: Date) -> bool {
    let folded = fold(given);
    let parts: Vec<&str> = folded.split(' ').collect();
    let (Some([day, month, year]), true) = (parts.first_chunk::<3>().copied(), parts.len() == 3) else { return false };
    let (day, year) = if day.len() == 4 { (year, day) } else { (day, year) };
    let day = day.trim_end_matches(|c: char| c.is_alphabetic()).parse::<u8>();
    let same_year = match (year.len(), year.parse::<i32>()) {
        (4, Ok(year)) => year == born.year(),
        (2, Ok(year)) => year == born.year() % 100,
        _ => false,
    };
    day == Ok(born.day()) && this_month(month) == Some(born.month()) && same_year
}

/// The months in Welsh, folded.
const WELSH: [&str; 12] = [
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
];

fn this_month(text: &str) -> Option<Month> {
    if let Ok(number) = text.parse::<u8>() {
        return Month::try_from(number).ok();
    }
    let months = (1..=12).filter_map(|number| Month::try_from(number).ok());
    months
        .zip(WELSH)
        .find(|(month, welsh)| {
            let english = month.to_string().to_lowercase();
            text.len() >= 3 && (english.starts_with(text) || text == *welsh)
        })
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn ann() -> Known {
        Known {
            date_of_birth: Some(date!(1957 - 03 - 09)),
            postcodes: vec!["BN11 1HS".into(), "BN15 9AA".into()],
            addresses: vec!["14 Mill Lane, Worthing".into()],
            emails: vec!["Ann@Example.org".into()],
            phones: vec!["+441903737755".into()],
            references: vec!["C7X-4KM-9TPH".into()],
            last_service: Some("Report a missed bin collection".into()),
        }
    }

    #[test]
    fn what_is_right_is_right_however_it_is_said() {
        for (check, answers) in [
            (
                Check::DateOfBirth,
                &["9/3/1957", "09.03.57", "1957-03-09", "9 March 1957", "9th mar 1957", "9 Mawrth 1957"][..],
            ),
            (Check::Postcode, &["bn111hs", "BN15-9AA"]),
            (Check::AddressLine, &["14 mill lane", "14, Mill Lane,  WORTHING"]),
            (Check::Email, &["ann@example.org"]),
            (Check::Phone, &["01903 737755", "+44 1903 737 755"]),
            (Check::LastCase, &["c7x4km9tph", "C7X-4KM-9TPH", "a missed bin"]),
        ] {
            for given in answers {
                assert!(ann().agrees(check, given), "{check:?} {given}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_wrong() {
        for (check, answers) in [
            (Check::DateOfBirth, &["", "9/3/1958", "3/9/1957", "9 1957", "9 m 1957", "9/3/57/1", "9 3 7"][..]),
            (Check::Postcode, &["BN11", "BN11 1HT"]),
            (Check::AddressLine, &["", "14", "mill lane", "14 Mill"]),
            (Check::Email, &["ann", "bob@example.org"]),
            (Check::Phone, &["755", "01903 737756"]),
            (Check::LastCase, &["", "bin", "a pothole", "C7X-4KM-9TPJ"]),
            (Check::Custom, &["anything"]),
        ] {
            for given in answers {
                assert!(!ann().agrees(check, given), "{check:?} {given}");
            }
        }
    }

    #[test]
    fn what_isnt_known_cant_be_asked() {
        let nobody = Known::default();
        let asked: Vec<_> = Check::ALL.iter().filter(|check| nobody.can_tell(**check)).collect();
        assert_eq!(asked, [&Check::Custom]);
        assert!(Check::ALL.iter().all(|check| ann().can_tell(*check)));
    }
}
