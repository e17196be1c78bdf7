//! The cases of people who are protected are seen by who is named alone, and by the citizen.

use cases_api::case::{AddNote, CaseSummary, ListCases};
use cases_api::follow::FindCase;
use cases_api::lookup::LookUpCases;
use contacts_api::ContactLinked;
use contacts_api::events::ContactProtected;
use contacts_api::refuge::RefugeScope;
use contract::{CaseId, ContactId, NothingPrivate, ProblemKind, StaffId};
use uuid::Uuid;

use crate::support::{House, caller, colleague, key, missed_bin};

fn ann() -> ContactId {
    Uuid::from_u128(1).into()
}

impl House {
    async fn linked_to_ann(&self, case_id: CaseId) -> anyhow::Result<()> {
        let link = ContactLinked { case_id, contact_id: ann(), origin_id: None, known: true };
        let event = self.alone.arrives(self.council(0).id, 1, &link, &NothingPrivate {}).await?;
        self.handled(self.council(0).id, event.uuid()).await
    }

    async fn hears_of_refuge(&self, turn: i64, scope: RefugeScope, holds: bool, to: StaffId) -> anyhow::Result<()> {
        let (refuge_id, contact_id) = (Uuid::from_u128(7).into(), ann());
        let fact = ContactProtected { refuge_id, contact_id, turn, scope, holds, named: vec![to], cases: vec![] };
        let event = self.alone.arrives(self.council(0).id, turn, &fact, &NothingPrivate {}).await?;
        self.handled(self.council(0).id, event.uuid()).await
    }

    async fn queue_of(&self, token: &str) -> anyhow::Result<Vec<CaseId>> {
        let queue = self.cases().list(token, &ListCases::default()).await?;
        Ok(queue.items.into_iter().map(|case: CaseSummary| case.id).collect())
    }

    /// That there is no such case for someone, whichever way they ask.
    async fn there_is_none(&self, token: &str, case: CaseId, reference: &str) -> anyhow::Result<()> {
        let cases = self.cases();
        assert_eq!(cases.read(token, case).await.unwrap_err().kind, ProblemKind::NotFound);
        let note = AddNote { text: "Seen.".to_owned() };
        assert_eq!(cases.note(token, case, &key(), &note).await.unwrap_err().kind, ProblemKind::NotFound);
        assert!(!self.queue_of(token).await?.contains(&case));
        for words in [reference, "High Street", "Ann Example"] {
            let which = LookUpCases { q: words.to_owned(), ..LookUpCases::default() };
            let found = format!("{:?}{:?}", cases.find(token, &which).await?, cases.search(token, &which).await?);
            assert!(!found.contains(&case.to_string()), "{words} finds {found}");
        }
        Ok(())
    }
}

#[tokio::test]
async fn the_cases_of_who_is_protected_are_there_for_the_named_and_the_citizen_alone() -> anyhow::Result<()> {
    let house = House::open().await?;
    let opened = house.report(0).await?;
    let (worker, colleague_token, reference) = (house.worker(0), house.colleague(0), opened.reference.to_string());
    house.linked_to_ann(opened.id).await?;
    assert!(house.queue_of(&worker).await?.contains(&opened.id));
    house.hears_of_refuge(1, RefugeScope::Identity, true, colleague()).await?;

    house.there_is_none(&worker, opened.id, &reference).await?;
    assert_eq!(house.cases().read(&colleague_token, opened.id).await?.body.case.id, opened.id);
    assert!(house.queue_of(&colleague_token).await?.contains(&opened.id));
    let by_link = FindCase { token: Some(opened.follow_token.clone()), ..FindCase::default() };
    assert_eq!(house.cases().follow(&house.citizen(0), &by_link).await?.reference, opened.reference);

    let later = house.report(0).await?;
    house.linked_to_ann(later.id).await?;
    house.there_is_none(&worker, later.id, &later.reference.to_string()).await?;

    house.hears_of_refuge(3, RefugeScope::Identity, true, caller()).await?;
    house.hears_of_refuge(2, RefugeScope::Identity, true, colleague()).await?;
    house.there_is_none(&colleague_token, opened.id, &reference).await?;
    assert!(house.queue_of(&worker).await?.contains(&opened.id), "what is told late of before counts no more");
    house.hears_of_refuge(4, RefugeScope::Identity, false, caller()).await?;
    assert_eq!(house.queue_of(&colleague_token).await?.len(), 2);
    Ok(())
}

#[tokio::test]
async fn whoever_took_a_report_of_someone_whose_address_alone_is_protected_keeps_it_before_their_eyes()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hears_of_refuge(1, RefugeScope::Address, true, StaffId::from(Uuid::from_u128(99))).await?;
    let taken = house.cases().open(&house.worker(0), &key(), &missed_bin()).await?;
    house.linked_to_ann(taken.id).await?;
    assert_eq!(house.cases().read(&house.worker(0), taken.id).await?.body.case.id, taken.id);
    house.there_is_none(&house.colleague(0), taken.id, &taken.reference.to_string()).await
}
