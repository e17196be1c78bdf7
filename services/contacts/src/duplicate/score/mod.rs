//! How likely two records are one person's, and why. Pure: what is known of both in, points out (ADR-0027).

mod given;
mod names;

use std::collections::BTreeSet;

use contacts_api::duplicate::{DuplicateRules, Likeness, ScorePart};
use time::Date;

/// What is known of someone that tells them from others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Traits {
    /// What they are called, and what records that were merged into theirs are.
    pub names: Vec<String>,
    pub born: Option<Date>,
    /// As they are compared.
    pub emails: BTreeSet<String>,
    /// E.164.
    pub phones: BTreeSet<String>,
    pub homes: BTreeSet<Home>,
}

/// Where someone lives or lived.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Home {
    pub postcode: String,
    /// The lines of the address, folded, where they are known.
    pub lines: Option<String>,
}

/// How likely two records are one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Score {
    pub points: i16,
    /// What counts most first.
    pub parts: Vec<ScorePart>,
}

/// The points that are shipped.
pub(crate) const fn shipped(likeness: Likeness) -> i16 {
    match likeness {
        Likeness::SameName | Likeness::SameBirth => 30,
        Likeness::SwappedName | Likeness::SameAddress => 28,
        Likeness::ShortName | Likeness::NearName => 26,
        Likeness::SamePostcode => 24,
        Likeness::Initial => 20,
        Likeness::OtherFamilyName => 14,
        Likeness::MiddleName => 10,
        Likeness::OtherFirstName | Likeness::OtherBirth => -60,
        Likeness::OtherName => -70,
        Likeness::SameEmail => 40,
        Likeness::NearEmail => 20,
        Likeness::OtherEmail => -5,
        Likeness::OtherMobile => -4,
        Likeness::SameMobile => 36,
        Likeness::SameLandline => 11,
        Likeness::OtherHouse => 4,
        Likeness::NearBirth => 18,
    }
}

/// The rules of a council that chose none.
pub(crate) fn unchosen() -> DuplicateRules {
    let points = Likeness::ALL.iter().map(|likeness| (*likeness, shipped(*likeness))).collect();
    DuplicateRules { threshold: 50, points }
}

/// What two records have in common and what sets them apart, each with its points.
pub(crate) fn score(one: &Traits, other: &Traits, rules: &DuplicateRules) -> Score {
    let found = [name(one, other), email(one, other), phone(one, other), home(one, other), birth(one.born, other.born)];
    let points_of = |likeness| rules.points.get(&likeness).copied().unwrap_or_else(|| shipped(likeness));
    let part = |likeness| ScorePart { likeness, points: points_of(likeness) };
    let mut parts: Vec<ScorePart> = found.into_iter().flatten().map(part).collect();
    parts.sort_by_key(|part| (-part.points.abs(), part.likeness));
    let points = parts.iter().fold(0i16, |sum, part| sum.saturating_add(part.points));
    Score { points, parts }
}

/// The names that are most alike of all that both have.
fn name(one: &Traits, other: &Traits) -> Option<Likeness> {
    let pairs = one.names.iter().flat_map(|name| other.names.iter().map(move |another| (name, another)));
    pairs.filter_map(|(name, another)| names::compare(name, another)).min()
}

fn email(one: &Traits, other: &Traits) -> Option<Likeness> {
    if one.emails.is_empty() || other.emails.is_empty() {
        return None;
    }
    if one.emails.intersection(&other.emails).next().is_some() {
        return Some(Likeness::SameEmail);
    }
    let mut pairs = one.emails.iter().flat_map(|email| other.emails.iter().map(move |another| (email, another)));
    let near = pairs.any(|(email, another)| names::is_near_email(email, another));
    Some(if near { Likeness::NearEmail } else { Likeness::OtherEmail })
}

/// A mobile is a person's, a landline a household's.
fn phone(one: &Traits, other: &Traits) -> Option<Likeness> {
    let mut shared = one.phones.intersection(&other.phones).peekable();
    if shared.peek().is_some() {
        return Some(if shared.any(|phone| is_mobile(phone)) { Likeness::SameMobile } else { Likeness::SameLandline });
    }
    let has_mobile = |traits: &Traits| traits.phones.iter().any(|phone| is_mobile(phone));
    (has_mobile(one) && has_mobile(other)).then_some(Likeness::OtherMobile)
}

/// A number of the United Kingdom's mobile networks; any other may be a household's.
fn is_mobile(phone: &str) -> bool {
    phone.strip_prefix("+447").is_some_and(|rest| !rest.starts_with('0'))
}

fn home(one: &Traits, other: &Traits) -> Option<Likeness> {
    let pairs = one.homes.iter().flat_map(|home| other.homes.iter().map(move |another| (home, another)));
    let near = pairs.filter(|(home, another)| home.postcode == another.postcode);
    near.map(|(home, another)| house(home.lines.as_deref(), another.lines.as_deref())).min()
}

fn house(one: Option<&str>, other: Option<&str>) -> Likeness {
    let (Some(one), Some(other)) = (one, other) else { return Likeness::SamePostcode };
    let numbers = |lines: &str| -> BTreeSet<String> {
        lines.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
    };
    let (here, there) = (numbers(one), numbers(other));
    let same = if here.is_empty() && there.is_empty() { begins_alike(one, other) } else { here == there };
    if same { Likeness::SameAddress } else { Likeness::OtherHouse }
}

fn begins_alike(one: &str, other: &str) -> bool {
    one.split(' ').next() == other.split(' ').next()
}

fn birth(one: Option<Date>, other: Option<Date>) -> Option<Likeness> {
    let (one, other) = one.zip(other)?;
    if one == other {
        return Some(Likeness::SameBirth);
    }
    let (day, month, year) = (one.day(), u8::from(one.month()), one.year());
    let (other_day, other_month, other_year) = (other.day(), u8::from(other.month()), other.year());
    let swapped = year == other_year && day == other_month && month == other_day;
    let near_day = year == other_year && month == other_month && one_digit(day, other_day);
    Some(if swapped || near_day { Likeness::NearBirth } else { Likeness::OtherBirth })
}

fn one_digit(one: u8, other: u8) -> bool {
    (one / 10 == other / 10) != (one % 10 == other % 10)
}

/// By which someone is looked up: two who share none of these are never compared.
pub(crate) fn keys(traits: &Traits) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = traits.emails.iter().map(|email| format!("e:{email}")).collect();
    keys.extend(traits.phones.iter().map(|phone| format!("p:{phone}")));
    let sounds: BTreeSet<String> = traits.names.iter().flat_map(|name| names::sounds(name)).collect();
    for sound in &sounds {
        keys.extend(traits.homes.iter().map(|home| format!("h:{}:{sound}", home.postcode)));
        keys.extend(traits.born.map(|born| format!("b:{born}:{sound}")));
    }
    for ends in traits.names.iter().map(|name| names::ends(name)) {
        keys.extend(traits.born.map(|born| format!("n:{ends}:{}", born.year())));
        for (local, domain) in traits.emails.iter().filter_map(|email| email.split_once('@')) {
            keys.extend([format!("l:{local}:{ends}"), format!("d:{domain}:{ends}")]);
        }
    }
    keys.retain(|key| key.len() <= LONGEST);
    keys
}

/// The longest key, in bytes.
const LONGEST: usize = 200;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod truth;
