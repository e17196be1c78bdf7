//! A council that verifies callers: what an agent sees before and after, and why each look is kept.

use contacts_api::access::{ListLooks, UnexplainedLooks};
use contacts_api::contact::EditContact;
use contacts_api::interaction::{EndInteraction, ListSaid, Outcome};
use contacts_api::verification::{AnswerVerification, GivenAnswer, VerificationOutcome, VerificationRules};
use contract::{CaseId, Channel, Clock as _, ContactId, InteractionId, LookReason, Problem, ProblemKind};
use testkit::eventually;
use uuid::Uuid;

use crate::support::{Desk, once};

/// A council that asks for two things.
pub(crate) async fn verifying() -> anyhow::Result<Desk> {
    let desk = Desk::open().await?;
    let rules = desk.client().verification_rules(&desk.agent).await?;
    assert!(!rules.body.on, "a council that chose nothing doesn't verify");
    let rules_on = VerificationRules { on: true, ..rules.body };
    let etag = rules.etag.unwrap_or_default();
    desk.client().set_verification_rules(&desk.manager, &etag, &rules_on).await?;
    let stale = desk.client().set_verification_rules(&desk.manager, &etag, &rules_on).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let refused = desk.client().set_verification_rules(&desk.agent, "\"1\"", &rules_on).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(desk)
}

pub(crate) fn said(answers: &[(&str, &str)]) -> AnswerVerification {
    let answers = answers.iter().map(|(key, given)| GivenAnswer {
        key: (*key).to_owned(),
        given: Some((*given).to_owned()),
        passed: None,
    });
    AnswerVerification { answers: answers.collect(), not_possible: false }
}

async fn name_in(desk: &Desk, contact: ContactId, why: LookReason) -> Result<String, Problem> {
    Ok(desk.client().read(&desk.agent, contact, why).await?.name)
}

#[tokio::test]
async fn a_caller_is_masked_until_verified_and_asked_nothing_twice() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let (one, other) = (desk.call_of(ann).await?.summary.id, desk.call_of(ann).await?.summary.id);
    let masked = client.read(agent, ann, LookReason::call(one)).await?;
    assert_eq!((masked.name.as_str(), masked.masked, masked.addresses.len()), ("A. S.", true, 0));
    assert_eq!((masked.emails[0].as_str(), masked.phones[0].as_str()), ("a•••@example.org", "•••755"));
    assert!(masked.date_of_birth.is_none());
    let asked = client.verification(agent, one).await?;
    let keys: Vec<_> = asked.questions.iter().map(|question| question.key.as_str()).collect();
    assert_eq!(keys, ["postcode", "address", "email", "date-of-birth"], "she reported nothing yet");
    let half =
        client.verify(agent, one, &once(), &said(&[("postcode", "BN11 1HS"), ("email", "x@example.org")])).await?;
    assert_eq!((half.outcome, half.right, half.attempts_left), (None, 1, 1));
    let passed = client.verify(agent, one, &once(), &said(&[("date-of-birth", "9 March 1957")])).await?;
    assert_eq!(passed.outcome, Some(VerificationOutcome::Passed));
    let whole = client.read(agent, ann, LookReason::call(one)).await?;
    assert_eq!((whole.name.as_str(), whole.masked), ("Ann Smith", false));
    assert!(whole.date_of_birth.is_some());
    let kept = client.verification(agent, one).await?;
    assert_eq!((kept.outcome, kept.questions.len()), (Some(VerificationOutcome::Passed), 0));
    assert_eq!(client.interaction(agent, one).await?.verification, Some(VerificationOutcome::Passed));
    assert_eq!(name_in(&desk, ann, LookReason::call(other)).await?, "A. S.", "another call is another caller");
    let nobody = LookReason::call(InteractionId::from(Uuid::new_v4()));
    assert_eq!(name_in(&desk, ann, nobody).await?, "A. S.");
    Ok(())
}

#[tokio::test]
async fn a_caller_who_fails_stays_masked_and_nothing_of_theirs_is_changed() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let call = desk.call_of(ann).await?.summary.id;
    for _ in 0..2 {
        client.verify(agent, call, &once(), &said(&[("postcode", "M1 1AE"), ("email", "bob@example.org")])).await?;
    }
    assert_eq!(client.verification(agent, call).await?.outcome, Some(VerificationOutcome::Failed));
    let more = client.verify(agent, call, &once(), &said(&[("postcode", "BN11 1HS")])).await.unwrap_err();
    assert_eq!(more.kind, ProblemKind::Conflict);
    assert_eq!(name_in(&desk, ann, LookReason::call(call)).await?, "A. S.");
    let edit = EditContact { email: Some("bob@example.org".into()), call: Some(call), ..EditContact::default() };
    assert_eq!(client.edit(agent, ann, 1, &edit).await.unwrap_err().kind, ProblemKind::Forbidden);
    let stranger = desk.call().await?.summary.id;
    assert_eq!(client.verification(agent, stranger).await.unwrap_err().kind, ProblemKind::Conflict, "who is it?");
    Ok(())
}

#[tokio::test]
async fn a_verification_ends_with_its_call_and_is_of_one_person() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let bob = contacts_api::contact::NewContact { name: "Bob Hill".into(), ..crate::support::ann() };
    let bob = desk.knows(bob).await?;
    let call = desk.call_of(ann).await?.summary.id;
    let answers = said(&[("postcode", "BN11 1HS"), ("email", "ann@example.org")]);
    client.verify(agent, call, &once(), &answers).await?;
    assert_eq!(name_in(&desk, bob, LookReason::call(call)).await?, "B. H.", "Ann was verified, not Bob");
    client.end(agent, call, &once(), &EndInteraction::with(Outcome::Answered)).await?;
    assert_eq!(name_in(&desk, ann, LookReason::call(call)).await?, "Ann Smith", "while it is wrapped up");
    let mut owner = desk.alone.owner(desk.council()).await?;
    sqlx::query(
        "update interaction set started_at = started_at - interval '1 hour', ended_at = ended_at - interval '1 hour'",
    )
    .execute(&mut owner)
    .await?;
    assert_eq!(name_in(&desk, ann, LookReason::call(call)).await?, "A. S.");
    Ok(())
}

#[tokio::test]
async fn a_look_names_its_call_or_case_and_one_with_neither_is_flagged() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let (client, agent, manager) = (desk.client(), &desk.agent, &desk.manager);
    let ann = desk.knows_ann().await?;
    let case = desk.case_opened(Channel::Web, None).await?;
    eventually("the case to be linked", async || -> anyhow::Result<()> {
        let said = client.said(agent, ann, &ListSaid::default()).await?;
        anyhow::ensure!(!said.items.is_empty(), "not yet");
        Ok(())
    })
    .await?;
    assert_eq!(name_in(&desk, ann, LookReason::case(case)).await?, "Ann Smith", "her own case");
    let call = desk.call_of(ann).await?.summary.id;
    assert_eq!(name_in(&desk, ann, LookReason::call(call)).await?, "A. S.");
    assert_eq!(name_in(&desk, ann, LookReason::case(CaseId::from(Uuid::new_v4()))).await?, "A. S.");
    assert_eq!(name_in(&desk, ann, LookReason::default()).await?, "A. S.");
    assert_eq!(client.read(manager, ann, LookReason::default()).await?.name, "Ann Smith");
    let looks = eventually("the looks to be kept", async || -> anyhow::Result<_> {
        let looks = client.access_log(manager, &ListLooks::default()).await?.items;
        anyhow::ensure!(looks.len() == 5, "{}", looks.len());
        Ok(looks)
    })
    .await?;
    assert_eq!(looks.iter().filter(|look| look.call == Some(call)).count(), 1);
    assert_eq!(looks.iter().filter(|look| look.case == Some(case)).count(), 1);
    let flagged = ListLooks { unexplained: Some(true), limit: Some(2), ..ListLooks::default() };
    let first = client.access_log(manager, &flagged).await?;
    let rest = client.access_log(manager, &ListLooks { cursor: first.next.clone(), ..flagged }).await?;
    assert_eq!((first.items.len(), rest.items.len(), rest.next), (2, 1, None));

    // The next day a manager is told: of that day, and of no other.
    let mut owner = desk.alone.owner(desk.alone.councils[0].id).await?;
    sqlx::query("update access_log set looked_at = looked_at - interval '1 day' where case_id is null")
        .execute(&mut owner)
        .await?;
    let flagged = client.unexplained_looks(manager, None).await?;
    assert_eq!(flagged, UnexplainedLooks { records: 1, looks: 3 });
    let today = contract::days::Days::read(None, None, contract::SystemClock.now())?.last;
    let day = |looks: ListLooks, at: time::OffsetDateTime| ListLooks { day: Some(at.date().to_string()), ..looks };
    let noon = today + time::Duration::hours(12);
    let of_today = client.access_log(manager, &day(ListLooks::default(), noon)).await?.items;
    assert_eq!(of_today.iter().map(|look| look.case).collect::<Vec<_>>(), [Some(case)]);
    let yesterday = day(ListLooks::default(), noon - time::Duration::days(1));
    assert_eq!(client.access_log(manager, &yesterday).await?.items.len(), 4);
    let wrong = ListLooks { day: Some("yesterday".to_owned()), ..ListLooks::default() };
    assert_eq!(client.access_log(manager, &wrong).await.unwrap_err().errors[0].pointer, "/day");
    let other = client.unexplained_looks(agent, None).await.unwrap_err();
    assert_eq!(other.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn how_a_verification_stands_is_read_while_its_call_is_being_changed() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let call = desk.call_of(desk.knows_ann().await?).await?.summary.id;
    let mut changing = desk.alone.owner(desk.council()).await?;
    sqlx::raw_sql("begin; select id from interaction for update").execute(&mut changing).await?;
    assert!(desk.client().verification(&desk.agent, call).await?.outcome.is_none());
    Ok(())
}
