//! What contacts does when others' facts arrive.

use cases_api::events::{CaseImported, CaseOpened, CaseTakenBack, StaffReachable};
use contacts_api::events::{InteractionCorrected, InteractionEnded};
use contract::Arrived;
use contract::text::Email;
use events::Fault;
use identity_api::{StaffInvited, StaffJoined};
use notifications_api::events::MessageStands;
use tenant_db::TenantTx;

use crate::contact::{self, Imported, Report};
use crate::{first_contact, staff, timeline};

/// Recognises who reported the case, or makes a new contact of them.
pub(crate) async fn link_reporter(tx: &TenantTx, event: Arrived<CaseOpened>) -> Result<(), Fault> {
    let report = Report::read(event).map_err(|why| Fault::hopeless(format!("the reporter's details: {}", why.code)))?;
    Ok(contact::link(tx, report).await?)
}

/// Recognises who reported an old case that was brought in, or makes a new contact of them.
pub(crate) async fn link_imported(tx: &TenantTx, event: Arrived<CaseImported>) -> Result<(), Fault> {
    let imported =
        Imported::read(event).map_err(|why| Fault::hopeless(format!("the reporter's details: {}", why.code)))?;
    Ok(contact::link_imported(tx, imported).await?)
}

/// Drops the link to an old case that was taken back.
pub(crate) async fn take_back(tx: &TenantTx, event: Arrived<CaseTakenBack>) -> Result<(), Fault> {
    Ok(contact::take_back(tx, &event.fact).await?)
}

/// Someone was invited: their name, and the address at which a switchboard rings them.
pub(crate) async fn know_invited(tx: &TenantTx, event: Arrived<StaffInvited>) -> Result<(), Fault> {
    let email = Email::parse(&event.private.email).ok().map(|email| staff::key(email.as_str()));
    staff::store::know(tx, event.fact.staff_id, &event.private.name, email.as_deref()).await?;
    tx.audit("staff.known", event.fact.staff_id, &["name", "email"]);
    Ok(())
}

/// Someone can sign in, and is called this.
pub(crate) async fn know_joined(tx: &TenantTx, event: Arrived<StaffJoined>) -> Result<(), Fault> {
    staff::store::know(tx, event.fact.staff_id, &event.private.name, None).await?;
    tx.audit("staff.known", event.fact.staff_id, &["name"]);
    Ok(())
}

/// Someone said by which extension they are reached.
pub(crate) async fn know_reachable(tx: &TenantTx, event: Arrived<StaffReachable>) -> Result<(), Fault> {
    let extension = event.fact.extension.as_deref().map(staff::key);
    staff::store::reach(tx, event.fact.staff_id, extension.as_deref()).await?;
    tx.audit("staff.known", event.fact.staff_id, &["extension"]);
    Ok(())
}

/// Someone turned to the council and that is over: it counts for how well people are served.
pub(crate) async fn count_first_contact(tx: &TenantTx, event: Arrived<InteractionEnded>) -> Result<(), Fault> {
    Ok(first_contact::count(tx, &event).await?)
}

/// Who that was, or what became of it, is known after all: it counts for them.
pub(crate) async fn recount_first_contact(tx: &TenantTx, event: Arrived<InteractionCorrected>) -> Result<(), Fault> {
    Ok(first_contact::recount(tx, &event).await?)
}

/// Someone was written to about a case, or something became of that: it is in their timeline.
pub(crate) async fn know_message(tx: &TenantTx, event: Arrived<MessageStands>) -> Result<(), Fault> {
    timeline::know(tx, &event.fact).await
}
