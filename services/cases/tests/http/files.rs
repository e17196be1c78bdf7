use cases_api::file::{AddFile, FileAway, Letter, ListFiles, Media};
use cases_api::perm;
use contract::{ContactId, PageQuery, Permission as _, Problem, ProblemKind};
use identity_api::Sees;
use uuid::Uuid;

use crate::support::{House, colleague, faults, key, missed_bin};

/// A sound PDF of about this many bytes.
fn pdf(bytes: usize) -> Vec<u8> {
    format!("%PDF-1.7\n{}\n%%EOF\n", "1 ".repeat(bytes / 2)).into_bytes()
}

fn called(name: &str) -> AddFile {
    AddFile { name: name.to_owned(), ..AddFile::default() }
}

fn away(reference: Option<String>) -> FileAway {
    FileAway {
        reference,
        contact: None,
        letter: Letter::Complaint,
        received_on: "2026-01-19".into(),
        note: None,
        judge_only: false,
    }
}

#[tokio::test]
async fn a_scanned_letter_waits_in_the_inbox_and_comes_back_as_it_was() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let bytes = pdf(700_000);
    let kept = cases.add_file(&worker, &called("../Scan 1.PDF"), bytes.clone().into()).await?;
    assert_eq!((kept.name.as_str(), kept.media, kept.waits), ("Scan 1.pdf", Media::Pdf, true));
    assert_eq!(kept.size, i64::try_from(bytes.len())?);
    let inbox = cases.files(&worker, &ListFiles::default()).await?.items;
    assert_eq!(inbox, std::slice::from_ref(&kept));
    let sent = cases.file_content(&worker, kept.id).await?;
    let header = |name: &str| sent.headers()[name].to_str().unwrap_or_default().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-disposition").starts_with("inline; filename=\"Scan 1.pdf\""));
    assert!(header("content-security-policy").contains("frame-ancestors 'self'"));
    assert_eq!(sent.bytes().await?, bytes);
    assert_eq!(house.count(0, "select count(*) from file_piece").await, 3);
    Ok(())
}

#[tokio::test]
async fn what_cant_be_kept_leaves_nothing_behind() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let mut locked = pdf(600_000);
    locked.extend(b"trailer << /Encrypt 9 0 R >> %%EOF");
    let refusals: [(&str, Vec<u8>, &str, &str); 5] = [
        ("a.pdf", Vec::new(), "/file", "not-taken"),
        ("a.pdf", b"MZ\x90\0\x03".to_vec(), "/file", "not-taken"),
        ("a.png", pdf(10), "/name", "name-mismatch"),
        ("a.pdf", locked, "/file", "locked"),
        ("a.pdf", b"%PDF-1.7 and no end".to_vec(), "/file", "broken"),
    ];
    for (name, bytes, pointer, code) in refusals {
        let refused = cases.add_file(&worker, &called(name), bytes.into()).await.err().unwrap();
        assert_eq!(faults(&refused), [(pointer, code)]);
    }
    let large = cases.add_file(&worker, &called("a.pdf"), pdf(15_800_000).into()).await.err().unwrap();
    assert_eq!(large.kind, ProblemKind::PayloadTooLarge);
    let nowhere = AddFile { case: Some(Uuid::new_v4().into()), ..called("a.pdf") };
    let refused = cases.add_file(&worker, &nowhere, pdf(10).into()).await.err().unwrap();
    assert_eq!(faults(&refused), [("/case", "unknown-value")]);
    assert_eq!(house.count(0, "select count(*) from file").await, 0);
    assert_eq!(house.count(0, "select count(*) from file_piece").await, 0);
    Ok(())
}

#[tokio::test]
async fn a_letter_is_filed_with_its_case_and_whoever_reported_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let opened = house.report(0).await?;
    let kept = cases.add_file(&worker, &called("letter.pdf"), pdf(10).into()).await?;
    let typed = opened.reference.to_string().to_lowercase().replace('-', " ");
    let once = key();
    let filed = cases.file_away(&worker, kept.id, kept.version, &once, &away(Some(typed.clone()))).await?;
    assert_eq!(filed.case.as_ref().map(|case| case.id), Some(opened.id));
    assert_eq!((filed.letter, filed.waits, filed.version), (Some(Letter::Complaint), false, kept.version + 1));
    let again = cases.file_away(&worker, kept.id, kept.version, &once, &away(Some(typed))).await?;
    assert_eq!(again, filed);
    let of_case = PageQuery::default();
    assert_eq!(cases.files_of_case(&worker, opened.id, &of_case).await?.items, std::slice::from_ref(&filed));
    let view = cases.read(&worker, opened.id).await?.body;
    let told = serde_json::to_value(&view.timeline)?;
    assert_eq!((told[1]["what"]["kind"].as_str(), told[1]["public"].as_bool()), (Some("file"), Some(false)));
    assert_eq!(view.case.version, 1, "a form that is open isn't refused for it");
    let thrown = cases.discard_file(&worker, kept.id).await.err().unwrap();
    assert_eq!(thrown.kind, ProblemKind::Conflict);
    Ok(())
}

#[tokio::test]
async fn every_slip_in_filing_is_told_at_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let kept = cases.add_file(&worker, &called("letter.pdf"), pdf(10).into()).await?;
    let wrong = FileAway {
        reference: Some("C7X-4KM-9TPH-9".into()),
        received_on: "2999-01-01".into(),
        note: Some("x".repeat(1001)),
        ..away(None)
    };
    let refused = cases.file_away(&worker, kept.id, kept.version, &key(), &wrong).await.err().unwrap();
    let told: Vec<_> = faults(&refused).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(told, ["/reference", "/received_on", "/note"]);
    let stale = cases.file_away(&worker, kept.id, 7, &key(), &away(None)).await.err().unwrap();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    // What is only judged is refused alike, and filed never.
    let judged = |to: FileAway| FileAway { judge_only: true, ..to };
    let wrong = cases.file_away(&worker, kept.id, kept.version, &key(), &judged(wrong)).await.err().unwrap();
    assert_eq!(faults(&wrong), faults(&refused));
    let sound = cases.file_away(&worker, kept.id, kept.version, &key(), &judged(away(None))).await?;
    assert!(sound.waits && sound.version == kept.version);
    Ok(())
}

#[tokio::test]
async fn the_same_scan_sent_twice_is_one_file_and_one_that_is_thrown_away_is_gone() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let first = cases.add_file(&worker, &called("scan.pdf"), pdf(300_000).into()).await?;
    let second = cases.add_file(&worker, &called("scan again.pdf"), pdf(300_000).into()).await?;
    assert_eq!(first, second);
    let person = AddFile { contact: Some(ContactId::from(Uuid::new_v4())), ..called("scan.pdf") };
    assert!(!cases.add_file(&worker, &person, pdf(300_000).into()).await?.waits);
    cases.discard_file(&worker, first.id).await?;
    let gone = cases.file_content(&worker, first.id).await.err().unwrap();
    assert_eq!(gone.to_json(), Problem::not_found().to_json());
    assert_eq!(house.count(0, "select count(*) from file").await, 1);
    Ok(())
}

#[tokio::test]
async fn the_post_is_not_for_who_sees_a_part_of_the_cases_and_of_files_they_see_those_of_their_cases()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire_to_see(0, colleague(), "Cllr Rees", vec![], Sees::Own).await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    // The token of someone who sees a part of the cases: it doesn't carry the post.
    let held = [perm::ReadCases::NAME, perm::WorkCases::NAME];
    let office = house.alone.token_of(colleague(), house.council(0).id, &held)?;
    let letter = cases.add_file(&worker, &called("letter.pdf"), pdf(10).into()).await?;
    let person = ContactId::from(Uuid::new_v4());
    let passport = AddFile { contact: Some(person), ..called("passport.pdf") };
    let passport = cases.add_file(&worker, &passport, pdf(20).into()).await?;
    for which in [ListFiles::default(), ListFiles { contact: Some(person), ..ListFiles::default() }] {
        assert_eq!(cases.files(&office, &which).await.err().map(|refused| refused.kind), Some(ProblemKind::Forbidden));
    }
    for id in [letter.id, passport.id] {
        let refused = [
            cases.file(&office, id).await.err(),
            cases.file_content(&office, id).await.err(),
            cases.file_away(&office, id, 1, &key(), &away(None)).await.err(),
            cases.discard_file(&office, id).await.err(),
        ];
        for refused in refused {
            assert_eq!(refused.map(|problem| problem.kind), Some(ProblemKind::NotFound));
        }
    }
    let (others, own) = (house.report(0).await?.id, cases.open(&office, &key(), &missed_bin()).await?.id);
    let page = PageQuery::default();
    for (case, seen) in [(others, false), (own, true)] {
        let file = AddFile { case: Some(case), ..called("photo.pdf") };
        let file = cases.add_file(&worker, &file, pdf(30).into()).await?;
        assert_eq!(cases.file_content(&office, file.id).await.is_ok(), seen);
        assert_eq!(cases.files_of_case(&office, case, &page).await.is_ok(), seen);
    }
    let adrift = cases.add_file(&office, &called("letter.pdf"), pdf(10).into()).await.err().unwrap();
    assert_eq!(faults(&adrift), [("/case", "required")]);
    let added = AddFile { case: Some(own), ..called("reply.pdf") };
    let added = cases.add_file(&office, &added, pdf(40).into()).await?;
    let adrift = cases.file_away(&office, added.id, added.version, &key(), &away(None)).await.err().unwrap();
    assert_eq!(faults(&adrift), [("/reference", "required")]);
    Ok(())
}

#[tokio::test]
async fn what_broke_off_long_ago_goes_though_nobody_sends_another_file() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let whole = cases.add_file(&worker, &called("scan.pdf"), pdf(10).into()).await?;
    for begun in ["interval '2 hours'", "interval '1 minute'"] {
        let begin = format!(
            "insert into file (tenant_id, id, name, media, begun_at)
             values (current_setting('app.tenant_id')::uuid, gen_random_uuid(), 'half.pdf', 'pdf', now() - {begun})"
        );
        house.change(0, &begin).await;
    }
    let _second = house.another().await?;
    testkit::eventually("the file that broke off to go", async || {
        house.count(0, "select count(*) from file where arrived_at is null").await == 1
    })
    .await?;
    assert_eq!(cases.files(&worker, &ListFiles::default()).await?.items, [whole]);
    Ok(())
}

#[tokio::test]
async fn one_scan_that_is_sent_several_times_at_once_is_one_file() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let asked = called("scan.pdf");
    let sent = (0..4).map(|_| cases.add_file(&worker, &asked, pdf(600_000).into()));
    let kept = futures::future::try_join_all(sent).await?;
    assert!(kept.iter().all(|one| one.id == kept[0].id));
    assert_eq!(house.count(0, "select count(*) from file").await, 1);
    Ok(())
}

#[tokio::test]
async fn what_is_on_its_way_counts_for_the_councils_room() -> anyhow::Result<()> {
    let house = House::with(&[("MOOTHALL_FILES__COUNCIL_BYTES", "1000000".to_owned())]).await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let (one, other) = (called("one.pdf"), called("other.pdf"));
    let (one, other) = futures::future::join(
        cases.add_file(&worker, &one, pdf(600_000).into()),
        cases.add_file(&worker, &other, pdf(600_002).into()),
    )
    .await;
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|kept| **kept).count(), 1);
    let refused = one.err().or(other.err()).map(|problem| problem.kind);
    assert_eq!(refused, Some(ProblemKind::QuotaExceeded));
    Ok(())
}
