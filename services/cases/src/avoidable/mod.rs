//! Contacts of people that needn't have been, and the message that would have avoided each.

pub(crate) mod http;
mod rule;
mod store;

use cases_api::avoidable::AvoidableReason;
use cases_api::avoidable::MissingMessage;
use contacts_api::events::InteractionEnded;
use contacts_api::interaction::{Direction, Outcome};
use tenant_db::{DbError, TenantTx};

/// Keeps a contact that needn't have been: one that asked after a case, or one of which whoever served
/// it said so.
pub(crate) async fn keep(tx: &TenantTx, ended: &InteractionEnded) -> Result<(), DbError> {
    let said = ended.avoidable.and_then(|reason| AvoidableReason::named(reason.name()));
    let chased = (ended.outcome == Outcome::Chased).then_some(AvoidableReason::Chased);
    let Some(reason) = said.or(chased).filter(|_| ended.direction == Direction::In) else { return Ok(()) };
    let mut about = None;
    for case in &ended.cases {
        if let Some(story) = store::story(tx, *case, ended.ended_at).await? {
            about = Some((*case, story));
            break;
        }
    }
    let message: Option<MissingMessage> = about.as_ref().and_then(|(_, story)| rule::missing(story, ended.started_at));
    store::keep(tx, ended, reason, message, about.map(|(case, _)| case)).await
}
