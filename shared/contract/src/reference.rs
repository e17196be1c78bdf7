//! Case references: short enough to read out on the phone, safe against a slip.
//!
//! Ten characters of a 23-letter alphabet without look-alikes and without vowels (so no words):
//! three are the council's own prefix, given once in the whole deployment, six are random, and
//! the last is a check character. The alphabet's size is prime and each position has its own
//! weight, so every single wrong character and every swap of two neighbours is noticed.
//! Written `XXX-XXX-XXXX`; spaces, hyphens and lower case are forgiven when read.

use rand::RngExt;
use serde::{Deserialize, Serialize};

use crate::faults::Unfit;

mod slips;

const ALPHABET: &[u8; 23] = b"23456789CDFHJKMNPRTVWXY";
const LENGTH: usize = 10;
const PREFIX: usize = 3;

/// How many prefixes there are: the most councils that one deployment can hold.
pub const PREFIXES: u32 = 23 * 23 * 23;

/// A council's own three characters, unique across the deployment and kept for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prefix([u8; PREFIX]);

impl Prefix {
    /// The prefix with this number, 0 to [`PREFIXES`] - 1, scattered so that neighbours in
    /// number don't look alike.
    pub fn numbered(number: u32) -> Self {
        let scattered = (u64::from(number % PREFIXES) * 7_919 + 4_409) % u64::from(PREFIXES);
        let mut rest = scattered;
        let mut text = [0; PREFIX];
        for place in &mut text {
            *place = letter(rest % 23);
            rest /= 23;
        }
        Self(text)
    }

    /// The three characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl TryFrom<String> for Prefix {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes: [u8; PREFIX] = text.as_bytes().try_into().map_err(|_| "a prefix has three characters")?;
        if bytes.iter().all(|byte| ALPHABET.contains(byte)) { Ok(Self(bytes)) } else { Err("not of the alphabet") }
    }
}

impl From<Prefix> for String {
    fn from(prefix: Prefix) -> Self {
        prefix.as_str().to_owned()
    }
}

impl std::fmt::Display for Prefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A case's reference, ten characters, known to be sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; LENGTH]);

impl Reference {
    /// A new random reference of a council. The caller keeps it unique within the council.
    pub fn random(prefix: Prefix, rng: &mut impl RngExt) -> Self {
        let mut text = [0; LENGTH];
        text[..PREFIX].copy_from_slice(&prefix.0);
        for place in &mut text[PREFIX..LENGTH - 1] {
            *place = letter(rng.random_range(0..23));
        }
        text[LENGTH - 1] = check(&text[..LENGTH - 1]);
        Self(text)
    }

    /// Reads what a person typed or read out: case, spaces and hyphens don't matter.
    ///
    /// # Errors
    /// `not-a-reference` when a character is wrong, swapped, missing or too many.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let wrong = || Unfit::new("not-a-reference", "Check the reference: it has 10 letters and numbers.");
        let typed: Vec<u8> = text
            .bytes()
            .filter(|byte| !matches!(byte, b' ' | b'-' | b'\t'))
            .map(|byte| byte.to_ascii_uppercase())
            .collect();
        let text: [u8; LENGTH] = typed.try_into().map_err(|_| wrong())?;
        if text.iter().any(|byte| !ALPHABET.contains(byte)) || check(&text[..LENGTH - 1]) != text[LENGTH - 1] {
            return Err(wrong());
        }
        Ok(Self(text))
    }

    /// The council's part.
    pub fn prefix(&self) -> Prefix {
        let mut prefix = [0; PREFIX];
        prefix.copy_from_slice(&self.0[..PREFIX]);
        Prefix(prefix)
    }

    /// The ten characters without hyphens, as they are stored.
    pub fn compact(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.compact();
        write!(f, "{}-{}-{}", &text[..3], &text[3..6], &text[6..])
    }
}

impl TryFrom<String> for Reference {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "not a reference")
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

impl utoipa::PartialSchema for Reference {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("Ten characters without look-alikes, the last a check character."))
            .examples(["C7X-4KM-9TPH"])
            .build()
            .into()
    }
}

impl utoipa::ToSchema for Reference {
    fn name() -> std::borrow::Cow<'static, str> {
        "Reference".into()
    }
}

fn letter(value: u64) -> u8 {
    usize::try_from(value).ok().and_then(|at| ALPHABET.get(at)).copied().unwrap_or(b'2')
}

fn value(byte: u8) -> u64 {
    ALPHABET.iter().position(|letter| *letter == byte).map_or(0, |at| at as u64)
}

/// The check character: weights 2, 3, 4 … modulo 23. The check itself has weight 1, so no two
/// neighbours have equal weights and none is a multiple of 23.
fn check(text: &[u8]) -> u8 {
    let sum: u64 = text.iter().rev().zip(2..).map(|(byte, weight)| value(*byte) * weight).sum();
    letter((23 - sum % 23) % 23)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;
    use rand::SeedableRng;

    use super::*;

    fn reference(seed: u64) -> Reference {
        let mut rng = rand::rngs::StdRng::seed_from_u64(seed);
        Reference::random(Prefix::numbered(seed as u32), &mut rng)
    }

    #[test]
    fn every_council_gets_its_own_prefix() {
        let all: HashSet<_> = (0..PREFIXES).map(Prefix::numbered).collect();
        assert_eq!(all.len(), PREFIXES as usize);
    }

    #[test]
    fn what_is_read_out_is_understood() {
        let sound = reference(7);
        let spoken = sound.to_string().to_lowercase().replace('-', " ");
        assert_eq!(Reference::parse(&spoken).unwrap(), sound);
        assert!(Reference::parse("").is_err());
        assert!(Reference::parse("ABC-DEF-GHIJ").is_err());
    }

    proptest! {
        #[test]
        fn any_one_wrong_character_is_refused(seed: u64, at in 0..LENGTH, other in 0..23usize) {
            let sound = reference(seed);
            let mut text = sound.0;
            prop_assume!(text[at] != ALPHABET[other]);
            text[at] = ALPHABET[other];
            prop_assert!(Reference::parse(std::str::from_utf8(&text).unwrap()).is_err());
        }

        #[test]
        fn any_two_swapped_neighbours_are_refused(seed: u64, at in 0..LENGTH - 1) {
            let sound = reference(seed);
            let mut text = sound.0;
            prop_assume!(text[at] != text[at + 1]);
            text.swap(at, at + 1);
            prop_assert!(Reference::parse(std::str::from_utf8(&text).unwrap()).is_err());
        }

        #[test]
        fn references_of_two_councils_never_meet_when_their_rows_are_united(a in 0..PREFIXES, b in 0..PREFIXES, seeds: (u64, u64)) {
            prop_assume!(a != b);
            let of = |number, seed| Reference::random(Prefix::numbered(number), &mut rand::rngs::StdRng::seed_from_u64(seed));
            prop_assert_ne!(of(a, seeds.0), of(b, seeds.1));
            prop_assert_eq!(of(a, seeds.0).prefix(), Prefix::numbered(a));
        }
    }
}
