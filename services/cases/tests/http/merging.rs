use cases_api::case::{AddNote, Assign, CaseOpened, CaseView, Happening, ListCases, MoveCase, SendUpdate, ToldBy};
use cases_api::follow::{FindCase, FollowedCase, Rate, Reopen, Reply};
use cases_api::history::ListChanges;
use cases_api::merging::{Joint, MergeCase};
use cases_api::task::{ListTasks, MakeTask};
use cases_api::workflow::{Outcome, State};
use contract::{CaseId, Problem, ProblemKind, Reference};
use identity_api::Sees;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::clocks::three;
use crate::support::{House, asked, caller, colleague, faults, key};

fn into(reference: Reference) -> MergeCase {
    MergeCase { into: reference.to_string() }
}

async fn seen(house: &House, id: CaseId) -> anyhow::Result<CaseView> {
    Ok(house.cases().read(&house.worker(0), id).await?.body)
}

async fn merged(house: &House, one: &CaseOpened, kept: &CaseOpened) -> Result<(), Problem> {
    let version = house.cases().read(&house.worker(0), one.id).await?.body.case.version;
    house.cases().merge(&house.worker(0), one.id, version, &key(), &into(kept.reference)).await.map(|_| ())
}

async fn apart(house: &House, one: &CaseOpened) -> Result<(), Problem> {
    let version = house.cases().read(&house.worker(0), one.id).await?.body.case.version;
    house.cases().take_apart(&house.worker(0), one.id, version, &key()).await.map(|_| ())
}

/// A report of the same bin by a neighbour.
async fn neighbours(house: &House) -> Result<CaseOpened, Problem> {
    by(house, "bob@example.org").await
}

async fn by(house: &House, email: &str) -> Result<CaseOpened, Problem> {
    let report = asked(json!({
        "service": "missed-bin",
        "reporter": { "name": "Bob Neighbour", "email": email },
        "answers": {
            "collection_address": { "line1": "2 High Street", "town": "Worthing", "postcode": "bn111hs" },
            "bin": "recycling", "missed_on": "2026-01-19", "was_out": true,
        },
    }));
    house.cases().open(&house.citizen(0), &key(), &report).await
}

async fn followed(house: &House, opened: &CaseOpened) -> Result<FollowedCase, Problem> {
    let by = FindCase { token: Some(opened.follow_token.clone()), ..FindCase::default() };
    house.cases().follow(&house.citizen(0), &by).await
}

/// What a merge must give back: everything that a page of a case shows but its story and its version.
fn stands(view: &CaseView) -> Value {
    let mut all = serde_json::to_value(view).unwrap();
    for told in ["timeline", "version", "merged", "merged_count", "seen"] {
        all.as_object_mut().unwrap().remove(told);
    }
    all
}

#[tokio::test]
async fn a_duplicate_is_closed_leaves_the_queue_and_its_citizen_follows_how_the_other_one_stands() -> anyhow::Result<()>
{
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let (kept, double) = (house.report(0).await?, neighbours(&house).await?);
    let plan = cases.may_merge(&jo, double.id, &into(kept.reference)).await?;
    assert_eq!((plan.into, plan.told_by, plan.clocks, plan.tasks, plan.others), (kept.id, ToldBy::Email, 1, 0, 0));
    cases.make_task(&jo, double.id, &key(), &MakeTask { title: Some("Look".into()), ..MakeTask::default() }).await?;
    merged(&house, &double, &kept).await?;

    let view = seen(&house, double.id).await?;
    assert_eq!((view.case.state, view.case.outcome), (State::Done, Some(Outcome::Duplicate)));
    let mark = view.merged_into.as_ref().unwrap();
    assert_eq!((mark.id, mark.reference, mark.by.as_deref()), (Some(kept.id), kept.reference, Some("Jo Bloggs")));
    assert!(view.clocks.is_empty() && view.moves.is_empty(), "nothing runs and nothing is offered");
    let queue = cases.list(&jo, &ListCases::default()).await?.items;
    assert_eq!(queue.iter().map(|case| case.id).collect::<Vec<_>>(), [kept.id]);
    assert!(cases.tasks(&jo, &ListTasks::default()).await?.items.is_empty(), "its tasks leave the lists");
    let holds = seen(&house, kept.id).await?;
    assert_eq!((holds.merged[0].id, holds.merged_count, holds.case.version), (double.id, 1, 2));
    let told = Happening::Joined { joint: Joint::Merged, reference: double.reference };
    assert!(holds.timeline.iter().any(|entry| entry.what == told && !entry.public));

    cases.transition(&jo, kept.id, 2, &key(), &MoveCase::to(State::InProgress).saying("Dear Ann, we come.")).await?;
    cases.update(&jo, kept.id, &key(), &SendUpdate::saying("Ann, is it the green one?")).await?;
    let all = SendUpdate { text: "The crew comes on Friday.".into(), to_all: true };
    cases.update(&jo, kept.id, &key(), &all).await?;
    let page = followed(&house, &double).await?;
    assert!(page.together && page.reference == double.reference);
    assert_eq!((page.state, page.due_at), (State::InProgress, kept.due_at));
    let read = serde_json::to_string(&page)?;
    assert!(read.contains("The crew comes on Friday."), "what is written to all is told to all");
    assert!(read.contains("2 High Street") && !read.contains("1 High Street"), "their own answers, and nobody else's");
    for secret in [kept.reference.to_string().as_str(), kept.reference.compact(), "Ann", "green one"] {
        assert!(!read.contains(secret), "{secret} is the other citizen's: {read}");
    }
    let mails = house.told(0, "case.updated").await;
    let to_bob = mails.iter().filter(|(_, private)| private["email"] == "bob@example.org").count();
    assert_eq!(to_bob, 3, "that it was merged, that it moved on, and what was written to all");
    assert!(
        mails.iter().all(|(_, private)| private["email"] != "bob@example.org" || !private.to_string().contains("Ann"))
    );

    cases.transition(&jo, kept.id, 5, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    let page = followed(&house, &double).await?;
    assert_eq!(page.state, State::Done);
    let late = cases.reply(&citizen, &key(), &Reply { token: double.follow_token.clone(), text: "x".into() }).await;
    assert_eq!(late.err().unwrap().kind, ProblemKind::Conflict);
    let rating = Rate { token: double.follow_token.clone(), rating: 5, words: None };
    cases.rate(&citizen, &key(), &rating).await?;
    Ok(())
}

#[tokio::test]
async fn a_merged_cases_citizen_for_whom_it_is_not_done_has_a_case_of_their_own_again() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let (kept, double) = (house.report(0).await?, neighbours(&house).await?);
    merged(&house, &double, &kept).await?;
    let again = Reopen { token: double.follow_token.clone(), reason: "Mine is still full.".into() };
    assert_eq!(followed(&house, &double).await?.reopen_until, None, "it goes on");
    assert_eq!(cases.reopen(&citizen, &key(), &again).await.err().unwrap().kind, ProblemKind::Conflict);
    let version = seen(&house, kept.id).await?.case.version;
    cases.transition(&jo, kept.id, version, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    let until = followed(&house, &double).await?.reopen_until;
    assert!(until.is_some() && until == followed(&house, &kept).await?.reopen_until, "as long as the other may be");

    let page = cases.reopen(&citizen, &key(), &again).await?;
    assert_eq!((page.state, page.together), (State::Received, false));
    let view = seen(&house, double.id).await?;
    assert!(view.timeline.iter().any(|entry| entry.what == Happening::Reopened { text: again.reason.clone() }));
    let other = seen(&house, kept.id).await?;
    assert_eq!(other.case.state, State::Done, "the other one stays as it was");
    let told = Happening::Joined { joint: Joint::Parted, reference: double.reference };
    assert!(other.timeline.iter().any(|entry| entry.what == told));
    Ok(())
}

#[tokio::test]
async fn one_person_who_reported_it_twice_is_told_once_and_by_email_alone() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let (kept, double) = (house.report(0).await?, house.report(0).await?);
    merged(&house, &double, &kept).await?;
    let so_far = house.told(0, "case.updated").await.len();
    cases.update(&jo, kept.id, &key(), &SendUpdate { text: "We come on Friday.".into(), to_all: true }).await?;
    let version = seen(&house, kept.id).await?.case.version;
    cases.transition(&jo, kept.id, version, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    let told = house.told(0, "case.updated").await.split_off(so_far);
    let reached = told.iter().filter(|(_, private)| !private["email"].is_null() || !private["address"].is_null());
    assert_eq!(reached.count(), 2, "the update and the end, each once: {told:?}");
    Ok(())
}

#[tokio::test]
async fn fifty_cases_at_most_are_merged_into_one() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (kept, double) = (house.report(0).await?, neighbours(&house).await?);
    for nth in 0..50 {
        merged(&house, &by(&house, &format!("n{nth}@example.org")).await?, &kept).await?;
    }
    let refused = merged(&house, &double, &kept).await.unwrap_err();
    assert_eq!(faults(&refused), [("/into", "too-many")]);
    Ok(())
}

#[tokio::test]
async fn what_a_merged_cases_citizen_replies_reaches_whoever_works_on_the_one_that_stays() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, citizen) = (house.cases(), house.worker(0), house.citizen(0));
    let (kept, double) = (house.report(0).await?, neighbours(&house).await?);
    cases.assign(&jo, kept.id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    merged(&house, &double, &kept).await?;
    let rating = Rate { token: double.follow_token.clone(), rating: 1, words: None };
    assert_eq!(cases.rate(&citizen, &key(), &rating).await.err().unwrap().kind, ProblemKind::Conflict, "it goes on");
    let reply = Reply { token: double.follow_token.clone(), text: "The lid is broken too.".into() };
    cases.reply(&citizen, &key(), &reply).await?;

    let view = seen(&house, kept.id).await?;
    let told = Happening::Joined { joint: Joint::Replied, reference: double.reference };
    assert!(view.timeline.iter().any(|entry| entry.what == told && !entry.public));
    assert!(!serde_json::to_string(&view)?.contains("lid is broken"), "the words stay with who wrote them");
    let watched = cases.list(&jo, &ListCases { watched: Some(true), ..ListCases::default() }).await?.items;
    let news: Vec<_> = watched.iter().map(|case| (case.id, case.seen < Some(case.version))).collect();
    assert_eq!(news, [(kept.id, true)], "it is among those that Jo watches, as one that has news");
    let own = seen(&house, double.id).await?;
    assert!(own.timeline.iter().any(|entry| entry.what == Happening::Reply { text: "The lid is broken too.".into() }));
    assert_eq!(own.case.state, State::Done, "a reply opens no merged case");
    Ok(())
}

#[tokio::test]
async fn taken_apart_it_is_as_it_was_whatever_happened_to_the_other_one_since() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    house.clocked("missed-bin", &three()).await;
    let (kept, double) = (house.report(0).await?, neighbours(&house).await?);
    cases.assign(&jo, double.id, 1, &key(), &Assign { to: Some(colleague()) }).await?;
    cases.transition(&jo, double.id, 2, &key(), &MoveCase::to(State::InProgress)).await?;
    cases.make_task(&jo, double.id, &key(), &MakeTask { title: Some("Look".into()), ..MakeTask::default() }).await?;
    let timer = format!(
        "insert into case_timer (tenant_id, id, case_id, key, lasts, action, set_at, due_at, state)
         select tenant_id, '{}', id, 'warn', 'case', '{{\"alarm\": {{\"tell\": [], \"text\": {{\"en\": \"x\", \"cy\": \"x\"}}}}}}',
             now(), now() + interval '9 days', 'waiting' from case_file where id = '{}'",
        Uuid::new_v4(),
        double.id
    );
    house.change(0, &timer).await;
    let looked =
        "select sum(extract(epoch from look_at))::bigint from case_clock k join case_file c on c.id = k.case_id
         where c.reporter_name = 'Bob Neighbour'";
    let (before, clock) = (seen(&house, double.id).await?, house.count(0, looked).await);
    merged(&house, &double, &kept).await?;
    let waiting = "select count(*) from case_timer where state = 'waiting'";
    let looks = "select count(*) from case_clock k join case_file c on c.id = k.case_id
         where c.reporter_name = 'Bob Neighbour' and k.look_at is not null";
    assert_eq!((house.count(0, waiting).await, house.count(0, looks).await), (0, 0), "nothing goes off");

    cases.note(&jo, kept.id, &key(), &AddNote { text: "Rang Ann.".into() }).await?;
    cases.note(&jo, double.id, &key(), &AddNote { text: "Rang Bob.".into() }).await?;
    let version = seen(&house, kept.id).await?.case.version;
    cases.transition(&jo, kept.id, version, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    let others = stands(&seen(&house, kept.id).await?);
    apart(&house, &double).await?;

    let after = seen(&house, double.id).await?;
    assert_eq!(stands(&after), stands(&before));
    assert_eq!(stands(&seen(&house, kept.id).await?), others, "nothing of the other one changes");
    assert_eq!((house.count(0, looked).await, house.count(0, waiting).await), (clock, 1));
    assert!(after.timeline.iter().any(|entry| entry.what == Happening::Note { text: "Rang Bob.".into() }));
    assert_eq!(cases.tasks(&jo, &ListTasks::default()).await?.items.len(), 1);
    let page = followed(&house, &double).await?;
    assert_eq!((page.together, page.state), (false, State::InProgress));

    let only = ListChanges { field: Some("relation".into()), ..ListChanges::default() };
    for (id, relation, other) in [(double.id, "merged-into", kept.reference), (kept.id, "merged", double.reference)] {
        let changes = cases.changes(&jo, id, &only).await?.items;
        let link = Some(json!({"relation": relation, "reference": other.compact()}));
        let told: Vec<_> = changes.into_iter().map(|change| (change.was, change.became)).collect();
        assert_eq!(told, [(link.clone(), None), (None, link)], "the latest first");
    }
    for name in ["case.merged", "case.unmerged"] {
        let told = format!("select count(*) from outbox where name = '{name}' and aggregate_id = '{}'", double.id);
        assert_eq!(house.count(0, &told).await, 1);
    }
    Ok(())
}

#[tokio::test]
async fn what_can_not_be_merged_is_refused_with_the_reason() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let (kept, double, third) = (house.report(0).await?, neighbours(&house).await?, house.report(0).await?);
    merged(&house, &double, &kept).await?;
    let done = house.report(0).await?;
    cases.transition(&jo, done.id, 1, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    let foreign = cases.open(&house.citizen(1), &key(), &crate::support::missed_bin()).await?;
    for (one, other, code) in [
        (&third, third.reference, "not-itself"),
        (&third, double.reference, "into-merged"),
        (&double, third.reference, "merged-already"),
        (&kept, third.reference, "holds-others"),
        (&done, third.reference, "is-done"),
        (&third, done.reference, "into-done"),
        (&third, foreign.reference, "unknown-value"),
    ] {
        let version = seen(&house, one.id).await?.case.version;
        let refused = cases.merge(&jo, one.id, version, &key(), &into(other)).await.unwrap_err();
        assert_eq!(faults(&refused), [("/into", code)]);
        let warned = cases.may_merge(&jo, one.id, &into(other)).await.unwrap_err();
        assert_eq!(faults(&warned), [("/into", code)], "the page says so before");
    }
    let late = cases.merge(&jo, third.id, 9, &key(), &into(kept.reference)).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let elsewhere = cases.merge(&jo, foreign.id, 1, &key(), &into(kept.reference)).await.unwrap_err();
    assert_eq!(elsewhere.kind, ProblemKind::NotFound);
    let never = cases.take_apart(&jo, third.id, 1, &key()).await.unwrap_err();
    assert_eq!(never.kind, ProblemKind::Conflict);

    let version = seen(&house, double.id).await?.case.version;
    let held = cases.transition(&jo, double.id, version, &key(), &MoveCase::to(State::Received)).await.unwrap_err();
    assert_eq!(faults(&held), [("/to", "is-merged")], "the other one is worked on");
    let held = cases.assign(&jo, double.id, version, &key(), &Assign { to: Some(caller()) }).await.unwrap_err();
    assert_eq!(faults(&held), [("/to", "is-merged")]);
    let task = MakeTask { title: Some("Look".into()), ..MakeTask::default() };
    assert!(cases.make_task(&jo, double.id, &key(), &task).await.is_err());
    let once = key();
    let first = cases.take_apart(&jo, double.id, version, &once).await?;
    assert_eq!(cases.take_apart(&jo, double.id, version, &once).await?.version, first.version, "sent twice, done once");
    Ok(())
}

#[tokio::test]
async fn who_does_not_see_a_case_merges_nothing_into_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, teams) = (house.cases(), house.teams(0).await?.items);
    let (kept, double) = (house.report(0).await?, neighbours(&house).await?);
    let own = seen(&house, kept.id).await?.case.team.id;
    let elsewhere = teams.iter().find(|team| team.team.id != own).unwrap().team.id;
    house.hire_to_see(0, colleague(), "Pat Lee", vec![elsewhere], Sees::Teams).await?;
    let pat = house.colleague(0);
    house.change(0, &format!("update case_file set team_id = '{elsewhere}' where id = '{}'", double.id)).await;
    let unseen = cases.merge(&pat, double.id, 1, &key(), &into(kept.reference)).await.unwrap_err();
    assert_eq!(faults(&unseen), [("/into", "unknown-value")]);
    let unseen = cases.merge(&pat, kept.id, 1, &key(), &into(double.reference)).await.unwrap_err();
    assert_eq!(unseen.kind, ProblemKind::NotFound);
    merged(&house, &double, &kept).await?;
    let mark = cases.read(&pat, double.id).await?.body.merged_into.unwrap();
    assert_eq!((mark.id, mark.reference), (None, kept.reference), "that it is merged is said, and no way leads there");
    Ok(())
}

#[tokio::test]
async fn however_cases_are_merged_and_taken_apart_nothing_of_them_is_lost() -> anyhow::Result<()> {
    let house = House::open().await?;
    let mut dice = StdRng::seed_from_u64(1322);
    let mut all = Vec::new();
    for _ in 0..5 {
        all.push(house.report(0).await?);
    }
    let mut before = Vec::new();
    for one in &all {
        before.push(stands(&seen(&house, one.id).await?));
    }
    let (mut into, mut joined) = ([None; 5], 0);
    for _ in 0..60 {
        let (one, other) = (dice.random_range(0..all.len()), dice.random_range(0..all.len()));
        if dice.random_bool(0.4) {
            assert_eq!(apart(&house, &all[one]).await.is_ok(), into[one].is_some());
            into[one] = None;
        } else {
            let may = one != other && into[one].is_none() && into[other].is_none() && !into.contains(&Some(one));
            assert_eq!(merged(&house, &all[one], &all[other]).await.is_ok(), may, "{one} into {other}: {into:?}");
            if may {
                (into[one], joined) = (Some(other), joined + 1);
            }
        }
        let open = house.count(0, "select count(*) from case_file where state <> 'done'").await;
        let merges = house.count(0, "select count(*) from case_merge").await;
        assert_eq!((open + merges, merges), (5, into.iter().flatten().count().try_into()?));
    }
    assert!(joined > 5, "{joined}");
    for (at, one) in all.iter().enumerate() {
        if into[at].is_some() {
            apart(&house, one).await?;
        }
        assert_eq!(stands(&seen(&house, one.id).await?), before[at]);
    }
    Ok(())
}
