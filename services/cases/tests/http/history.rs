//! The history of a case: every change of every field, by whom and when.

use cases_api::answers::Answers;
use cases_api::case::{AddNote, Assign, MoveCase};
use cases_api::file::AddFile;
use cases_api::follow::FindCase;
use cases_api::history::{CaseChange, CorrectAnswers, ListChanges};
use cases_api::perm;
use cases_api::rerouting::Reroute;
use cases_api::task::MakeTask;
use cases_api::workflow::State;
use contacts_api::ContactLinked;
use contract::{CaseId, ContactId, NothingPrivate, Permission as _, ProblemKind};
use identity_api::Sees;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{House, asked, caller, colleague, faults, key};

/// The whole history, the oldest change first.
async fn history(house: &House, id: CaseId) -> anyhow::Result<Vec<CaseChange>> {
    let mut which = ListChanges { limit: Some(4), ..ListChanges::default() };
    let mut all = Vec::new();
    loop {
        let page = house.cases().changes(&house.worker(0), id, &which).await?;
        all.extend(page.items);
        which.cursor = page.next;
        if which.cursor.is_none() {
            break;
        }
    }
    all.reverse();
    Ok(all)
}

fn told<'a>(changes: &'a [CaseChange], field: &str) -> Vec<(&'a Value, &'a Value)> {
    let of = changes.iter().filter(|change| change.field == field);
    of.map(|change| (change.was.as_ref().unwrap_or(&Value::Null), change.became.as_ref().unwrap_or(&Value::Null)))
        .collect()
}

#[tokio::test]
async fn everything_that_changes_of_a_case_is_in_its_history_with_who_and_when() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let report = asked(json!({
        "service": "litter",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "postcode": "BN11 1HS" },
        "answers": { "place": "Mill Lane", "problem": "glass", "seen_on": "2026-01-19" },
    }));
    let id = cases.open(&house.citizen(0), &key(), &report).await?.id;
    let before = cases.read(&jo, id).await?.body;
    assert!(history(&house, id).await?.is_empty(), "what a case began with is no change");

    let ann = ContactId::from(Uuid::from_u128(77));
    let linked = ContactLinked { case_id: id, contact_id: ann, origin_id: None, known: true };
    let event = house.alone.arrives(house.council(0).id, 3, &linked, &NothingPrivate {}).await?;
    house.handled(house.council(0).id, event.uuid()).await?;
    cases.assign(&jo, id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    cases.note(&jo, id, &key(), &AddNote { text: "Seen.".into() }).await?;
    cases.watch(&jo, id, 1).await?;
    let file = AddFile { name: "a.pdf".into(), case: Some(id), ..AddFile::default() };
    cases.add_file(&jo, &file, b"%PDF-1.7\n1 1 1\n%%EOF\n".to_vec().into()).await?;
    let version = cases.read(&jo, id).await?.body.case.version;
    let moved = cases.reroute(&jo, id, version, &key(), &Reroute { to: "fly-tipping".into() }).await?;
    cases.transition(&jo, id, moved.version, &key(), &MoveCase::to(State::InProgress)).await?;
    let after = cases.read(&jo, id).await?.body;

    let changes = history(&house, id).await?;
    assert_eq!(told(&changes, "contact_id"), [(&Value::Null, &json!(ann))]);
    assert_eq!(
        told(&changes, "assignee_id"),
        [(&Value::Null, &json!("Jo Bloggs")), (&json!("Jo Bloggs"), &Value::Null)]
    );
    assert_eq!(told(&changes, "state"), [(&json!("received"), &json!("in_progress"))]);
    assert_eq!(told(&changes, "follower"), [(&Value::Null, &json!("Jo Bloggs"))]);
    assert_eq!(told(&changes, "file")[0].1["name"], "a.pdf");
    for (field, was, became) in [
        ("team_id", json!(before.case.team.name), json!(after.case.team.name)),
        ("service_name", json!(before.case.service), json!(after.case.service)),
    ] {
        let expected = if was == became { vec![] } else { vec![(&was, &became)] };
        assert_eq!(told(&changes, field), expected, "{field}");
    }
    assert_eq!(told(&changes, "due_at").len(), usize::from(before.case.due_at != after.case.due_at));
    assert_eq!(told(&changes, "service_version_id"), [(&json!(1), &json!(1))], "the first version of each service");
    for left in &moved.left {
        let gone =
            changes.iter().find(|change| change.question.as_ref() == Some(&left.label) && change.became.is_none());
        assert_eq!(gone.and_then(|gone| gone.was.clone()), Some(json!(left.answer)), "an answer that went is named");
    }
    let by = |field: &str| {
        changes.iter().find(|change| change.field == field).map(|change| (change.acted.as_str(), change.by.as_deref()))
    };
    assert_eq!(by("state"), Some(("staff", Some("Jo Bloggs"))));
    assert_eq!(by("contact_id"), Some(("system", None)));
    assert!(changes.iter().all(|change| change.field != "given" && change.field != "version"));

    let machines = ListChanges { field: Some("given".into()), ..ListChanges::default() };
    assert_eq!(cases.changes(&jo, id, &machines).await?.items, [], "answers are told once");
    let exporter = house.alone.token(house.council(0).id, &[perm::ExportCases::NAME])?;
    assert_eq!(cases.bundle(&exporter, id).await?.changes, changes);
    Ok(())
}

#[tokio::test]
async fn a_history_is_for_those_who_see_the_case_and_nobody_writes_it_anew() -> anyhow::Result<()> {
    let house = House::open().await?;
    let teams = house.teams(0).await?.items;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let id = house.report(0).await?.id;
    let cases = house.cases();
    cases.assign(&house.worker(0), id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    let of = cases.read(&house.worker(0), id).await?.body.case.team.id;
    let elsewhere = teams.iter().find(|team| team.team.id != of).unwrap().team.id;
    house.hire_to_see(0, colleague(), "Sam Hill", vec![elsewhere], Sees::Teams).await?;
    for token in [house.colleague(0), house.worker(1)] {
        let refused = cases.changes(&token, id, &ListChanges::default()).await.unwrap_err();
        assert_eq!(refused.kind, ProblemKind::NotFound);
    }

    let mut service = house.alone.owner(house.council(0).id).await?;
    let rewritten = "update case_change set became = '\"Sam\"'";
    assert!(sqlx::query(rewritten).execute(&mut service).await.is_err(), "a value is erased, never written anew");
    let named = cases.changes(&house.worker(0), id, &ListChanges::default()).await?.items[0].id;
    let nobody = cases.erase_change(&house.worker(0), named, &key()).await.unwrap_err();
    assert_eq!(nobody.kind, ProblemKind::Forbidden);
    let eraser = [perm::EraseHistory::NAME];
    let elsewhere = house.alone.token(house.council(1).id, &eraser)?;
    assert_eq!(cases.erase_change(&elsewhere, named, &key()).await.unwrap_err().kind, ProblemKind::NotFound);
    for _ in 0..2 {
        cases.erase_change(&house.alone.token(house.council(0).id, &eraser)?, named, &key()).await?;
    }
    assert_eq!(house.count(0, "select count(*) from audit where action = 'case.change-erased'").await, 1);
    let left = cases.changes(&house.worker(0), id, &ListChanges::default()).await?.items;
    assert_eq!((left[0].field.as_str(), left[0].by.as_deref()), ("assignee_id", Some("Jo Bloggs")));
    assert!(left[0].erased_at.is_some() && left[0].became.is_none());
    assert_eq!(left[0].erased_by.as_deref(), Some("Jo Bloggs"));

    house.change(0, "update case_file set place = 'Elsewhere'").await;
    let past = cases.changes(&house.worker(0), id, &ListChanges::default()).await?.items;
    assert_eq!((past[0].field.as_str(), past[0].acted.as_str()), ("place", "other"), "whatever writes is in it");
    Ok(())
}

#[tokio::test]
async fn an_answer_that_was_wrong_is_corrected_with_a_reason_and_the_old_one_stays_in_the_history() -> anyhow::Result<()>
{
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, id) = (house.cases(), house.worker(0), house.report(0).await?.id);
    let read = cases.answers(&jo, id, None).await?;
    assert_eq!((read.etag.as_deref(), read.body.given.get("bin")), (Some("\"1\""), Some(&json!("recycling"))));

    let with = |name: &str, value: Value| {
        let kept = read.body.given.iter().filter(|(other, _)| *other != name);
        let kept = kept.map(|(name, value)| (name.to_owned(), value.clone()));
        let answers = kept.chain([(name.to_owned(), value)]).collect();
        CorrectAnswers { answers, why: "She read the wrong lid.".into(), call: None }
    };
    let unfit = cases.correct_answers(&jo, (id, 1), &key(), &with("bin", json!("piano"))).await.unwrap_err();
    assert_eq!(faults(&unfit), [("/answers/bin", "not-a-choice")]);
    let silent = CorrectAnswers { why: " ".into(), ..with("bin", json!("rubbish")) };
    let silent = cases.correct_answers(&jo, (id, 1), &key(), &silent).await.unwrap_err();
    assert_eq!(faults(&silent), [("/why", "required")]);
    let stale = cases.correct_answers(&jo, (id, 9), &key(), &with("bin", json!("rubbish"))).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    assert!(history(&house, id).await?.is_empty(), "what was refused changed nothing");

    let once = key();
    for _ in 0..2 {
        let done = cases.correct_answers(&jo, (id, 1), &once, &with("bin", json!("rubbish"))).await?;
        assert_eq!(done.version, 2);
    }
    let address = json!({ "line1": "2 High Street", "town": "Worthing", "postcode": "BN11 1HS" });
    cases.correct_answers(&jo, (id, 2), &key(), &with("collection_address", address)).await?;
    let after = cases.read(&jo, id).await?.body;
    assert_eq!(after.case.place.as_deref(), Some("2 High Street, BN11 1HS"));
    let changes = history(&house, id).await?;
    let bin = changes.iter().find(|change| change.field == "answers").unwrap();
    assert_eq!(
        (bin.was.as_ref().unwrap()["en"].as_str(), bin.why.as_deref()),
        (Some("Recycling"), Some("She read the wrong lid."))
    );
    assert_eq!(bin.by.as_deref(), Some("Jo Bloggs"));
    let nothing = cases.answers(&jo, id, None).await?.body;
    let same = CorrectAnswers { answers: nothing.given, why: "Nothing.".into(), call: None };
    assert_eq!(cases.correct_answers(&jo, (id, 3), &key(), &same).await?.version, 3);
    Ok(())
}

#[tokio::test]
async fn an_address_that_is_corrected_is_the_one_by_which_the_citizen_follows_even_when_a_day_has_passed()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, opened) = (house.cases(), house.worker(0), house.report(0).await?);
    house.change(0, "update case_file set opened_at = opened_at - interval '200 days'").await;
    let given = cases.answers(&jo, opened.id, None).await?.body.given;
    let old = contract::Clock::now(&contract::SystemClock).date() - time::Duration::days(205);
    let put = [
        (
            "collection_address".to_owned(),
            json!({ "line1": "2 High Street", "town": "Worthing", "postcode": "BN12 4PA" }),
        ),
        ("missed_on".to_owned(), json!(old.to_string())),
    ];
    let kept = given.iter().filter(|(name, _)| put.iter().all(|(other, _)| other != name));
    let answers = kept.map(|(name, value)| (name.to_owned(), value.clone())).chain(put.clone()).collect();
    let to = CorrectAnswers { answers, why: "She lives at 2.".into(), call: None };
    cases.correct_answers(&jo, (opened.id, 1), &key(), &to).await?;
    let by = |postcode: &str| FindCase {
        reference: Some(opened.reference.to_string()),
        postcode: Some(postcode.to_owned()),
        ..FindCase::default()
    };
    assert!(cases.follow(&house.citizen(0), &by("BN11 1HS")).await.is_err(), "the wrong one opens nothing any more");
    cases.follow(&house.citizen(0), &by("bn12 4pa")).await?;
    Ok(())
}

#[tokio::test]
async fn an_answer_that_is_erased_stands_nowhere_any_more() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, id) = (house.cases(), house.worker(0), house.report(0).await?.id);
    let given = cases.answers(&jo, id, None).await?.body.given;
    let wrong = json!({ "line1": "7 Gwyrddfryn", "town": "Worthing", "postcode": "BN12 4PA" });
    let with = |address: Value, why: &str| {
        let kept = given.iter().filter(|(name, _)| *name != "collection_address");
        let kept = kept.map(|(name, value)| (name.to_owned(), value.clone()));
        let answers = kept.chain([("collection_address".to_owned(), address)]).collect();
        CorrectAnswers { answers, why: why.into(), call: None }
    };
    cases.correct_answers(&jo, (id, 1), &key(), &with(wrong, "She hides at Gwyrddfryn.")).await?;
    let right = json!({ "line1": "1 High Street", "town": "Worthing", "postcode": "BN11 1HS" });
    cases.correct_answers(&jo, (id, 2), &key(), &with(right, "It was another’s.")).await?;

    let eraser = house.alone.token(house.council(0).id, &[perm::EraseHistory::NAME])?;
    for change in history(&house, id).await?.iter().filter(|change| change.field == "answers") {
        cases.erase_change(&eraser, change.id, &key()).await?;
    }
    for table in ["case_file", "case_change", "case_entry", "case_word"] {
        let still = format!("select count(*) from {table} t where t::text ilike '%gwyrddfryn%'");
        assert_eq!(house.count(0, &still).await, 0, "{table}");
    }
    let left = history(&house, id).await?;
    let erased: Vec<_> = left.iter().filter(|change| change.field == "answers").collect();
    assert!(erased.iter().all(|change| change.erased_at.is_some() && change.by.as_deref() == Some("Jo Bloggs")));
    let mut owner = house.alone.owner(house.council(0).id).await?;
    let rewritten = sqlx::query("update case_entry set text = 'x'").execute(&mut owner).await;
    assert!(rewritten.is_err(), "a story is erased, never written anew");
    Ok(())
}

#[tokio::test]
async fn one_answer_is_erased_and_other_changes_of_the_case_dont_say_it_either() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, id) = (house.cases(), house.worker(0), house.report(0).await?.id);
    let given = cases.answers(&jo, id, None).await?.body.given;
    let with = |name: &str, value: Value, before: &Answers| {
        let kept =
            before.iter().filter(|(other, _)| *other != name).map(|(name, value)| (name.to_owned(), value.clone()));
        kept.chain([(name.to_owned(), value)]).collect::<Answers>()
    };
    let hidden = json!({ "line1": "7 Gwyrddfryn", "town": "Worthing", "postcode": "BN12 4PA" });
    let first = with("collection_address", hidden, &given);
    let by = |answers: &Answers| CorrectAnswers { answers: answers.clone(), why: "She said so.".into(), call: None };
    cases.correct_answers(&jo, (id, 1), &key(), &by(&first)).await?;
    let second = with("bin", json!("food"), &first);
    cases.correct_answers(&jo, (id, 2), &key(), &by(&second)).await?;
    let street = json!({ "line1": "1 High Street", "town": "Worthing", "postcode": "BN11 1HS" });
    cases.correct_answers(&jo, (id, 3), &key(), &by(&with("collection_address", street, &second))).await?;

    let eraser = house.alone.token(house.council(0).id, &[perm::EraseHistory::NAME])?;
    let said = |change: &&CaseChange| serde_json::to_string(change).unwrap().contains("Gwyrddfryn");
    for change in history(&house, id).await?.iter().filter(said).filter(|change| change.field == "answers") {
        cases.erase_change(&eraser, change.id, &key()).await?;
    }
    for table in ["case_file", "case_change", "case_entry", "case_word"] {
        let still = format!("select count(*) from {table} t where t::text ilike '%gwyrddfryn%'");
        assert_eq!(house.count(0, &still).await, 0, "{table}");
    }
    let bins = history(&house, id).await?;
    assert!(bins.iter().any(|change| change.became.as_ref().is_some_and(|became| became["en"] == "Food waste")));
    let why = "select count(*) from case_change where why is not null and field in ('clock', 'due_at', 'target')";
    assert_eq!(house.count(0, why).await, 0, "a reason stands with what was corrected and nowhere else");
    Ok(())
}

#[tokio::test]
async fn who_does_a_task_is_in_the_history_of_its_case() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, id) = (house.cases(), house.worker(0), house.report(0).await?.id);
    let ring = MakeTask { title: Some("Ring the crew".into()), ..MakeTask::default() };
    let ring = cases.make_task(&jo, id, &key(), &ring).await?;
    let taken = cases.assign_task(&jo, ring.id, ring.version, &key(), &Assign { to: Some(caller()) }).await?;
    cases.assign_task(&jo, ring.id, taken.version, &key(), &Assign { to: None }).await?;
    let changes = history(&house, id).await?;
    let who: Vec<_> =
        told(&changes, "task").iter().map(|(was, became)| [&was["assignee"], &became["assignee"]]).collect();
    let jo = json!("Jo Bloggs");
    assert_eq!(who, [[&Value::Null, &Value::Null], [&Value::Null, &jo], [&jo, &Value::Null]]);
    Ok(())
}

/// Tables about a case whose rows are its story, written once, or what stands beside it without being of it.
const NOT_OF_ITS_FIELDS: [&str; 16] = [
    "access_log",
    "avoidable_contact",
    "bulk_item",
    "case_change",
    "case_entry",
    "case_import_row",
    "case_presence",
    "case_proposal",
    "case_step_done",
    "case_word",
    "draft",
    "follower",
    "hidden_case",
    "incident_dismissed",
    "refuge_case",
    "transfer",
];

#[tokio::test]
async fn no_table_about_a_case_is_left_out_of_its_history_by_oversight() -> anyhow::Result<()> {
    let house = House::open().await?;
    let mut owner = house.alone.owner(house.council(0).id).await?;
    let left_out: Vec<String> = sqlx::query_scalar(
        "select c.table_name::text from information_schema.columns c
         where c.table_schema = 'cases' and c.column_name = 'case_id' and not exists (
             select from information_schema.triggers t
             where t.event_object_schema = 'cases' and t.event_object_table = c.table_name and t.trigger_name = 'history')
         order by 1",
    )
    .fetch_all(&mut owner)
    .await?;
    assert_eq!(left_out, NOT_OF_ITS_FIELDS);
    Ok(())
}
