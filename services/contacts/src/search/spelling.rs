//! Words that are spelt or sound alike. Two words are near each other when one letter makes the
//! difference, or when they sound the same to an English ear.

use std::collections::BTreeSet;

/// The shortest and the longest word that is taken for another, in letters.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=24;

/// Whether a word is taken for others: not one that is too short or too long, or holds a digit.
pub(super) fn counts(word: &str) -> bool {
    LENGTHS.contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
}

/// The ways in which a word may be misspelt: itself, with one letter left out, and its sound.
pub(super) fn variants(word: &str) -> BTreeSet<String> {
    if !counts(word) {
        return BTreeSet::new();
    }
    let letters: Vec<char> = word.chars().collect();
    let without = |at: usize| letters[..at].iter().chain(&letters[at + 1..]).collect();
    let mut variants: BTreeSet<String> = (0..letters.len()).map(without).collect();
    variants.insert(word.to_owned());
    variants.extend(sound(word));
    variants
}

/// Whether one letter makes the difference between two words, or they sound the same.
pub(crate) fn are_near(one: &str, other: &str) -> bool {
    let sounds = sound(one).zip(sound(other)).is_some_and(|(one, other)| one == other);
    sounds && counts(one) && counts(other) || is_one_slip(one, other)
}

/// Whether one letter more, less or other, or two letters that changed places, make the difference.
pub(crate) fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < *LENGTHS.start() || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let before = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[before..], &other[before..]);
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - after], &other[..other.len() - after]);
    let turned = one.len() == 2 && other.len() == 2 && one[0] == other[1] && one[1] == other[0];
    turned || one.len() <= 1 && other.len() <= 1
}

/// How a word sounds, after a `~`: consonants that sound alike are one, vowels count only at the
/// beginning. `None` for a word outside the Latin alphabet, or with too little to be told by.
pub(crate) fn sound(word: &str) -> Option<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut heard = String::from("~");
    let mut rest = begin(word, &mut heard);
    while let Some(letter) = rest.chars().next() {
        let (said, taken) = consonant(rest, letter);
        for one in said.chars() {
            if !heard.ends_with(one) {
                heard.push(one);
            }
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    (heard.len() > 2).then_some(heard)
}

/// Silent letters at the beginning fall away, and a vowel there is heard.
fn begin<'a>(word: &'a str, heard: &mut String) -> &'a str {
    for (silent, rest) in [("kn", 1), ("gn", 1), ("pn", 1), ("wr", 1), ("ps", 1)] {
        if word.starts_with(silent) {
            return &word[rest..];
        }
    }
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'y']) {
        heard.push('a');
        return &word[1..];
    }
    word
}

/// What is heard of the letters at the beginning of `rest`, and how many bytes they are.
fn consonant(rest: &str, letter: char) -> (&'static str, usize) {
    for (written, said) in [
        ("sch", "sk"),
        ("tch", "c"),
        ("ch", "c"),
        ("sh", "c"),
        ("ph", "f"),
        ("gh", ""),
        ("th", "t"),
        ("ck", "k"),
        ("qu", "k"),
    ] {
        if rest.starts_with(written) {
            return (said, written.len());
        }
    }
    let soft = rest[1..].starts_with(['e', 'i', 'y']);
    let said = match letter {
        'b' => "b",
        'c' if soft => "s",
        'c' | 'k' | 'q' => "k",
        'd' => "d",
        'f' | 'v' => "f",
        'g' if soft => "j",
        'g' => "g",
        'j' => "j",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'p' => "p",
        'r' => "r",
        's' | 'z' => "s",
        't' => "t",
        'x' => "ks",
        _ => "",
    };
    (said, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        !variants(one).is_disjoint(&variants(other))
    }

    #[test]
    fn a_slip_of_one_letter_is_near() {
        for (meant, typed) in [
            ("smith", "smyth"),
            ("smith", "smit"),
            ("smith", "smmith"),
            ("smith", "simth"),
            ("catherine", "katherine"),
            ("jonathan", "jonathon"),
            ("phillips", "philips"),
            ("thomson", "thompson"),
            ("llewellyn", "llewelyn"),
        ] {
            assert!(near(meant, typed), "{meant} {typed}");
        }
    }

    #[test]
    fn names_that_sound_alike_are_near() {
        for (meant, typed) in [
            ("stephen", "steven"),
            ("geoffrey", "jeffrey"),
            ("wright", "rite"),
            ("knight", "nite"),
            ("macdonald", "mcdonald"),
            ("reid", "reed"),
            ("clarke", "klark"),
            ("sullivan", "sulivann"),
            ("schofield", "scofeeld"),
        ] {
            assert!(near(meant, typed) || sound(meant) == sound(typed), "{meant} {typed}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (one, other) in
            [("smith", "jones"), ("brown", "green"), ("patel", "taylor"), ("khan", "shah"), ("lee", "li")]
        {
            assert!(!near(one, other), "{one} {other}");
        }
        for word in ["", "ann", "1234", "b2b3", "李", "a".repeat(25).as_str()] {
            assert!(variants(word).is_empty(), "{word}");
        }
        assert_eq!(variants("李小龙李小").len(), 6, "letters count, not bytes; sounds are of the Latin alphabet");
    }
}
