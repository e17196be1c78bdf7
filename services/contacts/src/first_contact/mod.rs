//! First-contact resolution: whether people are served when they first turn to the council, counted
//! so that each figure leads to the contacts behind it.

mod calls;
pub(crate) mod http;
mod rule;
mod store;

use contacts_api::events::{InteractionCorrected, InteractionEnded};
use contacts_api::interaction::Direction;
use contract::{Arrived, ContactId, InteractionId};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

use crate::contact;

/// Counts an interaction that ended, once; one that the council began, or in which nobody was
/// reached, is none of a person's turns to the council.
pub(crate) async fn count(tx: &TenantTx, event: &Arrived<InteractionEnded>) -> Result<(), DbError> {
    let ended = &event.fact;
    if ended.direction != Direction::In || !rule::is_a_turn(ended.outcome) {
        return Ok(());
    }
    let contact = stays(tx, ended.contact_id).await?;
    if let Some(contact) = contact {
        // Two contacts of one person that end at once are counted one after the other.
        store::hold(tx, contact).await?;
    }
    let turn = Turn {
        id: ended.interaction_id,
        contact,
        matter: ended.matter.clone().unwrap_or_default(),
        at: ended.started_at,
    };
    if store::keep(tx, ended, &turn, rule::serves(ended.outcome)).await?
        && let Some(contact) = turn.contact
    {
        store::place(tx, contact, &turn).await?;
    }
    Ok(())
}

/// Counts an interaction for whom it was with after all, where it is counted at all.
pub(crate) async fn recount(tx: &TenantTx, event: &Arrived<InteractionCorrected>) -> Result<(), DbError> {
    let corrected = &event.fact;
    let Some(turn) = store::turn(tx, corrected.interaction_id).await? else { return Ok(()) };
    // Held below, in the order of everyone.
    let contact = match corrected.contact_id {
        Some(contact) => contact::store::stays(tx, contact).await?,
        None => None,
    };
    let mut people: Vec<_> = turn.contact.into_iter().chain(contact).collect();
    people.sort_by_key(|person| person.uuid());
    people.dedup();
    for person in &people {
        store::hold(tx, *person).await?;
    }
    store::correct(tx, corrected, contact).await?;
    for person in people {
        store::place(tx, person, &turn).await?;
    }
    Ok(())
}

/// Under whom a person is known now: their record may have been merged while the fact was on its way.
async fn stays(tx: &TenantTx, told: Option<ContactId>) -> Result<Option<ContactId>, DbError> {
    match told {
        Some(contact) => contact::store::stays_held(tx, contact).await,
        None => Ok(None),
    }
}

/// A contact that counts, with its place in time.
#[derive(Debug)]
struct Turn {
    id: InteractionId,
    contact: Option<ContactId>,
    matter: String,
    at: OffsetDateTime,
}
