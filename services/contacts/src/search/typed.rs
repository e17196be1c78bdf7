//! What was typed, as ranges of tokens: each word must be found in one of its ranges.

use contract::text::{Phone, Postcode, fold, line, required};
use contract::{Faults, Problem};

use super::spelling;
use super::token::{backwards, compact};

/// The most words that are looked for; more don't narrow anything.
const MOST_WORDS: usize = 8;
/// The fewest digits by which a telephone number is known from its beginning, and from its end.
const FEWEST_DIGITS: usize = 4;
/// The fewest digits that are a number without its dialling code, wherever spaces stand.
const LOCAL_NUMBER: usize = 6;
/// After everything that begins alike.
const END: char = '\u{10FFFF}';

/// Tokens from and to, both included, in the order of their bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) first: String,
    pub(super) last: String,
}

/// One word, or what belongs together like one: a telephone number, a postcode.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// Where its tokens are.
    pub(super) ranges: Vec<Range>,
    /// Where the spellings are that lead to words near it.
    pub(super) near: Vec<Range>,
}

impl Range {
    fn exactly(token: impl Into<String>) -> Self {
        let first = token.into();
        Self { last: first.clone(), first }
    }

    fn beginning(token: impl Into<String>) -> Self {
        let first = token.into();
        Self { last: format!("{first}{END}"), first }
    }
}

/// The words of what was typed; none where nothing in it can be looked for.
///
/// # Errors
/// `validation-failed` for what is empty, too long or holds control characters.
pub(super) fn read(typed: &str) -> Result<Vec<Word>, Problem> {
    let mut faults = Faults::none();
    let typed = faults.take("/q", line(typed, 200).and_then(required));
    let typed = faults.finish(typed)?;
    let pieces: Vec<&str> = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).collect();
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    Ok(words(&pieces))
}

fn words(pieces: &[&str]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = pieces;
    while let Some((piece, after)) = rest.split_first()
        && words.len() < MOST_WORDS
    {
        if let Some((word, taken)) = number(rest).or_else(|| postcode(rest)) {
            words.push(word);
            rest = &rest[taken..];
            continue;
        }
        if piece.contains('@') {
            words.push(email(piece));
        } else {
            plain(piece, after.is_empty(), &mut words);
        }
        rest = after;
    }
    words.truncate(MOST_WORDS);
    words
}

/// An email address is known from its beginning on.
fn email(piece: &str) -> Word {
    Word { ranges: vec![Range::beginning(contract::text::fold_email(piece))], near: Vec::new() }
}

/// A telephone number in any notation at the beginning of these pieces, and how many it takes.
fn number(pieces: &[&str]) -> Option<(Word, usize)> {
    let first = pieces.first().filter(|piece| is_of_number(piece))?;
    let pieces = &pieces[..together(pieces)];
    let typed = pieces.concat().replacen("(0)", "", 1);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let begins = begins_number(first);
    if digits.len() < if begins { FEWEST_DIGITS } else { LOCAL_NUMBER } {
        return None;
    }
    let abroad = typed.starts_with('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
    let at_home = || digits.strip_prefix('0').map(|rest| format!("+44{rest}"));
    let from_the_start = abroad.map(|digits| format!("+{digits}")).or_else(at_home);
    let mut ranges: Vec<Range> = Vec::new();
    if let Ok(whole) = Phone::parse(&typed) {
        ranges.push(Range::exactly(whole.as_str()));
    }
    match from_the_start {
        Some(start) => ranges.push(Range::beginning(start)),
        None => ranges.extend([Range::beginning(format!("+{digits}")), Range::beginning(backwards(&digits))]),
    }
    Some((Word { ranges, near: Vec::new() }, pieces.len()))
}

fn is_of_number(piece: &str) -> bool {
    piece.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/'))
        && piece.chars().any(|c| c.is_ascii_digit())
}

fn begins_number(piece: &str) -> bool {
    piece.starts_with(['0', '+', '(']) && !piece.starts_with("(0)")
}

/// How many pieces are one number: until another begins, or its last digit has come.
fn together(pieces: &[&str]) -> usize {
    let whole = match pieces.first() {
        Some(first) if first.starts_with("00") => "00441903737755".len(),
        Some(first) if first.starts_with('+') => "441903737755".len(),
        _ => "01903737755".len(),
    };
    let mut digits = 0;
    let goes_on = |(at, piece): &(usize, &&str)| {
        let more = digits < whole && is_of_number(piece) && (*at == 0 || !begins_number(piece));
        digits += piece.bytes().filter(u8::is_ascii_digit).count();
        more
    };
    pieces.iter().enumerate().take_while(goes_on).count()
}

/// A postcode, whole or so far, at the beginning of these pieces, and how many it takes.
fn postcode(pieces: &[&str]) -> Option<(Word, usize)> {
    let one = compact(pieces.first()?);
    if Postcode::parse(pieces[0]).is_ok() {
        return Some((exactly(&one), 1));
    }
    if !is_outward(&one) || one.len() != pieces[0].len() {
        return None;
    }
    let both = pieces.get(1).map(|second| format!("{one}{}", compact(second)));
    if let Some(both) = both.filter(|both| is_so_far(&both[one.len()..])) {
        let last = pieces.len() == 2 || Postcode::parse(&both).is_ok();
        if last {
            return Some((Word { ranges: vec![Range::beginning(both)], near: Vec::new() }, 2));
        }
    }
    Some((Word { ranges: vec![Range::beginning(one)], near: Vec::new() }, 1))
}

fn exactly(token: &str) -> Word {
    Word { ranges: vec![Range::exactly(token)], near: Vec::new() }
}

/// Whether this is the first half of a postcode, such as `bn11`.
fn is_outward(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'a' }).collect();
    matches!(shape.as_str(), "a9" | "a99" | "aa9" | "aa99" | "a9a" | "aa9a")
}

/// Whether the second half of a postcode may begin so, such as `1h`.
fn is_so_far(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_digit()) && text.len() <= 3 && letters.all(|c| c.is_ascii_alphabetic())
}

/// The words of a name or an address. A number stands for itself unless it may not be finished.
fn plain(piece: &str, last: bool, words: &mut Vec<Word>) {
    let folded = fold(piece);
    for token in folded.split(' ').filter(|token| !token.is_empty()) {
        let digits = token.bytes().all(|byte| byte.is_ascii_digit());
        let mut ranges = vec![if digits && !last { Range::exactly(token) } else { Range::beginning(token) }];
        if digits && token.len() >= FEWEST_DIGITS {
            ranges.push(Range::beginning(backwards(token)));
        }
        let mut near: Vec<Range> = spelling::variants(token).into_iter().map(Range::exactly).collect();
        if last {
            near.extend(spelling::sound(token).filter(|sound| sound.len() > 3).map(Range::beginning));
        }
        words.push(Word { ranges, near });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was typed as a text: `a|b` for the ranges of a word, `…` after a beginning.
    fn said(typed: &str) -> Vec<String> {
        let range = |range: &Range| match range.last.strip_suffix(END) {
            Some(first) => format!("{first}…"),
            None => range.first.clone(),
        };
        let word = |word: &Word| word.ranges.iter().map(range).collect::<Vec<_>>().join("|");
        read(typed).unwrap().iter().map(word).collect()
    }

    #[test]
    fn names_and_addresses_are_words() {
        assert_eq!(said("  Siân O’Br"), ["sian…", "o…", "br…"]);
        assert_eq!(said("14 Mill Lane, Wor"), ["14", "mill…", "lane…", "wor…"]);
        assert_eq!(said("1 high street 2"), ["1", "high…", "street…", "2…"]);
        assert_eq!(said("a b c d e f g h i j").len(), MOST_WORDS);
        assert_eq!(said("…"), Vec::<String>::new());
    }

    #[test]
    fn a_number_is_one_in_any_notation() {
        for typed in ["01903 737755", "(01903) 737-755", "+44 1903 737 755", "0044 1903 737755", "+44 (0)1903 737755"] {
            assert_eq!(said(typed), ["+441903737755|+441903737755…"], "{typed}");
        }
        assert_eq!(said("01903 7377"), ["+4419037377…"]);
        assert_eq!(said("737 755"), ["+737755…|<557737…"]);
        assert_eq!(said("7755"), ["7755…|<5577…"]);
        assert_eq!(said("smith 01903 737755 14"), ["smith…", "+441903737755|+441903737755…", "14…"]);
        assert_eq!(said("14 01903 737755"), ["14", "+441903737755|+441903737755…"]);
    }

    #[test]
    fn a_postcode_is_one_with_and_without_its_space() {
        assert_eq!(said("bn111hs"), ["bn111hs"]);
        assert_eq!(said("BN11 1HS"), ["bn111hs…"]);
        assert_eq!(said("BN11-1HS"), ["bn111hs"]);
        assert_eq!(said("bn11 1h"), ["bn111h…"]);
        assert_eq!(said("bn11"), ["bn11…"]);
        assert_eq!(said("smith bn11 1hs lane"), ["smith…", "bn111hs…", "lane…"]);
        assert_eq!(said("smith m1 14 lane"), ["smith…", "m1…", "14", "lane…"]);
    }

    #[test]
    fn an_email_address_is_known_from_its_beginning() {
        assert_eq!(said("Ann@Exam"), ["ann@exam…"]);
        assert_eq!(said("ann"), ["ann…"]);
    }

    #[test]
    fn what_can_not_be_looked_for_is_refused() {
        for wrong in ["", "  ", "a\u{0}b", "x".repeat(201).as_str()] {
            assert!(read(wrong).is_err());
        }
    }

    #[test]
    fn the_last_word_is_near_others_by_what_is_heard_so_far() {
        let near = |typed: &str| read(typed).unwrap().pop().unwrap().near;
        assert!(near("katheri").contains(&Range::beginning("~ktr")));
        assert!(!near("katherine jon").contains(&Range::beginning("~ktr")));
        assert!(near("737755").is_empty() && near("ann").is_empty());
    }
}
