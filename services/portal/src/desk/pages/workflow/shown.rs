//! From a service's draft to the page of its workflow.

use cases_api::workflow::{Action, ClockIs, Guard, Transition, Workflow};
use contract::FieldFault;

use super::super::case::pounds;
use super::edit::Part;
use super::{Known, Refused, fields, path};
use crate::desk::services::{Frame, Part as ServicePart};
use crate::desk::workflow::{EditWorkflow, Flaw, Open, Part as Listed};
use crate::form::{Field, Form};
use crate::page::{Page, Status};
use crate::picture;
use crate::words::Words;

/// The page, with the part that is open, or with the form that was refused.
pub(super) fn view(
    page: Page,
    known: &Known,
    writes: bool,
    open: Option<Part>,
    refused: Option<&Refused<'_>>,
) -> EditWorkflow {
    let (w, language, flow) = (page.w, page.language(), known.flow());
    let form = |part: &str, fields: Vec<Field>| {
        let refused = refused.filter(|refused| refused.part() == part);
        let form = refused.map_or_else(|| Form::new(&page, fields.clone()), |it| it.form(&page, fields.clone()));
        form.to(path(&known.entry.slug))
    };
    let json = serde_json::to_string_pretty(flow).unwrap_or_default();
    let drafted = known.draft.begun;
    EditWorkflow {
        frame: Frame::of(&page, &known.entry, ServicePart::Workflow),
        name: flow.name.as_ref().map_or(flow.id.as_str(), |name| name.get(language)).to_owned(),
        drafted,
        version: known.draft.version,
        picture: picture::draw(flow, language, None, &w.get("flow-title")),
        flaws: known.draft.flaws.iter().map(|flaw| flawed(flaw, flow, w)).collect(),
        steps: steps(flow, writes, w),
        moves: moves(flow, writes, w),
        open: open.and_then(|part| opened(part, known, w, &form)),
        choose: writes.then(|| form("library", fields::choosing(w, &known.library, language))),
        whole: writes.then(|| form("json", fields::text(w, &json))),
        judging: format!("{}/judging", path(&known.entry.slug)),
        page: page.failing(refused.is_some()),
    }
}

fn opened(part: Part, known: &Known, w: Words, form: &impl Fn(&str, Vec<Field>) -> Form) -> Option<Open> {
    let (flow, templates, language) = (known.flow(), &known.draft.definition.tasks, w.language());
    let (title, fields) = match part {
        Part::NewStep => ("flow-add-step", fields::of_step(w, None)),
        Part::NewMove => ("flow-add-move", fields::of_move(w, flow, None, templates, language)),
        Part::Step(index) => ("flow-change-step", fields::of_step(w, Some(flow.steps.get(index)?))),
        Part::Move(index) => {
            let by = flow.transitions.get(index)?;
            ("flow-change-move", fields::of_move(w, flow, Some(by), templates, language))
        }
    };
    let name = part.name();
    let removable = matches!(part, Part::Step(_) | Part::Move(_));
    Some(Open { title: w.get(title).into_owned(), form: form(&name, fields), part: name, removable })
}

fn steps(flow: &Workflow, writes: bool, w: Words) -> Vec<Listed> {
    let row = |(index, step): (usize, &cases_api::workflow::Step)| Listed {
        name: step.desk.get(w.language()).to_owned(),
        hint: Status::named(step.stage.name()).map(|status| status.tag(w).into_owned()).unwrap_or_default(),
        notes: step.actions.iter().map(|action| does(action, w)).collect(),
        href: if writes { href(Part::Step(index)) } else { String::new() },
    };
    flow.steps.iter().enumerate().map(row).collect()
}

fn moves(flow: &Workflow, writes: bool, w: Words) -> Vec<Listed> {
    let name = |id: &str| flow.step(id).map_or(id, |step| step.desk.get(w.language())).to_owned();
    let row = |(index, by): (usize, &Transition)| {
        let guards = by.guards.iter().map(|guard| asks(guard, flow, w));
        Listed {
            name: format!("{}. {}", index + 1, by.label.get(w.language())),
            hint: format!("{} → {}", name(&by.from), name(&by.to)),
            notes: guards.chain(by.actions.iter().map(|action| does(action, w))).collect(),
            href: if writes { href(Part::Move(index)) } else { String::new() },
        }
    };
    flow.transitions.iter().enumerate().map(row).collect()
}

fn href(part: Part) -> String {
    format!("?part={}#part", part.name())
}

/// What a guard asks, in a few words.
fn asks(guard: &Guard, flow: &Workflow, w: Words) -> String {
    let days = |days: u16, working: bool| {
        w.with_one(if working { "way-working-days" } else { "way-days" }, "days", u32::from(days)).into_owned()
    };
    let said = match guard {
        Guard::Permission { permission } if permission == fields::DECIDE => w.get("flow-decide"),
        Guard::Permission { permission } => w.with_one("flow-asks-permission", "permission", permission),
        Guard::Answered { field, .. } => w.with_one("flow-asks-answer", "field", field),
        Guard::Waited { days: most, working, .. } => w.with_one("flow-asks-waited", "days", days(*most, *working)),
        Guard::Within { days: most, working, .. } => w.with_one("flow-asks-within", "days", days(*most, *working)),
        Guard::DifferentPerson { step, .. } => {
            let name = flow.step(step).map_or(step.as_str(), |step| step.desk.get(w.language()));
            w.with_one("flow-asks-other", "step", name)
        }
        Guard::TasksDone => w.get("flow-asks-tasks"),
        Guard::Clock { clock, is: ClockIs::Open } => w.with_one("flow-asks-clock-open", "clock", clock),
        Guard::Clock { clock, is: ClockIs::Ended } => w.with_one("flow-asks-clock-ended", "clock", clock),
    };
    said.into_owned()
}

/// What an action does, in a few words.
fn does(action: &Action, w: Words) -> String {
    let language = w.language();
    let said = match action {
        Action::Message { .. } => w.get("flow-does-message"),
        Action::Task { template: Some(key), .. } => w.with_one("flow-does-template", "key", key),
        Action::Task { title, .. } => w.with_one("flow-does-task", "title", title.get(language)),
        Action::Assign { .. } => w.get("flow-does-assign"),
        Action::Queue { team } => w.with_one("flow-does-queue", "team", team),
        Action::Timer(timer) => w.with_one("flow-does-timer", "days", u32::from(timer.days)),
        Action::Connector { name, event } => {
            w.with("flow-does-connector", &[("name", &name.as_str()), ("event", &event.as_str())])
        }
        Action::Charge { what, field: Some(field), .. } => {
            w.with("flow-does-charge-answered", &[("what", &what.get(language)), ("field", &field.as_str())])
        }
        Action::Charge { what, pence, field: None } => {
            let amount = pounds(&pence.unwrap_or_default().to_string());
            w.with("flow-does-charge", &[("what", &what.get(language)), ("amount", &amount.as_str())])
        }
    };
    said.into_owned()
}

/// A flaw with its place, as one sentence.
pub(super) fn placed(flaw: &FieldFault, flow: &Workflow, w: Words) -> String {
    let Flaw { place, text, .. } = flawed(flaw, flow, w);
    format!("{place}: {text}")
}

/// A flaw of the draft, with where it is put right.
fn flawed(flaw: &FieldFault, flow: &Workflow, w: Words) -> Flaw {
    let mut at = flaw.pointer.strip_prefix("/workflow/").unwrap_or_default().split('/');
    let kind = at.next().unwrap_or_default();
    let index = at.next().and_then(|index| index.parse::<usize>().ok());
    let (place, part) = match (kind, index) {
        ("steps", Some(index)) => {
            let step = flow.steps.get(index).map(|step| step.desk.get(w.language()).to_owned());
            (step.unwrap_or_default(), Some(Part::Step(index)))
        }
        ("transitions", Some(index)) => {
            let by = flow.transitions.get(index).map(|by| by.label.get(w.language()).to_owned());
            (format!("{}. {}", index + 1, by.unwrap_or_default()), Some(Part::Move(index)))
        }
        _ => (flaw.pointer.clone(), None),
    };
    let said = w.try_with(&format!("flow-flaw-{}", flaw.code), &[]);
    let text = said.map_or_else(|| flaw.detail.clone(), std::borrow::Cow::into_owned);
    Flaw { place, href: part.map(href).unwrap_or_default(), text }
}
