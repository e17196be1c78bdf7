//! Words as they are compared: folded, without those that say nothing, cut to their stems.

use contract::text::fold;

/// Words that say nothing of which service is meant, folded, in English and Welsh.
const SILENT: &str = "\
    a about after again all am an and any ar are as at be been being broblem but by can cannot \
    chi could couldn did didn dim do does doesn don ei eich ein er ers eto eu fi for from fy \
    gan get getting gone gwybod gyda had has hasn have haven he heb hello help her here hi his \
    hon how hwn hyn i if in into is isn it its just like ll mae maen me mewn my na nad need \
    needs ni nid no not o oedd oes of off on or our out outside over please problem put re \
    report reported reporting rhoi right roi rwy rwyf she should so some someone something sy \
    sydd that the their them there they thing this to told too tu un up ve very want was wasn \
    we wedi what when where which who why will with would wrth wybod y ydy ydyw yma yn yno you \
    your yr yw";

/// The words of a text that say something, as stems, in its order.
pub(super) fn of(text: &str) -> Vec<String> {
    let folded = fold(text);
    let telling = folded.split(' ').filter(|word| word.chars().count() > 1 && !is_silent(word));
    telling.map(stem).collect()
}

fn is_silent(word: &str) -> bool {
    SILENT.split_ascii_whitespace().any(|silent| silent == word)
}

/// Cuts the commonest endings, lightly: English -s, -es, -ies, -ed, -ing and a last -e, Welsh -au,
/// -iau and -oedd.
fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    let word = cut(word, 6, &["iau", "oedd", "au"]).unwrap_or(word);
    if let Some(lorry) = cut(word, 5, &["ies", "ied"]) {
        return format!("{lorry}y");
    }
    let single = match cut(word, 4, &["s"]) {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest,
        _ => word,
    };
    let plain = cut(single, 6, &["ing"]).or_else(|| cut(single, 5, &["ed"])).map_or(single, undouble);
    cut(plain, 4, &["e"]).unwrap_or(plain).to_owned()
}

/// The word without the first of the endings that it has, if it has at least `letters`.
fn cut<'a>(word: &'a str, letters: usize, endings: &[&str]) -> Option<&'a str> {
    let long_enough = Some(word).filter(|word| word.len() >= letters)?;
    endings.iter().find_map(|ending| long_enough.strip_suffix(ending))
}

/// `dropp` as `drop`; `bull` stays as it is.
fn undouble(word: &str) -> &str {
    let doubled = ["bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"].iter().any(|pair| word.ends_with(pair));
    if doubled { word.get(..word.len() - 1).unwrap_or(word) } else { word }
}

/// Welsh initial mutations: what a word may begin with, and what it then began with before.
const MUTATIONS: [(&str, &[&str]); 15] = [
    ("ngh", &["c"]),
    ("mh", &["p"]),
    ("nh", &["t"]),
    ("ng", &["g"]),
    ("ch", &["c"]),
    ("ph", &["p"]),
    ("th", &["t"]),
    ("dd", &["d"]),
    ("g", &["c"]),
    ("b", &["p"]),
    ("d", &["t"]),
    ("f", &["b", "m"]),
    ("l", &["ll"]),
    ("r", &["rh"]),
    ("m", &["b"]),
];

/// The forms from which a Welsh word may have been mutated, itself among them.
pub(super) fn radicals(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for (mutated, originals) in MUTATIONS {
        if let Some(rest) = word.strip_prefix(mutated).filter(|rest| rest.len() >= 2) {
            forms.extend(originals.iter().map(|original| format!("{original}{rest}")));
        }
    }
    if word.len() >= 3 && word.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y', 'l', 'r', 'n']) {
        forms.push(format!("g{word}"));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_cut_and_rid_of_what_says_nothing() {
        assert_eq!(of("My bins haven’t been EMPTIED!"), ["bin", "empty"]);
        assert_eq!(of("dumped, dumping & dumps"), ["dump", "dump", "dump"]);
        assert_eq!(of("Mae’r biniau heb eu casglu"), ["bin", "casglu"]);
        assert_eq!(of("sŵn cŵn"), ["swn", "cwn"]);
        assert_eq!(of("damage damaged damaging"), ["damag", "damag", "damag"]);
        assert_eq!(of("grass glass bus"), ["grass", "glass", "bus"]);
        assert_eq!(of("the a … ❤ \u{0}"), Vec::<String>::new());
    }

    #[test]
    fn a_mutated_word_leads_back_to_its_radical() {
        for (mutated, radical) in [
            ("fin", "bin"),
            ("ngheffyl", "ceffyl"),
            ("dwll", "twll"),
            ("olau", "golau"),
            ("balmant", "palmant"),
            ("lorri", "llorri"),
        ] {
            assert!(radicals(mutated).contains(&radical.to_owned()), "{mutated}");
        }
    }
}
