//! What of a caller is told by whichever way staff ask for them, and for how long a call is a reason.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contacts_api::caller::AnnounceCall;
use contacts_api::contact::EditContact;
use contacts_api::interaction::{EndInteraction, InteractionState, ListInteractions, ListSaid, Outcome};
use contacts_api::property::FindProperties;
use contacts_api::search::SearchContacts;
use contacts_api::timeline::ListTimeline;
use contacts_api::verification::VerificationOutcome;
use contract::{Channel, ContactId, InteractionId, LookReason, PageQuery, ProblemKind};
use serde_json::json;
use testkit::eventually;

use crate::support::{Desk, ann, once};
use crate::verifying::{said, verifying};

/// What is only Ann's.
const CANARIES: [&str; 5] = ["Ann Smith", "ann@example.org", "1903737755", "14 Mill Lane", "BN11 1HS"];

/// Everything that an agent can ask of contacts about Ann during this call.
async fn told(desk: &Desk, token: &str, ann: ContactId, call: Option<InteractionId>) -> anyhow::Result<String> {
    let client = desk.client();
    let search = SearchContacts { q: "smith".into(), call };
    let place = FindProperties { postcode: "BN11 1HS".into(), call, ..FindProperties::default() };
    let before = ListSaid { call, ..ListSaid::default() };
    let everyone = ListInteractions::default();
    let told = json!([
        client.read(token, ann, LookReason { call, case: None }).await?,
        client.search(token, &search).await?.items,
        client.list(token, &PageQuery::default()).await?.items,
        client.properties(token, &place).await?.items,
        client.callers(token, "01903 737755").await?.people,
        client.said(token, ann, &before).await?.items,
        client.timeline(token, ann, &ListTimeline { call, ..ListTimeline::default() }).await?.items,
        client.interactions(token, &everyone).await?.items,
    ]);
    Ok(told.to_string())
}

fn seen(told: &str) -> Vec<&'static str> {
    CANARIES.into_iter().filter(|canary| told.contains(canary)).collect()
}

/// An earlier call of Ann's, with a note that names her number.
async fn called_before(desk: &Desk, ann: ContactId) -> anyhow::Result<()> {
    let call = desk.call_of(ann).await?.summary.id;
    let note = Some("Ring her on 01903737755.".to_owned());
    let end = EndInteraction { note, ..EndInteraction::with(Outcome::Answered) };
    desk.client().end(&desk.agent, call, &once(), &end).await?;
    desk.change(
        "update interaction set started_at = started_at - interval '1 day', ended_at = ended_at - interval '1 day'",
    )
    .await
}

#[tokio::test]
async fn whichever_way_an_agent_asks_nothing_of_an_unverified_caller_is_told() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let ann = desk.knows_ann().await?;
    called_before(&desk, ann).await?;
    let call = desk.call_of(ann).await?.summary.id;
    for named in [Some(call), None] {
        let told = told(&desk, &desk.agent, ann, named).await?;
        assert!(seen(&told).is_empty(), "{named:?}: {:?}", seen(&told));
    }
    let answers = said(&[("postcode", "BN11 1HS"), ("email", "ann@example.org")]);
    let passed = desk.client().verify(&desk.agent, call, &once(), &answers).await?;
    assert_eq!(passed.outcome, Some(VerificationOutcome::Passed));
    assert_eq!(seen(&told(&desk, &desk.agent, ann, Some(call)).await?), CANARIES);
    assert!(seen(&told(&desk, &desk.colleague()?, ann, Some(call)).await?).is_empty(), "another agent's call");
    assert!(desk.client().verification(&desk.agent, call).await?.questions.is_empty(), "asked nothing twice");
    Ok(())
}

#[tokio::test]
async fn a_case_is_no_way_round_the_questions_and_isnt_told_before_them() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let case = desk.case_opened(Channel::Web, None).await?;
    desk.told("contact.linked", case.uuid()).await?;
    let from_case = LookReason::case(case);
    let whole = client.read(agent, ann, from_case).await?;
    assert_eq!((whole.name.as_str(), whole.cases.len()), ("Ann Smith", 1));
    let edit = EditContact { phone: Some("01903 737756".into()), case: Some(case), ..EditContact::default() };
    client.edit(agent, ann, whole.version, &edit).await?;
    let call = desk.call_of(ann).await?.summary.id;
    for why in [from_case, LookReason::call(call), LookReason { call: Some(call), case: Some(case) }] {
        let masked = client.read(agent, ann, why).await?;
        assert!(masked.masked && masked.cases.is_empty(), "{why:?}");
    }
    assert_eq!(client.edit(agent, ann, 3, &edit).await.unwrap_err().kind, ProblemKind::Forbidden);
    let other = client.read(&desk.colleague()?, ann, from_case).await?;
    assert!(!other.masked, "a colleague who isn't in the call works on");
    Ok(())
}

#[tokio::test]
async fn a_call_is_a_reason_for_eight_hours() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let ann = desk.knows_ann().await?;
    let call = desk.call_of(ann).await?.summary.id;
    let answers = said(&[("postcode", "BN11 1HS"), ("email", "ann@example.org")]);
    desk.client().verify(&desk.agent, call, &once(), &answers).await?;
    let name = async || desk.client().read(&desk.agent, ann, LookReason::call(call)).await.map(|ann| ann.name);
    desk.change("update interaction set started_at = started_at - interval '7 hours'").await?;
    assert_eq!(name().await?, "Ann Smith");
    desk.change("update interaction set started_at = started_at - interval '2 hours'").await?;
    assert_eq!(name().await?, "A. S.");
    Ok(())
}

#[tokio::test]
async fn calls_that_nobody_ends_end_by_themselves() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    desk.invited("Jo Bloggs", "jo@adur.example").await?;
    let rings = AnnounceCall {
        switchboard_call_id: "1".into(),
        number: Some("01903 737755".into()),
        withheld: false,
        to: "jo@adur.example".into(),
    };
    let rang = eventually("the call to ring", async || desk.client().announce(&desk.manager, &rings).await).await?.id;
    let left = desk.call().await?.summary.id;
    desk.change("update interaction set started_at = started_at - interval '25 hours'").await?;
    let goes_on = desk.call().await?.summary.id;
    let _another = desk.another().await?;
    for (call, outcome) in [(rang, Outcome::NoAnswer), (left, Outcome::Abandoned)] {
        let told = desk.told("interaction.ended", call.uuid()).await?;
        assert_eq!(told["outcome"].as_str(), Some(outcome.name()));
        let ended = desk.client().interaction(&desk.agent, call).await?.summary;
        assert_eq!((ended.state, ended.seconds), (InteractionState::Ended, Some(0)));
    }
    assert_eq!(desk.client().interaction(&desk.agent, goes_on).await?.summary.state, InteractionState::Open);
    Ok(())
}

#[tokio::test]
async fn a_place_in_the_list_of_people_names_nobody() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    for name in ["Ann Smith", "Bob Hill", "Cy Jones"] {
        desk.knows(contacts_api::contact::NewContact { name: name.into(), ..ann() }).await?;
    }
    let (mut names, mut page) = (Vec::new(), PageQuery { limit: Some(1), cursor: None });
    loop {
        let found = desk.client().list(&desk.agent, &page).await?;
        names.extend(found.items.into_iter().map(|person| person.name));
        let Some(next) = found.next else { break };
        let place = String::from_utf8_lossy(&BASE64.decode(&next)?).to_lowercase();
        assert!(!["ann", "bob", "cy j"].iter().any(|name| place.contains(name)), "{place}");
        page.cursor = Some(next);
    }
    assert_eq!(names, ["Ann Smith", "Bob Hill", "Cy Jones"]);
    Ok(())
}
