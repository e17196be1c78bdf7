//! The national lists by which other systems know a service: the Local Government Services List says what it is, the
//! Interactions List what kind of dealing.

use std::collections::BTreeMap;

use contract::council::Tier;
use serde::Deserialize;

use super::Entry;

/// The codes that the library uses, by the layout of `library/codes.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Codes {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "licence")]
    _licence: String,
    services: BTreeMap<u32, Listed>,
    interactions: BTreeMap<u16, String>,
}

/// A service as the national list has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    name: String,
    /// The tiers that provide it, where the list says so; parishes are on no list.
    #[serde(default)]
    tiers: Option<Vec<Tier>>,
}

impl Codes {
    /// What is wrong with the codes of an entry.
    pub fn flaws(&self, entry: &Entry) -> Vec<String> {
        let mut flaws = Vec::new();
        match self.services.get(&entry.lgsl) {
            None => flaws.push(format!("LGSL {} is not in the list", entry.lgsl)),
            Some(listed) => flaws.extend(listed.wrong_tiers(entry)),
        }
        if entry.lgil.is_none_or(|code| !self.interactions.contains_key(&code)) {
            flaws.push(format!("LGIL {:?} is not in the list", entry.lgil));
        }
        flaws
    }

    /// What the lists call an entry: the service, and the dealing.
    #[cfg(test)]
    pub fn names(&self, entry: &Entry) -> Option<(&str, &str)> {
        let listed = self.services.get(&entry.lgsl)?;
        Some((&listed.name, self.interactions.get(&entry.lgil?)?))
    }
}

impl Listed {
    fn wrong_tiers(&self, entry: &Entry) -> Option<String> {
        let principal = [Tier::County, Tier::District, Tier::Unitary].into_iter();
        let ours: Vec<Tier> = principal.filter(|tier| entry.provided_by(*tier)).collect();
        let wrong = self.tiers.as_ref().is_some_and(|tiers| *tiers != ours);
        wrong.then(|| format!("the list has “{}” provided by {:?}, not by {ours:?}", self.name, self.tiers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::library::shipped::FILES;

    fn codes() -> Codes {
        serde_json::from_str(FILES.codes).unwrap()
    }

    #[test]
    fn every_shipped_service_is_in_the_lists_and_every_code_of_them_is_used() {
        let (library, codes) = (Library::shipped().unwrap(), codes());
        assert!(library.services().iter().all(|entry| codes.flaws(entry).is_empty()));
        assert_eq!(codes.services.len(), library.services().len());
    }

    #[test]
    fn a_code_of_nothing_and_a_tier_that_does_not_provide_it_are_told() {
        let library = Library::shipped().unwrap();
        let pothole = library.service("pothole").unwrap();
        let strange = Entry { lgsl: 1, lgil: Some(99), ..pothole.clone() };
        assert_eq!(codes().flaws(&strange).len(), 2);
        let districts = Entry { tiers: vec![Tier::District, Tier::Unitary], ..pothole.clone() };
        assert!(codes().flaws(&districts)[0].contains("Road maintenance"));
    }

    /// What each code means stands beside what we call it, to be read by whoever changes either.
    #[test]
    fn the_committed_table_of_codes_is_current() {
        let (library, codes) = (Library::shipped().unwrap(), codes());
        let row = |entry: &Entry| {
            let (service, dealing) = codes.names(entry).unwrap();
            let ours = (entry.lgsl, entry.lgil.unwrap());
            format!("{:<52} {:>4} {service:<40} {:>2} {dealing}\n", entry.name.en, ours.0, ours.1)
        };
        let table: String = library.services().iter().map(row).collect();
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("library/codes.txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &table).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap();
        assert_eq!(committed, table, "a code or a name changed: read it, then run this test with BLESS=1");
    }
}
