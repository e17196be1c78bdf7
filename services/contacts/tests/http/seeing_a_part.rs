//! Whoever sees a part of the cases, as cases decides, hears nothing of the others from contacts.

use contacts_api::interaction::ListSaid;
use contacts_api::perm;
use contacts_api::property::FindProperties;
use contract::{Channel, LookReason, Permission as _};
use testkit::eventually;
use uuid::Uuid;

use crate::support::Desk;

#[tokio::test]
async fn people_calls_and_properties_are_told_without_cases_that_may_be_others() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, ann) = (desk.client(), desk.knows_ann().await?);
    let call = desk.call_of(ann).await?.summary.id;
    let case = desk.case_opened(Channel::Phone, Some(call)).await?;
    eventually("the case to be known", async || -> anyhow::Result<()> {
        let known = client.read(&desk.agent, ann, LookReason::default()).await?;
        let said = client.interaction(&desk.agent, call).await?.summary;
        anyhow::ensure!(known.cases.len() == 1 && said.cases.len() == 1);
        Ok(())
    })
    .await?;
    let postcode = FindProperties { postcode: "BN11 1HS".into(), ..FindProperties::default() };
    assert_eq!(client.properties(&desk.agent, &postcode).await?.items[0].cases[0].id, case);

    let part = [perm::ReadContacts::NAME, perm::ReadInteractions::NAME];
    let colleague = desk.alone.token_of(Uuid::from_u128(50).into(), desk.council(), &part)?;
    assert!(client.read(&colleague, ann, LookReason::default()).await?.cases.is_empty());
    assert!(client.interaction(&colleague, call).await?.summary.cases.is_empty());
    assert!(client.said(&colleague, ann, &ListSaid::default()).await?.items.iter().all(|one| one.cases.is_empty()));
    assert!(client.properties(&colleague, &postcode).await?.items.iter().all(|one| one.cases.is_empty()));
    // What was done in one's own call isn't hidden from oneself.
    let own = desk.alone.token(desk.council(), &part)?;
    assert_eq!(client.interaction(&own, call).await?.summary.cases.len(), 1);
    Ok(())
}
