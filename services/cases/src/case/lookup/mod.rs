//! Cases by a reference as it was heard: whole, so far, or with a slip; with the council's own
//! three characters or without.

pub(crate) mod http;
mod store;

use cases_api::case::CaseSummary;
use cases_api::lookup::{FoundBy, FoundCase};
use contract::{CaseId, Faults, Prefix, Problem, Reference, text};
use tenant_db::TenantTx;

use crate::caller::Looker;

/// The most cases that are offered.
const MOST: usize = 10;
/// The fewest characters that are looked up: a council's own three alone mean nothing.
const FEWEST: usize = 4;
/// A reference without the council's own three characters.
const OWN_PART: usize = 7;

/// What was perhaps meant.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
    /// References, one of which was typed.
    meant: Vec<Reference>,
    /// The one that was typed without a slip.
    sound: Option<Reference>,
    /// From and to which references begin so.
    beginnings: Vec<(String, String)>,
    /// What was typed, as references of other systems are compared.
    elsewhere: String,
}

impl Wanted {
    /// # Errors
    /// `validation-failed` for what can't be looked up at all.
    fn read(pointer: &str, typed: &str, own: Prefix) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let typed = faults.take(pointer, text::line(typed, 200).and_then(text::required));
        let typed = faults.finish(typed)?;
        let characters: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        // A word of a name or an address isn't looked up; what is no letter at all stands for nothing.
        let words = typed.chars().any(|c| c.is_alphanumeric() && !c.is_ascii());
        if words || characters.len() < FEWEST {
            return Ok(Self::default());
        }
        let elsewhere = crate::import::key(&characters);
        let with_own = format!("{own}{characters}");
        let mut meant = Reference::meant(&characters);
        if (OWN_PART - 1..=OWN_PART + 1).contains(&characters.len()) {
            meant.extend(Reference::meant(&with_own));
        }
        let sound = [&characters, &with_own].into_iter().find_map(|text| Reference::parse(text).ok());
        let beginnings = [&characters, &with_own].into_iter().filter_map(|text| Reference::beginning(text));
        Ok(Self { meant, sound, beginnings: beginnings.collect(), elsewhere })
    }

    /// The cases that are offered, the surest first.
    fn settle(&self, found: Vec<CaseSummary>) -> Vec<FoundCase> {
        let mut found: Vec<FoundCase> =
            found.into_iter().map(|case| FoundCase { by: self.why(case.reference), case }).collect();
        found.sort_by_key(|one| (one.by, one.case.reference));
        found.truncate(MOST);
        found
    }

    /// Why a case with this reference was found.
    fn why(&self, reference: Reference) -> FoundBy {
        let begins =
            |(least, greatest): &(String, String)| (least.as_str()..=greatest.as_str()).contains(&reference.compact());
        if self.sound == Some(reference) {
            FoundBy::Reference
        } else if self.beginnings.iter().any(begins) {
            FoundBy::Beginning
        } else if self.meant.contains(&reference) {
            FoundBy::Slip
        } else {
            FoundBy::EarlierReference
        }
    }
}

/// The one case that someone names by its reference, sees, and can alone have meant.
///
/// # Errors
/// `validation-failed` at `pointer` where there is none, or where several can be meant.
pub(super) async fn meant(tx: &TenantTx, own: Prefix, pointer: &str, typed: &str) -> Result<CaseId, Problem> {
    alone(tx, own, pointer, typed).await.map(|found| found.case.id)
}

/// As [`meant`], where nobody is shown first which case that is: what was typed with a slip stands for none.
///
/// # Errors
/// As [`meant`].
pub(super) async fn exactly(tx: &TenantTx, own: Prefix, pointer: &str, typed: &str) -> Result<CaseId, Problem> {
    let found = alone(tx, own, pointer, typed).await?;
    if found.by == FoundBy::Slip {
        let detail = format!("No case has this reference. Is {} meant?", found.case.reference);
        return Err(Problem::at(pointer, "slip", &detail));
    }
    Ok(found.case.id)
}

async fn alone(tx: &TenantTx, own: Prefix, pointer: &str, typed: &str) -> Result<FoundCase, Problem> {
    let wanted = Wanted::read(pointer, typed, own)?;
    let mut found = wanted.settle(store::find(tx, &wanted, Looker { call: None, trusted: false }).await?);
    match found.as_slice() {
        [] => Err(Problem::at(pointer, "unknown-value", "No case that you may see has this reference.")),
        [first, rest @ ..] if rest.is_empty() || first.by == FoundBy::Reference => Ok(found.swap_remove(0)),
        several => {
            let references: Vec<_> = several.iter().map(|one| one.case.reference.to_string()).collect();
            let detail = format!("Several cases can be meant: {}. Give one of them.", references.join(", "));
            Err(Problem::at(pointer, "ambiguous", &detail))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Wanted {
        Wanted::read("/q", typed, Prefix::numbered(1)).unwrap()
    }

    #[test]
    fn a_reference_is_understood_with_and_without_the_councils_own_characters() {
        let sound = Reference::random(Prefix::numbered(1), &mut rand::rng());
        let whole = sound.to_string();
        for typed in [whole.clone(), whole.to_lowercase().replace('-', " "), whole[4..].to_owned()] {
            let wanted = read(&typed);
            assert_eq!(wanted.sound, Some(sound), "{typed}");
            assert!(wanted.meant.contains(&sound), "{typed}");
        }
        assert!(read(&whole[4..whole.len() - 1]).meant.contains(&sound), "the last is missing");
    }

    #[test]
    fn what_can_not_be_a_reference_is_not_looked_up() {
        for typed in ["c7x", "Mill Lane", "Siân", "ann@example.org", "01903 737755"] {
            assert_eq!(Wanted { elsewhere: String::new(), ..read(typed) }, Wanted::default(), "{typed}");
        }
        for wrong in ["", " ", "a\u{0}b", "x".repeat(201).as_str()] {
            assert!(Wanted::read("/q", wrong, Prefix::numbered(1)).is_err());
        }
    }
}
