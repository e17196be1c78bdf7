use cases_api::workflow::{
    Action, ClockIs, Guard, Hindrance, Outcome, OutcomeWords, Since, State, Step, Transition, Workflow,
};
use contract::{Bilingual, Faults, StaffId};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::library::Library;

fn simple() -> Workflow {
    Library::shipped().unwrap().workflow("simple-request").unwrap().clone()
}

fn flaws(workflow: &Workflow) -> Vec<(String, String)> {
    let mut faults = Faults::none();
    check(workflow, &Around { welsh: true, ..Around::default() }, "", &mut faults);
    let found = faults.finish(Some(())).err().map(|problem| problem.errors).unwrap_or_default();
    found.into_iter().map(|flaw| (flaw.pointer, flaw.code)).collect()
}

/// What is wrong with the simple workflow once something of it is changed.
fn broken(change: impl FnOnce(&mut Workflow)) -> Vec<(String, String)> {
    let mut workflow = simple();
    change(&mut workflow);
    flaws(&workflow)
}

fn at(pointer: &str, code: &str) -> (String, String) {
    (pointer.to_owned(), code.to_owned())
}

fn someone(number: u128) -> StaffId {
    Uuid::from_u128(number).into()
}

fn asked(to: &str) -> Asked<'_> {
    Asked { to: Some(to), ..Asked::default() }
}

fn words(text: &str) -> Bilingual {
    Bilingual::new(text, text)
}

fn step(id: &str, stage: State) -> Step {
    Step { id: id.to_owned(), stage, desk: words(id), public: words(id), actions: Vec::new() }
}

fn leads(from: &str, to: &str, verb: &str) -> Transition {
    Transition {
        from: from.to_owned(),
        to: to.to_owned(),
        verb: verb.to_owned(),
        label: words(verb),
        needs_outcome: false,
        ends_as: None,
        public: true,
        approval: None,
        guards: Vec::new(),
        actions: Vec::new(),
    }
}

#[test]
fn the_way_of_an_ordinary_case() {
    let workflow = simple();
    let facts = Facts::bare(Mover::Product);
    let mut from = workflow.first().unwrap();
    for (to, outcome, verb) in [
        ("in_progress", None, "start"),
        ("waiting", None, "ask"),
        ("in_progress", None, "resume"),
        ("done", Some("completed"), "finish"),
        ("in_progress", None, "reopen"),
    ] {
        let moved = apply(&workflow, from, Asked { outcome, ..asked(to) }, &facts).unwrap();
        assert_eq!((moved.to.id.as_str(), moved.by.verb.as_str()), (to, verb));
        assert_eq!(moved.outcome.map(|words| words.id.as_str()), outcome);
        from = moved.to;
    }
    assert_eq!(workflow.onward("done").map(|by| by.verb.as_str()).collect::<Vec<_>>(), ["reopen"]);
}

#[test]
fn a_move_that_does_not_exist_or_lacks_its_outcome_is_refused() {
    let workflow = simple();
    let facts = Facts::bare(Mover::Product);
    let refused = |from: &str, asked: Asked<'_>| apply(&workflow, workflow.step(from).unwrap(), asked, &facts).err();
    let verb = |verb| Asked { verb: Some(verb), ..Asked::default() };
    let ending = |outcome| Asked { outcome: Some(outcome), ..verb("finish") };
    assert_eq!(refused("done", asked("waiting")), Some(Refused::NoSuchMove));
    assert_eq!(refused("received", verb("resume")), Some(Refused::NoSuchMove));
    assert_eq!(refused("received", Asked::default()), Some(Refused::NoSuchMove));
    assert_eq!(refused("in_progress", verb("finish")), Some(Refused::OutcomeNeeded));
    assert_eq!(refused("in_progress", ending("lost")), Some(Refused::UnknownOutcome));
    assert_eq!(refused("in_progress", ending("not_ours")), None);
    let started = Asked { outcome: Some("completed"), ..verb("start") };
    assert_eq!(refused("received", started), Some(Refused::OutcomeNotAsked));
}

#[test]
fn a_workflow_that_was_stored_before_there_were_steps_reads_as_one_step_a_stage() {
    let named = |state: &str| json!({"state": state, "desk": words(state), "public": words(state)});
    let states = State::ALL.iter().map(|state| named(state.name())).collect::<Vec<_>>();
    let stored = json!({
        "id": "old",
        "states": states,
        "transitions": [{"from": "received", "to": "done", "verb": "finish", "label": words("Finish"),
            "needs_outcome": true, "public": true}],
        "outcomes": [{"outcome": "completed", "label": words("Done"), "public": words("Done.")}],
    });
    let read: Workflow = serde_json::from_value(stored).unwrap();
    let ids: Vec<_> = read.steps.iter().map(|step| (step.id.as_str(), step.stage)).collect();
    assert_eq!(ids, State::ALL.iter().map(|state| (state.name(), *state)).collect::<Vec<_>>());
    assert_eq!(read.outcomes[0].id, "completed");
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(serde_json::from_value::<Workflow>(written).unwrap(), read);
}

#[test]
fn each_flaw_of_steps_and_moves_is_found_at_its_place() {
    assert_eq!(broken(|_| ()), []);
    assert_eq!(broken(|w| w.steps.push(step("lost", State::Done))), [at("/steps/4", "unreachable")]);
    let stuck = broken(|w| {
        w.steps.push(step("stuck", State::InProgress));
        w.transitions.push(leads("received", "stuck", "lose"));
    });
    assert_eq!(stuck, [at("/steps/4", "no-way-out")]);
    let waits = broken(|w| w.transitions.retain(|by| by.verb != "resume"));
    assert_eq!(waits, [at("/steps/2", "waits-forever")]);
    assert_eq!(broken(|w| w.steps[1].public.en = " ".into()), [at("/steps/1/public/en", "required")]);
    assert_eq!(broken(|w| w.steps[1].desk.cy = None), [at("/steps/1/desk/cy", "welsh-missing")]);
    assert_eq!(broken(|w| w.steps.swap(0, 1))[0], at("/steps/0/stage", "first-stage"));
    let twice = broken(|w| w.transitions.push(w.transitions[0].clone()));
    assert_eq!(twice, [at("/transitions/8/verb", "verb-twice")]);
    assert_eq!(broken(|w| w.transitions[1].public = false), [at("/transitions/1/public", "message-missing")]);
    assert_eq!(
        broken(|w| w.transitions[2].needs_outcome = false),
        [at("/transitions/2/needs_outcome", "outcome-needed")]
    );
    assert_eq!(
        broken(|w| w.transitions[0].needs_outcome = true),
        [at("/transitions/0/needs_outcome", "outcome-not-asked")]
    );
    let unknown = broken(|w| {
        w.transitions[2].needs_outcome = false;
        w.transitions[2].ends_as = Some("lost".into());
    });
    assert_eq!(unknown, [at("/transitions/2/ends_as", "unknown-outcome")]);
    assert_eq!(broken(|w| w.outcomes[1].id = "completed".into()), [at("/outcomes/1/id", "twice")]);
    let many = broken(|w| (w.steps, w.transitions, w.outcomes) = (vec![], vec![], vec![]));
    assert_eq!(many, [at("/outcomes", "required"), at("/steps", "required")]);
}

#[test]
fn each_flaw_of_guards_is_found_at_its_place() {
    let guarded = |index: usize, guards: Vec<Guard>| broken(|w| w.transitions[index].guards = guards);
    let other = |step: &str| Guard::DifferentPerson { step: step.into(), because: None };
    let never = at("/transitions/0/guards/0/step", "never-passes");
    assert_eq!(guarded(0, vec![other("received")])[0], never);
    assert_eq!(guarded(1, vec![other("received")]), [at("/transitions/1/guards/0/step", "never-passes")]);
    assert_eq!(guarded(4, vec![other("waiting")]), [at("/transitions/4/guards/0/step", "way-round")]);
    assert_eq!(guarded(4, vec![other("received")]), []);
    assert_eq!(guarded(4, vec![other("nowhere")]), [at("/transitions/4/guards/0/step", "unknown-step")]);
    let unknown = vec![Guard::Permission { permission: "cases.everything".into() }];
    assert_eq!(guarded(4, unknown), [at("/transitions/4/guards/0/permission", "unknown-permission")]);
    assert_eq!(guarded(4, vec![Guard::Permission { permission: "cases.decide".into() }]), []);
    let (since, working) = (Since::Receipt, false);
    let times = vec![Guard::Waited { since, days: 10, working }, Guard::Within { since, days: 9, working }];
    assert_eq!(guarded(4, times), [at("/transitions/4/guards", "never-passes")]);
    // A way that closes by itself is no way out.
    let closing = broken(|w| {
        for by in w.transitions.iter_mut().filter(|by| by.needs_outcome) {
            by.guards = vec![Guard::Within { since, days: 9, working }];
        }
    });
    assert_eq!(closing, [0, 1, 2].map(|index| at(&format!("/steps/{index}"), "no-way-out")));
}

#[test]
fn each_flaw_of_what_is_done_is_found_at_its_place() {
    let doing = |action: serde_json::Value| {
        broken(|w| w.transitions[0].actions = vec![serde_json::from_value(action).unwrap()])
    };
    let pointer = |part: &str| format!("/transitions/0/actions/0{part}");
    let words = words("Words");
    assert_eq!(doing(json!({"do": "message", "text": {"en": "Hello"}})), [at(&pointer("/text/cy"), "welsh-missing")]);
    let place = Bilingual::new("((phone))", "Helo");
    assert_eq!(doing(json!({"do": "message", "text": place})), [at(&pointer("/text/en"), "unknown-place")]);
    assert_eq!(doing(json!({"do": "charge", "what": words, "pence": 0})), [at(&pointer("/pence"), "out-of-range")]);
    assert_eq!(doing(json!({"do": "charge", "what": words})), [at(&pointer("/pence"), "amount-needed")]);
    assert_eq!(doing(json!({"do": "connector", "name": "A b", "event": "x"})), [at(&pointer("/name"), "bad-key")]);
    let timer = |days: u16, then: serde_json::Value| {
        doing(json!({"do": "timer", "key": "t", "since": "entering", "days": days, "then": then}))
    };
    assert_eq!(timer(5, json!({"do": "move", "verb": "ask"})), []);
    assert_eq!(timer(0, json!({"do": "move", "verb": "ask"})), [at(&pointer("/days"), "out-of-range")]);
    assert_eq!(timer(5, json!({"do": "move", "verb": "finish"})), [at(&pointer("/then/verb"), "timer-goes-nowhere")]);
    let for_two = broken(|w| {
        let ask = w.transitions.iter_mut().find(|by| by.verb == "ask" && by.from == "in_progress").unwrap();
        ask.approval = Some(serde_json::from_value(json!({"permission": "cases.decide"})).unwrap());
        let timer =
            json!([{"do": "timer", "key": "t", "since": "entering", "days": 5, "then": {"do": "move", "verb": "ask"}}]);
        w.transitions[0].actions = serde_json::from_value(timer).unwrap();
    });
    assert_eq!(for_two, [at("/transitions/0/actions/0/then/verb", "needs-two")]);
    let nobody = json!({"do": "alarm", "tell": [], "text": words});
    assert_eq!(timer(5, nobody), [at(&pointer("/then/tell"), "required")]);
    let library = Library::shipped().unwrap();
    let form = Some(&library.service("missed-bin").unwrap().form);
    let around =
        Around { welsh: true, form, teams: Some(&["waste"]), tasks: Some(&["check"]), clocks: Some(&["main"]) };
    let mut workflow = simple();
    let named = |template: &str| {
        let (title, template) = (Bilingual::default(), Some(template.to_owned()));
        Action::Task { title, team: None, days: None, template }
    };
    workflow.transitions[0].actions = vec![Action::Queue { team: "roads".into() }, named("check"), named("lost")];
    let answered = |field: &str, is: Option<&str>| Guard::Answered { field: field.into(), is: is.map(str::to_owned) };
    workflow.transitions[0].guards = vec![
        answered("where", None),
        answered("bin", Some("recycling")),
        answered("bin", Some("coal")),
        answered("was_out", Some("true")),
        answered("was_out", Some("yes")),
        answered("missed_on", Some("2026-01-19")),
        Guard::Clock { clock: "main".into(), is: ClockIs::Open },
        Guard::Clock { clock: "discount".into(), is: ClockIs::Open },
    ];
    let mut faults = Faults::none();
    check(&workflow, &around, "/workflow", &mut faults);
    let found = faults.finish(Some(())).unwrap_err().errors;
    let found: Vec<_> = found.into_iter().map(|flaw| (flaw.pointer, flaw.code)).collect();
    let (field, team) = ("/workflow/transitions/0/guards/0/field", "/workflow/transitions/0/actions/0/team");
    let template = "/workflow/transitions/0/actions/2/template";
    let guard = |place: &str| at(&format!("/workflow/transitions/0/guards/{place}"), "not-a-choice");
    let clock = at("/workflow/transitions/0/guards/7/clock", "unknown-clock");
    let asked = [at(field, "unknown-field"), guard("2/is"), guard("4/is"), guard("5/field"), clock];
    let done = [at(team, "unknown-team"), at(template, "unknown-template")];
    assert_eq!(found, asked.into_iter().chain(done).collect::<Vec<_>>());
}

#[test]
fn a_citizen_neither_resumes_nor_opens_again_what_a_second_person_must_approve() {
    let facts = Facts::bare(Mover::Product);
    let mut workflow = simple();
    for by in &mut workflow.transitions {
        by.approval = Some(serde_json::from_value(json!({"permission": "cases.decide"})).unwrap());
    }
    assert!(resuming(&simple(), simple().step("waiting").unwrap(), &facts).is_some());
    assert!(resuming(&workflow, workflow.step("waiting").unwrap(), &facts).is_none());
    assert!(reopening(&simple(), simple().step("done").unwrap(), &facts).is_some());
    assert!(reopening(&workflow, workflow.step("done").unwrap(), &facts).is_none());
    assert!(flaws(&workflow).contains(&at("/steps/2", "waits-forever")));
}

#[test]
fn what_stands_in_the_way_is_told() {
    let mut workflow = simple();
    let (since, working) = (Since::Receipt, true);
    let because = Some(words("you took it in"));
    workflow.transitions[4].guards = vec![
        Guard::Permission { permission: "cases.decide".into() },
        Guard::Answered { field: "about".into(), is: Some("delay".into()) },
        Guard::Waited { since, days: 5, working },
        Guard::Within { since: Since::Entering, days: 2, working: false },
        Guard::DifferentPerson { step: "received".into(), because: because.clone() },
        Guard::TasksDone,
        Guard::Clock { clock: "discount".into(), is: ClockIs::Open },
    ];
    let done = [DoneBy { step: "received".into(), staff: someone(1) }];
    let answers = [Answer { field: "about".into(), said: vec!["staff".into()] }];
    let facts = Facts {
        mover: Mover::Staff { id: someone(1), holds: &[] },
        done: &done,
        answers: &answers,
        entered: Age { days: 3, working_days: 1 },
        received: Age { days: 9, working_days: 3 },
        open_tasks: 2,
        clocks: &[],
    };
    let (free, held) = offered(&workflow, workflow.step("in_progress").unwrap(), &facts);
    assert_eq!(free.iter().map(|by| by.verb.as_str()).collect::<Vec<_>>(), ["ask"]);
    let step = workflow.step("received").unwrap().desk.clone();
    assert_eq!(
        held[0].why,
        [
            Hindrance::Permission { permission: "cases.decide".into() },
            Hindrance::Unanswered { field: "about".into() },
            Hindrance::Early { left: 2, working: true },
            Hindrance::Late { days: 2, working: false },
            Hindrance::SamePerson { step, because },
            Hindrance::OpenTasks { open: 2 },
            Hindrance::Clock { name: Bilingual::english("discount"), must_be: ClockIs::Open },
        ]
    );
    let holds = ["cases.decide".to_owned()];
    let later = Facts {
        mover: Mover::Staff { id: someone(2), holds: &holds },
        answers: &[Answer { field: "about".into(), said: vec!["staff".into(), "delay".into()] }],
        entered: Age::default(),
        received: Age { days: 9, working_days: 5 },
        open_tasks: 0,
        clocks: &[ClockAt { id: "discount".into(), name: words("Half price"), is: ClockIs::Open }],
        ..facts
    };
    assert!(hindrances(&workflow, &workflow.transitions[4], &later).is_empty());
    assert_eq!(barred(&workflow, "in_progress", &done).into_iter().collect::<Vec<_>>(), [someone(1)]);
    assert!(barred(&workflow, "received", &done).is_empty());
}

/// A chain of steps to an end, with ways to and fro between them, some guarded.
fn any_workflow() -> impl Strategy<Value = Workflow> {
    let guard = prop_oneof![
        Just(None),
        Just(Some(Guard::Permission { permission: "cases.decide".into() })),
        (0..4_u16).prop_map(|days| Some(Guard::Waited { since: Since::Entering, days, working: false })),
        (0..4_u16).prop_map(|days| Some(Guard::Within { since: Since::Entering, days, working: true })),
        (0..4_usize).prop_map(|step| Some(Guard::DifferentPerson { step: format!("s{step}"), because: None })),
    ];
    let ways = proptest::collection::vec((0..6_usize, 0..6_usize, guard.clone()), 0..8);
    (2..6_usize, proptest::collection::vec(guard, 6), ways).prop_map(|(length, chain, ways)| {
        let last = length - 1;
        let stage = |index: usize| match index {
            0 => State::Received,
            index if index == last => State::Done,
            _ => State::InProgress,
        };
        let steps: Vec<_> = (0..length).map(|index| step(&format!("s{index}"), stage(index))).collect();
        let chain = chain.into_iter().take(last).enumerate().map(|(from, guard)| (from, from + 1, guard));
        let ways = ways.into_iter().filter(|(from, to, _)| *from < length && *to < length);
        let transitions = chain.chain(ways).enumerate().map(|(index, (from, to, guard))| Transition {
            needs_outcome: to == last,
            guards: guard.into_iter().collect(),
            ..leads(&format!("s{from}"), &format!("s{to}"), &format!("v{index}"))
        });
        let outcome = OutcomeWords {
            id: "ended".into(),
            outcome: Outcome::Completed,
            label: words("Ended"),
            public: words("Ended."),
        };
        Workflow { id: "any".into(), name: None, transitions: transitions.collect(), steps, outcomes: vec![outcome] }
    })
}

/// A case on its walk: where it stands, for how long, and who did what.
struct Walk<'a> {
    workflow: &'a Workflow,
    at: &'a Step,
    days: u16,
    done: Vec<DoneBy>,
}

impl<'a> Walk<'a> {
    fn of(workflow: &'a Workflow) -> Self {
        Self { workflow, at: workflow.first().unwrap(), days: 0, done: Vec::new() }
    }

    fn try_to(&self, verb: &str, who: u128, holds: &[String]) -> Result<Moved<'a>, Refused> {
        let age = Age { days: self.days, working_days: self.days };
        let mover = Mover::Staff { id: someone(who), holds };
        let facts =
            Facts { mover, done: &self.done, answers: &[], entered: age, received: age, open_tasks: 0, clocks: &[] };
        let free = Asked { verb: Some(verb), ..Asked::default() };
        match apply(self.workflow, self.at, free, &facts) {
            Err(Refused::OutcomeNeeded) => {
                apply(self.workflow, self.at, Asked { outcome: Some("ended"), ..free }, &facts)
            }
            other => other,
        }
    }

    fn go(&mut self, moved: Moved<'a>, who: u128) {
        self.done.push(DoneBy { step: moved.by.from.clone(), staff: someone(who) });
        (self.at, self.days) = (moved.to, 0);
    }
}

fn decides() -> Vec<String> {
    vec!["cases.decide".to_owned()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_stays_on_legal_ways_and_every_guard_holds(
        workflow in any_workflow(),
        wishes in proptest::collection::vec((0..16_usize, 1..4_u128, any::<bool>(), 0..3_u16), 0..60),
    ) {
        let mut walk = Walk::of(&workflow);
        for (verb, who, decider, days) in wishes {
            walk.days += days;
            let holds = if decider { decides() } else { Vec::new() };
            let verb = format!("v{verb}");
            let legal = workflow.transitions.iter().find(|by| by.from == walk.at.id && by.verb == verb);
            match walk.try_to(&verb, who, &holds) {
                Ok(moved) => {
                    prop_assert_eq!(Some(moved.by), legal);
                    prop_assert_eq!(&moved.to.id, &moved.by.to);
                    prop_assert_eq!(moved.outcome.is_some(), moved.to.stage == State::Done);
                    for guard in &moved.by.guards {
                        let holds = match guard {
                            Guard::Permission { .. } => decider,
                            Guard::Waited { days, .. } => walk.days >= *days,
                            Guard::Within { days, .. } => walk.days <= *days,
                            Guard::DifferentPerson { step, .. } =>
                                walk.done.iter().all(|done| done.step != *step || done.staff != someone(who)),
                            Guard::Answered { .. } => false,
                            Guard::TasksDone | Guard::Clock { .. } => true,
                        };
                        prop_assert!(holds);
                    }
                    walk.go(moved, who);
                }
                Err(Refused::NoSuchMove) => prop_assert!(legal.is_none()),
                Err(why) => prop_assert!(matches!(why, Refused::Held(_)) && legal.is_some()),
            }
        }
    }

    #[test]
    fn in_a_sound_workflow_someone_can_always_bring_the_case_to_an_end_and_each_different_person_has_someone_to_differ_from(
        workflow in any_workflow().prop_filter("a sound one", |workflow| flaws(workflow).is_empty()),
        wishes in proptest::collection::vec((0..16_usize, 1..4_u128), 0..20),
    ) {
        let mut walk = Walk::of(&workflow);
        for (verb, who) in wishes {
            if let Ok(moved) = walk.try_to(&format!("v{verb}"), who, &decides()) {
                for guard in &moved.by.guards {
                    if let Guard::DifferentPerson { step, .. } = guard {
                        prop_assert!(walk.done.iter().any(|done| done.step == *step));
                    }
                }
                walk.go(moved, who);
            }
        }
        // Someone new comes, who may decide and has time: they get on, step after step.
        walk.days = 10;
        let mut reached = vec![walk.at];
        let mut next = 0;
        while let Some(at) = reached.get(next).copied() {
            let here = Walk { workflow: &workflow, at, days: 10, done: walk.done.clone() };
            let onward = workflow.onward(&at.id).filter_map(|by| here.try_to(&by.verb, 99, &decides()).ok());
            let new: Vec<_> = onward.map(|moved| moved.to).filter(|to| !reached.contains(to)).collect();
            reached.extend(new);
            next += 1;
        }
        prop_assert!(reached.iter().any(|step| step.stage == State::Done));
    }
}
