//! First-contact resolution: whether people are served when they first turn to the council, counted
//! so that each figure leads to the contacts behind it.

mod calls;
pub(crate) mod http;
mod rule;
mod store;

use contacts_api::events::InteractionEnded;
use contacts_api::interaction::Direction;
use contract::Arrived;
use tenant_db::{DbError, TenantTx};

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
    store::keep(tx, ended, rule::serves(ended.outcome)).await
}
