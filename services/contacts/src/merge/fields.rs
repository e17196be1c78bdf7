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
    }
}
