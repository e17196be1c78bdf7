use cases_api::case::{MoveCase, OfContact, OpenCase};
use cases_api::workflow::{Outcome, State};
use contract::{Channel, ContactId};
use uuid::Uuid;

use crate::support::{House, key, missed_bin};

#[tokio::test]
async fn what_a_person_reported_is_listed_with_what_goes_on_first() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (worker, caller) = (house.worker(0), ContactId::from(Uuid::from_u128(77)));
    let theirs = || OpenCase { contact: Some(caller), channel: Channel::Phone, ..missed_bin() };
    let mut opened = Vec::new();
    for _ in 0..3 {
        opened.push(house.cases().open(&worker, &key(), &theirs()).await?.id);
    }
    house.report(0).await?;
    let done = MoveCase::to(State::Done).ending(Outcome::NotFound);
    house.cases().transition(&worker, opened[2], 1, &key(), &done).await?;
    let reported = OfContact { contact: caller, call: None };
    let listed = house.cases().of_contact(&worker, &reported).await?;
    let ids: Vec<_> = listed.items.iter().map(|case| case.id).collect();
    assert_eq!(ids, [opened[1], opened[0], opened[2]]);
    assert!(house.cases().of_contact(&house.worker(1), &reported).await?.items.is_empty(), "another council's");
    Ok(())
}
