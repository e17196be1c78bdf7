//! A person's two records become one, and two again when that was wrong (ADR-0027).
//!
//! Nothing is copied and nothing is lost. The merged record stays as it was, and says under whom its person is known.
//! What was its own is shown with the one that stays and keeps whose it was (`origin_id`), so that undoing gives back
//! just that, in whatever order merges are undone and whatever was added since.

mod fields;
pub(crate) mod http;
pub(crate) mod store;

use contacts_api::duplicate::DuplicateState;
use contacts_api::events::{ContactMerged, ContactUnmerged};
use contacts_api::merge::{Merge, MergeContacts, Whose};
use contract::{ContactId, MergeId, NothingPrivate, Problem, ProblemKind};
use tenant_db::{DbError, TenantTx};

use crate::duplicate::{self, score};
use crate::mark::death;
use crate::{contact, interaction, refuge, search};
use fields::{Changes, Fields, Level};

/// A record that is about to be merged, or to which a merge is undone; its row is locked.
#[derive(Debug)]
struct Held {
    id: ContactId,
    version: i64,
    merged_into: Option<ContactId>,
    fields: Fields,
}

/// What a merge makes of the one that stays.
fn chosen(kept: &Fields, other: &Fields, asked: &MergeContacts) -> Fields {
    let of = |whose: Whose| if whose == Whose::Kept { kept } else { other };
    Fields {
        name: of(asked.name).name.clone(),
        postcode: of(asked.postcode).postcode.clone(),
        date_of_birth: of(asked.date_of_birth).date_of_birth,
        first_seen_at: kept.first_seen_at.min(other.first_seen_at),
        last_seen_at: kept.last_seen_at.max(other.last_seen_at),
    }
}

/// Merges another record into one that is still at `version`.
///
/// # Errors
/// `not-found`, `validation-failed`, `conflict` where either was merged before, `precondition-failed` where either
/// changed.
async fn merge(tx: &TenantTx, id: ContactId, version: i64, asked: &MergeContacts) -> Result<MergeId, Problem> {
    if id == asked.other {
        return Err(Problem::at("/other", "unknown-value", "Name another person."));
    }
    let turn = store::turn(tx).await?;
    let mut held = store::hold(tx, &[id, asked.other]).await?;
    let kept = held.iter().position(|held| held.id == id).ok_or_else(Problem::not_found)?;
    let kept = held.swap_remove(kept);
    let other =
        held.pop().ok_or_else(|| Problem::at("/other", "unknown-value", "The council knows nobody by this id."))?;
    if kept.merged_into.is_some() || other.merged_into.is_some() {
        return Err(Problem::new(ProblemKind::Conflict, "One of them was merged already."));
    }
    if refuge::store::holding(tx, other.id).await?.is_some() {
        let other_way = "They are protected: merge the other record into theirs, so that the protection holds.";
        return Err(Problem::new(ProblemKind::Conflict, other_way));
    }
    if kept.version != version || other.version != asked.other_version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    let became = chosen(&kept.fields, &other.fields, asked);
    let merge = tx.new_id();
    store::keep(tx, (merge, turn), (id, other.id), &Changes::of(&kept.fields, &became)).await?;
    store::set_fields(tx, id, &became).await?;
    store::leave_out(tx, merge, (id, other.id), &asked.leave_out).await?;
    store::join(tx, id, other.id).await?;
    store::settle(tx, id).await?;
    let moved = store::take_over(tx, id, other.id).await?;
    tell_callers(tx, &moved).await?;
    settled(tx, (id, other.id), DuplicateState::Merged).await?;
    tx.audit("contact.merged", id, &["name", "details", "cases", "interactions", "marks"]);
    tx.emit(1, &ContactMerged { merge_id: merge, kept_id: id, merged_id: other.id }, &NothingPrivate {})?;
    Ok(merge)
}

/// Undoes a merge: the merged record is one of its own again, with what was its own. Staff have said that they are two.
///
/// # Errors
/// `not-found`, `conflict` where it was undone before.
async fn undo(tx: &TenantTx, id: MergeId) -> Result<Merge, Problem> {
    store::turn(tx).await?;
    let undone = store::take_back(tx, id).await?.ok_or_else(Problem::not_found)?;
    let changes = undone.changes.ok_or_else(|| Problem::new(ProblemKind::Conflict, "This was undone already."))?;
    let (kept, merged) = (undone.kept, undone.merged);
    let stays = contact::store::stays_held(tx, merged).await?.unwrap_or(kept);
    if refuge::store::holding(tx, stays).await?.is_some() {
        let first = "They are protected: end that first, else what is taken apart would be seen by all.";
        return Err(Problem::new(ProblemKind::Conflict, first));
    }
    give_back_fields(tx, kept, undone.turn, &changes).await?;
    let under = store::part(tx, merged).await?.unwrap_or(kept);
    store::keep_again(tx, id).await?;
    store::settle(tx, merged).await?;
    store::settle(tx, under).await?;
    let moved = store::give_back(tx, under, merged).await?;
    tell_callers(tx, &moved).await?;
    settled(tx, (under, merged), DuplicateState::Different).await?;
    if under != kept {
        let nothing = score::Score { points: 0, parts: Vec::new() };
        duplicate::store::decide(tx, (kept, merged), &nothing, DuplicateState::Different).await?;
    }
    tx.audit("contact.unmerged", kept, &["name", "details", "cases", "interactions", "marks"]);
    tx.emit(2, &ContactUnmerged { merge_id: id, kept_id: kept, merged_id: merged }, &NothingPrivate {})?;
    store::merge(tx, id).await?.ok_or_else(Problem::not_found)
}

/// Gives back what a merge changed of the one that stayed, and of those into whom that one was merged since.
async fn give_back_fields(tx: &TenantTx, kept: ContactId, turn: i64, changes: &Changes) -> Result<(), Problem> {
    let (mut places, mut levels) = (Vec::new(), Vec::new());
    let mut next = Some((kept, turn));
    while let Some((kept, turn)) = next {
        let held = store::hold(tx, &[kept]).await?.pop().ok_or_else(Problem::not_found)?;
        let (later, theirs): (Vec<_>, _) = store::later(tx, kept, turn).await?.into_iter().unzip();
        let upward = store::upward(tx, kept).await?;
        next = upward.as_ref().map(|upward| (upward.kept, upward.turn));
        places.push((kept, later, upward.as_ref().map(|upward| upward.merge)));
        levels.push(Level { fields: held.fields, later: theirs, upward: upward.map(|upward| upward.changes) });
    }
    let was = levels.clone();
    fields::give_back_along(changes, &mut levels);
    for (((kept, later, merge), was), now) in places.iter().zip(&was).zip(&levels) {
        if now.fields != was.fields {
            store::set_fields(tx, *kept, &now.fields).await?;
        }
        let changed = later.iter().zip(&was.later).zip(&now.later).filter(|((_, was), now)| was != now);
        for ((merge, _), now) in changed {
            store::rewrite(tx, *merge, now).await?;
        }
        if let Some((merge, now)) = merge.zip(now.upward.as_ref()).filter(|(_, now)| was.upward.as_ref() != Some(*now))
        {
            store::rewrite(tx, merge, now).await?;
        }
    }
    let above: Vec<_> = places.iter().skip(1).map(|(kept, ..)| *kept).collect();
    search::keep(tx, &above).await?;
    Ok(())
}

/// Whoever is in a call with them is told who that is now; they aren't verified as that person.
async fn tell_callers(tx: &TenantTx, calls: &[contract::InteractionId]) -> Result<(), DbError> {
    for call in calls {
        if let Some(standing) = interaction::store::standing(tx, *call).await? {
            standing.caller_known(tx, false)?;
        }
    }
    Ok(())
}

/// Both are counted, found and compared by what they have now, and what staff decided of them is kept. A death of either is
/// told again.
async fn settled(tx: &TenantTx, pair: (ContactId, ContactId), state: DuplicateState) -> Result<(), DbError> {
    let both = [pair.0, pair.1];
    store::count(tx, &both).await?;
    search::keep(tx, &both).await?;
    let nothing = score::Score { points: 0, parts: Vec::new() };
    duplicate::store::decide(tx, pair, &nothing, state).await?;
    death::tell_again(tx, &both).await?;
    refuge::tell_again(tx, &both).await
}
