//! What a person is found by.

use std::collections::BTreeSet;

use contacts_api::search::FoundBy;
use contract::ContactId;
use contract::text::fold;
use serde::Deserialize;

use super::spelling;

/// What is known of a person.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: ContactId,
    /// What they are called, and what records that were merged into theirs are.
    pub(super) names: Vec<String>,
    pub(super) postcode: Option<String>,
    pub(super) details: Vec<Detail>,
}

/// Something that they gave: an email address, a telephone number, an address.
#[derive(Debug, Deserialize)]
pub(super) struct Detail {
    pub(super) kind: String,
    pub(super) key: String,
    pub(super) value: String,
    pub(super) postcode: Option<String>,
}

/// One token of a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) kind: FoundBy,
}

impl Token {
    /// Whether it is a word, which may be misspelt.
    pub(super) fn is_a_word(&self) -> bool {
        matches!(self.kind, FoundBy::Name | FoundBy::Address) && spelling::counts(&self.text)
    }
}

/// The longest word that is kept, in bytes.
const LONGEST: usize = 100;
/// Particles such as `Mc`, `O` and `Van` are often written together with what follows.
const PARTICLE: usize = 3;

/// Every token of a person.
pub(super) fn tokens(known: &Known) -> BTreeSet<Token> {
    let mut found = BTreeSet::new();
    let mut keep = |kind, text: String| {
        if !text.is_empty() && text.len() <= LONGEST {
            found.insert(Token { text, kind });
        }
    };
    for word in known.names.iter().flat_map(|name| name_words(name)) {
        keep(FoundBy::Name, word);
    }
    for postcode in known.details.iter().filter_map(|detail| detail.postcode.as_ref()).chain(&known.postcode) {
        keep(FoundBy::Postcode, compact(postcode));
    }
    for Detail { kind, key, value, .. } in &known.details {
        match kind.as_str() {
            "email" => keep(FoundBy::Email, key.clone()),
            "phone" => {
                keep(FoundBy::Phone, key.clone());
                keep(FoundBy::Phone, backwards(key));
            }
            _ => fold(value).split(' ').for_each(|word| keep(FoundBy::Address, word.to_owned())),
        }
    }
    found
}

/// The words of a name, and those that others would write as one: `O'Brien`, `Mc Donald`.
fn name_words(name: &str) -> Vec<String> {
    let key = fold(name);
    let words: Vec<&str> = key.split(' ').collect();
    let pairs = words.windows(2).filter(|pair| pair[0].chars().count() <= PARTICLE).map(<[&str]>::concat);
    let hyphened = name.split_whitespace().map(|part| fold(part).replace(' ', ""));
    words.iter().map(|word| (*word).to_owned()).chain(pairs).chain(hyphened).collect()
}

/// A postcode as it is kept: `bn111hs`.
pub(super) fn compact(postcode: &str) -> String {
    postcode.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

/// A telephone number by its last digits: `<557737309144` of `+441903737755`.
pub(super) fn backwards(number: &str) -> String {
    std::iter::once('<').chain(number.chars().rev().filter(char::is_ascii_digit)).collect()
}

/// How a kind is kept.
pub(super) const fn number(kind: FoundBy) -> i16 {
    match kind {
        FoundBy::Name => 0,
        FoundBy::Email => 1,
        FoundBy::Phone => 2,
        FoundBy::Postcode => 3,
        FoundBy::Address => 4,
    }
}

/// The kind that is kept so.
pub(super) const fn kind(number: i16) -> FoundBy {
    match number {
        0 => FoundBy::Name,
        1 => FoundBy::Email,
        2 => FoundBy::Phone,
        3 => FoundBy::Postcode,
        _ => FoundBy::Address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail(kind: &str, key: &str, value: &str, postcode: Option<&str>) -> Detail {
        let postcode = postcode.map(str::to_owned);
        Detail { kind: kind.to_owned(), key: key.to_owned(), value: value.to_owned(), postcode }
    }

    #[test]
    fn a_person_is_found_by_everything_that_they_gave() {
        let known = Known {
            id: contract::uuid::Uuid::nil().into(),
            names: vec!["Siân Ó Súilleabháin".to_owned()],
            postcode: Some("BN11 1HS".to_owned()),
            details: vec![
                detail("email", "sian@example.org", "Sian@Example.org", None),
                detail("phone", "+441903737755", "+441903737755", None),
                detail("address", "14 mill lane M1 1AE", "14 Mill Lane", Some("M1 1AE")),
            ],
        };
        let tokens = tokens(&known);
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let expected =
            ["+441903737755", "14", "<557737309144", "bn111hs", "lane", "m11ae", "mill", "o", "osuilleabhain"];
        assert_eq!(texts, [&expected[..], &["sian", "sian@example.org", "suilleabhain"]].concat());
        let kinds: BTreeSet<FoundBy> = tokens.iter().map(|token| token.kind).collect();
        assert_eq!(kinds.len(), 5);
        assert!(kinds.into_iter().all(|one| kind(number(one)) == one));
    }

    #[test]
    fn names_are_found_together_and_apart() {
        for (name, words) in [
            ("O'Brien", vec!["o", "brien", "obrien"]),
            ("Mary-Ann Mc Donald", vec!["mary", "ann", "maryann", "mc", "donald", "mcdonald"]),
            ("李", vec!["李"]),
        ] {
            let kept: BTreeSet<String> = name_words(name).into_iter().collect();
            for word in words {
                assert!(kept.contains(word), "{word} of {kept:?}");
            }
        }
    }
}
