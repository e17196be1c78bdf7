//! Removing a question: what is lost is said first.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{ServiceDraft, ServiceState};
use cases_api::form::{Field as Asked, Form as Asks};
use contract::{Problem, ProblemKind};

use super::super::{Opened, version};
use super::place::Place;
use crate::desk::pages::done::Done;
use crate::desk::services::{Part, Sure};
use crate::form::{Form, OnceKey, ProtectedForm};
use crate::page::{self, Page};
use crate::visit::Desk;

/// `GET /desk/services/{id}/questions/{number}/remove`
pub(in super::super) async fn ask(desk: Desk, path: web::Path<(String, String)>) -> HttpResponse {
    let (id, number) = path.into_inner();
    let opened = match Opened::of(desk, &id).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let Some(Some(at)) = Place::numbered(&number, &draft) else { return opened.desk.refuse(&Problem::not_found()) };
    match sure(opened, &draft, at, None) {
        Ok(view) => page::ok(&view),
        Err(answer) => *answer,
    }
}

/// `POST /desk/services/{id}/questions/{number}/remove`
pub(in super::super) async fn remove(
    desk: Desk,
    path: web::Path<(String, String)>,
    posted: ProtectedForm,
) -> HttpResponse {
    let (id, number) = path.into_inner();
    let opened = match Opened::of(desk, &id).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let place = Place::of(&number, posted.typed.get("name"), &draft).and_then(Place::at);
    // Somebody else has removed it: nothing is left to do.
    let Some(at) = place else { return page::see_other(&opened.desk.page, &opened.path(Part::Questions)) };
    let mut definition = draft.definition.clone();
    definition.form.fields.remove(at);
    let (desk, seen, once) = (&opened.desk, version(&posted.typed), posted.once.as_str());
    let problem = match desk.rooms.cases.write_service_draft(&desk.token, opened.id, seen, once, &definition).await {
        Ok(_) => return page::see_other(&desk.page, &Done::DraftSaved.at(&opened.path(Part::Questions))),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let once = if problem.kind == ProblemKind::PreconditionFailed { OnceKey::fresh() } else { posted.once.clone() };
    let status = page::status_of(&problem);
    match sure(opened, &draft, at, Some((&problem, once))) {
        Ok(view) => page::show(status, &view),
        Err(answer) => *answer,
    }
}

fn sure(
    opened: Opened,
    draft: &ServiceDraft,
    at: usize,
    refused: Option<(&Problem, OnceKey)>,
) -> Result<Sure, Box<HttpResponse>> {
    let asks = &draft.definition.form;
    let Some(asked) = asks.fields.get(at) else { return Err(Box::new(opened.desk.refuse(&Problem::not_found()))) };
    let (list, page) = (opened.path(Part::Questions), &opened.desk.page);
    let w = page.w;
    let form = match refused {
        Some((problem, once)) => Form::again(page, Vec::new(), &Default::default(), once).refused(problem, w),
        None => Form::new(page, Vec::new()),
    };
    let published = opened.service.entry.state != ServiceState::Unpublished;
    let lead = if published { "questions-remove-published" } else { "questions-remove-unpublished" };
    Ok(Sure {
        frame: opened.frame(Part::Questions),
        title: w.with_one("questions-remove-title", "question", page.say(&asked.label)).into_owned(),
        lead: w.get(lead).into_owned(),
        lost: lost(page, asks, asked),
        name: asked.name.clone(),
        button: w.get("questions-remove-yes").into_owned(),
        form: form.to(format!("{list}/{at}/remove")),
        back: list,
        version: draft.version,
        page: opened.desk.page,
    })
}

/// What goes with a question, and which others hang on it.
fn lost(page: &Page, asks: &Asks, asked: &Asked) -> Vec<String> {
    let w = page.w;
    let mut lost = vec![w.get("questions-remove-words").into_owned()];
    if !asked.choices.is_empty() {
        lost.push(w.with_one("questions-remove-choices", "count", asked.choices.len()).into_owned());
    }
    for other in asks.fields.iter().filter(|other| other.name != asked.name) {
        let looks = other.when.iter().flat_map(|when| when.rules()).any(|rule| rule.question == asked.name);
        let counts = other.calculation.iter().any(|how| how.of.questions().contains(&asked.name.as_str()));
        for (hangs, key) in [(looks, "questions-remove-asks"), (counts, "questions-remove-counts")] {
            if hangs {
                lost.push(w.with_one(key, "question", page.say(&other.label)).into_owned());
            }
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use cases_api::form::{Calculation, Condition, Kind, Rule, Term, Test, Unit};
    use contract::{Bilingual, Language};

    use super::*;

    #[test]
    fn what_hangs_on_a_question_is_told_before_it_goes() {
        let question = |name: &str, kind| Asked::new(name, kind, Bilingual::english(name));
        let mut proof = question("proof", Kind::Text);
        proof.when = Some(Condition::All(vec![Rule { question: "bins".to_owned(), is: Test::Answered }]));
        let mut price = question("price", Kind::Calculated);
        let of = Term::Product(vec![Term::Answer("bins".to_owned()), Term::Amount(4800)]);
        price.calculation = Some(Calculation { unit: Unit::Money, of });
        let asks = Asks::of(vec![question("bins", Kind::Number), question("name", Kind::Text), proof, price]);
        let page = Page::sample_desk(Language::En, crate::page::Section::Services);
        let told = lost(&page, &asks, &asks.fields[0]).join(" / ");
        assert!(told.contains("“proof”") && told.contains("“price”") && !told.contains("“name”"), "{told}");
        assert_eq!(lost(&page, &asks, &asks.fields[1]).len(), 1, "its own words alone");
    }
}
