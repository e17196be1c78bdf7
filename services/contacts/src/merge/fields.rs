//! Which fields of the record that stays a merge changes, and what undoing it gives back. Pure.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// The fields of a record that a merge may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fields {
    pub name: String,
    pub postcode: Option<String>,
    pub date_of_birth: Option<Date>,
    pub first_seen_at: OffsetDateTime,
    pub last_seen_at: OffsetDateTime,
}

/// What a field was and what a merge made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change<T> {
    was: T,
    became: T,
}

/// What a merge changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Changes {
    name: Option<Change<String>>,
    postcode: Option<Change<Option<String>>>,
    date_of_birth: Option<Change<Option<Date>>>,
    first_seen_at: Option<Change<OffsetDateTime>>,
    last_seen_at: Option<Change<OffsetDateTime>>,
}

fn between<T: Clone + PartialEq>(was: &T, became: &T) -> Option<Change<T>> {
    (was != became).then(|| Change { was: was.clone(), became: became.clone() })
}

/// Gives a field back what it was. A later merge that began with what this one made of it begins now with what it was;
/// where none did, the field itself is put back, unless someone changed it since.
fn give_back<T: Clone + PartialEq>(
    undone: Option<&Change<T>>,
    later: &mut [Changes],
    of: impl Fn(&mut Changes) -> &mut Option<Change<T>>,
    field: &mut T,
) {
    let Some(undone) = undone else { return };
    for changes in later {
        let slot = of(changes);
        if let Some(change) = slot.as_mut() {
            if change.was == undone.became {
                change.was = undone.was.clone();
                if change.was == change.became {
                    *slot = None;
                }
            }
            return;
        }
    }
    if *field == undone.became {
        *field = undone.was.clone();
    }
}

impl Changes {
    /// What it takes to make the one of the other.
    pub fn of(was: &Fields, became: &Fields) -> Self {
        Self {
            name: between(&was.name, &became.name),
            postcode: between(&was.postcode, &became.postcode),
            date_of_birth: between(&was.date_of_birth, &became.date_of_birth),
            first_seen_at: between(&was.first_seen_at, &became.first_seen_at),
            last_seen_at: between(&was.last_seen_at, &became.last_seen_at),
        }
    }

    /// Takes these changes back from a record, before the changes of later merges into it, in their order.
    pub fn undo(&self, fields: &mut Fields, later: &mut [Self]) {
        give_back(self.name.as_ref(), later, |of| &mut of.name, &mut fields.name);
        give_back(self.postcode.as_ref(), later, |of| &mut of.postcode, &mut fields.postcode);
        give_back(self.date_of_birth.as_ref(), later, |of| &mut of.date_of_birth, &mut fields.date_of_birth);
        give_back(self.first_seen_at.as_ref(), later, |of| &mut of.first_seen_at, &mut fields.first_seen_at);
        give_back(self.last_seen_at.as_ref(), later, |of| &mut of.last_seen_at, &mut fields.last_seen_at);
    }
}

/// A record whose fields a merge changed, or one into which such a record was merged since.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub fields: Fields,
    /// What later merges into it changed, in their order.
    pub later: Vec<Changes>,
    /// What the merge changed by which it became part of the next.
    pub upward: Option<Changes>,
}

/// Gives back what a merge changed: of the first, and of each next what was the first one's.
pub(super) fn give_back_along(undone: &Changes, levels: &mut [Level]) {
    let mut undone = undone.clone();
    for level in levels {
        let was = level.fields.clone();
        undone.undo(&mut level.fields, &mut level.later);
        let Some(upward) = &mut level.upward else { return };
        undone = upward.follow(&was, &level.fields);
    }
}

/// A merge that took a field over takes what it is now; `pick` says what it makes of the one that stays and of the
/// other. Says what has to be taken back from the one that stays.
fn follow<T: Clone + PartialEq>(
    merge: &mut Option<Change<T>>,
    (was, now): (&T, &T),
    pick: impl Fn(&T, &T) -> T,
) -> Option<Change<T>> {
    let change = merge.as_mut().filter(|change| was != now && change.became == *was)?;
    let became = pick(&change.was, now);
    let back = between(&became, &change.became);
    change.became = became;
    if change.was == change.became {
        *merge = None;
    }
    back
}

impl Changes {
    /// The merged record was and is now: what this merge took of it follows. What the one that stays has to give back.
    fn follow(&mut self, was: &Fields, now: &Fields) -> Self {
        fn theirs<T: Clone>(_: &T, other: &T) -> T {
            other.clone()
        }
        fn first(one: &OffsetDateTime, other: &OffsetDateTime) -> OffsetDateTime {
            *one.min(other)
        }
        fn last(one: &OffsetDateTime, other: &OffsetDateTime) -> OffsetDateTime {
            *one.max(other)
        }
        Self {
            name: follow(&mut self.name, (&was.name, &now.name), theirs),
            postcode: follow(&mut self.postcode, (&was.postcode, &now.postcode), theirs),
            date_of_birth: follow(&mut self.date_of_birth, (&was.date_of_birth, &now.date_of_birth), theirs),
            first_seen_at: follow(&mut self.first_seen_at, (&was.first_seen_at, &now.first_seen_at), first),
            last_seen_at: follow(&mut self.last_seen_at, (&was.last_seen_at, &now.last_seen_at), last),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields(name: u8, seen: i64) -> Fields {
        Fields {
            name: format!("Name {name}"),
            postcode: (!name.is_multiple_of(3)).then(|| format!("BN{name} 1HS")),
            date_of_birth: None,
            first_seen_at: OffsetDateTime::UNIX_EPOCH - time::Duration::days(seen),
            last_seen_at: OffsetDateTime::UNIX_EPOCH + time::Duration::days(seen),
        }
    }

    /// What a merge makes of two: earliest, latest, and here the other's name.
    fn merged(kept: &Fields, other: &Fields) -> Fields {
        Fields {
            first_seen_at: kept.first_seen_at.min(other.first_seen_at),
            last_seen_at: kept.last_seen_at.max(other.last_seen_at),
            ..other.clone()
        }
    }

    #[test]
    fn what_was_edited_since_stays() {
        let (ann, other) = (fields(1, 5), fields(2, 7));
        let mut now = merged(&ann, &other);
        let changes = Changes::of(&ann, &now);
        now.name = "Ann Corrected".to_owned();
        changes.undo(&mut now, &mut []);
        assert_eq!(now, Fields { name: "Ann Corrected".to_owned(), ..ann });
    }

    proptest! {
        #[test]
        fn merges_that_are_undone_in_any_order_give_back_what_was(
            others in prop::collection::vec((0u8..6, 0i64..6), 1..6), order in any::<prop::sample::Index>()
        ) {
            let ann = fields(1, 3);
            let mut now = ann.clone();
            let mut merges = Vec::new();
            for (name, seen) in others {
                let next = merged(&now, &fields(name, seen));
                merges.push(Changes::of(&now, &next));
                now = next;
            }
            while !merges.is_empty() {
                let at = order.index(merges.len());
                let undone = merges.remove(at);
                undone.undo(&mut now, &mut merges[at..]);
            }
            prop_assert_eq!(now, ann);
        }

        #[test]
        fn chains_of_merges_that_are_undone_in_any_order_give_back_what_was(
            pairs in prop::collection::vec((0usize..5, 0usize..5, any::<[bool; 3]>()), 1..12),
            orders in prop::collection::vec(any::<prop::sample::Index>(), 12)
        ) {
            let mut council = Council::of(5);
            let began: Vec<_> = council.people.iter().map(|person| person.fields.clone()).collect();
            for (kept, merged, theirs) in pairs {
                council.merge(kept, merged, theirs);
            }
            for order in orders {
                council.undo(order);
            }
            let now: Vec<_> = council.people.iter().map(|person| person.fields.clone()).collect();
            prop_assert_eq!(now, began);
        }
    }

    /// People whose records are merged and are two again, as the database has them.
    struct Council {
        people: Vec<Person>,
        merges: Vec<(usize, usize, Changes)>,
    }

    struct Person {
        fields: Fields,
        merged: bool,
    }

    impl Council {
        fn of(people: u8) -> Self {
            let person = |n: u8| Person { fields: fields(n, i64::from(n)), merged: false };
            Self { people: (1..=people).map(person).collect(), merges: vec![] }
        }

        fn merge(&mut self, kept: usize, merged: usize, [name, postcode, born]: [bool; 3]) {
            if kept == merged || self.people[kept].merged || self.people[merged].merged {
                return;
            }
            let (one, other) = (self.people[kept].fields.clone(), self.people[merged].fields.clone());
            let of = |theirs: bool| if theirs { &other } else { &one };
            let became = Fields {
                name: of(name).name.clone(),
                postcode: of(postcode).postcode.clone(),
                date_of_birth: of(born).date_of_birth,
                first_seen_at: one.first_seen_at.min(other.first_seen_at),
                last_seen_at: one.last_seen_at.max(other.last_seen_at),
            };
            self.merges.push((kept, merged, Changes::of(&one, &became)));
            self.people[kept].fields = became;
            self.people[merged].merged = true;
        }

        fn undo(&mut self, which: prop::sample::Index) {
            if self.merges.is_empty() {
                return;
            }
            let (first, merged, undone) = self.merges.remove(which.index(self.merges.len()));
            self.people[merged].merged = false;
            let (mut after, mut next, mut path) = (which.index(self.merges.len() + 1), Some(first), vec![]);
            let mut levels = Vec::new();
            while let Some(person) = next {
                let later: Vec<_> = (after..self.merges.len()).filter(|at| self.merges[*at].0 == person).collect();
                let upward = self.merges.iter().position(|(_, merged, _)| *merged == person);
                levels.push(Level {
                    fields: self.people[person].fields.clone(),
                    later: later.iter().map(|at| self.merges[*at].2.clone()).collect(),
                    upward: upward.map(|at| self.merges[at].2.clone()),
                });
                path.push((person, later, upward));
                next = upward.map(|at| self.merges[at].0);
                after = upward.map_or(after, |at| at + 1);
            }
            give_back_along(&undone, &mut levels);
            for ((person, later, upward), level) in path.into_iter().zip(levels) {
                self.people[person].fields = level.fields;
                for (at, changes) in later.into_iter().zip(level.later) {
                    self.merges[at].2 = changes;
                }
                if let Some((at, changes)) = upward.zip(level.upward) {
                    self.merges[at].2 = changes;
                }
            }
        }
    }
}
