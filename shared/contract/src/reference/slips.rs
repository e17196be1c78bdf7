//! What someone may have meant whose reference isn't one: people mishear, swap and leave out.

use super::{ALPHABET, LENGTH, Reference, check};

impl Reference {
    /// The references that were perhaps meant by what was typed, which may have one slip: a wrong
    /// character, two neighbours swapped, one left out, one too many. A sound one means itself and
    /// nothing else. At most 40; spaces, hyphens and other punctuation don't matter.
    pub fn meant(text: &str) -> Vec<Self> {
        let typed = characters(text);
        let slips = match typed.len() {
            LENGTH if sound(&typed).is_some() => vec![typed],
            LENGTH => swapped(&typed).chain(each_replaced(&typed)).collect(),
            length if length + 1 == LENGTH => each_added(&typed).collect(),
            length if length == LENGTH + 1 => each_left_out(&typed).collect(),
            _ => Vec::new(),
        };
        let mut meant: Vec<Self> = slips.iter().filter_map(|slip| sound(slip)).collect();
        meant.sort_unstable();
        meant.dedup();
        meant
    }

    /// The least and the greatest text, as references are stored, that begin like what was typed
    /// so far; `None` when no reference does.
    pub fn beginning(text: &str) -> Option<(String, String)> {
        let typed = characters(text);
        let begins = (1..=LENGTH).contains(&typed.len()) && typed.iter().all(|byte| ALPHABET.contains(byte));
        let filled = |with: u8| {
            let rest = std::iter::repeat_n(with, LENGTH - typed.len());
            String::from_utf8(typed.iter().copied().chain(rest).collect()).ok()
        };
        if begins { filled(*ALPHABET.first()?).zip(filled(*ALPHABET.last()?)) } else { None }
    }
}

/// The letters and digits of what was typed, in capitals.
fn characters(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).take(LENGTH + 2).collect()
}

fn sound(text: &[u8]) -> Option<Reference> {
    let text: [u8; LENGTH] = text.try_into().ok()?;
    let known = text.iter().all(|byte| ALPHABET.contains(byte));
    (known && check(&text[..LENGTH - 1]) == text[LENGTH - 1]).then_some(Reference(text))
}

fn swapped(typed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (1..typed.len()).map(|at| {
        let mut text = typed.to_vec();
        text.swap(at - 1, at);
        text
    })
}

fn each_replaced(typed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..typed.len()).flat_map(move |at| ALPHABET.iter().map(move |letter| with(typed, at, 1, Some(*letter))))
}

fn each_added(typed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..=typed.len()).flat_map(move |at| ALPHABET.iter().map(move |letter| with(typed, at, 0, Some(*letter))))
}

fn each_left_out(typed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..typed.len()).map(move |at| with(typed, at, 1, None))
}

/// The text with another letter, or none, in the place of `taken` characters.
fn with(typed: &[u8], at: usize, taken: usize, letter: Option<u8>) -> Vec<u8> {
    typed[..at].iter().copied().chain(letter).chain(typed[at + taken..].iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng;

    use super::*;
    use crate::reference::Prefix;

    fn reference(seed: u64) -> Reference {
        Reference::random(Prefix::numbered(7), &mut rand::rngs::StdRng::seed_from_u64(seed))
    }

    fn meant(text: &[u8]) -> Vec<Reference> {
        Reference::meant(std::str::from_utf8(text).unwrap())
    }

    #[test]
    fn nonsense_means_nothing() {
        for text in ["", "smith", "C7X", "01903 737755", "É7X-4KM-9TPH-XXX", "\u{0}"] {
            assert_eq!(Reference::meant(text), [], "{text}");
        }
        for text in ["", "smith", "C7X-4KM-9TPH-2", "0", "ı"] {
            assert_eq!(Reference::beginning(text), None, "{text}");
        }
    }

    #[test]
    fn a_beginning_holds_every_reference_that_begins_so() {
        assert_eq!(Reference::beginning("c7x-4").unwrap(), ("C7X4222222".to_owned(), "C7X4YYYYYY".to_owned()));
        let sound = reference(1);
        for length in 1..=LENGTH {
            let (least, greatest) = Reference::beginning(&sound.compact()[..length]).unwrap();
            assert!((least.as_str()..=greatest.as_str()).contains(&sound.compact()));
        }
    }

    proptest! {
        #[test]
        fn a_sound_reference_means_itself(seed: u64) {
            let sound = reference(seed);
            prop_assert_eq!(Reference::meant(&format!(" {sound}.")), [sound]);
        }

        #[test]
        fn one_wrong_character_is_seen_through(seed: u64, at in 0..LENGTH, wrong in "[A-Z0-9]") {
            let sound = reference(seed);
            let mut text = sound.0;
            text[at] = wrong.as_bytes()[0];
            let meant = meant(&text);
            prop_assert!(meant.contains(&sound) && meant.len() <= 2 * LENGTH);
        }

        #[test]
        fn a_swap_an_omission_and_a_stutter_are_seen_through(seed: u64, at in 0..LENGTH - 1) {
            let sound = reference(seed);
            let mut text = sound.0.to_vec();
            text.swap(at, at + 1);
            prop_assert!(meant(&text).contains(&sound));
            let mut text = sound.0.to_vec();
            let left_out = text.remove(at);
            prop_assert!(meant(&text).contains(&sound));
            let mut text = sound.0.to_vec();
            text.insert(at, left_out);
            let meant = meant(&text);
            prop_assert!(meant.contains(&sound) && meant.len() <= 40);
        }
    }
}
