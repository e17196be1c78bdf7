use cases_api::bulk::{BulkResult, Deed};
use cases_api::case::{AddNote, Happening, MoveCase, OpenCase};
use cases_api::history::ListChanges;
use cases_api::incident::{
    Area, Circle, DeclareIncident, DescribeIncident, EndIncident, Incident, IncidentState, IncidentView, JoinCases,
    LeaveIncident, LikeCase, Likeness, ListIncidents, ListLike, UpdateIncident,
};
use cases_api::merging::MergeCase;
use cases_api::perm;
use cases_api::workflow::{Outcome, State};
use contract::{Bilingual, CaseId, Clock as _, IncidentId, Language, Permission as _, ProblemKind, SystemClock};
use identity_api::Sees;
use serde_json::{Value, json};
use testkit::eventually;

use crate::bulk::everything;
use crate::support::{House, asked, caller, colleague, faults, key};

/// The foot of the pier, where the tree fell.
pub const PIER: (f64, f64) = (50.8093, -0.3706);

/// A text in both languages of the council.
pub fn both(en: &str) -> Bilingual {
    Bilingual::new(en, format!("{en} (Cymraeg)"))
}

/// A report of the fallen tree, this many metres north of the pier.
pub fn tree(reporter: &str, metres_north: f64) -> OpenCase {
    let at = Some(json!({ "lat": PIER.0 + metres_north / 111_195.0, "lon": PIER.1 }));
    report(reporter, "BN11 1HS", at)
}

pub fn report(reporter: &str, postcode: &str, position: Option<Value>) -> OpenCase {
    let email = format!("{}@example.org", reporter.to_lowercase());
    let mut answers = json!({ "park": "By the pier", "problem": "tree", "danger": true });
    if let (Some(at), Some(answers)) = (position, answers.as_object_mut()) {
        answers.insert("position".to_owned(), at);
    }
    asked(json!({
        "service": "park-problem",
        "reporter": { "name": reporter, "email": email, "postcode": postcode },
        "answers": answers,
    }))
}

/// The token of someone who runs incidents.
pub fn runner(house: &House, at: usize) -> String {
    let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::RunIncidents::NAME];
    house.alone.token(house.council(at).id, &held).unwrap()
}

pub fn fallen_tree(metres: u32) -> DescribeIncident {
    DescribeIncident {
        title: both("Fallen tree at the pier"),
        told: both("A tree has fallen at the pier. A crew is on its way."),
        services: vec!["park-problem".to_owned()],
        area: Area { circle: Some(Circle { lat: PIER.0, lon: PIER.1, metres }), postcodes: Vec::new() },
        began_at: None,
        lead: None,
    }
}

pub async fn storm(house: &House, reports: &[OpenCase]) -> anyhow::Result<Vec<CaseId>> {
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let mut ids = Vec::new();
    for report in reports {
        ids.push(house.cases().open(&house.citizen(0), &key(), report).await?.id);
    }
    Ok(ids)
}

pub async fn declared(house: &House, cases: &[CaseId]) -> anyhow::Result<Incident> {
    let asked = DeclareIncident { incident: fallen_tree(300), cases: cases.to_vec() };
    Ok(house.cases().declare_incident(&runner(house, 0), &key(), &asked).await?)
}

async fn seen(house: &House, id: IncidentId) -> anyhow::Result<IncidentView> {
    Ok(house.cases().incident(&runner(house, 0), id).await?.body)
}

/// The incident once everything that was told has reached its cases.
async fn told(house: &House, id: IncidentId) -> anyhow::Result<IncidentView> {
    let settled = |view: &IncidentView| view.updates.iter().all(|update| update.done + update.refused == update.total);
    eventually("the update to reach its cases", async || seen(house, id).await.ok().filter(settled)).await
}

async fn like(house: &House, id: IncidentId) -> anyhow::Result<Vec<LikeCase>> {
    Ok(house.cases().like_cases(&runner(house, 0), id, ListLike::default()).await?.items)
}

/// To whom messages about cases went, in order, with what was said.
async fn written(house: &House) -> Vec<(String, String)> {
    let told = house.told(0, "case.updated").await;
    let mut written: Vec<_> = told
        .iter()
        .filter_map(|(_, private)| Some((private["email"].as_str()?.to_owned(), private["text"].as_str()?.to_owned())))
        .collect();
    written.sort();
    written
}

#[tokio::test]
async fn twelve_reports_of_a_fallen_tree_are_one_incident_that_one_update_answers() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let mut reports: Vec<_> = (0..11_u8).map(|n| tree(&format!("Ann{n}"), f64::from(n) * 10.0)).collect();
    // Ann0 reports it twice, and Bryn in Welsh.
    reports.push(tree("Ann0", 20.0));
    reports[5].language = Language::Cy;
    let ids = storm(&house, &reports).await?;
    let incident = declared(&house, &[ids[0]]).await?;
    assert_eq!(
        (incident.state, incident.joined, incident.declared_by.as_deref()),
        (IncidentState::Open, 1, Some("Jo Bloggs"))
    );

    let found = like(&house, incident.id).await?;
    assert_eq!(found.len(), 11, "all the others are like it");
    assert_eq!(found[0].why, Likeness::Near { metres: 10 }, "the nearest first, with why");
    let rest = JoinCases { cases: found.iter().map(|one| one.id).collect() };
    let once = key();
    assert_eq!(cases.join_incident(&jo, incident.id, &once, &rest).await?.joined, 11);
    assert_eq!(cases.join_incident(&jo, incident.id, &once, &rest).await?.joined, 11, "sent twice, joined once");
    assert_eq!(cases.join_incident(&jo, incident.id, &key(), &rest).await?.joined, 0);
    assert!(like(&house, incident.id).await?.is_empty());

    let text = Bilingual::new("The tree is being cleared.", "Mae’r goeden yn cael ei chlirio.");
    let update = UpdateIncident { text, told: Some(both("A crew is clearing the tree.")) };
    let once = key();
    cases.update_incident(&jo, incident.id, incident.version, &once, &update).await?;
    cases.update_incident(&jo, incident.id, incident.version, &once, &update).await?;
    let view = told(&house, incident.id).await?;
    assert_eq!(view.incident.told.en, "A crew is clearing the tree.");
    assert_eq!((view.updates.len(), view.updates[0].total, view.updates[0].done), (1, 12, 12));
    let said = written(&house).await;
    assert_eq!(said.len(), 11, "each citizen once, also who has two cases");
    let welsh: Vec<_> = said.iter().filter(|(_, text)| text.starts_with("Mae")).map(|(to, _)| to.as_str()).collect();
    assert_eq!(welsh, ["ann5@example.org"]);
    for id in &ids {
        let story = cases.read(&jo, *id).await?.body.timeline;
        let messages = story.iter().filter(|entry| matches!(entry.what, Happening::Message { .. }) && entry.public);
        assert_eq!(messages.count(), 1, "it stands in each case's story");
    }
    Ok(())
}

#[tokio::test]
async fn the_end_moves_all_that_can_be_moved_and_names_those_that_can_not() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let ids = storm(&house, &[tree("Ann", 0.0), tree("Ben", 5.0), tree("Cai", 9.0)]).await?;
    let incident = declared(&house, &ids).await?;
    cases.note(&jo, ids[0], &key(), &AddNote { text: "Crew 2 has it.".to_owned() }).await?;
    cases.transition(&jo, ids[1], 1, &key(), &MoveCase::to(State::Done).ending(Outcome::Duplicate)).await?;

    let text = Some(both("The tree is gone."));
    let end = EndIncident { text, outcome: Some(Outcome::Completed) };
    let late = cases.end_incident(&jo, incident.id, incident.version + 1, &key(), &end).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let over = cases.end_incident(&jo, incident.id, incident.version, &key(), &end).await?;
    assert_eq!(over.state, IncidentState::Over);
    let view = told(&house, incident.id).await?;
    let (update, left) = (&view.updates[0], &view.updates[0].left[0]);
    assert_eq!((update.done, update.refused, update.left.len()), (2, 1, 1));
    assert_eq!((left.case, left.result, left.reason.as_deref()), (ids[1], BulkResult::Refused, Some("finished")));
    for id in [ids[0], ids[2]] {
        let case = cases.read(&jo, id).await?.body;
        assert_eq!(
            (case.case.state, case.case.outcome),
            (State::Done, Some(Outcome::Completed)),
            "also what had changed"
        );
    }
    let said = written(&house).await;
    let gone = "The tree is gone.".to_owned();
    assert_eq!(said, [("ann@example.org".to_owned(), gone.clone()), ("cai@example.org".to_owned(), gone)]);

    let update = UpdateIncident { text: both("More."), told: None };
    for refused in [
        cases.update_incident(&jo, incident.id, over.version, &key(), &update).await.map(|_| ()),
        cases.join_incident(&jo, incident.id, &key(), &JoinCases { cases: vec![ids[0]] }).await.map(|_| ()),
        cases.describe_incident(&jo, incident.id, over.version, &key(), &fallen_tree(9)).await.map(|_| ()),
    ] {
        assert_eq!(refused.unwrap_err().kind, ProblemKind::Conflict);
    }
    Ok(())
}

#[tokio::test]
async fn citizens_of_merged_reports_are_answered_too_and_what_was_promised_them_is_kept() -> anyhow::Result<()> {
    let house = House::open().await?;
    let ids = storm(&house, &[tree("Ann", 0.0), tree("Bob", 5.0), tree("Cat", 9.0)]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let kept = cases.read(&jo, ids[0]).await?.body.case.reference;
    let into = || MergeCase { into: kept.to_string() };
    cases.merge(&jo, ids[2], 1, &key(), &into()).await?;
    let incident = declared(&house, &ids[..2]).await?;
    cases.merge(&jo, ids[1], cases.read(&jo, ids[1]).await?.body.case.version, &key(), &into()).await?;

    let day = (SystemClock.now() + time::Duration::days(4)).date();
    let comes = format!("A crew comes on {} {}.", day.day(), day.month());
    let text = UpdateIncident { text: both(&comes), told: None };
    cases.update_incident(&runner(&house, 0), incident.id, incident.version, &key(), &text).await?;
    let view = told(&house, incident.id).await?;
    assert_eq!(view.updates[0].refused, 0, "one that is merged is no finished one");
    let answered = written(&house).await;
    let to: Vec<_> = answered.iter().filter(|(_, said)| *said == comes).map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, ["ann@example.org", "bob@example.org", "cat@example.org"], "each once, joined or merged");

    let open = "select count(*) from promise where state = 'open'";
    assert_eq!(house.count(0, open).await, 3, "the day is a promise to each");
    let version = cases.read(&jo, ids[0]).await?.body.case.version;
    cases.transition(&jo, ids[0], version, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;
    assert_eq!(house.count(0, open).await, 0);
    assert_eq!(house.count(0, "select count(*) from promise where state = 'kept'").await, 3);
    Ok(())
}

#[tokio::test]
async fn the_end_of_an_incident_is_told_once_to_each_also_of_merged_reports() -> anyhow::Result<()> {
    let house = House::open().await?;
    let ids = storm(&house, &[tree("Ann", 0.0), tree("Bob", 5.0), tree("Cat", 9.0), tree("Ann", 1.0)]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let kept = cases.read(&jo, ids[0]).await?.body.case.reference;
    let into = || MergeCase { into: kept.to_string() };
    for id in [ids[2], ids[3]] {
        cases.merge(&jo, id, 1, &key(), &into()).await?;
    }
    let incident = declared(&house, &ids[..2]).await?;
    cases.merge(&jo, ids[1], cases.read(&jo, ids[1]).await?.body.case.version, &key(), &into()).await?;
    let so_far = house.told(0, "case.updated").await.len();
    let end = EndIncident { text: Some(both("The tree is gone.")), outcome: Some(Outcome::Completed) };
    cases.end_incident(&runner(&house, 0), incident.id, incident.version, &key(), &end).await?;
    told(&house, incident.id).await?;
    let facts = house.told(0, "case.updated").await.split_off(so_far);
    let mut said: Vec<_> = facts.iter().filter_map(|(_, private)| private["email"].as_str()).collect();
    said.sort_unstable();
    assert_eq!(said, ["ann@example.org", "bob@example.org", "cat@example.org"]);
    assert!(facts.iter().all(|(_, private)| private["email"].is_null() || private["text"] == "The tree is gone."));
    Ok(())
}

#[tokio::test]
async fn a_join_is_undone_and_both_stand_in_the_story_and_the_history() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let ids = storm(&house, &[tree("Ann", 0.0), tree("Ben", 5.0)]).await?;
    let incident = declared(&house, &ids).await?;
    let gone = LeaveIncident { case: ids[1] };
    cases.leave_incident(&jo, incident.id, &key(), &gone).await?;
    let none = cases.leave_incident(&jo, incident.id, &key(), &gone).await.unwrap_err();
    assert_eq!(faults(&none), [("/case", "unknown-value")]);
    let update = UpdateIncident { text: both("The tree is being cleared."), told: None };
    cases.update_incident(&jo, incident.id, incident.version, &key(), &update).await?;
    assert_eq!(told(&house, incident.id).await?.updates[0].total, 1);
    assert_eq!(written(&house).await.len(), 1, "who left is told nothing more");

    let story = cases.read(&jo, ids[1]).await?.body;
    let title = "Fallen tree at the pier".to_owned();
    let told: Vec<_> = story.timeline.iter().filter(|entry| !entry.public).map(|entry| entry.what.clone()).collect();
    assert!(told.contains(&Happening::JoinedIncident { title: title.clone() }));
    assert!(told.contains(&Happening::LeftIncident { title }));
    assert_eq!(story.case.version, 1, "nobody who works on the case has their form refused");
    let only = ListChanges { field: Some("incident".into()), ..ListChanges::default() };
    let changes = cases.changes(&jo, ids[1], &only).await?.items;
    let title = Some(json!({ "en": "Fallen tree at the pier", "cy": "Fallen tree at the pier (Cymraeg)" }));
    let kept: Vec<_> = changes.into_iter().map(|change| (change.was, change.became)).collect();
    assert_eq!(kept, [(title.clone(), None), (None, title)], "the latest first");
    let of_case = ListIncidents { case: Some(ids[0]), ..ListIncidents::default() };
    assert_eq!(cases.incidents(&jo, &of_case).await?.items.len(), 1);
    Ok(())
}

#[tokio::test]
async fn like_reports_are_near_or_have_the_postcode_and_no_others() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let near = tree("Near", 100.0);
    let reports = [near, tree("Far", 900.0), report("There", "BN11 1HS", None), report("Elsewhere", "BN12 4AA", None)];
    let ids = storm(&house, &reports).await?;
    house.report(0).await?;
    let by = |area: Area| DeclareIncident { incident: DescribeIncident { area, ..fallen_tree(300) }, cases: vec![] };
    let circle = fallen_tree(300).area.circle;
    let around = cases.declare_incident(&jo, &key(), &by(Area { circle, postcodes: vec![] })).await?;
    assert_eq!(like(&house, around.id).await?.iter().map(|one| one.id).collect::<Vec<_>>(), [ids[0]]);
    let postcodes = vec!["bn11 1".to_owned()];
    let both = cases.declare_incident(&jo, &key(), &by(Area { circle, postcodes })).await?;
    let found = like(&house, both.id).await?;
    let why: Vec<_> = found.iter().map(|one| (one.id, one.why)).collect();
    assert_eq!(why[0], (ids[0], Likeness::Near { metres: 100 }));
    assert_eq!(why[1..], [(ids[1], Likeness::Postcode), (ids[2], Likeness::Postcode)]);
    let everyone = cases.declare_incident(&jo, &key(), &by(Area::default())).await?;
    assert_eq!(like(&house, everyone.id).await?.len(), 4, "no report of another service");
    let early = cases.like_cases(&jo, around.id, ListLike { hours: Some(721) }).await.unwrap_err();
    assert_eq!(faults(&early), [("/hours", "out-of-range")]);
    Ok(())
}

#[tokio::test]
async fn an_incident_is_of_one_council_and_a_case_of_one_incident() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    let theirs = runner(&house, 1);
    assert_eq!(cases.incident(&theirs, incident.id).await.unwrap_err().kind, ProblemKind::NotFound);
    let foreign = cases.join_incident(&theirs, incident.id, &key(), &JoinCases { cases: ids.clone() }).await;
    assert_eq!(foreign.unwrap_err().kind, ProblemKind::NotFound);
    assert!(cases.incidents(&theirs, &ListIncidents::default()).await?.items.is_empty());

    let second = DeclareIncident { incident: fallen_tree(50), cases: ids.clone() };
    let refused = cases.declare_incident(&jo, &key(), &second).await.unwrap_err();
    assert_eq!(faults(&refused), [("/cases/0", "in-another")]);
    assert_eq!(cases.incidents(&jo, &ListIncidents::default()).await?.items.len(), 1, "nothing of it is kept");
    let unknown = DeclareIncident { cases: vec![CaseId::from(uuid::Uuid::nil())], ..second };
    let refused = cases.declare_incident(&jo, &key(), &unknown).await.unwrap_err();
    assert_eq!(faults(&refused), [("/cases/0", "unknown-value")]);
    let order = everything(Deed::Incident { incident: incident.id, text: None, outcome: None });
    let refused = cases.order(&jo, &key(), &order).await.unwrap_err();
    assert_eq!(faults(&refused), [("/deed/kind", "not-here")], "nobody passes by the incident");
    let asked = DeclareIncident { incident: fallen_tree(9), cases: vec![] };
    let refused = cases.declare_incident(&house.worker(0), &key(), &asked).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn who_sees_a_part_of_the_cases_answers_all_and_reads_only_their_own() -> anyhow::Result<()> {
    let house = House::open().await?;
    let cases = house.cases();
    let ids = storm(&house, &[tree("Ann", 0.0), tree("Ben", 1.0)]).await?;
    let incident = declared(&house, &ids).await?;
    house.hire_to_see(0, colleague(), "Sam Smith", vec![], Sees::Own).await?;
    let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::RunIncidents::NAME];
    let sam = house.alone.token_of(colleague(), house.council(0).id, &held)?;
    let view = cases.incident(&sam, incident.id).await?.body;
    assert_eq!((view.incident.joined, view.cases.len()), (2, 0));
    let leave = cases.leave_incident(&sam, incident.id, &key(), &LeaveIncident { case: ids[0] }).await.unwrap_err();
    assert_eq!(faults(&leave), [("/case", "unknown-value")]);
    let update = UpdateIncident { text: both("It is being cleared."), told: None };
    cases.update_incident(&sam, incident.id, incident.version, &key(), &update).await?;
    let view = told(&house, incident.id).await?;
    assert_eq!((view.updates[0].done, view.updates[0].by.as_deref()), (2, Some("Sam Smith")));
    Ok(())
}

#[tokio::test]
async fn two_who_tell_at_once_do_not_overwrite_each_other() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    let tell = |told: &str| UpdateIncident { text: both("A crew is there."), told: Some(both(told)) };
    let away =
        cases.update_incident(&jo, incident.id, incident.version, &key(), &tell("Stay away: cable down.")).await?;
    let late = cases.update_incident(&jo, incident.id, incident.version, &key(), &tell("A tree has fallen.")).await;
    assert_eq!(late.unwrap_err().kind, ProblemKind::PreconditionFailed);
    let stale = cases.describe_incident(&jo, incident.id, incident.version, &key(), &fallen_tree(300)).await;
    assert_eq!(stale.unwrap_err().kind, ProblemKind::PreconditionFailed);
    let view = told(&house, incident.id).await?;
    assert_eq!((view.incident.told.en.as_str(), view.updates.len()), ("Stay away: cable down.", 1));
    assert_eq!(view.incident.version, away.version);
    Ok(())
}

#[tokio::test]
async fn who_does_not_see_the_leading_case_still_edits_and_what_is_offered_no_more_stays() -> anyhow::Result<()> {
    let house = House::open().await?;
    let cases = house.cases();
    let ids = storm(&house, &[tree("Ann", 0.0), tree("Ben", 1.0)]).await?;
    let led = DescribeIncident { lead: Some(ids[0]), ..fallen_tree(300) };
    let asked = DeclareIncident { incident: led.clone(), cases: ids.clone() };
    let incident = cases.declare_incident(&runner(&house, 0), &key(), &asked).await?;
    house.change(0, "update service set withdrawn = true").await;
    house.hire_to_see(0, colleague(), "Sam Smith", vec![], Sees::Own).await?;
    let sam =
        house.alone.token_of(colleague(), house.council(0).id, &[perm::ReadCases::NAME, perm::RunIncidents::NAME])?;
    let renamed = DescribeIncident { title: both("Two trees at the pier"), ..led.clone() };
    let saved = cases.describe_incident(&sam, incident.id, incident.version, &key(), &renamed).await?;
    assert_eq!((saved.title.en.as_str(), saved.services.len()), ("Two trees at the pier", 1));
    let other = DescribeIncident { lead: Some(ids[1]), ..led };
    let refused = cases.describe_incident(&sam, incident.id, saved.version, &key(), &other).await.unwrap_err();
    assert_eq!(faults(&refused), [("/lead", "unknown-value")]);
    Ok(())
}

#[tokio::test]
async fn every_fault_of_an_incident_is_told_at_its_place() -> anyhow::Result<()> {
    let house = House::open().await?;
    let mut wrong = fallen_tree(0);
    wrong.title.en = " ".to_owned();
    wrong.told.en = "x".repeat(301);
    wrong.services = vec!["nothing".to_owned()];
    wrong.area.postcodes = vec!["Worthing".to_owned()];
    wrong.lead = Some(CaseId::from(uuid::Uuid::nil()));
    let asked = DeclareIncident { incident: wrong, cases: vec![] };
    let refused = house.cases().declare_incident(&runner(&house, 0), &key(), &asked).await.unwrap_err();
    let pointers: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/incident/title/en",
            "/incident/told/en",
            "/incident/services/0",
            "/incident/area/circle/metres",
            "/incident/area/postcodes/0",
            "/incident/lead",
        ]
    );
    Ok(())
}
