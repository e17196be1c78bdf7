//! A form that was refused: its case as it is now, with what was typed kept.

use actix_web::HttpResponse;
use contract::{CaseId, Problem, ProblemKind};

use super::super::done::Done;
use super::shown::{self, Looker};
use super::{AtCase, Known, case_path, forms, version};
use crate::desk::again::Again;
use crate::desk::case::{Acts, Case};
use crate::form::{Choice, Fault, Field, Form, OnceKey, ProtectedForm};
use crate::page::{self, Page, Status, status};
use crate::words::Words;

/// What marks a stage among the moves that can be chosen where the case itself couldn't be asked for its own.
pub(super) const TO_STAGE: &str = "stage:";

/// What can be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Take,
    Release,
    Assign,
    Queue,
    Note,
    Update,
    Move,
}

impl Act {
    /// What it comes to.
    pub(super) const fn done(self) -> Done {
        match self {
            Self::Take => Done::Taken,
            Self::Release => Done::Released,
            Self::Assign => Done::Given,
            Self::Queue => Done::Queued,
            Self::Note => Done::Noted,
            Self::Update => Done::Updated,
            Self::Move => Done::Moved,
        }
    }

    /// Where its form is sent.
    pub(super) fn path(self, page: &Page, id: CaseId) -> String {
        let act = match self {
            Self::Take => "take",
            Self::Release => "release",
            Self::Assign => "assign",
            Self::Queue => "queue",
            Self::Note => "notes",
            Self::Update => "updates",
            Self::Move => "moves",
        };
        page.onward(format!("{}/{act}", case_path(id)))
    }

    fn place(self, acts: &mut Acts) -> &mut Option<Form> {
        match self {
            Self::Take => &mut acts.take,
            Self::Release => &mut acts.release,
            Self::Assign => &mut acts.assign,
            Self::Queue => &mut acts.queue,
            Self::Note => &mut acts.note,
            Self::Update => &mut acts.update,
            Self::Move => &mut acts.moving,
        }
    }

    /// Its title and its fields where the case itself can't be asked.
    fn alone(self, w: Words) -> (String, Vec<Field>) {
        let (title, fields) = match self {
            Self::Take => ("desk-take", Vec::new()),
            Self::Release => ("desk-release", Vec::new()),
            Self::Assign => ("desk-assign", Case::assign_fields(w, Vec::new())),
            Self::Queue => ("desk-queue", Case::queue_fields(w, Vec::new())),
            Self::Note => ("desk-note", Case::note_fields(w)),
            Self::Update => ("desk-update", Case::update_fields(w, String::new(), 0)),
            Self::Move => {
                let states =
                    Status::ALL.map(|status| Choice::new(format!("{TO_STAGE}{}", status.name()), status.tag(w)));
                let outcomes = status::OUTCOMES.map(|name| Choice::new(name, status::outcome_name(name, w)));
                ("desk-move", Case::move_fields(w, states.to_vec(), outcomes.to_vec(), true))
            }
        };
        (w.get(title).into_owned(), fields)
    }
}

/// The page after a refusal.
pub(super) async fn shown(at: AtCase, act: Act, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    use ProblemKind::{Forbidden, NotFound, Unauthenticated};
    let AtCase { desk, id, back, .. } = at;
    if matches!(problem.kind, Forbidden | NotFound | Unauthenticated) {
        return desk.refuse(problem);
    }
    let status = page::status_of(problem);
    match Known::of(&desk, id, &back).await {
        Ok(known) => {
            let looker = Looker::of(&desk);
            page::show(status, &refused(desk.page, &looker, &known, (act, posted, problem)))
        }
        Err(_) => page::show(status, &alone(desk.page, id, act, posted, problem)),
    }
}

/// The case as it is now, with the form as it was sent.
fn refused(
    page: Page,
    looker: &Looker,
    known: &Known,
    (act, posted, problem): (Act, &ProtectedForm, &Problem),
) -> Case {
    let mut case = shown::view(page, looker, known);
    let (w, view) = (case.page.w, &known.case);
    let form = if problem.kind == ProblemKind::PreconditionFailed {
        changed(&case.page, act, known, posted)
    } else {
        let fields = forms::fields(act, known, w);
        Form::again(&case.page, fields, &posted.typed, posted.once.clone())
            .to(act.path(&case.page, view.case.id))
            .refused(problem, w)
    };
    *act.place(&mut case.acts) = Some(form);
    case.page.failed = true;
    case
}

/// A form that was made for an older version: sent again, it is a new sending for the new one.
fn changed(page: &Page, act: Act, known: &Known, posted: &ProtectedForm) -> Form {
    let view = &known.case;
    let fields = forms::fields(act, known, page.w);
    let mut form = Form::again(page, fields, &posted.typed, OnceKey::fresh()).to(act.path(page, view.case.id));
    let taken = view.case.assignee.as_ref().filter(|_| matches!(act, Act::Take | Act::Assign));
    let text = match taken {
        Some(other) => page.w.with_one("desk-taken-meanwhile", "name", &other.name),
        None => page.w.get("desk-changed"),
    };
    let href = form.fields.first().map(|field| format!("#{}", field.target())).unwrap_or_default();
    form.faults = vec![Fault { href, text: text.into_owned() }];
    form
}

fn alone(page: Page, id: CaseId, act: Act, posted: &ProtectedForm, problem: &Problem) -> Again {
    let (title, fields) = act.alone(page.w);
    let form = Form::again(&page, fields, &posted.typed, posted.once.clone()).to(act.path(&page, id));
    let form = form.refused(problem, page.w);
    Again { page: page.failing(true), title, form, version: version(&posted.typed) }
}
