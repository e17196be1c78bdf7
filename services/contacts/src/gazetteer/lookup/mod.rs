//! Addresses by their postcode, by what someone types, or by their UPRN: of the file that is current, without those that are gone.

pub(crate) mod http;
mod store;

use contacts_api::address::{FindAddresses, FoundAddress};
use contract::text::{self, Postcode, Uprn};
use contract::{Faults, Problem};
use tenant_db::{DbError, TenantTx};

use super::judging;

/// How many addresses an answer has, unless fewer are asked for, and how many it has at most.
const USUAL: u16 = 50;
const MOST: u16 = 200;
/// How many letters a word must have by which streets are looked up, and how many words are looked at.
const FEWEST_LETTERS: usize = 2;
const MOST_WORDS: usize = 8;

/// The address of a UPRN.
///
/// # Errors
/// As the database.
pub(crate) async fn of_uprn(tx: &TenantTx, uprn: &str) -> Result<Option<FoundAddress>, DbError> {
    Ok(store::of_uprn(tx, uprn).await?.into_iter().next())
}

/// By what addresses are looked up.
#[derive(Debug, PartialEq, Eq)]
enum By {
    Postcode(String),
    Uprn(String),
    Typed(Typed),
}

/// What someone typed, as it is looked up.
#[derive(Debug, PartialEq, Eq)]
struct Typed {
    /// The longest word, by which streets are found first.
    first: String,
    /// The other words, which they must have too.
    others: Vec<String>,
    /// Everything that an address must have, numbers too, each as the beginning of a word.
    tokens: Vec<String>,
}

/// What is asked for, and how much of it.
///
/// # Errors
/// `validation-failed`.
fn asked(find: &FindAddresses) -> Result<(By, u16), Problem> {
    let mut faults = Faults::none();
    let limit = find.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        faults.add("/limit", "out-of-range", "Ask for 1 to 200 addresses.");
    }
    let by = match (&find.postcode, &find.text, &find.uprn) {
        (Some(postcode), None, None) => {
            faults.take("/postcode", Postcode::parse(postcode)).map(|code| By::Postcode(code.into()))
        }
        (None, None, Some(uprn)) => faults.take("/uprn", Uprn::parse(uprn)).map(|uprn| By::Uprn(uprn.into())),
        (None, Some(text), None) => {
            faults.take("/text", text::line(text, 200)).and_then(|text| by_text(&text, &mut faults))
        }
        _ => {
            faults.add("", "one-of", "Say one of postcode, text and uprn.");
            None
        }
    };
    faults.finish(by.map(|by| (by, limit)))
}

/// A postcode, or words of an address, which may have its postcode at their end.
fn by_text(text: &str, faults: &mut Faults) -> Option<By> {
    let folded = judging::folded(text);
    let tokens: Vec<&str> = folded.split_whitespace().take(MOST_WORDS).collect();
    let end = [2, 1].into_iter().filter_map(|count| tokens.split_at_checked(tokens.len().checked_sub(count)?));
    let mut ends = end.filter_map(|(before, end)| Some((before, Postcode::parse(&end.concat()).ok()?)));
    match ends.next() {
        Some(([], postcode)) => Some(By::Postcode(postcode.into())),
        Some((before, postcode)) => typed(before, text::fold(&String::from(postcode)).split(' '), faults),
        None => typed(&tokens, std::iter::empty(), faults),
    }
}

fn typed<'a>(words: &[&'a str], postcode: impl Iterator<Item = &'a str>, faults: &mut Faults) -> Option<By> {
    let mut others = judging::words(&words.join(" "));
    let tokens = words.iter().copied().chain(postcode).map(str::to_owned).collect();
    let longest = others.iter().enumerate().max_by_key(|(_, word)| word.chars().count()).map(|(at, _)| at);
    let first = longest.map(|at| others.swap_remove(at)).filter(|word| word.chars().count() >= FEWEST_LETTERS);
    if first.is_none() {
        faults.add("/text", "too-short", "Type part of the street, two letters at least.");
    }
    first.map(|first| By::Typed(Typed { first, others, tokens }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(postcode: Option<&str>, text: Option<&str>) -> Result<By, String> {
        let find = FindAddresses {
            postcode: postcode.map(Into::into),
            text: text.map(Into::into),
            ..FindAddresses::default()
        };
        asked(&find).map(|(by, _)| by).map_err(|problem| problem.errors[0].code.clone())
    }

    #[test]
    fn a_postcode_is_one_wherever_it_is_typed_and_the_longest_word_comes_first() {
        assert_eq!(find(Some("bn111hs"), None), find(None, Some(" BN11 1hs ")));
        let typed = Typed {
            first: "mill".to_owned(),
            others: vec!["la".to_owned()],
            tokens: ["12", "mill", "la"].map(str::to_owned).to_vec(),
        };
        assert_eq!(find(None, Some("12, Mill La")), Ok(By::Typed(typed)));
        let whole = Typed {
            first: "johns".to_owned(),
            others: vec!["st".to_owned()],
            tokens: ["12", "st", "johns", "bn11", "1hs"].map(str::to_owned).to_vec(),
        };
        assert_eq!(find(None, Some("12 St John’s, bn111hs")), Ok(By::Typed(whole)));
        assert_eq!(find(None, Some("12 a")), Err("too-short".to_owned()));
        assert_eq!(find(None, None), Err("one-of".to_owned()));
        assert_eq!(find(Some("BN11"), None), Err("not-a-postcode".to_owned()));
    }
}
