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

/// Counts an interaction that ended, once; one that the council began, or in which nobody was
/// reached, is none of a person's turns to the council.
pub(crate) async fn count(tx: &TenantTx, event: &Arrived<InteractionEnded>) -> Result<(), DbError> {
    let ended = &event.fact;
    if ended.direction != Direction::In || !rule::is_a_turn(ended.outcome) {
        return Ok(());
    }
    if let Some(contact) = ended.contact_id {
        // Two contacts of one person that end at once are counted one after the other.
        store::hold(tx, contact).await?;
    }
    let turn = Turn {
        id: ended.interaction_id,
        contact: ended.contact_id,
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
    let mut people: Vec<_> = turn.contact.into_iter().chain(corrected.contact_id).collect();
    people.sort_by_key(|person| person.uuid());
    people.dedup();
    for person in &people {
        store::hold(tx, *person).await?;
    }
    store::correct(tx, corrected).await?;
    for person in people {
        store::place(tx, person, &turn).await?;
    }
    Ok(())
}

/// A contact that counts, with its place in time.
#[derive(Debug)]
struct Turn {
    id: InteractionId,
    contact: Option<ContactId>,
    matter: String,
    at: OffsetDateTime,
}
