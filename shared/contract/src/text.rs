//! Text that has been checked once, at the edge. Inside, only these types go about.

use phonenumber::country::Id as Country;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::faults::Unfit;

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);
        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text).map_err(|why| why.detail)
            }
        }
        impl From<$name> for String { fn from(text: $name) -> Self { text.0 } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                <String as utoipa::PartialSchema>::schema()
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    };
}

text_type! {
    /// An email address as its owner wrote it: one `@`, a dotted domain, at most 254 characters.
    Email
}
text_type! {
    /// A telephone number in E.164, such as `+441903737755`.
    Phone
}
text_type! {
    /// A United Kingdom postcode with its space, such as `BN11 1HS`.
    Postcode
}
text_type! {
    /// A unique property reference number, such as `100062410143`: 1 to 12 digits without leading noughts.
    Uprn
}
text_type! {
    /// A person's name as the person has it: one line, 1 to 200 characters.
    PersonName
}

impl Email {
    /// Reads an email address; spaces around it are forgiven.
    ///
    /// # Errors
    /// `required`, `not-an-email`, `control-character`.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let text = required(line(text, 254)?)?;
        let wrong = || Unfit::new("not-an-email", "Enter an email address like name@example.org.");
        let (local, domain) = text.rsplit_once('@').ok_or_else(wrong)?;
        let sound_local = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
        let labels: Vec<&str> = domain.split('.').collect();
        let sound_domain = labels.len() > 1
            && labels.iter().all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        if sound_local && sound_domain { Ok(Self(text)) } else { Err(wrong()) }
    }

    /// The form by which two addresses are compared: [`fold_email`].
    pub fn key(&self) -> String {
        fold_email(&self.0)
    }
}

/// The form in which email addresses are compared: composed and in lower case.
pub fn fold_email(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

impl Phone {
    /// Reads a number in any notation of the United Kingdom or with a country code.
    ///
    /// # Errors
    /// `required`, `not-a-phone-number`.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let text = required(line(text, 40)?)?;
        let plain = text.replacen("(0)", "", 1);
        let plain = plain.strip_prefix("00").map_or_else(|| plain.clone(), |rest| format!("+{rest}"));
        phonenumber::parse(Some(Country::GB), plain)
            .ok()
            .filter(|number| phonenumber::is_valid(number) || has_a_british_shape(number))
            .map(|number| Self(number.format().mode(phonenumber::Mode::E164).to_string()))
            .ok_or_else(|| {
                Unfit::new("not-a-phone-number", "Enter a telephone number, like 01903 221000 or 07700 900 982.")
            })
    }
}

/// Numbers in the ranges that Ofcom keeps for drama, and ranges newer than the library's table,
/// have the shape of a number without being known to it.
fn has_a_british_shape(number: &phonenumber::PhoneNumber) -> bool {
    let national = number.national().value();
    number.code().value() == 44
        && (100_000_000..=9_999_999_999).contains(&national)
        && !matches!(national / 1_000_000_000, 4 | 6)
}

impl Postcode {
    /// Reads a postcode however it is spaced or written.
    ///
    /// # Errors
    /// `required`, `not-a-postcode`.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let typed = required(line(text, 40)?)?;
        let compact: String =
            typed.chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect::<String>().to_uppercase();
        let wrong = || Unfit::new("not-a-postcode", "Enter a full UK postcode, like BN11 1HS.");
        if !compact.is_ascii() || !(5..=7).contains(&compact.len()) {
            return Err(wrong());
        }
        let (outward, inward) = compact.split_at(compact.len() - 3);
        if outward_is_sound(outward) && inward_is_sound(inward) {
            Ok(Self(format!("{outward} {inward}")))
        } else {
            Err(wrong())
        }
    }
}

fn outward_is_sound(outward: &str) -> bool {
    let shape: String = outward.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    let shaped = matches!(shape.as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A");
    (shaped && !outward.starts_with(['Q', 'V', 'X'])) || outward == "GIR"
}

fn inward_is_sound(inward: &str) -> bool {
    let mut letters = inward.chars();
    let digit = letters.next().is_some_and(|c| c.is_ascii_digit());
    digit && letters.all(|c| c.is_ascii_uppercase() && !"CIKMOV".contains(c))
}

impl Uprn {
    /// Reads a UPRN; noughts before it are forgiven.
    ///
    /// # Errors
    /// `required`, `not-a-uprn`.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let typed = required(line(text, 40)?)?;
        let digits = typed.trim_start_matches('0');
        if typed.chars().all(|c| c.is_ascii_digit()) && (1..=12).contains(&digits.len()) {
            return Ok(Self(digits.to_owned()));
        }
        Err(Unfit::new("not-a-uprn", "Give a UPRN: 1 to 12 digits, and not nought."))
    }
}

impl PersonName {
    /// Reads a name; it may have any letters of any script, one word or many.
    ///
    /// # Errors
    /// `required`, `too-long`, `control-character`.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        required(line(text, 200)?).map(Self)
    }

    /// The form by which names are compared: accents and case folded, single spaces.
    pub fn key(&self) -> String {
        fold(&self.0)
    }
}

/// Folds accents and case and joins by single spaces: the form in which names and words are
/// stored for comparison.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of text: trimmed, without control characters, at most `most` characters.
///
/// # Errors
/// `control-character`, `too-long`.
pub fn line(text: &str, most: usize) -> Result<String, Unfit> {
    let text = text.trim();
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(Unfit::new("control-character", "Use letters, numbers and ordinary punctuation only."));
    }
    bounded(text, most)
}

/// Text of several lines: line ends made `\n`, trimmed, at most `most` characters.
///
/// # Errors
/// `control-character`, `too-long`.
pub fn paragraphs(text: &str, most: usize) -> Result<String, Unfit> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Unfit::new("control-character", "Use letters, numbers and ordinary punctuation only."));
    }
    bounded(text.trim(), most)
}

/// Text that may not be empty; what can't be seen counts as nothing.
///
/// # Errors
/// `required`.
pub fn required(text: String) -> Result<String, Unfit> {
    if text.chars().all(|c| c.is_whitespace() || invisible(c)) {
        return Err(Unfit::new("required", "This is needed."));
    }
    Ok(text)
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn bounded(text: &str, most: usize) -> Result<String, Unfit> {
    if text.chars().count() > most {
        return Err(Unfit::new("too-long", format!("Use {most} characters or fewer.")));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_forgiven_their_spacing_and_nothing_else() {
        for (typed, kept) in
            [("bn111hs", "BN11 1HS"), (" SW1A-1AA ", "SW1A 1AA"), ("m1 1ae", "M1 1AE"), ("gir 0aa", "GIR 0AA")]
        {
            assert_eq!(Postcode::parse(typed).unwrap().as_str(), kept);
        }
        for wrong in ["", "BN11", "BN11 1CS", "Q1 1AA", "12345", "BN1111HS", "БН11 1HS"] {
            assert!(Postcode::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn telephone_numbers_are_kept_in_one_notation() {
        assert_eq!(Phone::parse("07700 900 982").unwrap().as_str(), "+447700900982");
        assert_eq!(Phone::parse("+33 1 42 68 53 00").unwrap().as_str(), "+33142685300");
        for typed in ["01903 737755", "+44 (0)1903 737755", "0044 1903 737755", "(01903) 737-755"] {
            assert_eq!(Phone::parse(typed).unwrap().as_str(), "+441903737755", "{typed}");
        }
        for wrong in ["", "12", "phone", "0".repeat(39).as_str()] {
            assert!(Phone::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn email_addresses_follow_one_rule() {
        for sound in ["a+tag@c.org", "O'Brien@example.co.uk", "zoë@exämple.org"] {
            assert!(Email::parse(sound).is_ok(), "{sound}");
        }
        for wrong in ["a@b", "a@b..c", "\"a b\"@c.org", "@c.org", "a\r\nBcc: x@y.z@c.org", "a@-b.org"] {
            assert!(Email::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Email::parse("Ann@Example.ORG").unwrap().key(), "ann@example.org");
    }

    #[test]
    fn names_are_kept_as_people_have_them() {
        for name in ["O'Brien", "Zoë", "李", "X", "null", "<b>", "Robert'); DROP"] {
            assert_eq!(PersonName::parse(name).unwrap().as_str(), name);
        }
        assert!(PersonName::parse("\u{200B}\u{200B}").is_err());
        assert!(PersonName::parse("a\u{0}b").is_err());
        assert_eq!(PersonName::parse("Siân  Ó Súilleabháin").unwrap().key(), "sian o suilleabhain");
    }
}
