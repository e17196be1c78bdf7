//! A councillor turns to the council for a citizen.

use contacts_api::interaction::{Direction, EndInteraction, ListSaid, Outcome, StartInteraction};
use contacts_api::perm;
use contract::{Channel, Permission as _, StaffId};
use testkit::eventually;
use uuid::Uuid;

use crate::support::{Desk, once};

/// The member of staff whom tests' tokens stand for.
fn office() -> StaffId {
    Uuid::from_u128(1).into()
}

#[tokio::test]
async fn what_a_councillor_brings_for_a_citizen_is_kept_with_who_took_it_and_for_whom() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    desk.invited("Cllr Rees’s office", "office@adur.example").await?;
    let start = StartInteraction { contact_id: Some(ann), ..StartInteraction::by(Channel::Councillor) };
    let brought = client.start(agent, &once(), &start).await?.summary;
    let end = EndInteraction {
        matter: Some("missed-bin".to_owned()),
        note: Some("Cllr Rees asks for Ann Smith, who agreed to it: three weeks without a collection.".to_owned()),
        ..EndInteraction::with(Outcome::Answered)
    };
    let ended = client.end(agent, brought.id, &once(), &end).await?.summary;
    assert_eq!((ended.channel, ended.direction), (Channel::Councillor, Direction::In));
    let named = async || {
        let said = client.said(agent, ann, &ListSaid::default()).await?.items;
        anyhow::ensure!(said.iter().any(|one| one.staff.as_ref().is_some_and(|by| !by.name.is_empty())), "no name yet");
        anyhow::Ok(said)
    };
    let said = eventually("who took it to be known by name", named).await?;
    let [kept] = &said[..] else { anyhow::bail!("one thing was said, not {}", said.len()) };
    assert_eq!((kept.id, kept.channel, kept.note.as_deref()), (brought.id, Channel::Councillor, end.note.as_deref()));
    let by = kept.staff.as_ref().map(|by| (by.id, by.name.as_str()));
    assert_eq!(by, Some((office(), "Cllr Rees’s office")));
    assert_eq!(kept.contact.as_ref().map(|who| who.id), Some(ann));

    // Nobody who only reads keeps one, and another council has nothing of it.
    let reader = desk.alone.token(desk.council(), &[perm::ReadContacts::NAME])?;
    assert!(client.start(&reader, &once(), &start).await.is_err());
    let elsewhere =
        desk.alone.token(desk.alone.councils[1].id, &[perm::ReadContacts::NAME, perm::ReadInteractions::NAME])?;
    assert!(client.interaction(&elsewhere, brought.id).await.is_err());
    Ok(())
}
