//! People whom an import of old cases brings, and takes back. What an import gave goes with it, unless somebody else gave it too.

mod store;

use cases_api::events::{CaseImported, CaseTakenBack};
use contacts_api::ContactAddress;
use contract::faults::Unfit;
use contract::text::{Email, PersonName, Phone, Postcode};
use contract::{Arrived, ImportId};
use tenant_db::{DbError, TenantTx};

use super::store::{hold, insert, is_linked};
use super::{Known, Person, ReportedCase, held_person, linked, recognise};
use crate::mark::death;
use crate::{merge, refuge, search};

/// A case of another system, with who reported it there.
#[derive(Debug)]
pub(crate) struct Imported {
    case: ReportedCase,
    person: Person,
    import: ImportId,
}

impl Imported {
    /// Reads what came with the case.
    ///
    /// # Errors
    /// When a detail isn't what it is said to be.
    pub(crate) fn read(event: Arrived<CaseImported>) -> Result<Self, Unfit> {
        let Arrived { fact, private, .. } = event;
        let postcode = private.postcode.as_deref().map(Postcode::parse).transpose()?;
        let home = private.address.zip(postcode.as_ref());
        let person = Person {
            name: PersonName::parse(&private.name)?,
            email: private.email.as_deref().map(Email::parse).transpose()?,
            phone: private.phone.as_deref().map(Phone::parse).transpose()?,
            address: home.map(|(lines, postcode)| ContactAddress { lines, postcode: postcode.as_str().to_owned() }),
            postcode,
        };
        let case = ReportedCase {
            id: fact.case_id,
            reference: fact.reference.to_string(),
            service: fact.service.en,
            opened_at: fact.received_at,
        };
        Ok(Self { case, person, import: fact.import_id })
    }
}

/// Links an old case to whoever reported it. Nobody turned to the council with it now, so nothing else is kept of it.
pub(crate) async fn link_imported(tx: &TenantTx, imported: Imported) -> Result<(), DbError> {
    let Imported { case, person, import } = imported;
    if store::is_gone(tx, case.id).await? {
        return Ok(());
    }
    let keys = recognise::keys(&person);
    let held = hold(tx, &keys, case.opened_at).await?;
    if is_linked(tx, case.id).await? {
        return Ok(());
    }
    let from = (import, case.opened_at);
    let recognised = held_person(tx, recognise::decide(&held)).await?;
    let contact = match recognised {
        Some(contact) => {
            store::one_more(tx, contact, &person, from).await?;
            contact
        }
        None => {
            let contact = insert(tx, &person, 1, case.opened_at).await?;
            store::made_by(tx, contact, import).await?;
            contact
        }
    };
    store::claim(tx, &keys, contact, import).await?;
    store::keep_details(tx, contact, &person, from).await?;
    store::link(tx, contact, &case, import).await?;
    search::keep(tx, &[contact]).await?;
    death::tell_again(tx, &[contact]).await?;
    refuge::tell_again(tx, &[contact]).await?;
    linked(tx, case.id, Known::itself(contact), recognised.is_some())
}

/// Drops the link to a case that was taken back, what its import alone had given, and whoever was known by imports alone.
pub(crate) async fn take_back(tx: &TenantTx, fact: &CaseTakenBack) -> Result<(), DbError> {
    store::gone(tx, fact.case_id).await?;
    let Some(contact) = store::unlink(tx, fact.case_id).await? else { return Ok(()) };
    tx.audit("contact.unlinked", contact, &["cases"]);
    if fact.person_in_use {
        store::stay(tx, contact).await?;
    }
    if store::known_by_imports_alone(tx, contact).await? {
        store::forget(tx, contact).await?;
        tx.audit("contact.taken-back", contact, &["name", "details"]);
    } else if store::take_from(tx, contact, fact.import_id).await? {
        merge::store::settle(tx, contact).await?;
        search::keep(tx, &[contact]).await?;
        tx.audit("contact.taken-from", contact, &["details"]);
    }
    Ok(())
}
