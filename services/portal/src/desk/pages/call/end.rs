//! The end of a call: its outcome is guessed from what was worked on, and one key keeps it.

use actix_web::HttpResponse;
use cases_api::case::AddNote;
use contacts_api::interaction::{CaseLink, EndInteraction, LinkCase, Outcome};
use contract::{CaseId, Faults, InteractionId, Problem, ProblemKind};

use super::topic::Topic;
use super::work::Found;
use super::{AtCall, pick};
use crate::desk::again::Again;
use crate::desk::call::Wrap;
use crate::desk::case::Case;
use crate::desk::pages::done::Done;
use crate::form::{Choice, Field, Form, ProtectedForm, Shape, Typed};
use crate::page::{self, Page};
use crate::visit::Desk;
use crate::words::Words;

/// How the call ends, guessed from what was worked on.
pub(super) fn wrap(found: &Found, topic: Option<&Topic>, typed: &Typed, w: Words) -> Wrap {
    let guess = guess(found);
    let named = topic.map(Topic::name).unwrap_or_default();
    let chosen = Some(typed.get("call-outcome")).filter(|chosen| !chosen.is_empty() && guess.is_none());
    let outcomes = Outcome::ALL
        .iter()
        .map(|outcome| Choice::new(outcome.name(), w.get(&format!("call-outcome-{}", outcome.name()))));
    let choices = std::iter::once(Choice::new("", w.get("field-choose"))).chain(outcomes).collect();
    let value = guess.map(Outcome::name).or(chosen).unwrap_or_default();
    let field = Field::choice(Shape::Select, "call-outcome", w.get("call-outcome"), choices);
    let note = Field::new(Shape::Paragraphs, "call-note", w.get("call-note"));
    let button = guess.and_then(|guess| w.try_with(&format!("call-end-{}", guess.name()), &[]));
    Wrap {
        note: Field { most: 5000, rows: 2, wording: "call-note", ..note.at("/note").filled(typed.get("call-note")) },
        outcome: Field { wording: "call-outcome", ..field.at("/outcome").filled(value) },
        button: button.unwrap_or_else(|| w.get("call-end")).into_owned(),
        matter: match (found, topic) {
            (Found::Service(..), Some(Topic::Service(slug))) => slug.clone(),
            (Found::Article(found), _) => found.article.service.clone().unwrap_or_default(),
            _ => typed.get("call-matter").to_owned(),
        },
        about: named,
        next: guess.is_some(),
    }
}

fn guess(found: &Found) -> Option<Outcome> {
    match found {
        Found::Nothing | Found::Missing => None,
        Found::Service(..) if found.is_form() => None,
        Found::Service(..) => Some(Outcome::HandedOff),
        Found::Case(_) => Some(Outcome::Chased),
        Found::Made(_) => Some(Outcome::CaseOpened),
        Found::Article(_) => Some(Outcome::Answered),
    }
}

/// `POST /desk/calls/{id}/end`
pub(super) async fn end(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let ended = match asked(&posted.typed) {
        Ok((asked, topic)) => finish(&desk, id, &posted, (&asked, topic.as_ref())).await,
        Err(problem) => Err(problem),
    };
    match ended {
        Ok(Ended::Told) => page::see_other(&desk.page, &Done::CallEnded.at("/desk/calls")),
        Ok(Ended::Untold(case, note, problem)) => untold(desk.page, case, note, &posted, &problem),
        // Ended before, by this button or another's: there is nothing left to do here.
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, &super::path(id)),
        Err(problem) => pick::again(AtCall { desk, id }, &posted, &problem).await,
    }
}

/// A call that is over.
enum Ended {
    /// Whoever had to be told is told.
    Told,
    /// The case's story hasn't got this note yet.
    Untold(CaseId, String, Problem),
}

/// The call is over, and its case wasn't told: the note alone, to be sent again under its own key.
fn untold(page: Page, case: CaseId, note: String, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let typed: Typed = [("note".to_owned(), note)].into_iter().collect();
    let page = page.at_path("/desk/calls").failing(true);
    let form = Form::again(&page, Case::note_fields(page.w), &typed, posted.once.clone());
    let form = form.to(format!("/desk/cases/{case}/notes")).wrong_as_a_whole(page.w.get("call-untold"));
    let title = page.w.get("desk-note").into_owned();
    page::show(page::status_of(problem), &Again { page, title, form, version: 0 })
}

/// What was typed, as contacts takes it.
fn asked(typed: &Typed) -> Result<(EndInteraction, Option<Topic>), Problem> {
    let mut faults = Faults::none();
    let outcome = Outcome::named(typed.get("call-outcome"));
    if outcome.is_none() {
        faults.add("/outcome", "required", "Choose how it ended.");
    }
    let topic = Topic::named(typed.get("call-about"));
    let given = |name: &str| typed.given(name).map(str::to_owned);
    let asked = outcome.map(|outcome| EndInteraction {
        matter: given("call-matter"),
        note: given("call-note"),
        article: match &topic {
            Some(Topic::Article(id)) if outcome == Outcome::Answered => Some(*id),
            _ => None,
        },
        ..EndInteraction::with(outcome)
    });
    faults.finish(asked.map(|asked| (asked, topic)))
}

/// Ends the call. A case that was asked after is linked before, and told only once the call is over:
/// until then the note may still be changed.
async fn finish(
    desk: &Desk,
    id: InteractionId,
    posted: &ProtectedForm,
    (asked, topic): (&EndInteraction, Option<&Topic>),
) -> Result<Ended, Problem> {
    let chased = match (asked.outcome, topic) {
        (Outcome::Chased, Some(Topic::Case(case))) => Some(*case),
        _ => None,
    };
    if let Some(case) = chased {
        let found = desk.rooms.cases.read(&desk.token, case).await?.body.case;
        let link = LinkCase { case_id: case, reference: found.reference.to_string(), how: CaseLink::Chased };
        desk.rooms.contacts.link_case(&desk.token, id, &link).await?;
    }
    desk.rooms.contacts.end(&desk.token, id, posted.once.as_str(), asked).await?;
    let Some(case) = chased else { return Ok(Ended::Told) };
    let note = chased_note(asked.note.as_deref(), desk.page.w);
    match desk.rooms.cases.note(&desk.token, case, posted.once.as_str(), &AddNote { text: note.clone() }).await {
        Ok(_) => Ok(Ended::Told),
        Err(problem) => Ok(Ended::Untold(case, note, problem)),
    }
}

/// What the team sees in the case's story: that its citizen called, with what was noted.
fn chased_note(note: Option<&str>, w: Words) -> String {
    let asked = w.get("call-chased-note");
    note.map_or_else(|| asked.clone().into_owned(), |note| format!("{asked}\n{note}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "case:01980000-0000-7000-8000-000000000001";

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_call_ends_with_what_was_chosen_and_noted() {
        let sent =
            [("call-outcome", "chased"), ("call-about", CASE), ("call-note", " "), ("call-matter", "missed-bin")];
        let (asked, topic) = asked(&typed(&sent)).unwrap();
        assert_eq!((asked.outcome, asked.note, asked.article), (Outcome::Chased, None, None));
        assert_eq!(
            (asked.matter.as_deref(), topic.map(|topic| topic.name()).as_deref()),
            (Some("missed-bin"), Some(CASE))
        );
    }

    #[test]
    fn an_outcome_must_be_chosen() {
        let problem = asked(&typed(&[("call-note", "Rang off.")])).unwrap_err();
        assert_eq!(problem.errors.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(), ["/outcome"]);
    }

    #[test]
    fn the_guess_is_what_was_worked_on() {
        let w = Words::of(contract::Language::En);
        let nothing = wrap(&Found::Nothing, None, &typed(&[("call-outcome", "abandoned")]), w);
        assert_eq!((nothing.outcome.value.as_str(), nothing.next), ("abandoned", false));
        let missing = wrap(&Found::Missing, None, &typed(&[]), w);
        assert_eq!((missing.outcome.value.as_str(), missing.button.as_str()), ("", "End the call"));
    }
}
