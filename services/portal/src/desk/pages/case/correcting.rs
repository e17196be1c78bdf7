//! Correcting the answers of a case.

use actix_web::HttpResponse;
use cases_api::case::Answered;
use cases_api::form::Kind;
use cases_api::history::{CaseAnswers, CorrectAnswers};
use cases_api::perm;
use contract::client::Versioned;
use contract::{Language, Problem, ProblemKind};

use super::{AtCase, case_path, read, version};
use crate::desk::case::Row;
use crate::desk::correcting::Correcting;
use crate::desk::pages::done::Done;
use crate::form::{Field, Form, ProtectedForm, Typed, answer, questions, repeated, standard};
use crate::page;
use crate::words::Words;

/// `GET /desk/cases/{id}/answers`
pub(in crate::desk::pages) async fn show(at: AtCase) -> HttpResponse {
    let held = match held(&at).await {
        Ok(held) => held,
        Err(problem) => return at.desk.refuse(&problem),
    };
    let asked = fields(&held.body, at.desk.page.w);
    let typed: Typed = answer::typed(&asked, &held.body.given).into_iter().collect();
    let mut form = Form::new(&at.desk.page, with_why(asked, at.desk.page.w));
    form.fields.iter_mut().for_each(|field| field.keep(&typed));
    let version = version_of(held.etag.as_deref());
    shown(at, &held.body, form, &typed, version).await
}

fn version_of(etag: Option<&str>) -> i64 {
    etag.and_then(|tag| tag.trim_matches('"').parse().ok()).unwrap_or_default()
}

/// `POST /desk/cases/{id}/answers`
pub(in crate::desk::pages) async fn correct(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let Versioned { body: held, etag } = match held(&at).await {
        Ok(held) => held,
        Err(problem) => return at.desk.refuse(&problem),
    };
    let (w, typed, seen) = (at.desk.page.w, &posted.typed, version(&posted.typed));
    let asked = fields(&held, w);
    let changed = repeated::changed(&asked, typed);
    if let Some(typed) = changed {
        let form = Form::again(&at.desk.page, with_why(asked, w), &typed, posted.once.clone());
        return shown(at, &held, form, &typed, seen).await;
    }
    let answers = answer::answers(&asked, typed).into_iter().collect();
    let to = CorrectAnswers { answers, why: typed.get("why").to_owned(), call: at.desk.page.call() };
    let desk = &at.desk;
    match desk.rooms.cases.correct_answers(&desk.token, (at.id, seen), posted.once.as_str(), &to).await {
        Ok(_) => page::see_other(&desk.page, &Done::Corrected.at(&at.path)),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => at.desk.refuse(&problem),
        Err(problem) => {
            let form = Form::again(&desk.page, with_why(asked, w), typed, posted.once.clone()).refused(&problem, w);
            // Whoever is told that it was changed sends for the case as it is now.
            let (form, seen) = match problem.kind {
                ProblemKind::PreconditionFailed => (form.anew(), version_of(etag.as_deref())),
                _ => (form, seen),
            };
            let mut answer = shown(at, &held, form, typed, seen).await;
            *answer.status_mut() = page::status_of(&problem);
            answer
        }
    }
}

async fn held(at: &AtCase) -> Result<Versioned<CaseAnswers>, Problem> {
    if !at.desk.may::<perm::WorkCases>() {
        return Err(Problem::not_found());
    }
    at.desk.rooms.cases.answers(&at.desk.token, at.id, at.desk.page.call()).await
}

/// The questions that can be corrected: files stay with the case as they came.
fn fields(held: &CaseAnswers, w: Words) -> Vec<Field> {
    held.form
        .fields
        .iter()
        .filter(|asked| asked.kind != Kind::Files)
        .map(|asked| standard::question(asked, w))
        .collect()
}

fn with_why(mut fields: Vec<Field>, w: Words) -> Vec<Field> {
    fields.push(Correcting::why(w));
    fields
}

async fn shown(at: AtCase, held: &CaseAnswers, mut form: Form, typed: &Typed, version: i64) -> HttpResponse {
    let AtCase { desk, id, path, .. } = at;
    let reference = match read(&desk, id).await {
        Ok(case) => case.body.case.reference.to_string(),
        Err(problem) => return desk.refuse(&problem),
    };
    let w = desk.page.w;
    questions::decide(&mut form.fields, &held.form, &questions::answers(&held.form, typed, w));
    let own = desk.page.onward(format!("{}/answers", case_path(id)));
    let said = if held.given.is_empty() { rows(&held.said, w.language()) } else { Vec::new() };
    page::ok(&Correcting {
        reference,
        case_href: path,
        version,
        said,
        page: desk.page.at_path(&own).failing(form.failed()),
        form: form.to(own),
    })
}

fn rows(said: &[Answered], language: Language) -> Vec<Row> {
    said.iter().map(|answered| Row::new(answered.label.get(language), answered.answer.get(language))).collect()
}
