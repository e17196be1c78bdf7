use cases_api::case::{AddNote, CaseView, Happening, ListCases, MoveCase};
use cases_api::file::AddFile;
use cases_api::follow::FindCase;
use cases_api::merging::Joint;
use cases_api::relation::Relation;
use cases_api::splitting::SplitCase;
use cases_api::workflow::{Outcome, State};
use contract::{CaseEntryId, CaseId, PageQuery, ProblemKind};
use uuid::Uuid;

use crate::support::{House, caller, faults, key};

async fn seen(house: &House, id: CaseId) -> anyhow::Result<CaseView> {
    Ok(house.cases().read(&house.worker(0), id).await?.body)
}

fn noted(view: &CaseView) -> Vec<&str> {
    let notes = view.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Note { text } => Some(text.as_str()),
        _ => None,
    });
    notes.collect()
}

#[tokio::test]
async fn a_report_about_two_things_becomes_two_cases_of_one_citizen() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let first = house.report(0).await?;
    house.change(0, "update case_file set opened_at = opened_at - interval '2 days'").await;
    house.change(0, "update case_entry set at = at - interval '2 days'").await;
    for text in ["A mattress lies there too.", "Rang Ann."] {
        cases.note(&jo, first.id, &key(), &AddNote { text: text.into() }).await?;
    }
    let before = seen(&house, first.id).await?;
    let mattress = before
        .timeline
        .iter()
        .find(|entry| entry.what == Happening::Note { text: "A mattress lies there too.".into() });
    let asked = SplitCase {
        service: "fly-tipping".into(),
        answers: vec![0, 1],
        notes: vec![mattress.unwrap().id],
        ..SplitCase::default()
    };
    let once = key();
    let made = cases.split(&jo, first.id, 3, &once, &asked).await?;
    assert_eq!(cases.split(&jo, first.id, 3, &once, &asked).await?, made, "sent twice, split once");

    let second = seen(&house, made.id).await?;
    assert_eq!((second.case.state, second.case.opened_at), (State::Received, before.case.opened_at));
    assert_eq!((second.case.due_at, second.case.assignee.is_none()), (made.due_at, true));
    assert_eq!((&second.reporter, second.case.service.en.as_str()), (&before.reporter, "Report fly-tipping"));
    let notes = noted(&second);
    assert!(notes.contains(&"A mattress lies there too.") && !notes.contains(&"Rang Ann."), "{notes:?}");
    let kept = second.answers.len() + notes.iter().filter(|note| note.contains('\n')).count();
    assert!(kept >= 1, "what fits no question is told in a note: {second:?}");
    let links: Vec<_> = second.relations.iter().map(|one| (one.relation, one.id)).collect();
    assert_eq!(links, [(Relation::Related, first.id)]);
    let from = Happening::Joined { joint: Joint::SplitFrom, reference: first.reference };
    assert!(second.timeline.iter().any(|entry| entry.what == from && entry.public));

    let after = seen(&house, first.id).await?;
    assert_eq!((&after.answers, noted(&after)), (&before.answers, noted(&before)), "all of it stays with the first");
    let off = Happening::Joined { joint: Joint::SplitOff, reference: made.reference };
    assert!(after.timeline.iter().any(|entry| entry.what == off));
    assert_eq!(after.case.version, made.version);
    assert_eq!(cases.list(&jo, &ListCases::default()).await?.items.len(), 2);

    let mails = house.told(0, "case.opened").await;
    let told: Vec<_> = mails.iter().filter(|(fact, _)| fact["case_id"] == made.id.to_string()).collect();
    assert_eq!((told.len(), house.told(0, "case.updated").await.len()), (1, 0), "the citizen hears once");
    let token = told[0].1["follow_token"].as_str().unwrap().to_owned();
    let page = cases.follow(&citizen, &FindCase { token: Some(token), ..FindCase::default() }).await?;
    assert_eq!((page.reference, page.opened_at), (made.reference, before.case.opened_at));
    let fact = format!("select count(*) from outbox where name = 'case.split' and aggregate_id = '{}'", first.id);
    assert_eq!(house.count(0, &fact).await, 1);
    Ok(())
}

#[tokio::test]
async fn a_file_that_goes_along_is_a_copy_of_its_own() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let first = house.report(0).await?;
    let bytes = b"%PDF-1.7\n"
        .iter()
        .copied()
        .chain(std::iter::repeat_n(b' ', 600_000))
        .chain(*b"\n%%EOF\n")
        .collect::<Vec<_>>();
    let added = AddFile { name: "mattress.pdf".into(), case: Some(first.id), ..AddFile::default() };
    let file = cases.add_file(&jo, &added, bytes.clone().into()).await?;
    let other = AddFile { name: "bin.pdf".into(), case: Some(first.id), ..AddFile::default() };
    cases.add_file(&jo, &other, b"%PDF-1.7\n1\n%%EOF\n".to_vec().into()).await?;
    let version = seen(&house, first.id).await?.case.version;
    let asked = SplitCase { service: "fly-tipping".into(), files: vec![file.id], ..SplitCase::default() };
    let made = cases.split(&jo, first.id, version, &key(), &asked).await?;

    let every = PageQuery::default();
    let [copy] = <[_; 1]>::try_from(cases.files_of_case(&jo, made.id, &every).await?.items).unwrap();
    assert_eq!(
        (copy.name.as_str(), copy.size, copy.case.as_ref().map(|case| case.id)),
        ("mattress.pdf", file.size, Some(made.id))
    );
    assert_ne!(copy.id, file.id);
    assert_eq!(cases.file_content(&jo, copy.id).await?.bytes().await?, bytes, "it opens from the second case");
    assert_eq!(cases.files_of_case(&jo, first.id, &every).await?.items.len(), 2, "and stays with the first");
    let foreign = cases.file_content(&house.worker(1), copy.id).await.err().unwrap();
    assert_eq!(foreign.kind, ProblemKind::NotFound, "another council has no such file");

    let gone = format!("delete from file_piece where file_id = '{}'", file.id);
    house.change(0, &gone).await;
    house.change(0, &format!("delete from file where id = '{}'", file.id)).await;
    assert_eq!(cases.file_content(&jo, copy.id).await?.bytes().await?, bytes, "each can go alone");
    Ok(())
}

#[tokio::test]
async fn what_can_not_be_split_is_refused_with_every_fault() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let first = house.report(0).await?;
    let nothing = SplitCase { service: "piano-tuning".into(), ..SplitCase::default() };
    let refused = cases.split(&jo, first.id, 1, &key(), &nothing).await.unwrap_err();
    assert_eq!(faults(&refused), [("/service", "unknown-value"), ("/answers", "required")]);
    let wrong = SplitCase {
        service: "fly-tipping".into(),
        answers: vec![0],
        notes: vec![CaseEntryId::from(Uuid::new_v4())],
        files: vec![Uuid::new_v4().into()],
    };
    let refused = cases.split(&jo, first.id, 1, &key(), &wrong).await.unwrap_err();
    assert_eq!(faults(&refused), [("/notes/0", "unknown-value"), ("/files/0", "unknown-value")]);
    let beyond = SplitCase { answers: vec![99], ..wrong };
    let refused = cases.split(&jo, first.id, 1, &key(), &beyond).await.unwrap_err();
    assert_eq!(faults(&refused), [("/answers/0", "unknown-value")]);
    assert_eq!(house.count(0, "select count(*) from case_file").await, 1, "nothing is half done");

    let sound = SplitCase { service: "fly-tipping".into(), answers: vec![0], ..SplitCase::default() };
    let late = cases.split(&jo, first.id, 9, &key(), &sound).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let foreign = cases.open(&house.citizen(1), &key(), &crate::support::missed_bin()).await?;
    let elsewhere = cases.split(&jo, foreign.id, 1, &key(), &sound).await.unwrap_err();
    assert_eq!(elsewhere.kind, ProblemKind::NotFound);
    cases.transition(&jo, first.id, 1, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    let done = cases.split(&jo, first.id, 2, &key(), &sound).await.unwrap_err();
    assert_eq!(done.kind, ProblemKind::Conflict);
    Ok(())
}
