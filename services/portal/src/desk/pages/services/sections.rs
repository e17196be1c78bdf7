//! The sections of a draft: each its own small form, of which the draft is written anew.

mod messages;
mod routing;
mod tasks;
mod terms;
mod words;

use std::future::{Future, ready};

use actix_web::{HttpResponse, web};
use cases_api::catalogue::definition::Definition;
use contract::{Bilingual, Problem, ProblemKind};

pub(super) use messages::Messages;
pub(super) use routing::Routing;
pub(super) use tasks::Tasks;
pub(super) use terms::Terms;
pub(super) use words::Words;

use super::{Opened, say, version};
use crate::desk::pages::done::Done;
use crate::desk::services::{Part, Section};
use crate::form::{Choice, Field, Form, OnceKey, ProtectedForm, Shape, Typed};
use crate::page;
use crate::visit::Desk;

/// A section: which part of a definition it shows, and how what was typed becomes that part.
pub(super) trait Of {
    /// Which page it is.
    const PART: Part;

    /// Its fields, filled in; `choices` is what [`Of::choices`] gave.
    fn fields(w: crate::words::Words, definition: &Definition, choices: Vec<Choice>) -> Vec<Field>;

    /// Writes what was typed.
    fn write(typed: &Typed, definition: &mut Definition);

    /// What there is to choose from that only a service knows.
    fn choices(_desk: &Desk) -> impl Future<Output = Result<Vec<Choice>, Problem>> {
        ready(Ok(Vec::new()))
    }
}

/// `GET /desk/services/{id}/…`
pub(super) async fn ask<S: Of + 'static>(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let opened = match Opened::told(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    match (opened.draft().await, S::choices(&opened.desk).await) {
        (Ok(draft), Ok(choices)) => {
            let fields = S::fields(opened.desk.page.w, &draft.definition, choices);
            let form = Form::new(&opened.desk.page, fields);
            page::ok(&view::<S>(opened, form, draft.version))
        }
        (Err(problem), _) | (_, Err(problem)) => opened.desk.refuse(&problem),
    }
}

/// `POST /desk/services/{id}/…`
pub(super) async fn save<S: Of + 'static>(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let (draft, choices) = match (opened.draft().await, S::choices(&opened.desk).await) {
        (Ok(draft), Ok(choices)) => (draft, choices),
        (Err(problem), _) | (_, Err(problem)) => return opened.desk.refuse(&problem),
    };
    let (desk, seen) = (&opened.desk, version(&posted.typed));
    let mut definition = draft.definition.clone();
    S::write(&posted.typed, &mut definition);
    let once = posted.once.as_str();
    let problem = match desk.rooms.cases.write_service_draft(&desk.token, opened.id, seen, once, &definition).await {
        Ok(_) => {
            let on = S::PART.next().filter(|_| posted.typed.get("do") == "on").unwrap_or(Part::Overview);
            return page::see_other(&desk.page, &Done::DraftSaved.at(&opened.path(on)));
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    // Someone else wrote meanwhile: sent again, it is a new sending into theirs, seen and meant.
    let changed = problem.kind == ProblemKind::PreconditionFailed;
    let (once, seen) = if changed { (OnceKey::fresh(), draft.version) } else { (posted.once.clone(), seen) };
    let w = desk.page.w;
    let fields = S::fields(w, &definition, choices);
    let form = Form::again(&desk.page, fields, &posted.typed, once).refused(&at_fields(problem.clone()), w);
    let status = page::status_of(&problem);
    page::show(status, &view::<S>(opened, form, seen))
}

/// Each fault at the field that shows its part.
fn at_fields(mut problem: Problem) -> Problem {
    for fault in &mut problem.errors {
        if let Some((_, field)) = say::place(&fault.pointer) {
            fault.pointer = format!("/{field}");
        }
    }
    problem
}

fn view<S: Of>(opened: Opened, form: Form, version: i64) -> Section {
    let w = opened.desk.page.w;
    let frame = opened.frame(S::PART);
    let form = form.to(opened.path(S::PART));
    let (title, lead) = (S::PART.label(w), w.get(&format!("catalogue-lead-{}", S::PART.name())).into_owned());
    let on = |part: Part| w.with_one("catalogue-save-on", "part", part.label(w)).into_owned();
    Section {
        page: opened.desk.page.failing(form.failed()),
        frame,
        title,
        lead,
        form,
        version,
        judging: String::new(),
        next: S::PART.next().map(on).unwrap_or_default(),
    }
}

/// A text in both languages: two fields.
fn bilingual(w: crate::words::Words, shape: Shape, name: &str, most: usize, text: Option<&Bilingual>) -> Vec<Field> {
    let values = [text.map(|text| text.en.clone()), text.and_then(|text| text.cy.clone())];
    pair(w, shape, name, most, values.map(Option::unwrap_or_default))
}

/// A field for each language, with what it holds.
fn pair(w: crate::words::Words, shape: Shape, name: &str, most: usize, values: [String; 2]) -> Vec<Field> {
    let field = |language: &str, value: String| {
        let named = format!("{name}-{language}");
        let label = w.get(&format!("catalogue-{named}")).into_owned();
        Field { most, rows: 3, ..Field::new(shape, named, label).filled(value) }
    };
    let [en, cy] = values;
    vec![field("en", en), field("cy", cy)]
}

/// What was typed into the two fields.
fn typed_in_both(typed: &Typed, name: &str) -> Bilingual {
    let text = |language: &str| typed.get(&format!("{name}-{language}")).trim().replace("\r\n", "\n");
    Bilingual { en: text("en"), cy: Some(text("cy")).filter(|cy| !cy.is_empty()) }
}

/// Paragraphs, in the two fields with an empty line between.
fn paragraphs(texts: &[Bilingual]) -> [String; 2] {
    let joined = |say: &dyn Fn(&Bilingual) -> String| texts.iter().map(say).collect::<Vec<_>>().join("\n\n");
    [joined(&|text| text.en.clone()), joined(&|text| text.cy.clone().unwrap_or_default()).trim_end().to_owned()]
}

/// What was typed, a paragraph each: the first in English goes with the first in Welsh.
fn typed_paragraphs(typed: &Typed, name: &str) -> Vec<Bilingual> {
    let Bilingual { en, cy } = typed_in_both(typed, name);
    let split = |text: &str| {
        let parts = text.split("\n\n").map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let (en, cy) = (split(&en), split(&cy.unwrap_or_default()));
    let at = |parts: &[String], place| parts.get(place).cloned();
    (0..en.len().max(cy.len()))
        .map(|place| Bilingual { en: at(&en, place).unwrap_or_default(), cy: at(&cy, place) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_typed_with_an_empty_line_between_and_go_together_by_their_place() {
        let texts = vec![Bilingual::new("One.", "Un."), Bilingual::english("Two\nlines.")];
        let [en, cy] = paragraphs(&texts);
        assert_eq!((en.as_str(), cy.as_str()), ("One.\n\nTwo\nlines.", "Un."));
        let pairs = [("guidance-en", en.replace('\n', "\r\n")), ("guidance-cy", cy)];
        let typed: Typed = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        assert_eq!(typed_paragraphs(&typed, "guidance"), texts);
    }
}
