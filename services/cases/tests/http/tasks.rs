use cases_api::calendar::NewClosure;
use cases_api::case::{Assign, Happening, MoveCase};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::Publish;
use cases_api::task::{ListTasks, MakeTask, TaskProgress, TaskState, TaskView};
use cases_api::workflow::{Hindrance, Outcome, State};
use cases_api::{CasesClient, perm};
use contract::{Bilingual, Permission as _, Problem, ProblemKind};
use identity_api::Sees;
use serde_json::json;

use crate::support::{House, caller, colleague, faults, key, missed_bin};

/// Changes what a council says of missed bins, as an administrator does.
pub async fn changes(house: &House, change: impl FnOnce(&mut Definition)) -> anyhow::Result<()> {
    let (cases, token) = (house.cases(), house.cataloguer(0));
    let service = cases.catalogue(&token).await?.items.into_iter().find(|entry| entry.slug == "missed-bin").unwrap();
    let draft = cases.service_draft(&token, service.id).await?;
    let mut definition = draft.definition;
    change(&mut definition);
    let draft = cases.write_service_draft(&token, service.id, draft.version, &key(), &definition).await?;
    assert_eq!(draft.flaws, []);
    cases.publish_service(&token, service.id, draft.version, &key(), &Publish::default()).await?;
    Ok(())
}

/// A crew must look at the bin before its case is finished.
fn inspected(definition: &mut Definition) {
    let words = |en: &str| json!({"en": en, "cy": en});
    let template = json!({
        "key": "inspect", "title": words("Look at the bin"), "team": "street-care", "days": 2, "mandatory": true,
        "checklist": [words("Is it damaged?"), words("Is it the right lid?")],
    });
    definition.tasks = vec![serde_json::from_value(template).unwrap()];
    let start = json!([{"do": "task", "template": "inspect"}]);
    definition.workflow.transitions[0].actions = serde_json::from_value(start).unwrap();
    for by in definition.workflow.transitions.iter_mut().filter(|by| by.needs_outcome) {
        by.guards = serde_json::from_value(json!([{"need": "tasks_done"}])).unwrap();
    }
}

fn progress(ticked: &[u16], state: TaskState) -> TaskProgress {
    TaskProgress { ticked: ticked.to_vec(), state, why: None }
}

async fn said(cases: &CasesClient, token: &str, task: &TaskView, to: &TaskProgress) -> Result<TaskView, Problem> {
    cases.progress_task(token, task.id, task.version, &key(), to).await
}

#[tokio::test]
async fn a_case_is_finished_once_what_must_be_done_is_ticked_off() -> anyhow::Result<()> {
    let house = House::open().await?;
    changes(&house, inspected).await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    let (once, start) = (key(), MoveCase::to(State::InProgress));
    cases.transition(&jo, id, 1, &once, &start).await?;
    cases.transition(&jo, id, 1, &once, &start).await?;

    let case = cases.read(&jo, id).await?.body;
    let [task] = case.tasks.as_slice() else {
        panic!("one task for one move, however often it is sent: {:?}", case.tasks)
    };
    assert_eq!((task.title.en.as_str(), task.team.name.en.as_str()), ("Look at the bin", "Street care"));
    assert!(task.due_at.is_some() && task.mandatory && task.made_by.is_none());
    let finish = MoveCase::to(State::Done).ending(Outcome::Completed);
    let refused = cases.transition(&jo, id, case.case.version, &key(), &finish).await.unwrap_err();
    assert_eq!(faults(&refused), [("/to", "tasks-open")]);
    let open = [Hindrance::OpenTasks { open: 1 }];
    assert!(case.held.iter().any(|held| held.why == open));

    let early = said(&cases, &jo, task, &progress(&[0], TaskState::Done)).await.unwrap_err();
    assert_eq!(faults(&early), [("/state", "items-open")]);
    let ticked = said(&cases, &jo, task, &progress(&[0], TaskState::Open)).await?;
    let by: Vec<_> = ticked.checklist.iter().map(|item| item.by.as_deref()).collect();
    assert_eq!(by, [Some("Jo Bloggs"), None]);
    let stale = said(&cases, &jo, task, &progress(&[0, 1], TaskState::Done)).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let done = said(&cases, &jo, &ticked, &progress(&[0, 1], TaskState::Done)).await?;
    assert_eq!((done.state, done.ended_by.as_deref()), (TaskState::Done, Some("Jo Bloggs")));

    let case = cases.read(&jo, id).await?.body;
    let told = case.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Task { title, became, .. } => Some((title.as_str(), *became)),
        _ => None,
    });
    assert_eq!(told.collect::<Vec<_>>(), [("Look at the bin", TaskState::Done)]);
    cases.transition(&jo, id, case.case.version, &key(), &finish).await?;
    Ok(())
}

#[tokio::test]
async fn what_must_be_done_is_dropped_by_those_who_decide_with_a_reason() -> anyhow::Result<()> {
    let house = House::open().await?;
    changes(&house, inspected).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    cases.transition(&jo, id, 1, &key(), &MoveCase::to(State::InProgress)).await?;
    let task = cases.read(&jo, id).await?.body.tasks.remove(0);
    let dropped = TaskProgress { why: Some("The bin is gone.".into()), ..progress(&[], TaskState::Dropped) };
    let refused = said(&cases, &jo, &task, &dropped).await.unwrap_err();
    assert_eq!(faults(&refused), [("/state", "not-permitted")]);
    let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::DecideCases::NAME];
    let decider = house.alone.token_of(colleague(), house.council(0).id, &held)?;
    let task = said(&cases, &decider, &task, &dropped).await?;
    assert_eq!(task.why.as_deref(), Some("The bin is gone."));
    let case = cases.read(&jo, id).await?.body;
    assert!(case.moves.iter().any(|by| by.needs_outcome), "nothing must be done any more");
    let open = said(&cases, &jo, &task, &progress(&[], TaskState::Open)).await?;
    assert_eq!((open.state, open.why, open.ended_at), (TaskState::Open, None, None));
    Ok(())
}

#[tokio::test]
async fn a_task_is_written_by_hand_taken_and_found_in_lists() -> anyhow::Result<()> {
    let house = House::open().await?;
    changes(&house, inspected).await?;
    let teams = house.teams(0).await?.items;
    let streets = teams.iter().find(|of| of.team.name.en == "Street care").unwrap().team.id;
    house.hire(0, caller(), "Jo Bloggs", vec![streets]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    let ring = MakeTask {
        title: Some(" Ring the crew ".into()),
        days: Some(3),
        checklist: vec!["Lorry 7".into()],
        ..MakeTask::default()
    };
    let once = key();
    let ring = cases.make_task(&jo, id, &once, &ring).await?;
    assert_eq!((ring.title.en.as_str(), ring.made_by.as_deref()), ("Ring the crew", Some("Jo Bloggs")));
    let look = MakeTask { template: Some("inspect".into()), ..MakeTask::default() };
    let look = cases.make_task(&jo, id, &key(), &look).await?;
    assert_eq!((look.checklist.len(), look.mandatory, look.template.as_deref()), (2, true, Some("inspect")));

    let listed = async |which: ListTasks| -> Result<Vec<_>, Problem> {
        Ok(cases.tasks(&jo, &which).await?.items.into_iter().map(|task| task.id).collect())
    };
    assert_eq!(listed(ListTasks::default()).await?, [look.id, ring.id], "the soonest due comes first");
    assert_eq!(listed(ListTasks { team: Some("mine".into()), ..ListTasks::default() }).await?, [look.id]);
    let mine = ListTasks { assignee: Some("me".into()), ..ListTasks::default() };
    assert!(listed(mine.clone()).await?.is_empty());
    let taken = cases.assign_task(&jo, ring.id, ring.version, &key(), &Assign { to: Some(caller()) }).await?;
    assert_eq!(listed(mine).await?, [ring.id]);
    assert_eq!(cases.queues(&jo).await?.tasks, 1);
    said(&cases, &jo, &taken, &progress(&[0], TaskState::Done)).await?;
    assert_eq!(listed(ListTasks { state: Some(TaskState::Done), ..ListTasks::default() }).await?, [ring.id]);
    let first = ListTasks { limit: Some(1), ..ListTasks::default() };
    let other =
        cases.make_task(&jo, id, &key(), &MakeTask { title: Some("Later".into()), ..MakeTask::default() }).await?;
    let page = cases.tasks(&jo, &first).await?;
    let next = cases.tasks(&jo, &ListTasks { cursor: page.next, ..first }).await?;
    assert_eq!(next.items.iter().map(|task| task.id).collect::<Vec<_>>(), [other.id], "without a day it comes last");
    Ok(())
}

#[tokio::test]
async fn a_task_that_can_not_be_made_is_refused_with_every_fault() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    let wrong = json!({
        "days": 0, "checklist": ["", "x".repeat(201)], "team": contract::uuid::Uuid::nil(),
        "assignee": contract::uuid::Uuid::nil(),
    });
    let refused = cases.make_task(&jo, id, &key(), &serde_json::from_value(wrong)?).await.unwrap_err();
    let expected = [
        ("/title", "required"),
        ("/days", "out-of-range"),
        ("/checklist/0", "required"),
        ("/checklist/1", "too-long"),
        ("/team", "unknown-value"),
        ("/assignee", "unknown-value"),
    ];
    assert_eq!(faults(&refused), expected);
    let lost = MakeTask { template: Some("lost".into()), ..MakeTask::default() };
    let refused = cases.make_task(&jo, id, &key(), &lost).await.unwrap_err();
    assert_eq!(faults(&refused), [("/template", "unknown-value")]);
    Ok(())
}

#[tokio::test]
async fn who_sees_a_part_of_the_cases_sees_the_tasks_of_their_team_and_no_others() -> anyhow::Result<()> {
    let house = House::open().await?;
    let teams = house.teams(0).await?.items;
    let streets = teams.iter().find(|of| of.team.name.en == "Street care").unwrap().team.id;
    house.hire_to_see(0, colleague(), "Pat Lee", vec![streets], Sees::Teams).await?;
    let (cases, jo, pat) = (house.cases(), house.worker(0), house.colleague(0));
    let id = cases.open(&house.citizen(0), &key(), &missed_bin()).await?.id;
    let own = MakeTask { title: Some("Own".into()), ..MakeTask::default() };
    let own = cases.make_task(&jo, id, &key(), &own).await?;
    let theirs = MakeTask { title: Some("Sweep".into()), team: Some(streets), ..MakeTask::default() };
    let theirs = cases.make_task(&jo, id, &key(), &theirs).await?;
    let seen = cases.tasks(&pat, &ListTasks::default()).await?.items;
    assert_eq!(seen.iter().map(|task| task.id).collect::<Vec<_>>(), [theirs.id]);
    assert_eq!(cases.task(&pat, own.id).await.unwrap_err().kind, ProblemKind::NotFound);
    assert_eq!(cases.read(&pat, id).await.unwrap_err().kind, ProblemKind::NotFound, "the case stays as it is");
    said(&cases, &pat, &theirs, &progress(&[], TaskState::Done)).await?;
    let refused = said(&cases, &pat, &own, &progress(&[], TaskState::Done)).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn the_days_of_a_task_are_those_of_the_cases_team_and_it_says_how_they_were_counted() -> anyhow::Result<()> {
    let house = House::open().await?;
    changes(&house, inspected).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let case = house.report(0).await?;
    let today = cases.read(&jo, case.id).await?.body.case.opened_at.date();
    let closed = NewClosure {
        from: today.to_string(),
        to: (today + time::Duration::days(13)).to_string(),
        name: Bilingual::new("Flood", "Llif"),
        team: None,
    };
    let keeper = house.alone.token(house.council(0).id, &[perm::SetCalendars::NAME])?;
    cases.add_closure(&keeper, &key(), &closed).await?;
    cases.transition(&jo, case.id, 1, &key(), &MoveCase::to(State::InProgress)).await?;
    let task = cases.read(&jo, case.id).await?.body.tasks.remove(0);
    assert!(task.due_at.unwrap().date() >= today + time::Duration::days(14), "{:?}", task.due_at);
    let skipped = task.counted.unwrap().tally().skipped;
    assert!(skipped >= 13, "the closed days are named: {skipped}");
    Ok(())
}
