//! The reporter of a case has died: whoever works on it is told so before they write.

use cases_api::case::ToldBy;
use contacts_api::ContactLinked;
use contacts_api::events::{ContactDied, ContactDiedPrivate, ContactMerged};
use contract::{CaseId, ContactId, NothingPrivate};
use uuid::Uuid;

use crate::support::House;

impl House {
    async fn hears_of_death(&self, contact_id: ContactId, turn: i64, died: bool) -> anyhow::Result<()> {
        let fact = ContactDied { contact_id, turn, died, cases: Vec::new() };
        let private = ContactDiedPrivate { emails: Vec::new(), phones: Vec::new() };
        let event = self.alone.arrives(self.council(0).id, turn, &fact, &private).await?;
        self.handled(self.council(0).id, event.uuid()).await
    }

    async fn told_by(&self, case: CaseId) -> anyhow::Result<ToldBy> {
        Ok(self.cases().read(&self.worker(0), case).await?.body.reporter.told_by)
    }
}

#[tokio::test]
async fn staff_are_told_that_nobody_is_written_to_and_also_where_a_record_was_merged() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (ann, annie) = (ContactId::from(Uuid::from_u128(1)), ContactId::from(Uuid::from_u128(2)));
    let case = house.report(0).await?.id;
    let link = ContactLinked { case_id: case, contact_id: ann, origin_id: None, known: true };
    let event = house.alone.arrives(house.council(0).id, 1, &link, &NothingPrivate {}).await?;
    house.handled(house.council(0).id, event.uuid()).await?;
    let before = house.told_by(case).await?;
    assert_ne!(before, ToldBy::Died);
    house.hears_of_death(ann, 1, true).await?;
    assert_eq!(house.told_by(case).await?, ToldBy::Died);
    house.hears_of_death(ann, 2, false).await?;
    house.hears_of_death(ann, 1, true).await?;
    assert_eq!(house.told_by(case).await?, before, "what is told late of before counts no more");

    house.hears_of_death(annie, 1, true).await?;
    let merge = ContactMerged { merge_id: Uuid::from_u128(9).into(), kept_id: annie, merged_id: ann };
    let event = house.alone.arrives(house.council(0).id, 1, &merge, &NothingPrivate {}).await?;
    house.handled(house.council(0).id, event.uuid()).await?;
    assert_eq!(house.told_by(case).await?, ToldBy::Died);
    Ok(())
}
