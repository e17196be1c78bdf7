use cases_api::case::{CaseSummary, OfContact};
use cases_api::promise::{ListPromises, PromiseState, PromiseView};
use contacts_api::duplicate::LikelyDuplicate;
use contacts_api::interaction::{Interaction, InteractionSummary, ListSaid};
use contacts_api::property::{FindProperties, Property};
use contacts_api::verification::Verification;
use contacts_api::{Contact, ContactAddress};
use contract::{InteractionId, LookReason};

use super::work::Found;
use crate::visit::Desk;

/// How much of what someone said before is shown.
const SAID: u16 = 4;
/// How many promises are, and how many that weren't kept.
const PROMISES: u16 = 5;
const BROKEN: u16 = 2;

/// What the services know of a caller, asked for side by side: nothing of a stranger.
pub(super) struct Known(Option<Person>);

/// A caller whom the council knows. What can't be had just now is left out, and that is said.
pub(super) struct Person {
    pub(super) contact: Contact,
    pub(super) cases: Option<Vec<CaseSummary>>,
    pub(super) promises: Vec<PromiseView>,
    pub(super) said: Option<Vec<InteractionSummary>>,
    pub(super) verification: Option<Verification>,
    pub(super) property: Option<Property>,
    pub(super) twice: Vec<LikelyDuplicate>,
}

impl Known {
    /// Everything that the panel shows of the caller.
    pub(super) async fn of(desk: &Desk, call: &Interaction) -> Self {
        let Some(who) = &call.summary.contact else { return Self(None) };
        let (token, contacts, id) = (&desk.token, &desk.rooms.contacts, call.summary.id);
        let (who_id, during) = (Some(who.id), Some(id));
        let reported = OfContact { contact: who.id, call: during };
        let page = ListSaid { call: during, limit: Some(SAID), ..ListSaid::default() };
        let promised = ListPromises { contact: who_id, call: during, limit: Some(PROMISES), ..ListPromises::default() };
        let broken = ListPromises { state: Some(PromiseState::Broken), limit: Some(BROKEN), ..promised.clone() };
        // What is known by their address needs no more than their address.
        let with_property = async {
            let contact = contacts.read(token, who.id, LookReason::call(id)).await.ok()?;
            let property = property(desk, id, &contact).await;
            Some((contact, property))
        };
        let (contact, cases, promises, broken, said, verification, twice) = futures::join!(
            with_property,
            desk.rooms.cases.of_contact(token, &reported),
            desk.rooms.cases.promises(token, &promised),
            desk.rooms.cases.promises(token, &broken),
            contacts.said(token, who.id, &page),
            contacts.verification(token, id),
            contacts.duplicates_of(token, who.id, during),
        );
        let Some((contact, property)) = contact else { return Self(None) };
        Self(Some(Person {
            property,
            cases: cases.ok().map(|found| found.items),
            promises: [promises, broken].into_iter().flatten().flat_map(|found| found.items).collect(),
            said: said.ok().map(|found| found.items.into_iter().filter(|before| before.id != id).collect()),
            verification: verification.ok(),
            twice: twice.map(|found| found.items).unwrap_or_default(),
            contact,
        }))
    }

    /// No more than fills in who reports something, where there is something to report.
    pub(super) async fn to_report(desk: &Desk, call: &Interaction, found: &Found) -> Self {
        let Some(who) = call.summary.contact.as_ref().filter(|_| found.is_form()) else { return Self(None) };
        let read = desk.rooms.contacts.read(&desk.token, who.id, LookReason::call(call.summary.id)).await;
        let alone = |contact| Person {
            contact,
            cases: None,
            promises: Vec::new(),
            said: None,
            verification: None,
            property: None,
            twice: Vec::new(),
        };
        Self(read.ok().map(alone))
    }

    /// The caller, where the council knows them.
    pub(super) fn person(&self) -> Option<&Person> {
        self.0.as_ref()
    }

    /// Their details, where they aren't hidden.
    pub(super) fn open(&self) -> Option<&Contact> {
        self.person().map(|person| &person.contact).filter(|contact| !contact.masked)
    }
}

/// What the council knows by the address that they gave last; nothing while it is hidden.
async fn property(desk: &Desk, call: InteractionId, contact: &Contact) -> Option<Property> {
    let ContactAddress { lines, postcode } = contact.addresses.first().filter(|_| !contact.masked)?;
    let which = FindProperties {
        postcode: postcode.clone(),
        address: Some(lines.clone()),
        call: Some(call),
        ..FindProperties::default()
    };
    let found = desk.rooms.contacts.properties(&desk.token, &which).await.ok()?;
    found.items.into_iter().next()
}
