//! Which council provides what this one doesn't, as the Directory knows their places.

use std::sync::Arc;

use contract::council::{Council, CouncilState, Tier};
use directory::Snapshot;

/// The most councils above one: parish, district, county.
const MOST_ABOVE: usize = 3;

/// The councils that do for the places of `council` what councils of `tier` do: the one above it,
/// or, of a county, its districts. A unitary council does what both tiers do.
pub(super) fn providers<'a>(snapshot: &'a Snapshot, council: &Council, tier: Tier) -> Vec<&'a Arc<Council>> {
    let above = || {
        let parent = |of: &Council| of.parent.and_then(|id| snapshot.council(id));
        std::iter::successors(parent(council), move |above| parent(above)).take(MOST_ABOVE)
    };
    let does = |above: &&Arc<Council>| above.tier == tier || above.tier == Tier::Unitary;
    let found = match above().find(does) {
        Some(one) => vec![one],
        None if tier == Tier::District => {
            let own = (council.tier == Tier::County).then_some(council.id);
            let county = own.or_else(|| above().find(|above| above.tier == Tier::County).map(|above| above.id));
            let below = county.into_iter().flat_map(|county| snapshot.children(county));
            below.filter(|below| below.tier == Tier::District).collect()
        }
        None => Vec::new(),
    };
    found.into_iter().filter(|found| found.state == CouncilState::Active).collect()
}

#[cfg(test)]
mod tests {
    use contract::council::{Colours, ContactDetails, Division};
    use contract::{Bilingual, CouncilId, Language, Prefix};
    use directory::{Councils, Trust};

    use super::*;

    fn council(number: u32, tier: Tier, parent: Option<u32>) -> Arc<Council> {
        let id = |number: u32| CouncilId::from(uuid::Uuid::from_u128(u128::from(number)));
        Arc::new(Council {
            id: id(number),
            code: format!("c{number}"),
            name: Bilingual::english(format!("Council {number}")),
            tier,
            parent: parent.map(id),
            slug: format!("c{number}"),
            prefix: Prefix::numbered(number),
            hosts: vec![format!("c{number}.localhost")],
            colours: Colours { brand: "#000000".into(), accent: "#000000".into() },
            contact: ContactDetails::default(),
            languages: vec![Language::En],
            division: Division::default(),
            state: CouncilState::Active,
            clock_offset: 0,
        })
    }

    /// A county 1 with districts 2 and 3, a parish 4 in district 2, a unitary 5 with parish 6, and
    /// a district 7 whose county isn't here.
    fn places() -> Vec<Arc<Council>> {
        vec![
            council(1, Tier::County, None),
            council(2, Tier::District, Some(1)),
            council(3, Tier::District, Some(1)),
            council(4, Tier::Parish, Some(2)),
            council(5, Tier::Unitary, None),
            council(6, Tier::Parish, Some(5)),
            council(7, Tier::District, None),
        ]
    }

    fn provide(places: Vec<Arc<Council>>, of: usize, tier: Tier) -> Vec<String> {
        let snapshot = Snapshot::new(Councils { councils: places.clone() }, Trust::default());
        let found = providers(&snapshot, &places[of - 1], tier);
        found.into_iter().map(|council| council.code.clone()).collect()
    }

    #[test]
    fn each_council_knows_where_to_send_people() {
        for (of, tier, expected) in [
            (2, Tier::County, vec!["c1"]),
            (1, Tier::District, vec!["c2", "c3"]),
            (4, Tier::District, vec!["c2"]),
            (4, Tier::County, vec!["c1"]),
            (6, Tier::District, vec!["c5"]),
            (6, Tier::County, vec!["c5"]),
            (7, Tier::County, vec![]),
        ] {
            assert_eq!(provide(places(), of, tier), expected, "council {of}, {tier:?}");
        }
    }

    #[test]
    fn nobody_is_sent_to_a_council_that_is_suspended() {
        let mut places = places();
        places[2] = Arc::new(Council { state: CouncilState::Suspended, ..Council::clone(&places[2]) });
        assert_eq!(provide(places, 1, Tier::District), ["c2"]);
    }

    #[test]
    fn councils_that_stand_above_each_other_in_a_ring_end_the_search() {
        let ring = vec![council(1, Tier::Parish, Some(2)), council(2, Tier::Parish, Some(1))];
        assert!(provide(ring, 1, Tier::County).is_empty());
    }
}
