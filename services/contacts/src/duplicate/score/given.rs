//! First names: which are forms of one, and which are known to be other people's.

/// The forms of one name, a line each. A form may stand in several.
const FORMS: &str = include_str!("given.txt");

fn lines() -> impl Iterator<Item = std::str::SplitWhitespace<'static>> {
    FORMS.lines().map(str::split_whitespace)
}

/// Whether two first names are forms of one: Bob and Robert.
pub(super) fn are_one(one: &str, other: &str) -> bool {
    lines().any(|mut line| line.clone().any(|form| form == one) && line.any(|form| form == other))
}

/// Whether two first names are known, and not as forms of one: Joan and John, one letter apart.
pub(super) fn are_others(one: &str, other: &str) -> bool {
    let is_known = |name: &str| lines().any(|mut line| line.any(|form| form == name));
    is_known(one) && is_known(other) && !are_one(one, other)
}
