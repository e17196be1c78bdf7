//! The fields of a step and of a move, filled with what they are.

use cases_api::task::TaskTemplate;
use cases_api::workflow::{Action, AssignTo, Guard, Since, State, Step, Transition, Workflow};
use contract::{Bilingual, Language};

use crate::form::{Choice, Field, Shape};
use crate::page::Status;
use crate::words::Words;

/// The permission that forms offer for a move.
pub(crate) const DECIDE: &str = "cases.decide";

/// The library's workflows to choose from.
pub(crate) fn choosing(w: Words, flows: &[Workflow], language: Language) -> Vec<Field> {
    let named = |flow: &Workflow| {
        let name = flow.name.as_ref().map_or(flow.id.as_str(), |name| name.get(language));
        Choice::new(&flow.id, name)
    };
    let mut choices = vec![Choice::new("", w.get("field-choose"))];
    choices.extend(flows.iter().map(named));
    vec![Field::choice(Shape::Select, "library", w.get("flow-choose"), choices).hinted(w.get("flow-choose-hint"))]
}

/// The whole as text.
pub(crate) fn text(w: Words, json: &str) -> Vec<Field> {
    let field = Field::new(Shape::Paragraphs, "json", w.get("flow-json-label")).hinted(w.get("flow-json-hint"));
    vec![Field { rows: 16, classes: "d-code", autocomplete: "off", ..field }.filled(json)]
}

/// The fields of a step; of a new one where there is none.
pub(crate) fn of_step(w: Words, step: Option<&Step>) -> Vec<Field> {
    let mut fields = Vec::new();
    if step.is_none() {
        fields.push(key("key", "flow-step-key", w));
    }
    let stages = State::ALL.iter().filter_map(|state| Status::named(state.name()));
    let stages = stages.map(|status| Choice::new(status.name(), status.tag(w))).collect();
    let stage = Field::choice(Shape::Select, "stage", w.get("flow-stage"), stages).hinted(w.get("flow-stage-hint"));
    let now = step.map_or(State::InProgress, |step| step.stage);
    fields.extend(words("desk", "flow-desk", step.map(|step| &step.desk), w));
    fields.extend(words("public", "flow-public", step.map(|step| &step.public), w));
    fields.push(stage.filled(now.name()));
    fields
}

/// The fields of a move; of a new one where there is none.
pub(crate) fn of_move(
    w: Words,
    flow: &Workflow,
    by: Option<&Transition>,
    templates: &[TaskTemplate],
    language: Language,
) -> Vec<Field> {
    let mut fields = Vec::new();
    if by.is_none() {
        fields.push(key("verb", "flow-verb", w));
    }
    fields.extend(words("label", "flow-label", by.map(|by| &by.label), w));
    let steps = || flow.steps.iter().map(|step| Choice::new(&step.id, step.desk.get(language)));
    let select = |name: &'static str, label: &str, choices: Vec<Choice>, value: &str| {
        Field::choice(Shape::Select, name, w.get(label), choices).filled(value)
    };
    fields.push(select("from", "flow-from", steps().collect(), by.map_or("", |by| &by.from)));
    fields.push(select("to", "flow-to", steps().collect(), by.map_or("", |by| &by.to)));
    let ends = by.map(ending).unwrap_or_default();
    fields.push(select("ends", "flow-ends", endings(w, flow, language), &ends));
    fields.push(tick("public", "flow-told", by.is_some_and(|by| by.public), w));
    fields.push(tick("approval", "flow-approval", by.is_some_and(|by| by.approval.is_some()), w));
    fields.extend(guards(w, flow, by.map_or(&[], |by| &by.guards), language));
    fields.extend(actions(w, by.map_or(&[], |by| &by.actions)));
    fields.extend(from_templates(w, by.map_or(&[], |by| &by.actions), templates, language));
    fields
}

/// The tasks that a move makes from the service's templates.
fn from_templates(w: Words, actions: &[Action], templates: &[TaskTemplate], language: Language) -> Option<Field> {
    let choices = templates.iter().map(|of| Choice::new(&of.key, of.title.get(language))).collect();
    let asked = actions.iter().filter_map(|action| match action {
        Action::Task { template, .. } => template.clone(),
        _ => None,
    });
    let field = Field::choice(Shape::Checkboxes, "template", w.get("flow-templates"), choices);
    (!templates.is_empty()).then(|| Field { values: asked.collect(), ..field }.optional())
}

fn endings(w: Words, flow: &Workflow, language: Language) -> Vec<Choice> {
    let own = flow.outcomes.iter().map(|words| Choice::new(format!("as:{}", words.id), words.label.get(language)));
    let first = [Choice::new("", w.get("flow-ends-no")), Choice::new("ask", w.get("flow-ends-ask"))];
    first.into_iter().chain(own).collect()
}

fn ending(by: &Transition) -> String {
    match (&by.ends_as, by.needs_outcome) {
        (Some(outcome), _) => format!("as:{outcome}"),
        (None, true) => "ask".to_owned(),
        (None, false) => String::new(),
    }
}

fn guards(w: Words, flow: &Workflow, guards: &[Guard], language: Language) -> Vec<Field> {
    let decides = guards.iter().any(|guard| matches!(guard, Guard::Permission { permission } if permission == DECIDE));
    let other = guards.iter().find_map(|guard| match guard {
        Guard::DifferentPerson { step, because } => Some((step.as_str(), because.as_ref())),
        _ => None,
    });
    let waited = guards.iter().find_map(|guard| match guard {
        Guard::Waited { since, days, working } => Some((*since, *days, *working)),
        _ => None,
    });
    let mut steps = vec![Choice::new("", w.get("flow-other-no"))];
    steps.extend(flow.steps.iter().map(|step| Choice::new(&step.id, step.desk.get(language))));
    let other_step = Field::choice(Shape::Select, "other", w.get("flow-other"), steps);
    let because = words("because", "flow-because", other.and_then(|(_, because)| because), w);
    let days = waited.map(|(_, days, _)| days.to_string()).unwrap_or_default();
    let wait = Field::new(Shape::Line, "waited", w.get("flow-waited")).hinted(w.get("flow-waited-hint"));
    let since = vec![
        Choice::new("entering", w.get("flow-since-entering")),
        Choice::new("receipt", w.get("flow-since-receipt")),
    ];
    let from = match waited {
        Some((Since::Receipt, ..)) => "receipt",
        _ => "entering",
    };
    let mut fields = vec![tick("decide", "flow-decide", decides, w)];
    fields.push(other_step.filled(other.map_or("", |(step, _)| step)).optional());
    fields.extend(because.into_iter().map(Field::optional));
    fields.push(Field { classes: "govuk-input--width-3", ..wait.filled(days) }.optional());
    fields.push(Field::choice(Shape::Select, "since", w.get("flow-since"), since).filled(from));
    fields.push(tick("working", "flow-working", waited.is_some_and(|(.., working)| working), w));
    fields.push(tick("tasks", "flow-tasks", guards.contains(&Guard::TasksDone), w));
    fields
}

fn actions(w: Words, actions: &[Action]) -> Vec<Field> {
    let message = actions.iter().find_map(|action| match action {
        Action::Message { text } => Some(text),
        _ => None,
    });
    let task = actions.iter().find_map(|action| match action {
        Action::Task { title, template: None, .. } => Some(title),
        _ => None,
    });
    let assign = actions.iter().find_map(|action| match action {
        Action::Assign { to: AssignTo::Mover } => Some("mover"),
        Action::Assign { to: AssignTo::Nobody } => Some("nobody"),
        _ => None,
    });
    let message = words("message", "flow-message", message, w).into_iter();
    let message = message.map(|field| Field { shape: Shape::Paragraphs, rows: 3, ..field }.optional());
    let task = words("task", "flow-task", task, w).into_iter().map(Field::optional);
    let whom = vec![
        Choice::new("", w.get("flow-assign-no")),
        Choice::new("mover", w.get("flow-assign-mover")),
        Choice::new("nobody", w.get("flow-assign-nobody")),
    ];
    let assign = Field::choice(Shape::Select, "assign", w.get("flow-assign"), whom).filled(assign.unwrap_or_default());
    message.chain(task).chain([assign]).collect()
}

/// Words in both languages, a field each.
fn words(name: &str, label: &str, words: Option<&Bilingual>, w: Words) -> Vec<Field> {
    let of = |language: &str, value: &str| {
        let question = w.with_one(&format!("flow-in-{language}"), "what", w.get(label));
        Field::new(Shape::Line, format!("{name}_{language}"), question).filled(value)
    };
    let welsh = words.and_then(|words| words.cy.as_deref()).unwrap_or_default();
    vec![of("en", words.map_or("", |words| &words.en)), of("cy", welsh).optional()]
}

fn key(name: &'static str, label: &str, w: Words) -> Field {
    let field = Field::new(Shape::Line, name, w.get(label)).hinted(w.get("flow-key-hint"));
    Field { classes: "govuk-input--width-20", autocomplete: "off", ..field }
}

fn tick(name: &'static str, label: &str, ticked: bool, w: Words) -> Field {
    let question = w.get(&format!("{label}-question"));
    let field = Field::choice(Shape::Tick, name, question, vec![Choice::new("yes", w.get(label))]);
    let values = if ticked { vec!["yes".to_owned()] } else { Vec::new() };
    Field { values, ..field }.optional()
}
