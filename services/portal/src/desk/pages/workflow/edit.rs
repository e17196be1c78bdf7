//! What a form does to a workflow. Pure: a workflow and what was typed in, the changed workflow out.

use cases_api::workflow::{Action, Approval, AssignTo, Guard, Since, State, Step, Transition, Workflow};
use contract::{Bilingual, Faults, Problem};

use super::fields::DECIDE;
use crate::form::Typed;

/// Which part of a workflow a form changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    NewStep,
    NewMove,
    Step(usize),
    Move(usize),
}

impl Part {
    /// The part that an address or a form names.
    pub fn named(name: &str) -> Option<Self> {
        let number = |rest: &str| rest.parse::<usize>().ok();
        match name {
            "step-new" => Some(Self::NewStep),
            "move-new" => Some(Self::NewMove),
            _ => match name.split_once('-')? {
                ("step", rest) => number(rest).map(Self::Step),
                ("move", rest) => number(rest).map(Self::Move),
                _ => None,
            },
        }
    }

    /// As [`Part::named`] reads it.
    pub fn name(self) -> String {
        match self {
            Self::NewStep => "step-new".to_owned(),
            Self::NewMove => "move-new".to_owned(),
            Self::Step(index) => format!("step-{index}"),
            Self::Move(index) => format!("move-{index}"),
        }
    }
}

/// The workflow with a part changed, added, or taken away.
///
/// # Errors
/// `validation-failed` where a key or words that nothing works without are missing; `not-found` for a part that
/// isn't there.
pub(super) fn changed(flow: &Workflow, part: Part, typed: &Typed, remove: bool) -> Result<Workflow, Problem> {
    let mut flow = flow.clone();
    if remove {
        take_away(&mut flow, part)?;
        return Ok(flow);
    }
    match part {
        Part::NewStep | Part::Step(_) => change_step(&mut flow, part, typed)?,
        Part::NewMove | Part::Move(_) => change_move(&mut flow, part, typed)?,
    }
    Ok(flow)
}

/// A step goes with every move that leaves or enters it.
fn take_away(flow: &mut Workflow, part: Part) -> Result<(), Problem> {
    match part {
        Part::Step(index) if index < flow.steps.len() => {
            let gone = flow.steps.remove(index).id;
            flow.transitions.retain(|by| by.from != gone && by.to != gone);
            Ok(())
        }
        Part::Move(index) if index < flow.transitions.len() => {
            flow.transitions.remove(index);
            Ok(())
        }
        _ => Err(Problem::not_found()),
    }
}

fn change_step(flow: &mut Workflow, part: Part, typed: &Typed) -> Result<(), Problem> {
    let mut faults = Faults::none();
    let stage = typed.get("stage").parse::<State>().unwrap_or(State::InProgress);
    let (desk, public) = (words("desk", typed, &mut faults), words("public", typed, &mut faults));
    match part {
        Part::Step(index) => {
            faults.finish(Some(()))?;
            let step = flow.steps.get_mut(index).ok_or_else(Problem::not_found)?;
            (step.stage, step.desk, step.public) = (stage, desk, public);
        }
        _ => {
            let id = key("key", typed, &mut faults);
            if flow.step(&id).is_some() {
                faults.add("/key", "flow-twice", "Another step has this key.");
            }
            faults.finish(Some(()))?;
            flow.steps.push(Step { id, stage, desk, public, actions: Vec::new() });
        }
    }
    Ok(())
}

fn change_move(flow: &mut Workflow, part: Part, typed: &Typed) -> Result<(), Problem> {
    let mut faults = Faults::none();
    let label = words("label", typed, &mut faults);
    let before = match part {
        Part::Move(index) => Some(flow.transitions.get(index).cloned().ok_or_else(Problem::not_found)?),
        _ => None,
    };
    let from = typed.get("from").to_owned();
    let verb = match &before {
        Some(before) => before.verb.clone(),
        None => key("verb", typed, &mut faults),
    };
    let here = if let Part::Move(index) = part { Some(index) } else { None };
    let mut others = flow.transitions.iter().enumerate().filter(|(index, _)| Some(*index) != here);
    if others.any(|(_, by)| by.from == from && by.verb == verb) {
        let at = if before.is_some() { "/from" } else { "/verb" };
        faults.add(at, "flow-verb-twice", "Another move from this step has this key.");
    }
    let guards = guards(before.as_ref().map_or(&[], |by| &by.guards), typed, &mut faults);
    faults.finish(Some(()))?;
    let ends = typed.get("ends");
    let changed = Transition {
        from,
        to: typed.get("to").to_owned(),
        verb,
        label,
        needs_outcome: ends == "ask",
        ends_as: ends.strip_prefix("as:").map(str::to_owned),
        public: typed.given("public").is_some(),
        approval: typed.given("approval").map(|_| Approval { permission: approver(before.as_ref()) }),
        guards,
        actions: actions(before.as_ref().map_or(&[], |by| &by.actions), typed),
    };
    match part {
        Part::Move(index) => {
            if let Some(by) = flow.transitions.get_mut(index) {
                *by = changed;
            }
        }
        _ => flow.transitions.push(changed),
    }
    Ok(())
}

/// What whoever approves of a move must hold: what it was, or what forms offer.
fn approver(before: Option<&Transition>) -> String {
    let was = before.and_then(|by| by.approval.as_ref()).map(|approval| approval.permission.clone());
    was.unwrap_or_else(|| DECIDE.to_owned())
}

/// The guards that the form says, and those of the move that it has no fields for.
fn guards(before: &[Guard], typed: &Typed, faults: &mut Faults) -> Vec<Guard> {
    let mut guards = Vec::new();
    if typed.given("decide").is_some() {
        guards.push(Guard::Permission { permission: DECIDE.to_owned() });
    }
    if let Some(step) = typed.given("other") {
        guards.push(Guard::DifferentPerson { step: step.to_owned(), because: given("because", typed) });
    }
    if let Some(days) = typed.given("waited") {
        match days.trim().parse() {
            Ok(days) => {
                let since = if typed.get("since") == "receipt" { Since::Receipt } else { Since::Entering };
                guards.push(Guard::Waited { since, days, working: typed.given("working").is_some() });
            }
            Err(_) => faults.add("/waited", "flow-days", "The days must be a whole number."),
        }
    }
    if typed.given("tasks").is_some() {
        guards.push(Guard::TasksDone);
    }
    let formless = |guard: &&Guard| match guard {
        Guard::Permission { permission } => permission != DECIDE,
        Guard::Answered { .. } | Guard::Within { .. } | Guard::Clock { .. } => true,
        Guard::DifferentPerson { .. } | Guard::Waited { .. } | Guard::TasksDone => false,
    };
    guards.extend(before.iter().filter(formless).cloned());
    guards
}

/// What the form says that the move does, and what it does beside that the form has no fields for.
fn actions(before: &[Action], typed: &Typed) -> Vec<Action> {
    let mut actions = Vec::new();
    match typed.get("assign") {
        "mover" => actions.push(Action::Assign { to: AssignTo::Mover }),
        "nobody" => actions.push(Action::Assign { to: AssignTo::Nobody }),
        _ => {}
    }
    if let Some(text) = given("message", typed) {
        actions.push(Action::Message { text });
    }
    if let Some(title) = given("task", typed) {
        let was = before.iter().find_map(|action| match action {
            Action::Task { team, days, template: None, .. } => Some((team.clone(), *days)),
            _ => None,
        });
        let (team, days) = was.unwrap_or_default();
        actions.push(Action::Task { title, team, days, template: None });
    }
    let templates = typed.all("template").filter(|key| !key.is_empty());
    actions.extend(templates.map(|key| asked_from(before, key)));
    let formless =
        |action: &&Action| !matches!(action, Action::Assign { .. } | Action::Message { .. } | Action::Task { .. });
    actions.extend(before.iter().filter(formless).cloned());
    actions
}

/// The task of a template, as it was asked for before, or with nothing but what the template says.
fn asked_from(before: &[Action], key: &str) -> Action {
    let same = |action: &&Action| matches!(action, Action::Task { template: Some(of), .. } if of == key);
    let (title, template) = (Bilingual::default(), Some(key.to_owned()));
    before.iter().find(same).cloned().unwrap_or(Action::Task { title, team: None, days: None, template })
}

/// Words that must be there in English.
fn words(name: &'static str, typed: &Typed, faults: &mut Faults) -> Bilingual {
    let words = given(name, typed).unwrap_or_default();
    if words.en.is_empty() {
        faults.add(&format!("/{name}_en"), "flow-words", "Write it in English.");
    }
    words
}

/// Words that may be missing.
fn given(name: &str, typed: &Typed) -> Option<Bilingual> {
    let of = |language: &str| typed.given(&format!("{name}_{language}")).map(|text| text.trim().replace("\r\n", "\n"));
    let (en, cy) = (of("en"), of("cy"));
    (en.is_some() || cy.is_some()).then(|| Bilingual { en: en.unwrap_or_default(), cy })
}

fn key(name: &'static str, typed: &Typed, faults: &mut Faults) -> String {
    let key = typed.get(name).trim().to_owned();
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if key.is_empty() || key.len() > 60 || !key.chars().all(sound) {
        faults.add(&format!("/{name}"), "flow-key", "Use small letters, digits, hyphens and underscores.");
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::sample;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn pointers(problem: &Problem) -> Vec<&str> {
        problem.errors.iter().map(|fault| fault.pointer.as_str()).collect()
    }

    #[test]
    fn a_step_is_added_worded_and_taken_away_with_its_moves() {
        let flow = sample::workflow();
        let fields = [("key", "checking"), ("stage", "in_progress"), ("desk_en", "Checking"), ("public_en", "Checked")];
        let added = changed(&flow, Part::NewStep, &typed(&fields), false).unwrap();
        assert_eq!(added.step("checking").unwrap().desk, Bilingual::english("Checking"));
        let worded = [("stage", "done"), ("desk_en", "Over"), ("desk_cy", "Drosodd"), ("public_en", "Over")];
        let worded = changed(&flow, Part::Step(3), &typed(&worded), false).unwrap();
        assert_eq!(worded.steps[3].desk, Bilingual::new("Over", "Drosodd"));
        let without = changed(&flow, Part::Step(2), &typed(&[]), true).unwrap();
        assert!(without.step("waiting").is_none() && without.transitions.iter().all(|by| by.to != "waiting"));
    }

    #[test]
    fn what_is_missing_is_told_at_its_field() {
        let flow = sample::workflow();
        let refused = changed(&flow, Part::NewStep, &typed(&[("key", "Stage 1")]), false).unwrap_err();
        assert_eq!(pointers(&refused), ["/desk_en", "/public_en", "/key"]);
        let fields = [("verb", "ask"), ("from", "stage_1"), ("label_en", "Ask"), ("waited", "soon")];
        let refused = changed(&flow, Part::NewMove, &typed(&fields), false).unwrap_err();
        assert_eq!(pointers(&refused), ["/verb", "/waited"]);
        assert!(changed(&flow, Part::Move(99), &typed(&[]), true).is_err());
    }

    #[test]
    fn a_move_keeps_what_its_form_has_no_fields_for() {
        let mut flow = sample::workflow();
        let kept = Action::Connector { name: "parking".into(), event: "hold".into() };
        flow.transitions[5].actions = vec![kept.clone(), Action::Assign { to: AssignTo::Mover }];
        let fields = [
            ("from", "stage_2"),
            ("to", "final"),
            ("label_en", "Answer"),
            ("ends", "as:upheld"),
            ("decide", "yes"),
            ("message_en", "Here it is."),
            ("waited", "3"),
            ("since", "receipt"),
            ("working", "yes"),
        ];
        let flow = changed(&flow, Part::Move(5), &typed(&fields), false).unwrap();
        let by = &flow.transitions[5];
        assert_eq!((by.ends_as.as_deref(), by.needs_outcome, by.verb.as_str()), (Some("upheld"), false, "answer"));
        assert_eq!(by.actions, [Action::Message { text: Bilingual::english("Here it is.") }, kept]);
        let waited = Guard::Waited { since: Since::Receipt, days: 3, working: true };
        assert_eq!(by.guards, [Guard::Permission { permission: DECIDE.into() }, waited]);
    }

    #[test]
    fn a_part_is_named_as_it_is_read() {
        for part in [Part::NewStep, Part::NewMove, Part::Step(3), Part::Move(0)] {
            assert_eq!(Part::named(&part.name()), Some(part));
        }
        assert!(Part::named("step-x").is_none() && Part::named("").is_none());
    }
}
