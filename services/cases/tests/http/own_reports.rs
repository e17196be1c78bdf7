//! Reports that citizens begin by themselves: kept page by page, with their photos, and come back to.

use cases_api::answers::Answers;
use cases_api::catalogue::definition::Audience;
use cases_api::draft::{
    AddReportFile, BeginDraft, ContinueDraft, ContinuedDraft, DraftKey, DraftReporter, HandOver, KeepDraft,
    RemoveReportFile, ReportFile, SaveDraft,
};
use cases_api::events::DraftHandedOver;
use contract::{Channel, Event as _, PageQuery, Problem, ProblemKind};
use serde_json::json;

use super::tasks::changes;
use crate::support::{House, faults, key, missed_bin};

/// The end of a picture without which it breaks off.
fn png(more: usize) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".as_slice(), &vec![7; more], b"IEND\xae\x42\x60\x82"].concat()
}

fn graffiti() -> BeginDraft {
    serde_json::from_value(json!({ "service": "graffiti", "answers": { "place": "The bandstand" } })).unwrap()
}

fn photo(draft: &ContinuedDraft, name: &str) -> AddReportFile {
    AddReportFile { ticket: draft.ticket.clone(), name: name.to_owned(), question: "photos".to_owned() }
}

fn whole(draft: &ContinuedDraft, photos: &[&ReportFile]) -> SaveDraft {
    let ids: Vec<_> = photos.iter().map(|photo| photo.id).collect();
    let answers = json!({
        "place": "The bandstand", "surface": "bridge", "offensive": false, "size": "small", "photos": ids,
    });
    let answers: Answers = serde_json::from_value(answers).unwrap();
    let (name, postcode) = (Some("Ann".to_owned()), Some("BN11 1HS".to_owned()));
    let reporter = DraftReporter { name, postcode, ..DraftReporter::default() };
    SaveDraft { key: draft.key.clone(), version: draft.version, form: "one".to_owned(), reporter, answers }
}

fn code(problem: &Problem) -> (&str, &str) {
    problem.errors.first().map_or(("", ""), |fault| (fault.pointer.as_str(), fault.code.as_str()))
}

#[tokio::test]
async fn photos_go_with_the_report_that_they_were_added_to() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let once = key();
    let draft = cases.begin_draft(&citizen, &once, &graffiti()).await?;
    let again = cases.begin_draft(&citizen, &once, &graffiti()).await?;
    assert!(draft.own && !draft.key.is_empty());
    assert_eq!((&draft.key, &draft.ticket, draft.reference), (&again.key, &again.ticket, again.reference));
    let wall = cases.add_report_file(&citizen, &photo(&draft, "wall.png"), png(600_000).into()).await?;
    let twice = cases.add_report_file(&citizen, &photo(&draft, "wall.png"), png(600_000).into()).await?;
    let blurred = cases.add_report_file(&citizen, &photo(&draft, "blurred.png"), png(10).into()).await?;
    assert_eq!(wall, twice);
    let gone = RemoveReportFile { key: draft.key.clone(), file: blurred.id };
    cases.remove_report_file(&citizen, &gone).await?;
    let read = cases.continued_draft(&citizen, &DraftKey { key: draft.key.clone() }).await?;
    assert_eq!(read.files, std::slice::from_ref(&wall));
    // Until it is sent nobody else sees the photo: not even whoever opens the post.
    let worker = house.worker(0);
    assert_eq!(cases.file(&worker, wall.id).await.unwrap_err().kind, ProblemKind::NotFound);
    let sent = cases.finish_draft(&citizen, &whole(&draft, &[&wall])).await?;
    assert_eq!(sent.reference, draft.reference);
    let kept = cases.files_of_case(&worker, sent.id, &PageQuery::default()).await?.items;
    assert_eq!(kept.iter().map(|file| file.id).collect::<Vec<_>>(), [wall.id]);
    let view = cases.read(&worker, sent.id).await?.body;
    let said: Vec<_> = view.answers.iter().map(|answered| answered.answer.en.as_str()).collect();
    assert_eq!(said, ["The bandstand", "A bridge or subway", "No", "Smaller than a sheet of A4 paper", "1 file"]);
    assert_eq!(view.timeline.len(), 2, "reported, and a file added; nothing of how it was begun");
    Ok(())
}

#[tokio::test]
async fn anothers_photo_is_refused_and_so_is_what_no_photo_is() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let mine = cases.begin_draft(&citizen, &key(), &graffiti()).await?;
    let theirs = cases.begin_draft(&citizen, &key(), &graffiti()).await?;
    let wall = cases.add_report_file(&citizen, &photo(&theirs, "wall.png"), png(10).into()).await?;
    let forged = cases.finish_draft(&citizen, &whole(&mine, &[&wall])).await.err().unwrap();
    assert_eq!(faults(&forged), [("/answers/photos", "unknown-file")]);
    let gone = RemoveReportFile { key: mine.key.clone(), file: wall.id };
    assert_eq!(cases.remove_report_file(&citizen, &gone).await.unwrap_err().kind, ProblemKind::NotFound);
    let add = async |asked: AddReportFile, bytes: Vec<u8>| {
        cases.add_report_file(&citizen, &asked, bytes.into()).await.unwrap_err()
    };
    let pdf = b"%PDF-1.7\n1 1\n%%EOF\n".to_vec();
    assert_eq!(code(&add(photo(&mine, "a.pdf"), pdf).await), ("/file", "not-a-photo"));
    assert_eq!(code(&add(photo(&mine, "a.jpg"), png(10)).await), ("/name", "name-mismatch"));
    assert_eq!(code(&add(photo(&mine, "a.png"), b"\x89PNG\r\n\x1a\nxx".to_vec()).await), ("/file", "broken"));
    let elsewhere = AddReportFile { question: "size".to_owned(), ..photo(&mine, "a.png") };
    assert_eq!(code(&add(elsewhere, png(10)).await), ("/question", "unknown-value"));
    let key_as_ticket = AddReportFile { ticket: mine.key.clone(), ..photo(&mine, "a.png") };
    assert_eq!(add(key_as_ticket, png(10)).await.kind, ProblemKind::NotFound);
    let of_other_council = cases.add_report_file(&house.citizen(1), &photo(&mine, "a.png"), png(10).into()).await;
    assert_eq!(of_other_council.unwrap_err().kind, ProblemKind::NotFound);
    for at in 1..=3 {
        cases.add_report_file(&citizen, &photo(&mine, "a.png"), png(10 + at).into()).await?;
    }
    assert_eq!(code(&add(photo(&mine, "a.png"), png(99)).await), ("/file", "too-many"));
    Ok(())
}

#[tokio::test]
async fn a_half_done_report_is_come_back_to_by_reference_and_code() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let draft = cases.begin_draft(&citizen, &key(), &graffiti()).await?;
    let days = |until: time::OffsetDateTime| (until - draft.expires_at).whole_days();
    let keep = |email: Option<&str>| KeepDraft { key: draft.key.clone(), email: email.map(str::to_owned) };
    let wrong = cases.keep_draft(&citizen, &keep(Some("ann"))).await.err().unwrap();
    assert_eq!(faults(&wrong), [("/email", "not-an-email")]);
    let kept = cases.keep_draft(&citizen, &keep(Some("ann@example.org"))).await?;
    assert!(kept.emailed && days(kept.expires_at) == 13);
    let told = house.told(0, DraftHandedOver::NAME).await;
    let [(_, private)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(private["email"], "ann@example.org");
    let by_code = ContinueDraft {
        reference: Some(kept.reference.to_string()),
        code: Some(kept.link.code.clone()),
        ..ContinueDraft::default()
    };
    let back = cases.continue_draft(&citizen, &by_code).await?;
    assert_eq!(serde_json::to_value(&back.answers)?, json!({ "place": "The bandstand" }));
    assert_eq!(back.reporter.email.as_deref(), Some("ann@example.org"));
    let strange = BeginDraft { service: "nothing".to_owned(), ..graffiti() };
    let refused = cases.begin_draft(&citizen, &key(), &strange).await.err().unwrap();
    assert_eq!(code(&refused), ("/service", "unknown-value"));
    Ok(())
}

#[tokio::test]
async fn what_visitors_may_not_ask_for_is_neither_begun_nor_sent_by_them_page_by_page() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen, worker) = (house.cases(), house.citizen(0), house.worker(0));
    let bins = BeginDraft { service: "missed-bin".into(), answers: missed_bin().answers, ..graffiti() };
    let sent = |draft: &ContinuedDraft| {
        let reporter = DraftReporter { name: Some("Ann".to_owned()), ..DraftReporter::default() };
        SaveDraft { reporter, answers: missed_bin().answers, ..whole(draft, &[]) }
    };
    let (one, other) =
        (cases.begin_draft(&citizen, &key(), &bins).await?, cases.begin_draft(&citizen, &key(), &bins).await?);
    changes(&house, |definition| definition.channels = vec![Channel::Phone, Channel::Desk]).await?;
    let begun = cases.begin_draft(&citizen, &key(), &bins).await.err().unwrap();
    assert_eq!(faults(&begun), [("/service", "channel-closed")]);
    let late = cases.finish_draft(&citizen, &sent(&one)).await.err().unwrap();
    assert_eq!(faults(&late), [("/service", "channel-closed")]);
    let by_letter: HandOver =
        serde_json::from_value(json!({ "service": "missed-bin", "channel": "letter", "answers": {} }))?;
    let refused = cases.hand_over(&worker, &key(), &by_letter).await.err().unwrap();
    assert_eq!(faults(&refused), [("/channel", "channel-closed")]);

    changes(&house, |definition| {
        (definition.channels, definition.audience) = (Channel::ALL.to_vec(), Audience::OnBehalf);
    })
    .await?;
    let begun = cases.begin_draft(&citizen, &key(), &bins).await.err().unwrap();
    assert_eq!(faults(&begun), [("/service", "staff-only")]);
    let late = cases.finish_draft(&citizen, &sent(&other)).await.err().unwrap();
    assert_eq!(faults(&late), [("/service", "staff-only")]);
    // What staff begin and hand over is theirs to ask for, and the citizen finishes it.
    let handed = HandOver { channel: Channel::Phone, ..by_letter };
    let handed = cases.hand_over(&worker, &key(), &handed).await?;
    let token = handed.link.map(|link| link.token);
    let mine = cases.continue_draft(&citizen, &ContinueDraft { token, ..ContinueDraft::default() }).await?;
    cases.finish_draft(&citizen, &sent(&mine)).await?;
    Ok(())
}
