//! A person's cases are under the record that stays, and go back when a merge is undone.

use std::collections::BTreeSet;

use cases_api::case::OfContact;
use cases_api::promise::{MakePromise, When};
use contacts_api::ContactLinked;
use contacts_api::events::{ContactMerged, ContactUnmerged};
use contract::{CaseId, ContactId, Event, MergeId, NothingPrivate};
use uuid::Uuid;

use crate::support::{House, caller, key};

fn person(n: u128) -> ContactId {
    Uuid::from_u128(n).into()
}

fn merge(n: u128, (merged, kept): (u128, u128)) -> ContactMerged {
    let merge_id: MergeId = Uuid::from_u128(1000 + n).into();
    ContactMerged { merge_id, kept_id: person(kept), merged_id: person(merged) }
}

fn undone(merge: &ContactMerged) -> ContactUnmerged {
    ContactUnmerged { merge_id: merge.merge_id, kept_id: merge.kept_id, merged_id: merge.merged_id }
}

impl House {
    async fn hears<E: Event<Private = NothingPrivate>>(&self, version: i64, fact: &E) -> anyhow::Result<()> {
        let council = self.council(0).id;
        let event = self.alone.arrives(council, version, fact, &NothingPrivate {}).await?;
        self.handled(council, event.uuid()).await
    }

    async fn case_of(&self, contact: u128) -> anyhow::Result<CaseId> {
        let id = self.report(0).await?.id;
        self.hears(1, &ContactLinked { case_id: id, contact_id: person(contact), origin_id: None, known: true })
            .await?;
        Ok(id)
    }

    async fn cases_of(&self, contact: u128) -> anyhow::Result<BTreeSet<CaseId>> {
        let asked = OfContact { contact: person(contact), call: None };
        let found = self.cases().of_contact(&self.worker(0), &asked).await?;
        Ok(found.items.iter().map(|case| case.id).collect())
    }
}

#[tokio::test]
async fn cases_follow_a_merge_and_go_back_in_whatever_order_it_is_told() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (ann, bea, cat) = (house.case_of(1).await?, house.case_of(2).await?, house.case_of(3).await?);
    let (first, second) = (merge(1, (3, 2)), merge(2, (2, 1)));
    // The later is told before the earlier, and twice.
    house.hears(1, &second).await?;
    house.hears(1, &second).await?;
    house.hears(1, &first).await?;
    assert_eq!(house.cases_of(1).await?, BTreeSet::from([ann, bea, cat]));
    assert!(house.cases_of(2).await?.is_empty() && house.cases_of(3).await?.is_empty());

    let late = house.case_of(2).await?;
    assert_eq!(house.cases_of(1).await?, BTreeSet::from([ann, bea, cat, late]), "a link that was on its way");
    let since = house.case_of(1).await?;
    house.hears(2, &undone(&second)).await?;
    assert_eq!(house.cases_of(1).await?, BTreeSet::from([ann, since]), "what came since stays");
    assert_eq!(house.cases_of(2).await?, BTreeSet::from([bea, cat, late]));
    house.hears(2, &undone(&first)).await?;
    assert_eq!(house.cases_of(2).await?, BTreeSet::from([bea, late]));
    assert_eq!(house.cases_of(3).await?, BTreeSet::from([cat]));
    assert_eq!(house.count(0, "select count(*) from contact_moved t").await, 0, "each is where it began");

    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    // What is promised while they are one goes with the case that it is about.
    let fourth = merge(4, (2, 1));
    house.hears(1, &fourth).await?;
    for case in [ann, bea] {
        let due = When { office_minutes: Some(60), ..When::default() };
        let promise = MakePromise { what: "Ring back.".into(), due, case: Some(case), ..MakePromise::default() };
        house.cases().promise(&house.agent(0, caller()), &key(), &promise).await?;
    }
    let of = async |who: u128| {
        let sql = format!("select count(*) from promise where contact_id = '{}'", person(who));
        house.count(0, &sql).await
    };
    assert_eq!((of(1).await, of(2).await), (2, 0));
    house.hears(2, &undone(&fourth)).await?;
    assert_eq!((of(1).await, of(2).await), (1, 1), "each has what was promised them");

    // Undone before it was told, it never held.
    let third = merge(3, (3, 1));
    house.hears(2, &undone(&third)).await?;
    house.hears(1, &third).await?;
    assert_eq!(house.cases_of(3).await?, BTreeSet::from([cat]));
    assert!(!house.cases_of(1).await?.contains(&cat));
    Ok(())
}
