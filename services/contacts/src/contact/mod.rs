//! A person as a council knows them.

mod editing;
pub(crate) mod http;
mod importing;
mod recognise;
mod row;
pub(crate) mod store;

use cases_api::events::CaseOpened;
use contacts_api::refuge::RefugeScope;
use contacts_api::{ContactAddress, ContactLinked};
use contract::faults::Unfit;
use contract::text::{Email, PersonName, Phone, Postcode};
use contract::{Arrived, CaseId, Channel, ContactId, InteractionId, NothingPrivate};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

use crate::interaction::{self, Reported};
use crate::mark::death;
use crate::{merge, refuge, search};
pub(crate) use importing::{Imported, link_imported, take_back};

/// What someone said of themselves when they reported something.
#[derive(Debug)]
pub(crate) struct Report {
    case: ReportedCase,
    person: Person,
    /// Whom staff chose as the reporter.
    chosen: Option<ContactId>,
    /// How it came in, and what about.
    channel: Channel,
    call: Option<InteractionId>,
    matter: String,
    /// Whether staff split it from another report: nobody turned to the council with it by itself.
    split: bool,
}

/// The case that was reported.
#[derive(Debug)]
struct ReportedCase {
    id: CaseId,
    reference: String,
    service: String,
    opened_at: OffsetDateTime,
}

/// Who reported it, in their own words.
#[derive(Debug)]
struct Person {
    name: PersonName,
    email: Option<Email>,
    phone: Option<Phone>,
    address: Option<ContactAddress>,
    postcode: Option<Postcode>,
}

impl Report {
    /// Reads what came with the case.
    ///
    /// # Errors
    /// When a detail isn't what it is said to be.
    pub(crate) fn read(event: Arrived<CaseOpened>) -> Result<Self, Unfit> {
        let Arrived { at, fact, private, .. } = event;
        let postcode = Postcode::parse(&private.postcode)?;
        let person = Person {
            name: PersonName::parse(&private.name)?,
            email: private.email.as_deref().map(Email::parse).transpose()?,
            phone: private.phone.as_deref().map(Phone::parse).transpose()?,
            address: private.address.map(|lines| ContactAddress { lines, postcode: postcode.as_str().to_owned() }),
            postcode: Some(postcode),
        };
        let case = ReportedCase {
            id: fact.case_id,
            reference: fact.reference.to_string(),
            service: fact.service.en,
            opened_at: at,
        };
        let (channel, call, matter, split) = (fact.channel, fact.call, fact.slug, fact.split_from.is_some());
        Ok(Self { case, person, chosen: fact.contact, channel, call, matter, split })
    }
}

/// Someone who was recognised: under whom they are known, and by which record. They differ where that was merged.
#[derive(Debug, Clone, Copy)]
struct Known {
    stays: ContactId,
    own: ContactId,
}

impl Known {
    const fn itself(id: ContactId) -> Self {
        Self { stays: id, own: id }
    }
}

/// Links the case to whoever reported it: the person whom staff chose, or else whom the details are
/// recognised by. Another report that could be of the same person waits.
pub(crate) async fn link(tx: &TenantTx, report: Report) -> Result<(), DbError> {
    let Report { case, person, chosen, channel, call, matter, split } = report;
    let keys = recognise::keys(&person);
    let held = store::hold(tx, &keys, case.opened_at).await?;
    if store::is_linked(tx, case.id).await? {
        return Ok(());
    }
    let chosen = held_person(tx, chosen).await?.map(Known::itself);
    let recognised = match chosen {
        Some(known) => Some(known),
        None => {
            let stays = living(tx, &keys, held_person(tx, recognise::decide(&held)).await?).await?;
            let stays = unprotected(tx, stays, channel).await?;
            stays.map(|stays| Known { stays, own: recognise::own(&held, stays) })
        }
    };
    let known = match recognised {
        Some(known) => {
            store::seen_again(tx, known, &person, case.opened_at).await?;
            known
        }
        None => Known::itself(store::insert(tx, &person, 1, case.opened_at).await?),
    };
    let contact = known.stays;
    store::claim(tx, &keys, contact).await?;
    store::keep_details(tx, known, &person, case.opened_at).await?;
    store::link(tx, contact, &case).await?;
    let reported = Reported {
        case: case.id,
        reference: &case.reference,
        contact,
        channel,
        call,
        matter: Some(&matter),
        at: case.opened_at,
    };
    if !split {
        interaction::reported(tx, &reported).await?;
    }
    if known.own != contact {
        merge::store::began_with(tx, case.id, known.own).await?;
    }
    search::keep(tx, &[contact]).await?;
    death::tell_again(tx, &[contact]).await?;
    refuge::tell_again(tx, &[contact]).await?;
    linked(tx, case.id, known, recognised.is_some())
}

/// Someone to whom more is about to belong, under whom they are known.
async fn held_person(tx: &TenantTx, contact: Option<ContactId>) -> Result<Option<ContactId>, DbError> {
    match contact {
        Some(contact) => store::stays_held(tx, contact).await,
        None => Ok(None),
    }
}

/// Who reports something by the details of someone who has died is someone else, whom they stand for from now on.
async fn living(
    tx: &TenantTx,
    keys: &[recognise::Key],
    contact: Option<ContactId>,
) -> Result<Option<ContactId>, DbError> {
    match contact {
        Some(died) if death::store::has_died(tx, died).await? => {
            store::pass_on(tx, keys, died).await?;
            Ok(None)
        }
        other => Ok(other),
    }
}

/// What staff took isn't put with someone who is protected as a whole unless they chose them: it would be gone from before their
/// eyes, and say why. Who is named merges the two.
async fn unprotected(
    tx: &TenantTx,
    contact: Option<ContactId>,
    channel: Channel,
) -> Result<Option<ContactId>, DbError> {
    let Some(known) = contact.filter(|_| channel != Channel::Web) else { return Ok(contact) };
    let whole = refuge::store::holding(tx, known).await? == Some(RefugeScope::Identity);
    Ok(contact.filter(|_| !whole))
}

fn linked(tx: &TenantTx, case_id: CaseId, person: Known, known: bool) -> Result<(), DbError> {
    let Known { stays: contact_id, own } = person;
    tx.audit("contact.linked", contact_id, &["cases"]);
    let origin_id = (own != contact_id).then_some(own);
    // A case is linked once, so its first version is its only one.
    tx.emit(1, &ContactLinked { case_id, contact_id, origin_id, known }, &NothingPrivate {})
}
