//! Which cases can be merged. Pure.

use cases_api::workflow::State;

use crate::case::Standing;

/// One of two cases, as the rule sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub done: bool,
    /// Whether it is merged into another.
    pub merged: bool,
    /// Whether others are merged into it.
    pub holds: bool,
}

/// Two cases, one of which shall be merged into the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub same: bool,
    pub case: Side,
    pub into: Side,
    /// How many are merged into the second.
    pub into_holds: i64,
    /// Whether a decision waits on the one that would be merged.
    pub waits: bool,
}

/// The most cases that are merged into one: each of its public steps is written to all of them at once.
const MOST: i64 = 50;

/// Why two cases can't be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Itself,
    MergedAlready,
    IntoMerged,
    HoldsOthers,
    Done,
    IntoDone,
    IntoMany,
    Waits,
}

impl Side {
    pub(super) fn of(case: &Standing) -> Self {
        Self { done: case.state == State::Done, merged: case.merged_into.is_some(), holds: case.holds_merged }
    }
}

impl Refusal {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Itself => "not-itself",
            Self::MergedAlready => "merged-already",
            Self::IntoMerged => "into-merged",
            Self::HoldsOthers => "holds-others",
            Self::Done => "is-done",
            Self::IntoDone => "into-done",
            Self::IntoMany => "too-many",
            Self::Waits => "waits-for-decision",
        }
    }

    pub(super) const fn detail(self) -> &'static str {
        match self {
            Self::Itself => "That is this case itself.",
            Self::MergedAlready => "This case is merged already. Take it out of the other one first.",
            Self::IntoMerged => "That case is merged into another itself. Merge into the one that stays.",
            Self::HoldsOthers => {
                "Other cases are merged into this one. Merge the other way round, or take them out first."
            }
            Self::Done => "This case is done. Link the two as related instead.",
            Self::IntoDone => "That case is done. Link the two as related instead.",
            Self::IntoMany => "50 cases are merged into that one already. Make an incident of them instead.",
            Self::Waits => "A decision waits on this case. Have it decided first.",
        }
    }
}

/// Whether the first can be merged into the second. Merges are one deep, so nothing goes in a circle.
pub(super) const fn judge(pair: &Pair) -> Result<(), Refusal> {
    match pair {
        Pair { case: Side { merged: true, .. }, .. } => Err(Refusal::MergedAlready),
        Pair { same: true, .. } => Err(Refusal::Itself),
        Pair { into: Side { merged: true, .. }, .. } => Err(Refusal::IntoMerged),
        Pair { case: Side { holds: true, .. }, .. } => Err(Refusal::HoldsOthers),
        Pair { case: Side { done: true, .. }, .. } => Err(Refusal::Done),
        Pair { into: Side { done: true, .. }, .. } => Err(Refusal::IntoDone),
        Pair { into_holds: MOST.., .. } => Err(Refusal::IntoMany),
        Pair { waits: true, .. } => Err(Refusal::Waits),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn however_cases_are_merged_and_taken_apart_each_has_one_that_stays(
            acts in proptest::collection::vec((0_u8..6, 0_u8..6, any::<bool>()), 0..60)
        ) {
            let mut into: BTreeMap<u8, u8> = BTreeMap::new();
            for (one, other, apart) in acts {
                if apart {
                    into.remove(&one);
                    continue;
                }
                let side = |case: u8| {
                    let merged = into.contains_key(&case);
                    Side { done: merged, merged, holds: into.values().any(|kept| *kept == case) }
                };
                let pair = Pair { same: one == other, case: side(one), into: side(other), into_holds: 0, waits: false };
                if judge(&pair).is_ok() {
                    into.insert(one, other);
                }
                prop_assert!(into.values().all(|kept| !into.contains_key(kept)), "{into:?}");
            }
        }
    }

    #[test]
    fn what_is_done_or_waits_is_left_alone() {
        let free = Side { done: false, merged: false, holds: false };
        let pair = Pair { same: false, case: free, into: free, into_holds: 0, waits: false };
        assert_eq!(judge(&pair), Ok(()));
        let done = Side { done: true, ..free };
        assert_eq!(judge(&Pair { case: done, ..pair }), Err(Refusal::Done));
        assert_eq!(judge(&Pair { into: done, ..pair }), Err(Refusal::IntoDone));
        assert_eq!(judge(&Pair { waits: true, ..pair }), Err(Refusal::Waits));
        assert_eq!(judge(&Pair { into_holds: 49, ..pair }), Ok(()));
        assert_eq!(judge(&Pair { into_holds: 50, ..pair }), Err(Refusal::IntoMany));
        assert_eq!(judge(&Pair { into: Side { holds: true, ..free }, ..pair }), Ok(()), "many into one");
    }
}
