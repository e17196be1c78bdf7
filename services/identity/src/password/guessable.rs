//! Passwords that others would guess first.

use contract::text::fold;

/// Well-known passwords and the pieces that they are made of, one to a line, folded.
const KNOWN: &str = include_str!("guessable.txt");
/// Rows of a keyboard; a walk along one is one piece.
const ROWS: [&str; 4] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];
/// A password of so many pieces that others know is guessed sooner or later.
const TOO_FEW_PIECES: usize = 3;
/// So many unusual characters make up for the rest.
const ENOUGH_SYMBOLS: usize = 6;
/// The longest unit whose repetition is refused by itself.
const SHORT_UNIT: usize = 4;
/// Fewer letters than this say nothing about a person or a council.
const SHORTEST_WORD: usize = 3;

/// Whether a password is repetition, or is made of a few well-known passwords, walks along the
/// keyboard, years and the words in `around`.
pub(crate) fn is_guessable(password: &str, around: &[&str]) -> bool {
    let typed: Vec<char> = password.to_lowercase().chars().collect();
    if typed.len() > unit(&typed).len() && unit(&typed).len() <= SHORT_UNIT {
        return true;
    }
    let symbols = |c: &&char| !c.is_alphanumeric() && !c.is_whitespace() && !"-_.@".contains(**c);
    if typed.iter().filter(symbols).count() >= ENOUGH_SYMBOLS {
        return false;
    }
    let words: Vec<Vec<char>> = KNOWN.lines().map(|line| line.chars().collect()).chain(words_of(around)).collect();
    let plain = squeeze(password);
    [unleet(&plain), plain].iter().any(|text| {
        let text: Vec<char> = text.chars().collect();
        !text.is_empty() && pieces(unit(&text), &words) <= TOO_FEW_PIECES
    })
}

/// What is repeated to make `text`, or `text` itself.
fn unit(text: &[char]) -> &[char] {
    let repeats = |period: &usize| (*period..text.len()).all(|at| text.get(at) == text.get(at - period));
    let period = (1..=text.len() / 2).find(repeats).unwrap_or(text.len());
    text.split_at(period).0
}

/// The fewest pieces of which `text` is made; `usize::MAX` when it holds anything else.
fn pieces(text: &[char], words: &[Vec<char>]) -> usize {
    let mut fewest = vec![usize::MAX; text.len() + 1];
    fewest[0] = 0;
    for at in 0..text.len() {
        let Some(next) = fewest[at].checked_add(1) else {
            continue;
        };
        let rest = &text[at..];
        let known = words.iter().filter(|word| rest.starts_with(word)).map(Vec::len);
        let longest = walk(rest).max(year(rest));
        for length in known.chain(1..=longest) {
            fewest[at + length] = fewest[at + length].min(next);
        }
    }
    fewest.last().copied().unwrap_or_default()
}

/// How far a walk of equal, rising, falling or neighbouring characters goes; 0 for fewer than three.
fn walk(text: &[char]) -> usize {
    let step = |pair: &[char]| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
    let steady = |by: i64| 1 + text.windows(2).take_while(|pair| step(pair) == by).count();
    let along = |pair: &&[char]| {
        ROWS.iter().any(|row| {
            let at = |c: char| row.find(c);
            matches!((at(pair[0]), at(pair[1])), (Some(one), Some(other)) if one.abs_diff(other) == 1)
        })
    };
    let row = 1 + text.windows(2).take_while(along).count();
    let longest = [steady(0), steady(1), steady(-1), row].into_iter().max().unwrap_or_default();
    if longest < 3 { 0 } else { longest }
}

/// Up to four digits: a year, a day, a number at the end.
fn year(text: &[char]) -> usize {
    text.iter().take(4).take_while(|c| c.is_ascii_digit()).count()
}

/// Each text whole, and each of its words.
fn words_of<'a>(texts: &'a [&str]) -> impl Iterator<Item = Vec<char>> + 'a {
    texts.iter().flat_map(|text| {
        let folded = fold(text);
        let whole = folded.split_whitespace().collect::<String>();
        let parts: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        parts
            .into_iter()
            .chain([whole])
            .filter(|word| word.chars().count() >= SHORTEST_WORD)
            .map(|word| word.chars().collect())
    })
}

fn squeeze(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

/// Letters in place of the figures that are written for them.
fn unleet(text: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(password: &str) -> bool {
        is_guessable(
            password,
            &["Cyngor Sir Gâr", "Worthing Borough Council", "zoë.price@worthing.gov.uk", "Zoë Price"],
        )
    }

    #[test]
    fn the_shipped_list_is_folded_and_without_repeats() {
        let mut seen = std::collections::HashSet::new();
        for line in KNOWN.lines() {
            assert_eq!(squeeze(line), line, "not folded");
            assert!(line.chars().count() >= SHORTEST_WORD, "{line} is too short to say anything");
            assert!(seen.insert(line), "{line} comes twice");
        }
        assert!(seen.len() >= 400);
    }

    #[test]
    fn well_known_passwords_are_refused_however_they_are_padded() {
        for password in [
            "passwordpassword",
            "Password1234567",
            "P4ssw0rdP4ssw0rd",
            "pass word pass word",
            "123456789012345",
            "qwertyuiopasdfgh",
            "aaaaaaaaaaaaaaa",
            "               ",
            "abcabcabcabcabc",
            "iloveyouiloveyou!",
            "letmeinletmein1",
            "Winter2026Winter",
            "correcthorsebatterystaple",
            "correct horse battery staple",
            "1q2w3e4r5t6y7u8i",
            "liverpoolfootballclub",
            "987654321098765",
        ] {
            assert!(common(password), "{password}");
        }
    }

    #[test]
    fn words_of_the_council_and_the_person_are_refused() {
        for password in [
            "Worthing Borough Council",
            "worthingborough2026",
            "cyngorsirgâr2026",
            "zoe.price@worthing.gov.uk",
            "ZoePriceWorthing1",
            "worthing-services-1",
        ] {
            assert!(common(password), "{password}");
        }
        assert!(!is_guessable("worthingborough2026x", &[]), "no other council's words are in the list");
    }

    #[test]
    fn what_is_long_and_ones_own_is_taken() {
        for password in [
            "gravel heron saddle moss",
            "correct wren battery tarmac",
            "maes parcio dan y castell",
            "4817 2093 5526 7710 3",
            "tR7#kq!9zPw2$Lm",
            "🦑🐝🌻🧭🪴🎻🏔🚲🧵🥕🦉🪁🧊🫖🪶",
            "password £$%^&*() tarmac",
        ] {
            assert!(!common(password), "{password}");
        }
    }
}
