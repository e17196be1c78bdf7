//! The same person on every channel.

use std::collections::BTreeSet;

use contacts_api::interaction::{CaseLink, EndInteraction, LinkCase, ListSaid, Outcome, StartInteraction};
use contacts_api::search::SearchContacts;
use contract::{CaseId, Channel, Clock as _, Prefix, Reference, SystemClock};
use testkit::eventually;
use time::Duration;
use uuid::Uuid;

use crate::support::{Desk, once};

#[tokio::test]
async fn whichever_way_someone_reports_they_are_one_person_with_all_that_they_said() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let written = [
        ("Ann Smith", "ann@example.org", "BN11 1HS"),
        ("ANN SMITH", "Ann@Example.ORG", "bn11 1hs"),
        ("A. Smith", "ann@example.org", "BN15 9AA"),
        ("ann  smith", "ann@work.example", "BN11 1HS"),
    ];
    let mut cases = BTreeSet::new();
    for (channel, said) in Channel::ALL.into_iter().zip(written.into_iter().cycle()) {
        cases.insert(desk.opened(channel, None, said).await?);
    }
    let said = eventually("all that she said to be known", async || -> anyhow::Result<_> {
        let which = SearchContacts { q: "smith".to_owned(), call: None };
        let found = desk.client().search(&desk.agent, &which).await?.items;
        let [ann] = &found[..] else { anyhow::bail!("{} people", found.len()) };
        let all = ListSaid { limit: Some(50), ..ListSaid::default() };
        let said = desk.client().said(&desk.agent, ann.id, &all).await?.items;
        anyhow::ensure!(said.len() == Channel::ALL.len(), "{}", said.len());
        Ok(said)
    })
    .await?;
    let channels: BTreeSet<_> = said.iter().map(|one| one.channel.name()).collect();
    assert_eq!(channels, Channel::ALL.into_iter().map(Channel::name).collect());
    let linked: BTreeSet<_> = said.iter().flat_map(|one| &one.cases).map(|case| case.id).collect();
    assert_eq!(linked, cases);
    Ok(())
}

#[tokio::test]
async fn what_is_said_on_any_channel_is_kept_with_who_when_how_long_and_outcome_case_or_none() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let began = SystemClock.now() - Duration::minutes(10);
    let case = LinkCase {
        case_id: CaseId::from(Uuid::new_v4()),
        reference: Reference::random(Prefix::numbered(1), &mut rand::rng()).to_string(),
        how: CaseLink::Discussed,
    };
    let taken = Channel::ALL.into_iter().filter(|channel| *channel != Channel::Web);
    for (with_case, channel) in [false, true].into_iter().cycle().zip(taken) {
        let start =
            StartInteraction { contact_id: Some(ann), started_at: Some(began), ..StartInteraction::by(channel) };
        let id = client.start(agent, &once(), &start).await?.summary.id;
        if with_case {
            client.link_case(agent, id, &case).await?;
        }
        let end = EndInteraction { note: Some("Asked.".to_owned()), ..EndInteraction::with(Outcome::Answered) };
        let kept = client.end(agent, id, &once(), &end).await?.summary;
        assert_eq!((kept.channel, kept.outcome), (channel, Some(Outcome::Answered)));
        assert_eq!((kept.contact.map(|who| who.id), kept.cases.len()), (Some(ann), usize::from(with_case)));
        assert!(kept.seconds.is_some_and(|seconds| seconds >= 600), "{channel:?}: {:?}", kept.seconds);
    }
    assert_eq!(client.said(agent, ann, &ListSaid::default()).await?.items.len(), 7);
    Ok(())
}
