//! A call from its first ring to its end, and what is kept of it.

use contacts_api::contact::NewContact;
use contacts_api::interaction::{
    Avoidable, CaseLink, EndInteraction, InteractionState, LinkCase, ListInteractions, ListSaid, Outcome, SaveDraft,
    StartInteraction,
};
use contract::{CaseId, Channel, Clock as _, ContactId, Prefix, ProblemKind, Reference, SystemClock};
use testkit::eventually;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::support::{Desk, ann, once};

fn places(problem: contract::Problem) -> Vec<String> {
    problem.errors.into_iter().map(|fault| fault.pointer).collect()
}

fn a_case() -> LinkCase {
    let reference = Reference::random(Prefix::numbered(1), &mut rand::rng()).to_string();
    LinkCase { case_id: CaseId::from(Uuid::new_v4()), reference, how: CaseLink::Chased }
}

#[tokio::test]
async fn a_call_is_kept_from_its_start_to_its_end() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let start = StartInteraction { number: Some("(01903) 737-755".into()), ..StartInteraction::by(Channel::Phone) };
    let call = client.start(agent, &once(), &start).await?;
    assert_eq!((call.summary.state, call.summary.number.as_deref()), (InteractionState::Open, Some("+441903737755")));
    let call = client.set_contact(agent, call.summary.id, call.summary.version, Some(ann)).await?.summary;
    assert_eq!(call.contact.as_ref().map(|known| (known.id, known.name.as_str())), Some((ann, "Ann Smith")));
    let case = a_case();
    client.link_case(agent, call.id, &case).await?;
    let twice = client.link_case(agent, call.id, &LinkCase { how: CaseLink::Opened, ..case.clone() }).await?.summary;
    assert_eq!(twice.cases.iter().map(|case| case.how).collect::<Vec<_>>(), [CaseLink::Chased]);
    let end = EndInteraction {
        matter: Some("missed-bin".into()),
        note: Some("Told her the crew comes on Thursday.".into()),
        avoidable: Some(Avoidable::NoUpdate),
        ..EndInteraction::with(Outcome::Chased)
    };
    let key = once();
    let ended = client.end(agent, call.id, &key, &end).await?.summary;
    assert_eq!(client.end(agent, call.id, &key, &end).await?.summary, ended, "sent again, it is ended once");
    assert_eq!((ended.state, ended.outcome), (InteractionState::Ended, Some(Outcome::Chased)));
    assert!(ended.seconds.is_some_and(|seconds| seconds >= 0));
    let again = client.end(agent, call.id, &once(), &EndInteraction::with(Outcome::Answered)).await;
    assert_eq!(again.unwrap_err().kind, ProblemKind::Conflict);
    let told = desk.told("interaction.ended", call.id.uuid()).await?;
    assert_eq!((told["matter"].as_str(), told["outcome"].as_str()), (Some("missed-bin"), Some("chased")));
    assert_eq!(told["contact_id"].as_str(), Some(ann.to_string().as_str()));
    assert_eq!(told["cases"][0].as_str(), Some(case.case_id.to_string().as_str()));
    Ok(())
}

#[tokio::test]
async fn nothing_typed_is_lost_and_a_stale_tab_overwrites_nothing() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let (one, other) = (desk.call().await?.summary.id, desk.call().await?.summary.id);
    let save = async |id, text: &str, version| {
        client.save_draft(agent, id, &SaveDraft { text: text.to_owned(), version }).await
    };
    assert_eq!(save(one, "{\"note\":\"bin\"}", 0).await?.version, 1);
    assert_eq!(save(one, "{\"note\":\"bin not", 1).await?.version, 2);
    for stale in [0, 1, 7] {
        assert_eq!(save(one, "old", stale).await.unwrap_err().kind, ProblemKind::PreconditionFailed, "{stale}");
    }
    assert_eq!(save(other, "x", 3).await.unwrap_err().kind, ProblemKind::PreconditionFailed, "nothing was saved yet");
    save(other, "pothole", 0).await?;
    let read = client.interaction(agent, one).await?.draft;
    assert_eq!((read.text.as_str(), read.version), ("{\"note\":\"bin not", 2));
    assert_eq!(client.interaction(agent, other).await?.draft.text, "pothole");
    let large = save(one, &"x".repeat(65_537), 2).await.unwrap_err();
    assert_eq!(places(large), ["/text"]);
    assert_eq!(save(one, "a\0b", 2).await.unwrap_err().kind, ProblemKind::ValidationFailed);
    Ok(())
}

#[tokio::test]
async fn a_letter_is_kept_afterwards_with_how_long_it_took() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let now = SystemClock.now();
    let start =
        StartInteraction { started_at: Some(now - Duration::hours(30)), ..StartInteraction::by(Channel::Letter) };
    let letter = desk.client().start(&desk.agent, &once(), &start).await?.summary;
    let ended_at = Some(letter.started_at + Duration::minutes(12));
    let end = EndInteraction { ended_at, ..EndInteraction::with(Outcome::Answered) };
    let kept = desk.client().end(&desk.agent, letter.id, &once(), &end).await?.summary;
    assert_eq!((kept.channel, kept.seconds), (Channel::Letter, Some(720)));
    assert!(kept.cases.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_is_told_at_once() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let call = desk.call().await?.summary;
    let start = StartInteraction {
        number: Some("1\n2".into()),
        started_at: Some(OffsetDateTime::UNIX_EPOCH),
        ..StartInteraction::by(Channel::Phone)
    };
    assert_eq!(places(client.start(agent, &once(), &start).await.unwrap_err()), ["/number", "/started_at"]);
    let end = EndInteraction {
        matter: Some("No Such".into()),
        ended_at: Some(call.started_at - Duration::hours(1)),
        ..EndInteraction::with(Outcome::Other)
    };
    let wrong = client.end(agent, call.id, &once(), &end).await.unwrap_err();
    assert_eq!(places(wrong), ["/matter", "/note", "/ended_at"]);
    let stranger = ContactId::from(Uuid::new_v4());
    let wrong = client.set_contact(agent, call.id, call.version, Some(stranger)).await.unwrap_err();
    assert_eq!(places(wrong), ["/contact_id"]);
    let start = StartInteraction { contact_id: Some(stranger), ..StartInteraction::by(Channel::Phone) };
    assert_eq!(places(client.start(agent, &once(), &start).await.unwrap_err()), ["/contact_id"]);
    Ok(())
}

#[tokio::test]
async fn interactions_are_listed_by_who_and_when() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let mut with_ann = vec![];
    for _ in 0..3 {
        with_ann.insert(0, desk.call_of(ann).await?.summary.id);
    }
    let other = desk.call().await?.summary.id;
    client.end(agent, with_ann[0], &once(), &EndInteraction::with(Outcome::Answered)).await?;
    let ids = async |which: ListInteractions| -> anyhow::Result<Vec<_>> {
        let (mut all, mut which) = (vec![], which);
        loop {
            let page = client.interactions(agent, &which).await?;
            all.extend(page.items.into_iter().map(|one| one.id));
            match page.next {
                Some(next) => which.cursor = Some(next),
                None => return Ok(all),
            }
        }
    };
    let all = ListInteractions { limit: Some(2), ..ListInteractions::default() };
    assert_eq!(ids(all.clone()).await?, [&[other], &with_ann[..]].concat());
    assert_eq!(ids(ListInteractions { contact: Some(ann), ..all.clone() }).await?, with_ann);
    let open = ListInteractions { contact: Some(ann), open: Some(true), ..all.clone() };
    assert_eq!(ids(open).await?, with_ann[1..]);
    assert_eq!(ids(ListInteractions { mine: Some(true), ..all.clone() }).await?.len(), 4);
    assert!(ids(ListInteractions { day: Some("2001-01-01".into()), ..all.clone() }).await?.is_empty());
    let said = client.said(agent, ann, &ListSaid::default()).await?;
    assert_eq!(said.items.iter().map(|one| one.id).collect::<Vec<_>>(), with_ann);
    let wrong = ListInteractions { day: Some("yesterday".into()), ringing: Some("yours".into()), ..all };
    assert_eq!(places(client.interactions(agent, &wrong).await.unwrap_err()), ["/day", "/ringing"]);
    let neighbour = desk.neighbour()?;
    assert!(client.interactions(&neighbour, &ListInteractions::default()).await?.items.is_empty());
    assert_eq!(client.interaction(&neighbour, other).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_report_on_the_web_is_an_interaction_once_and_one_in_a_call_belongs_to_the_call() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows(ann()).await?;
    let online = desk.case_opened(Channel::Web, None).await?;
    let call = desk.call().await?.summary.id;
    let phoned = desk.case_opened(Channel::Phone, Some(call)).await?;
    let lost = desk.case_opened(Channel::Desk, Some(Uuid::new_v4().into())).await?;
    let said = eventually("three reports to be known", async || -> anyhow::Result<_> {
        let said = client.said(agent, ann, &ListSaid::default()).await?.items;
        anyhow::ensure!(said.len() == 3, "{}", said.len());
        Ok(said)
    })
    .await?;
    let of = |case: CaseId| said.iter().find(|one| one.cases.iter().any(|linked| linked.id == case));
    let web = of(online).expect("the web report");
    assert_eq!(
        (web.channel, web.outcome, web.matter.as_deref()),
        (Channel::Web, Some(Outcome::CaseOpened), Some("missed-bin"))
    );
    assert!(web.staff.is_none());
    let on_the_phone = of(phoned).expect("the report by phone");
    assert_eq!((on_the_phone.id, on_the_phone.state), (call, InteractionState::Open));
    assert_eq!(on_the_phone.contact.as_ref().map(|known| known.id), Some(ann));
    assert_eq!(of(lost).map(|one| one.channel), Some(Channel::Desk), "a call that isn't there loses nothing");
    desk.told("interaction.ended", web.id.uuid()).await?;
    Ok(())
}

#[tokio::test]
async fn a_call_is_its_agents_own_and_a_stale_page_names_nobody() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent, colleague) = (desk.client(), &desk.agent, desk.colleague()?);
    let ann = desk.knows_ann().await?;
    let bob = desk.knows(NewContact { name: "Bob Hill".into(), ..NewContact::default() }).await?;
    let call = desk.call().await?.summary;
    client.set_contact(agent, call.id, call.version, Some(ann)).await?;
    let stale = client.set_contact(agent, call.id, call.version, Some(bob)).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let now = client.interaction(agent, call.id).await?.summary;
    assert_eq!(now.contact.as_ref().map(|known| known.id), Some(ann));

    let draft = SaveDraft { text: "x".into(), version: 0 };
    let end = EndInteraction::with(Outcome::Answered);
    let not_theirs = [
        client.set_contact(&colleague, call.id, now.version, Some(bob)).await.err(),
        client.save_draft(&colleague, call.id, &draft).await.err(),
        client.link_case(&colleague, call.id, &a_case()).await.err(),
        client.end(&colleague, call.id, &once(), &end).await.err(),
    ];
    for refused in not_theirs {
        assert_eq!(refused.map(|problem| problem.kind), Some(ProblemKind::Conflict));
    }
    let ended = client.end(agent, call.id, &once(), &end).await?.summary;
    let case = a_case();
    client.link_case(agent, call.id, &case).await?;
    desk.ended_before(16).await?;
    client.link_case(agent, call.id, &case).await?;
    let late = [
        client.set_contact(agent, call.id, ended.version, Some(bob)).await.err(),
        client.save_draft(agent, call.id, &draft).await.err(),
        client.link_case(agent, call.id, &a_case()).await.err(),
    ];
    for refused in late {
        assert_eq!(refused.map(|problem| problem.kind), Some(ProblemKind::Conflict));
    }
    Ok(())
}

#[tokio::test]
async fn what_becomes_known_after_the_end_is_told() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let call = desk.call().await?.summary.id;
    client.end(agent, call, &once(), &EndInteraction::with(Outcome::CaseOpened)).await?;
    assert!(desk.told("interaction.ended", call.uuid()).await?["contact_id"].is_null());
    let case = desk.case_opened(Channel::Phone, Some(call)).await?;
    let told = desk.told("interaction.corrected", call.uuid()).await?;
    assert_eq!(told["contact_id"].as_str(), Some(ann.to_string().as_str()));
    assert_eq!(told["cases"][0].as_str(), Some(case.to_string().as_str()));
    let other = desk.call().await?.summary.id;
    let ended = client.end(agent, other, &once(), &EndInteraction::with(Outcome::Answered)).await?.summary;
    client.set_contact(agent, other, ended.version, Some(ann)).await?;
    let told = desk.told("interaction.corrected", other.uuid()).await?;
    assert_eq!(told["contact_id"].as_str(), Some(ann.to_string().as_str()));
    Ok(())
}

#[tokio::test]
async fn what_was_typed_goes_once_the_call_is_wrapped_up() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let (over, open) = (desk.call().await?.summary.id, desk.call().await?.summary.id);
    for call in [over, open] {
        client.save_draft(agent, call, &SaveDraft { text: "her daughter rings".into(), version: 0 }).await?;
    }
    client.end(agent, over, &once(), &EndInteraction::with(Outcome::Answered)).await?;
    assert_eq!(client.interaction(agent, over).await?.draft.text, "her daughter rings", "while it is wrapped up");
    desk.ended_before(16).await?;
    let _second = desk.another().await?;
    eventually("what was typed to go", async || -> anyhow::Result<()> {
        let draft = client.interaction(agent, over).await?.draft;
        anyhow::ensure!(draft.text.is_empty(), "{}", draft.text);
        Ok(())
    })
    .await?;
    assert_eq!(client.interaction(agent, open).await?.draft.text, "her daughter rings", "it goes on");
    Ok(())
}
