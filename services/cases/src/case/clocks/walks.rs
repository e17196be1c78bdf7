//! Every way through the workflows that the library ships, with their clocks.

use std::collections::BTreeSet;

use contract::council::Division;
use time::macros::datetime;

use super::kept::{Kept, Place};
use super::laying::{Beginning, lay};

use crate::clock::{Almanac, OfficeDays};
use crate::library::{Entry, Library};

const START: time::OffsetDateTime = datetime!(2026-11-02 10:00 UTC);

fn laid(entry: &Entry, place: Place<'_>) -> Vec<Kept> {
    let (almanac, office) = (Almanac::shipped().unwrap(), OfficeDays::default());
    let around = super::kept::Around { almanac: &almanac, office: &office, emergencies: &[], now: START };
    let beginning = Beginning { received: START, days: &[], place, changes: &[] };
    let rows = lay(&entry.clocks, Division::default(), &beginning, &around).unwrap();
    rows.into_iter().map(|row| row.kept).collect()
}

/// Whatever is done, whatever is opened again: a case that isn't done has a clock that may still end.
#[test]
fn no_way_through_a_shipped_service_leaves_a_case_without_a_clock() {
    let library = Library::shipped().unwrap();
    for entry in library.services() {
        let workflow = library.workflow(&entry.workflow).unwrap();
        let place = |step: usize| {
            let step = &workflow.steps[step];
            Place::of(workflow, Some(&step.id), step.stage)
        };
        let mut seen = BTreeSet::new();
        let mut ways = vec![(0, laid(entry, place(0)))];
        while let Some((at, clocks)) = ways.pop() {
            let open: Vec<_> = clocks.iter().map(|clock| (clock.state.map(|one| one.name()), clock.by_end)).collect();
            if !seen.insert((at, open.clone())) {
                continue;
            }
            let step = &workflow.steps[at];
            assert!(
                place(at).done || clocks.iter().any(Kept::is_open),
                "{}: nothing runs at {}: {open:?}",
                entry.slug,
                step.id
            );
            for made in workflow.transitions.iter().filter(|made| made.from == step.id) {
                let to = workflow.steps.iter().position(|step| step.id == made.to).unwrap();
                let mut clocks = clocks.clone();
                clocks.iter_mut().for_each(|clock| clock.enter(&place(to), START));
                ways.push((to, clocks));
            }
        }
    }
}
