use cases_api::calendar::NewClosure;
use cases_api::case::{AddNote, Assign, CaseOpened, CaseView, Happening, MoveCase, SendUpdate};
use cases_api::clock::{ClockState, ExtendClock, PauseClock, ResumeClock};
use cases_api::follow::{FindCase, Reply};
use cases_api::perm;
use cases_api::promise::{ListPromises, PromiseDays, PromiseState};
use cases_api::target::Step;
use cases_api::workflow::State;
use contract::{Bilingual, CaseId, Permission as _, ProblemKind};
use serde_json::{Value, json};
use testkit::eventually;

use crate::support::{House, caller, colleague, faults, key};

/// Missed bins are done by three clocks: the answer, which stands still while the citizen is asked; the
/// acknowledgement, which work stops; and a review, which work starts.
pub fn three() -> Value {
    json!([
        { "id": "main", "name": { "en": "Answer", "cy": "Ateb" }, "length": { "working_days": 20 },
          "pauses": [
              { "id": "citizen", "reason": { "en": "We wait for the citizen", "cy": "Aros" }, "during": ["waiting"] },
              { "id": "fee", "reason": { "en": "A fee isn’t paid", "cy": "Ffi" } }],
          "extension": { "times": 1, "most": 10 },
          "alarms": [{ "when": { "before": 3 }, "to": "assignee" }, { "when": { "after": 0 }, "to": "chain" }],
          "effect": { "en": "It is deemed accepted", "cy": "Bernir ei fod wedi’i dderbyn" } },
        { "id": "acknowledge", "name": { "en": "Acknowledge", "cy": "Cydnabod" }, "length": { "working_days": 5 },
          "stops": ["in_progress"], "alarms": [{ "when": { "before": 1 }, "to": "manager" }] },
        { "id": "review", "name": { "en": "Review", "cy": "Adolygu" }, "length": { "months": 1 },
          "starts": { "entering": "in_progress" }, "alarms": [{ "when": { "before": 5 }, "to": "manager" }] },
    ])
}

impl House {
    /// Gives a service these clocks.
    pub async fn clocked(&self, slug: &str, clocks: &Value) {
        let sql = format!(
            "update service_version v set definition = jsonb_set(v.definition, '{{clocks}}', '{clocks}')
             from service s where s.id = v.service_id and s.slug = '{slug}'"
        );
        self.change(0, &sql).await;
    }

    async fn viewed(&self, id: CaseId) -> CaseView {
        self.cases().read(&self.worker(0), id).await.unwrap().body
    }

    async fn moved(&self, id: CaseId, to: State) {
        let version = self.viewed(id).await.case.version;
        let outcome = (to == State::Done).then(|| "completed".to_owned());
        let asked = MoveCase { to: Some(to.name().to_owned()), outcome, ..MoveCase::default() };
        self.cases().transition(&self.worker(0), id, version, &key(), &asked).await.unwrap();
    }

    /// Lets a case have begun so many days ago.
    async fn aged(&self, id: CaseId, days: u16) {
        let sql = format!(
            "update case_clock set look_at = now(), kept = jsonb_set(kept, '{{began,at}}',
                 to_jsonb(to_char((now() - interval '{days} days') at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')))
             where case_id = '{id}' and state in ('running', 'paused')"
        );
        self.change(0, &sql).await;
    }
}

fn states(view: &CaseView) -> Vec<(&str, ClockState)> {
    view.clocks.iter().map(|clock| (clock.id.as_str(), clock.state)).collect()
}

fn notes(view: &CaseView) -> Vec<String> {
    let noted = view.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Note { text } => Some(text.clone()),
        _ => None,
    });
    noted.collect()
}

async fn three_clocks() -> anyhow::Result<(House, CaseOpened)> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.clocked("missed-bin", &three()).await;
    let opened = house.report(0).await?;
    Ok((house, opened))
}

#[tokio::test]
async fn a_cases_clocks_start_stand_still_run_on_and_stop_with_its_moves() -> anyhow::Result<()> {
    let (house, opened) = three_clocks().await?;
    let new = house.viewed(opened.id).await;
    assert_eq!(states(&new), [("main", ClockState::Running), ("acknowledge", ClockState::Running)]);
    assert_eq!((new.clocks[0].due_at, new.case.due_at), (opened.due_at, new.clocks[1].due_at), "the earliest leads");

    house.moved(opened.id, State::InProgress).await;
    let working = house.viewed(opened.id).await;
    let all = [("main", ClockState::Running), ("acknowledge", ClockState::Met), ("review", ClockState::Running)];
    assert_eq!(states(&working), all);
    assert!(matches!(working.clocks[2].explanation.steps[0], Step::Entered { .. }));

    house.moved(opened.id, State::Waiting).await;
    let waiting = house.viewed(opened.id).await;
    assert_eq!(waiting.clocks[0].state, ClockState::Paused);
    // On a Friday evening the days that it stands still until tomorrow are no working days.
    assert!(waiting.clocks[0].explanation.is_provisional() && waiting.clocks[0].due_at >= opened.due_at);
    house.moved(opened.id, State::InProgress).await;
    house.moved(opened.id, State::Done).await;
    let done = house.viewed(opened.id).await;
    assert!(done.clocks.iter().all(|clock| clock.state == ClockState::Met));
    assert_eq!(house.count(0, "select count(*) from case_clock where look_at is not null").await, 0);
    house.moved(opened.id, State::InProgress).await;
    assert_eq!(states(&house.viewed(opened.id).await), all, "what work stopped stays stopped");
    Ok(())
}

#[tokio::test]
async fn what_stands_still_is_counted_anew_each_day_and_the_history_says_nothing_of_it() -> anyhow::Result<()> {
    let (house, opened) = three_clocks().await?;
    house.moved(opened.id, State::InProgress).await;
    house.moved(opened.id, State::Waiting).await;
    let kept = "select count(*) from case_change where field in ('due_at', 'target')";
    let (before, due) = (house.count(0, kept).await, house.viewed(opened.id).await.case.due_at);
    house.aged(opened.id, 7).await;
    eventually("the day to be counted anew", async || house.viewed(opened.id).await.case.due_at != due).await?;
    assert_eq!(house.count(0, kept).await, before);
    Ok(())
}

/// A plain target, with a first answer within 2 working days and word at least every 10.
fn answers() -> Value {
    json!([
        { "id": "main", "name": { "en": "Target", "cy": "Targed" }, "length": { "working_days": 20 } },
        { "id": "first-answer", "name": { "en": "First answer", "cy": "Ateb cyntaf" }, "length": { "working_days": 2 },
          "when_told": "stops", "alarms": [{ "when": { "before": 1 }, "to": "assignee" }] },
        { "id": "keep-informed", "name": { "en": "Keep informed", "cy": "Rhoi gwybod" }, "length": { "working_days": 10 },
          "when_told": "starts_again", "alarms": [{ "when": { "after": 0 }, "to": "manager" }] },
    ])
}

#[tokio::test]
async fn a_first_answer_stops_its_clock_and_each_answer_sets_the_day_of_the_next() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.clocked("missed-bin", &answers()).await;
    let opened = house.report(0).await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    house.aged(opened.id, 40).await;
    cases.note(&worker, opened.id, &key(), &AddNote { text: "Rang the depot.".into() }).await?;
    let noted = house.viewed(opened.id).await;
    assert!(noted.clocks.iter().all(|clock| clock.state == ClockState::Running), "a note tells the citizen nothing");

    let said = SendUpdate::saying("The crew comes back this week.");
    cases.update(&worker, opened.id, &key(), &said).await?;
    let told = house.viewed(opened.id).await;
    let stands =
        [("main", ClockState::Running), ("first-answer", ClockState::Missed), ("keep-informed", ClockState::Running)];
    assert_eq!(states(&told), stands);
    assert!(matches!(told.clocks[2].explanation.steps[0], Step::Told { .. }));
    assert_eq!((told.clocks[2].late, told.clocks[2].overdue), (1, false));

    house.moved(opened.id, State::Waiting).await;
    let asked = house.viewed(opened.id).await;
    assert_eq!((asked.clocks[1].state, asked.clocks[2].late), (ClockState::Missed, 1), "a public move tells too");
    let reply = Reply { token: opened.follow_token, text: "Thank you.".into() };
    cases.reply(&house.citizen(0), &key(), &reply).await?;
    assert_eq!(house.viewed(opened.id).await.clocks[2].explanation.steps[0], asked.clocks[2].explanation.steps[0]);
    Ok(())
}

#[tokio::test]
async fn staff_stop_a_clock_for_a_lawful_reason_and_extend_it_within_its_limits() -> anyhow::Result<()> {
    let (house, opened) = three_clocks().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let stop =
        |reason: &str| PauseClock { clock: "main".into(), reason: reason.into(), note: Some("Invoice 12.".into()) };
    let unlawful = cases.pause_clock(&worker, (opened.id, "\"1\"", &key()), &stop("citizen")).await.unwrap_err();
    assert_eq!(faults(&unlawful), [("/reason", "not-lawful")]);
    let once = key();
    for _ in 0..2 {
        cases.pause_clock(&worker, (opened.id, "\"1\"", &once), &stop("fee")).await?;
    }
    let stopped = house.viewed(opened.id).await;
    assert_eq!((stopped.clocks[0].state, stopped.case.version), (ClockState::Paused, 2));
    assert_eq!(notes(&stopped), ["The clock “Answer” was stopped: A fee isn’t paid.\nInvoice 12."]);
    let stale = cases.pause_clock(&worker, (opened.id, "\"1\"", &key()), &stop("fee")).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let again = cases.pause_clock(&worker, (opened.id, "\"2\"", &key()), &stop("fee")).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::Conflict, "it stands still already");

    let resume = ResumeClock { clock: "main".into() };
    cases.resume_clock(&worker, (opened.id, "\"2\"", &key()), &resume).await?;
    let more = |by, reason: &str| ExtendClock { clock: "main".into(), by, reason: reason.into() };
    let wrong = cases.extend_clock(&worker, (opened.id, "\"3\"", &key()), &more(11, " ")).await.unwrap_err();
    assert_eq!(faults(&wrong), [("/by", "out-of-range"), ("/reason", "required")]);
    cases.extend_clock(&worker, (opened.id, "\"3\"", &key()), &more(10, "Many pages")).await?;
    let extended = house.viewed(opened.id).await;
    assert!(extended.clocks[0].due_at > opened.due_at && extended.clocks[0].may_extend == 0);
    let told =
        cases.follow(&house.citizen(0), &FindCase { token: Some(opened.follow_token), ..FindCase::default() }).await?;
    assert_eq!(told.due_at, extended.clocks[0].due_at, "the citizen is told the main clock's day");
    assert!(told.target.unwrap().steps.iter().any(|step| matches!(step, Step::Extended { by: 10, .. })));
    let written = house.told(0, "case.updated").await;
    let why = |text: &str| text.contains("The new day is") && text.ends_with("The reason: Many pages");
    let writes = written.iter().filter(|(_, private)| private["text"].as_str().is_some_and(why));
    assert_eq!(writes.count(), 1, "the citizen hears of the new day and why: {written:?}");
    let unknown = PauseClock { clock: "lunch".into(), reason: "fee".into(), note: None };
    let unknown = cases.pause_clock(&worker, (opened.id, "\"4\"", &key()), &unknown).await.unwrap_err();
    assert_eq!(faults(&unknown), [("/clock", "unknown-value")]);
    Ok(())
}

#[tokio::test]
async fn alarms_go_off_once_to_whoever_has_the_case_and_then_up_the_teams_chain() -> anyhow::Result<()> {
    let (house, opened) = three_clocks().await?;
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    let team = house.viewed(opened.id).await.case.team.id;
    let chain = format!(
        "insert into team_calendar (tenant_id, team_id, calendar) select tenant_id, id,
             jsonb_build_object('days', '[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\"]'::jsonb,
                 'opens', '09:00', 'closes', '17:00', 'chain', jsonb_build_array('{}')) from team where id = '{team}'",
        colleague()
    );
    house.change(0, &chain).await;
    let (cases, worker) = (house.cases(), house.worker(0));
    cases.assign(&worker, opened.id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    house.moved(opened.id, State::InProgress).await;
    house.aged(opened.id, 60).await;
    let told = eventually("the alarms to go off", async || {
        Some(notes(&house.viewed(opened.id).await)).filter(|notes| notes.len() >= 4)
    })
    .await?;
    let about = |what: &str| told.iter().filter(|note| note.contains(what)).count();
    assert_eq!(
        (about("“Answer” ended"), about("It is deemed accepted"), about("“Review” ended")),
        (2, 1, 1),
        "{told:?}"
    );
    assert_eq!((about("Put before Jo Bloggs"), about("Put before Sam Smith")), (1, 2));
    assert_eq!(house.count(0, "select count(*) from case_watch").await, 2);

    house.change(0, "update case_clock set look_at = now() where state = 'running'").await;
    let looked = "select count(*) from case_clock where look_at <= now() and state = 'running'";
    eventually("the clocks to be looked at again", async || (house.count(0, looked).await == 0).then_some(())).await?;
    assert_eq!(notes(&house.viewed(opened.id).await), told, "nothing is said twice");
    Ok(())
}

#[tokio::test]
async fn a_day_that_a_message_states_is_a_promise_and_the_end_of_the_case_keeps_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (first, second) = (house.report(0).await?, house.report(0).await?);
    let (cases, agent) = (house.cases(), house.agent(0, caller()));
    let day = house.viewed(first.id).await.case.opened_at.date() + time::Duration::days(60);
    let said =
        SendUpdate::saying(format!("Thank you. We will empty it by {} {} {}.", day.day(), day.month(), day.year()));
    for case in [first.id, first.id, second.id] {
        cases.update(&agent, case, &key(), &said).await?;
    }
    let list = ListPromises { case: Some(first.id), ..ListPromises::default() };
    let promised = cases.promises(&agent, &list).await?.items;
    assert_eq!(promised.len(), 1, "a day is promised once");
    assert!(promised[0].what.starts_with("We will empty it by") && promised[0].person.name == "Ann Example");
    house
        .change(0, &format!("update promise set due_at = now() - interval '1 day' where case_id = '{}'", second.id))
        .await;
    for case in [first.id, second.id] {
        house.moved(case, State::InProgress).await;
        house.moved(case, State::Done).await;
    }
    let ended = |view: CaseView| view.promises.into_iter().map(|promise| promise.state).collect::<Vec<_>>();
    assert_eq!(ended(house.viewed(first.id).await), [PromiseState::Kept]);
    assert_eq!(ended(house.viewed(second.id).await), [PromiseState::Broken]);
    let manager = house.alone.token(house.council(0).id, &[perm::ReadWorkload::NAME])?;
    let ahead = PromiseDays { to: Some(day.to_string()), from: Some((day - time::Duration::days(90)).to_string()) };
    let figure = cases.promises_kept(&manager, &ahead).await?;
    assert_eq!((figure.kept, figure.broken, figure.by_message, figure.percent()), (1, 1, 2, Some(50)));
    Ok(())
}

#[tokio::test]
async fn working_days_that_a_message_promises_are_those_of_the_council() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (before, after) = (house.report(0).await?, house.report(0).await?);
    let (cases, agent) = (house.cases(), house.agent(0, caller()));
    let said = SendUpdate::saying("Thank you. We will empty it within 3 working days.".to_owned());
    cases.update(&agent, before.id, &key(), &said).await?;
    let today = house.viewed(before.id).await.case.opened_at.date();
    let closed = NewClosure {
        from: today.to_string(),
        to: (today + time::Duration::days(13)).to_string(),
        name: Bilingual::new("Flood", "Llif"),
        team: None,
    };
    let keeper = house.alone.token(house.council(0).id, &[perm::SetCalendars::NAME])?;
    cases.add_closure(&keeper, &key(), &closed).await?;
    cases.update(&agent, after.id, &key(), &said).await?;
    let due = async |case| {
        let list = ListPromises { case: Some(case), ..ListPromises::default() };
        let promised = cases.promises(&agent, &list).await.unwrap().items;
        assert_eq!(promised.len(), 1, "{promised:?}");
        promised[0].due_at
    };
    let (usual, flooded) = (due(before.id).await, due(after.id).await);
    assert!(usual.date() >= today + time::Duration::days(3), "{usual}");
    assert!(flooded.date() >= today + time::Duration::days(16), "none of the fourteen days is counted: {flooded}");
    Ok(())
}
