use cases_api::draft::{
    ContinueDraft, DraftKey, DraftReporter, DraftState, DraftToken, HandOver, LinkBy, ListDrafts, SaveDraft, SendDraft,
};
use cases_api::events::DraftHandedOver;
use contract::{ContactId, Event as _, InteractionId, Problem, ProblemKind};
use identity_api::Sees;
use serde_json::json;
use uuid::Uuid;

use crate::support::{House, colleague, faults, key, missed_bin};

fn call() -> InteractionId {
    Uuid::from_u128(77).into()
}

fn of_call() -> ListDrafts {
    ListDrafts { call: Some(call()), contact: None }
}

/// What an agent has so far: where the bin is, and an email address.
fn half_done() -> HandOver {
    serde_json::from_value(json!({
        "service": "missed-bin", "channel": "phone", "call": call(),
        "reporter": { "email": "ann@example.org" },
        "answers": { "collection_address": { "line1": "1 High Street", "postcode": "bn11 1hs" } },
    }))
    .unwrap()
}

fn whole(key: &str) -> SaveDraft {
    let report = missed_bin();
    let reporter =
        DraftReporter { name: Some(report.reporter.name), email: report.reporter.email, ..DraftReporter::default() };
    SaveDraft { key: key.to_owned(), version: 1, form: "one".to_owned(), reporter, answers: report.answers }
}

fn by_link(token: &str, postcode: Option<&str>) -> ContinueDraft {
    ContinueDraft { token: Some(token.to_owned()), postcode: postcode.map(str::to_owned), ..ContinueDraft::default() }
}

#[tokio::test]
async fn a_report_begun_by_phone_is_finished_on_the_web_under_one_reference() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let once = key();
    let draft = cases.hand_over(&worker, &once, &half_done()).await?;
    let again = cases.hand_over(&worker, &once, &half_done()).await?;
    assert!(draft.link.is_some() && draft.link == again.link && draft.reference == again.reference);
    assert_eq!((draft.answered, draft.emailed), (1, true));
    let token = draft.link.map(|link| link.token).unwrap_or_default();
    let door = cases.draft_door(&citizen, &DraftToken { token: token.clone() }).await?;
    assert!(door.asks_postcode);
    let blind = cases.continue_draft(&citizen, &by_link(&token, None)).await.err().unwrap();
    assert_eq!(faults(&blind), [("/postcode", "required")]);
    let wrong = cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HT"))).await.err().unwrap();
    assert_eq!(faults(&wrong), [("/postcode", "no-match")]);
    let mine = cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HS"))).await?;
    let saved = cases.save_draft(&citizen, &whole(&mine.key)).await?;
    assert_eq!(saved.answered, saved.questions);
    let watched = cases.drafts(&worker, &of_call()).await?.items;
    assert_eq!((watched.len(), watched[0].answered), (1, saved.questions));
    assert!(watched[0].opened_at.is_some() && watched[0].touched_at.is_some());
    let first = cases.finish_draft(&citizen, &whole(&mine.key)).await?;
    let second = cases.finish_draft(&citizen, &whole(&mine.key)).await?;
    assert_eq!((first.reference, first.id), (draft.reference, second.id));
    assert_eq!(first.follow_token, second.follow_token);
    let view = serde_json::to_value(cases.read(&worker, first.id).await?.body)?;
    let kinds: Vec<_> = view["timeline"].as_array().unwrap().iter().map(|entry| &entry["what"]["kind"]).collect();
    assert_eq!(kinds, ["begun", "opened"]);
    assert_eq!(view["timeline"][0]["what"], json!({"kind": "begun", "channel": "phone", "finished": "web"}));
    assert_eq!(view["channel"], "phone");
    // The link still asks for the postcode, the case's now.
    assert!(cases.draft_door(&citizen, &DraftToken { token: token.clone() }).await?.asks_postcode);
    let blind = cases.continue_draft(&citizen, &by_link(&token, None)).await.err().unwrap();
    assert_eq!(faults(&blind), [("/postcode", "required")]);
    let back = cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HS"))).await?;
    assert_eq!(back.follow_token.as_ref(), Some(&first.follow_token));
    let sent = cases.draft(&worker, draft.id).await?;
    assert!(sent.state == DraftState::Sent && sent.case == Some(first.id) && sent.answers.is_empty());
    assert_eq!(house.told(0, DraftHandedOver::NAME).await.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_link_goes_as_a_text_message_to_a_mobile_where_texts_are_sent() -> anyhow::Result<()> {
    let template = ("MOOTHALL_SMS__TEMPLATE", "26785a09-ab16-4eb0-8407-a37497a57506".to_owned());
    let house = House::with(&[template]).await?;
    let by_text = |phone: &str| {
        let mut asked = HandOver { by: Some(LinkBy::Text), ..half_done() };
        asked.reporter.phone = (!phone.is_empty()).then(|| phone.to_owned());
        asked
    };
    for (phone, code) in [("", "required"), ("next door", "not-a-phone-number"), ("01903 221000", "not-a-mobile")] {
        let refused = house.cases().hand_over(&house.worker(0), &key(), &by_text(phone)).await.err().unwrap();
        assert_eq!(faults(&refused), [("/reporter/phone", code)]);
    }
    let draft = house.cases().hand_over(&house.worker(0), &key(), &by_text("07700 900 982")).await?;
    assert_eq!((draft.emailed, draft.texted), (false, true));
    let told = house.told(0, DraftHandedOver::NAME).await;
    assert_eq!(told.len(), 1);
    let private = &told[0].1;
    assert_eq!((&private["mobile"], &private["email"]), (&json!("+447700900982"), &json!("")));
    Ok(())
}

#[tokio::test]
async fn where_no_texts_are_sent_none_is_taken_and_a_link_needs_an_address() -> anyhow::Result<()> {
    let house = House::open().await?;
    let mut asked = HandOver { by: Some(LinkBy::Text), ..half_done() };
    asked.reporter.phone = Some("07700 900 982".to_owned());
    let refused = house.cases().hand_over(&house.worker(0), &key(), &asked).await.err().unwrap();
    assert_eq!(faults(&refused), [("/by", "no-texts")]);
    asked = half_done();
    asked.reporter.email = Some("ann at home".to_owned());
    let refused = house.cases().hand_over(&house.worker(0), &key(), &asked).await.err().unwrap();
    assert_eq!(faults(&refused), [("/reporter/email", "not-an-email")]);
    assert_eq!(house.told(0, DraftHandedOver::NAME).await.len(), 0);
    Ok(())
}

#[tokio::test]
async fn someone_without_email_comes_by_the_code_that_was_read_out() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let mut asked = half_done();
    asked.reporter = DraftReporter::default();
    asked.answers = Default::default();
    let draft = cases.hand_over(&house.worker(0), &key(), &asked).await?;
    let typed = |code: &str| ContinueDraft {
        reference: Some(draft.reference.to_string()),
        code: Some(code.to_owned()),
        ..ContinueDraft::default()
    };
    let code = draft.link.as_ref().map(|link| link.code.to_lowercase()).unwrap_or_default();
    assert_eq!(cases.continue_draft(&citizen, &typed(&code)).await?.reference, draft.reference);
    let wrong = cases.continue_draft(&citizen, &typed("2222-2222")).await.err().unwrap();
    assert_eq!(wrong.to_json(), Problem::not_found().to_json());
    let elsewhere = cases.continue_draft(&house.citizen(1), &typed(&code)).await.err().unwrap();
    assert_eq!(elsewhere.to_json(), Problem::not_found().to_json());
    for _ in 0..8 {
        assert!(cases.continue_draft(&citizen, &typed("2222-2222")).await.is_err());
    }
    assert_eq!(cases.continue_draft(&citizen, &typed(&code)).await.err().unwrap().kind, ProblemKind::RateLimited);
    assert_eq!(house.told(0, DraftHandedOver::NAME).await.len(), 0);
    Ok(())
}

#[tokio::test]
async fn what_is_taken_back_is_finished_at_the_desk_and_its_link_opens_nothing() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let draft = cases.hand_over(&worker, &key(), &half_done()).await?;
    let token = draft.link.map(|link| link.token).unwrap_or_default();
    let mine = cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HS"))).await?;
    assert_eq!(cases.take_back(&worker, draft.id).await?.state, DraftState::TakenBack);
    for refused in [
        cases.draft_door(&citizen, &DraftToken { token }).await.err(),
        cases.continued_draft(&citizen, &DraftKey { key: mine.key.clone() }).await.err(),
        cases.save_draft(&citizen, &whole(&mine.key)).await.err(),
        cases.finish_draft(&citizen, &whole(&mine.key)).await.err(),
    ] {
        assert_eq!(refused.unwrap().kind, ProblemKind::NotFound);
    }
    let half = cases.send_draft(&worker, draft.id, &SendDraft::default()).await.err().unwrap();
    assert!(faults(&half).contains(&("/reporter/name", "required")));
    let SaveDraft { reporter, answers, .. } = whole("");
    let opened = cases.send_draft(&worker, draft.id, &SendDraft { reporter, answers }).await?;
    assert_eq!(opened.reference, draft.reference);
    let late = cases.give_up_draft(&worker, draft.id).await.err().unwrap();
    assert_eq!(late.kind, ProblemKind::Conflict);
    let other = cases.hand_over(&worker, &key(), &half_done()).await?;
    cases.give_up_draft(&worker, other.id).await?;
    assert_eq!(cases.draft(&worker, other.id).await.err().unwrap().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_slip_in_the_postcode_shuts_nobody_out_and_lets_nobody_in() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let mut asked = half_done();
    let slip = json!({"collection_address": {"line1": "1 High Street", "postcode": "BN11 1H"}});
    asked.answers = serde_json::from_value(slip)?;
    let refused = cases.hand_over(&worker, &key(), &asked).await.err().unwrap();
    assert_eq!(faults(&refused), [("/answers/collection_address/postcode", "not-a-postcode")]);
    let token = cases.hand_over(&worker, &key(), &half_done()).await?.link.map(|link| link.token).unwrap_or_default();
    let mine = cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HS"))).await?;
    let slip = SaveDraft {
        key: mine.key,
        version: mine.version,
        form: "one".into(),
        reporter: DraftReporter::default(),
        answers: asked.answers,
    };
    cases.save_draft(&citizen, &slip).await?;
    assert!(cases.continue_draft(&citizen, &by_link(&token, None)).await.is_err());
    assert!(cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HS"))).await.is_ok());
    Ok(())
}

#[tokio::test]
async fn who_sees_a_part_of_the_cases_sees_the_drafts_of_their_teams_and_their_own() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, sam) = (house.cases(), house.worker(0));
    let bins = cases.read(&sam, house.report(0).await?.id).await?.body.case.team.id;
    let other = house.teams(0).await?.items.into_iter().find(|team| team.team.id != bins).unwrap().team.id;
    let draft = cases.hand_over(&sam, &key(), &half_done()).await?.id;
    house.hire_to_see(0, colleague(), "Jo Bloggs", vec![other], Sees::Teams).await?;
    let jo = house.colleague(0);
    assert!(cases.drafts(&jo, &of_call()).await?.items.is_empty());
    let SaveDraft { reporter, answers, .. } = whole("");
    for refused in [
        cases.draft(&jo, draft).await.err(),
        cases.take_back(&jo, draft).await.err(),
        cases.send_draft(&jo, draft, &SendDraft { reporter, answers }).await.err(),
        cases.give_up_draft(&jo, draft).await.err(),
    ] {
        assert_eq!(refused.map(|problem| problem.kind), Some(ProblemKind::NotFound));
    }
    let own = cases.hand_over(&jo, &key(), &half_done()).await?.id;
    let seen = cases.drafts(&jo, &of_call()).await?.items;
    assert_eq!(seen.iter().map(|draft| draft.id).collect::<Vec<_>>(), [own]);
    house.hire_to_see(0, colleague(), "Jo Bloggs", vec![bins], Sees::Teams).await?;
    assert_eq!(cases.drafts(&jo, &of_call()).await?.items.len(), 2);
    Ok(())
}

#[tokio::test]
async fn of_two_forms_the_one_that_began_from_less_saves_and_sends_nothing() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let draft = cases.hand_over(&house.worker(0), &key(), &half_done()).await?;
    let token = draft.link.map(|link| link.token).unwrap_or_default();
    let mine = cases.continue_draft(&citizen, &by_link(&token, Some("BN11 1HS"))).await?;
    let form = |own: &str, version| SaveDraft { form: own.to_owned(), version, ..whole(&mine.key) };
    let first = form("first", mine.version);
    cases.save_draft(&citizen, &first).await?;
    cases.save_draft(&citizen, &first).await?;
    let stale = form("second", mine.version);
    for refused in [cases.save_draft(&citizen, &stale).await.err(), cases.finish_draft(&citizen, &stale).await.err()] {
        assert_eq!(refused.map(|problem| problem.kind), Some(ProblemKind::PreconditionFailed));
    }
    let now = cases.continued_draft(&citizen, &DraftKey { key: mine.key.clone() }).await?.version;
    cases.save_draft(&citizen, &form("second", now)).await?;
    assert!(cases.save_draft(&citizen, &first).await.is_err(), "the other way round as well");
    let opened = cases.finish_draft(&citizen, &form("second", now)).await?;
    assert_eq!(cases.finish_draft(&citizen, &first).await?.id, opened.id, "sent once, it is there for both");
    let nameless = cases.save_draft(&citizen, &form("a\0", now)).await.err().unwrap();
    assert_eq!(faults(&nameless)[0].0, "/form");
    Ok(())
}

#[tokio::test]
async fn what_someone_left_half_done_is_found_when_they_turn_to_the_council_again() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let (ann, bob) = (ContactId::from(Uuid::from_u128(5)), ContactId::from(Uuid::from_u128(6)));
    let of = |contact, call: u128| HandOver {
        contact: Some(contact),
        call: Some(Uuid::from_u128(call).into()),
        ..half_done()
    };
    let first = cases.hand_over(&worker, &key(), &of(ann, 1)).await?;
    let second = cases.hand_over(&worker, &key(), &of(ann, 2)).await?;
    cases.hand_over(&worker, &key(), &of(bob, 3)).await?;
    let found = async |call: Option<u128>, contact| {
        let which = ListDrafts { call: call.map(|call| Uuid::from_u128(call).into()), contact };
        let found = cases.drafts(&worker, &which).await.unwrap().items;
        found.into_iter().map(|draft| draft.id).collect::<Vec<_>>()
    };
    assert_eq!(found(None, Some(ann)).await, [first.id, second.id], "the oldest first, and nobody else's");
    assert_eq!(found(Some(2), Some(ann)).await, [first.id, second.id], "none twice");
    assert_eq!(found(Some(9), None).await, []);
    let SaveDraft { reporter, answers, .. } = whole("");
    cases.send_draft(&worker, second.id, &SendDraft { reporter, answers }).await?;
    assert_eq!(found(None, Some(ann)).await, [first.id], "what is sent is a case");
    assert_eq!(found(Some(2), Some(ann)).await, [first.id, second.id], "the call still shows what became of it");
    let elsewhere = ListDrafts { call: Some(Uuid::from_u128(1).into()), contact: Some(ann) };
    assert!(cases.drafts(&house.worker(1), &elsewhere).await?.items.is_empty());
    let nobody = cases.drafts(&worker, &ListDrafts::default()).await.err().unwrap();
    assert_eq!(faults(&nobody), [("/call", "required")]);
    Ok(())
}

#[tokio::test]
async fn every_way_in_that_is_none_any_more_is_refused_alike() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let drafts = [
        cases.hand_over(&worker, &key(), &half_done()).await?,
        cases.hand_over(&worker, &key(), &half_done()).await?,
        cases.hand_over(&worker, &key(), &half_done()).await?,
    ];
    let tokens = drafts.each_ref().map(|draft| draft.link.as_ref().map(|link| link.token.clone()).unwrap_or_default());
    let mut keys = Vec::new();
    for token in &tokens {
        keys.push(cases.continue_draft(&citizen, &by_link(token, Some("BN11 1HS"))).await?.key);
    }
    let [expired, taken_back, given_up] = drafts.each_ref().map(|draft| draft.id);
    house.change(0, &format!("update draft set expires_at = now() - interval '1 second' where id = '{expired}'")).await;
    cases.take_back(&worker, taken_back).await?;
    cases.give_up_draft(&worker, given_up).await?;
    let other = cases.hand_over(&worker, &key(), &half_done()).await?;
    let open = other.link.map(|link| link.token).unwrap_or_default();
    let tampered = format!("{}{}", if open.starts_with('x') { 'y' } else { 'x' }, &open[1..]);
    let theirs = house.citizen(1);
    let dead = tokens.iter().map(|token| (&citizen, token)).chain([(&citizen, &tampered), (&theirs, &open)]);
    for (who, token) in dead {
        let door = cases.draft_door(who, &DraftToken { token: token.clone() }).await.err().unwrap();
        let entered = cases.continue_draft(who, &by_link(token, Some("BN11 1HS"))).await.err().unwrap();
        assert_eq!(
            (door.to_json(), entered.to_json()),
            (Problem::not_found().to_json(), Problem::not_found().to_json())
        );
    }
    let mine = cases.continue_draft(&citizen, &by_link(&open, Some("BN11 1HS"))).await?.key;
    let dead = keys.iter().map(|key| (&citizen, key)).chain([(&citizen, &open), (&theirs, &mine)]);
    for (who, key) in dead {
        let read = cases.continued_draft(who, &DraftKey { key: key.clone() }).await.err().unwrap();
        let sent = cases.finish_draft(who, &whole(key)).await.err().unwrap();
        assert_eq!((read.to_json(), sent.to_json()), (Problem::not_found().to_json(), Problem::not_found().to_json()));
    }
    assert_eq!(cases.draft(&worker, expired).await.err().unwrap().kind, ProblemKind::NotFound);
    assert_eq!(house.count(0, "select count(*) from case_file").await, 0);
    Ok(())
}
