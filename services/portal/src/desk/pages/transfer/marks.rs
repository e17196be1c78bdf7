//! What is to be minded with the people of a list, asked for at once.

use std::collections::{BTreeSet, HashMap};

use cases_api::promise::Promised;
use contacts_api::mark::MarkKind;
use contacts_api::perm;
use contract::ContactId;

use crate::desk::pages::call::caller;
use crate::visit::Desk;
use crate::words::Words;

/// The marks of everyone in a list; `None` where they can't be told just now.
pub(super) struct Marks(Option<HashMap<ContactId, Vec<MarkKind>>>);

impl Marks {
    /// Asks for the marks of these people. Who may read no contacts is told none.
    pub(super) async fn of(desk: &Desk, people: impl Iterator<Item = &Promised>) -> Self {
        let people: Vec<_> = people.filter_map(|person| person.contact).collect::<BTreeSet<_>>().into_iter().collect();
        if people.is_empty() || !desk.may::<perm::ReadContacts>() {
            return Self(Some(HashMap::new()));
        }
        let found = desk.rooms.contacts.marks_of(&desk.token, &people).await;
        Self(found.ok().map(|found| found.items.into_iter().map(|one| (one.contact, one.kinds)).collect()))
    }

    pub(super) fn is_away(&self) -> bool {
        self.0.is_none()
    }

    /// Those of one person, in words.
    pub(super) fn with(&self, person: &Promised, w: Words) -> Vec<String> {
        let kinds = self.0.as_ref().zip(person.contact).and_then(|(marks, contact)| marks.get(&contact));
        kinds.into_iter().flatten().map(|kind| caller::kind(*kind, w)).collect()
    }
}
