//! What notifications does when others' facts arrive: it writes to whom they concern.

use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseUpdated, DraftHandedOver, FollowerTold};
use contacts_api::events::{ContactDied, ContactProtected};
use contract::{Arrived, Clock};
use events::Fault;
use identity_api::StaffInvited;
use tenant_db::TenantTx;

use crate::writing::Writer;
use crate::{death, message, refuge};

/// What the consumers share.
pub(crate) struct Desk {
    pub(crate) writer: Writer,
    /// Real time.
    pub(crate) clock: Arc<dyn Clock>,
}

pub(crate) async fn invite(desk: &Desk, tx: &TenantTx, event: Arrived<StaffInvited>) -> Result<(), Fault> {
    let draft = desk.writer.staff_invited(tx.council(), &event)?;
    Ok(message::queue(tx, event.id, draft, desk.clock.now()).await?)
}

pub(crate) async fn acknowledge(desk: &Desk, tx: &TenantTx, event: Arrived<CaseOpened>) -> Result<(), Fault> {
    if death::silences(tx, event.fact.case_id, event.fact.contact).await? {
        return Ok(());
    }
    if let Some(draft) = desk.writer.case_opened(tx.council(), &event)? {
        message::queue(tx, event.id, draft, desk.clock.now()).await?;
    }
    Ok(())
}

pub(crate) async fn tell(desk: &Desk, tx: &TenantTx, event: Arrived<CaseUpdated>) -> Result<(), Fault> {
    if death::silences(tx, event.fact.case_id, None).await? {
        return Ok(());
    }
    if let Some(draft) = desk.writer.case_updated(tx.council(), &event)? {
        message::queue(tx, event.id, draft, desk.clock.now()).await?;
    }
    Ok(())
}

pub(crate) async fn hand_over(desk: &Desk, tx: &TenantTx, event: Arrived<DraftHandedOver>) -> Result<(), Fault> {
    death::store::beside_others(tx).await?;
    let draft = desk.writer.draft_handed_over(tx.council(), &event)?;
    Ok(message::queue(tx, event.id, draft, desk.clock.now()).await?)
}

pub(crate) async fn tell_follower(desk: &Desk, tx: &TenantTx, event: Arrived<FollowerTold>) -> Result<(), Fault> {
    if death::silences_follower(tx, &event.private.email, event.fact.why).await? {
        return Ok(());
    }
    let draft = desk.writer.follower_told(tx.council(), &event)?;
    Ok(message::queue(tx, event.id, draft, desk.clock.now()).await?)
}

/// Someone has died, or not: what waits for them is stopped, and nothing more is written.
pub(crate) async fn know_death(tx: &TenantTx, event: Arrived<ContactDied>) -> Result<(), Fault> {
    Ok(death::know(tx, &event.fact, &event.private).await?)
}

/// Someone is protected, or not any more, or has other cases.
pub(crate) async fn know_refuge(tx: &TenantTx, event: Arrived<ContactProtected>) -> Result<(), Fault> {
    Ok(refuge::store::know(tx, &event.fact).await?)
}
