//! Names as people have them: in any order, short, with initials, misspelt.

use contacts_api::duplicate::Likeness;
use contract::text::fold;

use super::given;
use crate::search::spelling;

/// What stands before a name and is none of it.
const TITLES: [&str; 13] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "cllr", "lord", "lady"];
/// What stands after a name and tells a son from his father.
const GENERATIONS: [(&str, u8); 8] =
    [("jr", 2), ("jnr", 2), ("junior", 2), ("ii", 2), ("iii", 3), ("sr", 1), ("snr", 1), ("senior", 1)];
/// What is written together with what follows, or apart.
const PARTICLES: [&str; 17] =
    ["o", "mc", "mac", "van", "von", "de", "der", "den", "del", "della", "di", "la", "le", "ap", "ab", "st", "al"];

struct Name {
    words: Vec<String>,
    generation: Option<u8>,
}

impl Name {
    fn read(text: &str) -> Self {
        let key = fold(text);
        let mut words: Vec<String> = Vec::new();
        let mut generation = None;
        let mut before = String::new();
        let parts: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        for (at, word) in parts.iter().enumerate() {
            if at == 0 && parts.len() > 1 && TITLES.contains(word) {
                continue;
            }
            let age = GENERATIONS.iter().find(|(suffix, _)| suffix == word);
            if let Some((_, age)) = age.filter(|_| at > 1) {
                generation = Some(*age);
            } else if PARTICLES.contains(word) && at + 1 < parts.len() && at > 0 {
                before.push_str(word);
            } else {
                words.push(std::mem::take(&mut before) + word);
            }
        }
        Self { words, generation }
    }

    /// The first word, those between, the last.
    fn parts(&self) -> Option<(&str, Vec<&str>, &str)> {
        let (first, rest) = self.words.split_first()?;
        let (last, middle) = rest.split_last()?;
        Some((first, middle.iter().map(String::as_str).collect(), last))
    }
}

/// What two names have in common; nothing is known where one has no letters.
pub(super) fn compare(one: &str, other: &str) -> Option<Likeness> {
    let (one, other) = (Name::read(one), Name::read(other));
    if one.words.is_empty() || other.words.is_empty() {
        return None;
    }
    if one.generation.unwrap_or(1) != other.generation.unwrap_or(1) {
        return Some(Likeness::OtherFirstName);
    }
    if one.words.concat() == other.words.concat() {
        return Some(Likeness::SameName);
    }
    let sorted = |name: &Name| {
        let mut words = name.words.clone();
        words.sort();
        words
    };
    if sorted(&one) == sorted(&other) {
        return Some(Likeness::SwappedName);
    }
    Some(in_order(&one, &other).min(turned(&one, &other)))
}

/// The family name first in one of them, and another form or spelling of the rest.
fn turned(one: &Name, other: &Name) -> Likeness {
    let (Some((first, _, last)), Some((other_first, _, other_last))) = (one.parts(), other.parts()) else {
        return Likeness::OtherName;
    };
    let given = if first == other_last {
        first_name(last, other_first)
    } else if last == other_first {
        first_name(other_last, first)
    } else {
        None
    };
    given.filter(|like| *like != Likeness::Initial).unwrap_or(Likeness::OtherName)
}

fn in_order(one: &Name, other: &Name) -> Likeness {
    let (Some((first, middle, last)), Some((other_first, other_middle, other_last))) = (one.parts(), other.parts())
    else {
        return single(one, other);
    };
    let family = family(one, other, last, other_last);
    let given = first_name(first, other_first);
    match (family, given) {
        (true, Some(Likeness::SameName)) if apart(&middle, &other_middle) => Likeness::MiddleName,
        (true, Some(Likeness::SameName)) if last == other_last => Likeness::SameName,
        (true, Some(Likeness::SameName)) => Likeness::NearName,
        (true, Some(like)) => like,
        (true, None) if middle.contains(&other_first) || other_middle.contains(&first) => Likeness::MiddleName,
        (true, None) => Likeness::OtherFirstName,
        (false, Some(Likeness::SameName | Likeness::ShortName)) => Likeness::OtherFamilyName,
        (false, _) => Likeness::OtherName,
    }
}

/// A name of one word is like one that has it.
fn single(one: &Name, other: &Name) -> Likeness {
    let (short, long) = if one.words.len() == 1 { (one, other) } else { (other, one) };
    let has = short.words.first().is_some_and(|word| long.words.contains(word));
    if has { Likeness::Initial } else { Likeness::OtherName }
}

/// Family names that are the same, spelt alike, or one a part of the other.
fn family(one: &Name, other: &Name, last: &str, other_last: &str) -> bool {
    let among = |word: &str, name: &Name| name.words.iter().skip(1).any(|own| own == word);
    last == other_last || spelling::are_near(last, other_last) || among(last, other) || among(other_last, one)
}

/// Both have middle names, and other ones.
fn apart(one: &[&str], other: &[&str]) -> bool {
    let (Some(one), Some(other)) = (one.first(), other.first()) else { return false };
    let initial =
        one.chars().next() == other.chars().next() && (one.chars().count() == 1 || other.chars().count() == 1);
    one != other && !initial && !spelling::are_near(one, other)
}

/// How first names are alike; `None` for two that are other people's.
fn first_name(one: &str, other: &str) -> Option<Likeness> {
    if one == other {
        return Some(Likeness::SameName);
    }
    if one.chars().count() == 1 || other.chars().count() == 1 {
        return (one.chars().next() == other.chars().next()).then_some(Likeness::Initial);
    }
    if given::are_one(one, other) {
        return Some(Likeness::ShortName);
    }
    if given::are_others(one, other) {
        return None;
    }
    spelling::are_near(one, other).then_some(Likeness::NearName)
}

/// By which words of a name it is looked up: as they sound, and as the long form of a short name sounds.
pub(super) fn sounds(name: &str) -> Vec<String> {
    let words = Name::read(name).words.into_iter().filter(|word| word.chars().count() > 1);
    words.map(|word| spelling::sound(&word).unwrap_or(word)).collect()
}

/// The first and the last word of a name, whichever stands first.
pub(super) fn ends(name: &str) -> String {
    let words = Name::read(name).words;
    let mut ends: Vec<&str> = words.first().into_iter().chain(words.last()).map(String::as_str).collect();
    ends.sort_unstable();
    ends.join(" ")
}

/// Whether one of two email addresses may be the other with a slip, or kept elsewhere.
pub(super) fn is_near_email(one: &str, other: &str) -> bool {
    let (Some((local, domain)), Some((other_local, other_domain))) = (one.split_once('@'), other.split_once('@'))
    else {
        return false;
    };
    let long = local.chars().count().min(other_local.chars().count()) >= 6;
    let digits = |local: &str| local.chars().filter(char::is_ascii_digit).collect::<String>();
    let slip = || digits(local) == digits(other_local) && spelling::is_one_slip(local, other_local);
    long && (local == other_local || domain == other_domain && slip())
}
