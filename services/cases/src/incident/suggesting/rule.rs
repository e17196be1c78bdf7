//! Which open reports look like one thing. Pure.

use cases_api::settings::SuggestingRule;
use contract::{CaseId, ServiceId};
use time::{Duration, OffsetDateTime};

use crate::incident::area::{Spot, metres};

/// A report, as far as the rule looks at it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sighting {
    pub id: CaseId,
    pub service: ServiceId,
    pub spot: Spot,
    pub opened_at: OffsetDateTime,
}

/// How many reports of one service must be how near to one of them, in metres and in hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub count: usize,
    pub metres: f64,
    pub hours: i64,
}

impl Rule {
    /// As a council chose it; none where nothing is to be suggested.
    pub fn chosen(rule: SuggestingRule) -> Option<Self> {
        let count = usize::try_from(rule.reports).ok().filter(|count| *count > 0)?;
        Some(Self { count, metres: f64::from(rule.metres), hours: i64::from(rule.hours) })
    }
}

/// Reports that look like one thing: the one in the middle, and all of them, the earliest first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group<'a> {
    pub middle: &'a Sighting,
    pub members: Vec<&'a Sighting>,
}

/// Whether two reports are like each other: of one service, near in time, and near in place, which is told by the
/// positions where both are known, else by the postcode.
pub(crate) fn alike(one: &Sighting, other: &Sighting, rule: &Rule) -> bool {
    let apart = (one.opened_at - other.opened_at).abs();
    if one.service != other.service || apart > Duration::hours(rule.hours) {
        return false;
    }
    match (one.spot.at, other.spot.at) {
        (Some(here), Some(there)) => metres(here, there) <= rule.metres,
        _ => one.spot.postcode.is_some() && one.spot.postcode == other.spot.postcode,
    }
}

/// The groups, the largest first; no report is in two. The report that has the most like it is the middle of the first
/// group, and what is left is looked at again.
pub(crate) fn groups<'a>(sightings: &'a [Sighting], rule: &Rule) -> Vec<Group<'a>> {
    let mut left: Vec<&Sighting> = sightings.iter().collect();
    left.sort_by_key(|sighting| (sighting.opened_at, sighting.id));
    let mut found = Vec::new();
    loop {
        let around = |middle: &Sighting| left.iter().filter(|other| alike(middle, other, rule)).count();
        // Of equals the earliest.
        let best = left.iter().rev().map(|middle| (around(middle), *middle)).max_by_key(|(count, _)| *count);
        let Some((count, middle)) = best else { return found };
        if count < rule.count.max(1) {
            return found;
        }
        let (members, rest) = left.into_iter().partition(|other| alike(middle, other, rule));
        found.push(Group { middle, members });
        left = rest;
    }
}

#[cfg(test)]
mod tests {
    use cases_api::case::Position;
    use contract::uuid::Uuid;
    use proptest::prelude::*;

    use super::*;

    const RULE: Rule = Rule { count: 3, metres: 200.0, hours: 24 };

    fn sighting((id, service, north, hours, placed): (u128, u128, f64, i64, bool)) -> Sighting {
        let at = Position { lat: 50.81 + north / 111_195.0, lon: -0.37 };
        let postcode = Some(if north < 500.0 { "BN11 1HS" } else { "BN12 4AA" }.to_owned());
        Sighting {
            id: CaseId::from(Uuid::from_u128(id)),
            service: ServiceId::from(Uuid::from_u128(service)),
            spot: Spot { at: placed.then_some(at), postcode },
            opened_at: OffsetDateTime::UNIX_EPOCH + Duration::hours(hours),
        }
    }

    #[test]
    fn five_of_one_service_near_each_other_are_one_thing_and_the_sixth_far_off_is_not() {
        let mut seen: Vec<_> = (0..5).map(|n| sighting((n, 1, n as f64 * 20.0, 1, true))).collect();
        seen.push(sighting((5, 1, 900.0, 1, true)));
        seen.push(sighting((6, 2, 0.0, 1, true)));
        let usual = Rule::chosen(SuggestingRule::default()).unwrap();
        let found = groups(&seen, &usual);
        assert_eq!(found.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [5]);
        assert!(groups(&seen[1..], &usual).is_empty(), "four are too few");
        let never = SuggestingRule { reports: 0, ..SuggestingRule::default() };
        assert_eq!(Rule::chosen(never), None);
    }

    #[test]
    fn without_positions_the_postcode_tells() {
        let seen: Vec<_> = (0..3).map(|n| sighting((n, 1, 0.0, 1, n == 0))).collect();
        assert_eq!(groups(&seen, &RULE).len(), 1);
    }

    proptest! {
        #[test]
        fn every_group_is_large_enough_near_its_middle_and_shares_nothing_whatever_the_order(
            seen in proptest::collection::vec((0..3_u128, 0.0..900.0_f64, 0..60_i64, any::<bool>()), 0..40),
            turn in 0..40_usize,
        ) {
            let seen: Vec<_> = seen.into_iter().enumerate()
                .map(|(id, (service, north, hours, placed))| sighting((id as u128, service, north, hours, placed)))
                .collect();
            let found = groups(&seen, &RULE);
            let mut taken = std::collections::BTreeSet::new();
            for group in &found {
                prop_assert!(group.members.len() >= RULE.count);
                for member in &group.members {
                    prop_assert!(alike(group.middle, member, &RULE));
                    prop_assert!(taken.insert(member.id.uuid()), "in two groups");
                }
            }
            let left: Vec<_> = seen.iter().filter(|one| !taken.contains(&one.id.uuid())).collect();
            for one in &left {
                prop_assert!(left.iter().filter(|other| alike(one, other, &RULE)).count() < RULE.count, "one was left out");
            }
            let mut turned = seen.clone();
            turned.rotate_left(turn.min(seen.len()));
            let ids = |groups: &[Group<'_>]| groups.iter()
                .map(|group| group.members.iter().map(|one| one.id.uuid()).collect::<Vec<_>>()).collect::<Vec<_>>();
            prop_assert_eq!(ids(&groups(&turned, &RULE)), ids(&found));
        }
    }
}
