//! Once a report is finished: how well it was done, and that it should be opened again.

use actix_web::{HttpResponse, web};
use cases_api::follow::{FollowedCase, Rate, Reopen};
use cases_api::workflow::State;
use contract::Problem;

use super::follow::{by_token, path_of, seen_again};
use crate::citizen::after::After;
use crate::form::{Form, ProtectedForm, Typed};
use crate::page::{self, Page};
use crate::visit::Visit;
use crate::words::dates;

/// The forms of a report that is finished.
pub(super) fn forms(page: &Page, case: &FollowedCase) -> Option<After> {
    if case.state != State::Done {
        return None;
    }
    let form = |fields, act: &str| Form::new(page, fields).to(format!("{}/{act}", path_of(case)));
    let mut rate = form(After::rate_fields(page.w), "rating");
    if let Some(said) = &case.feedback {
        let before = [("rating", said.rating.to_string()), ("words", said.words.clone().unwrap_or_default())];
        let before: Typed = before.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
        rate.fields.iter_mut().for_each(|field| field.keep(&before));
    }
    let reopen = case.reopen_until.map(|until| {
        (form(After::reopen_fields(page.w), "reopening"), dates::day(dates::london_date(until), page.language()))
    });
    Some(After { rate, rated: case.feedback.is_some(), reopen })
}

/// `POST /follow/{token}/rating`
pub async fn rate(visit: Visit, token: web::Path<String>, said: ProtectedForm) -> HttpResponse {
    let token = token.into_inner();
    let answer = match said.typed.get("rating").parse() {
        Ok(rating) => {
            let words = said.typed.given("words").map(str::to_owned);
            let asked = Rate { token: token.clone(), rating, words };
            visit.rooms.cases.rate(&visit.token, said.once.as_str(), &asked).await
        }
        Err(_) => Err(nothing_chosen()),
    };
    match answer {
        Ok(case) => page::see_other(&visit.page, &format!("{}?rated", path_of(&case))),
        Err(problem) => refused(visit, &token, &said, &problem, Which::Rating).await,
    }
}

fn nothing_chosen() -> Problem {
    Problem::at("/rating", "required", "Choose 1 to 5.")
}

/// `POST /follow/{token}/reopening`
pub async fn reopen(visit: Visit, token: web::Path<String>, said: ProtectedForm) -> HttpResponse {
    let asked = Reopen { token: token.into_inner(), reason: said.typed.get("reason").to_owned() };
    match visit.rooms.cases.reopen(&visit.token, said.once.as_str(), &asked).await {
        Ok(case) => page::see_other(&visit.page, &format!("{}?reopened", path_of(&case))),
        Err(problem) => refused(visit, &asked.token, &said, &problem, Which::Reopening).await,
    }
}

#[derive(PartialEq)]
enum Which {
    Rating,
    Reopening,
}

/// The report as it is now, with the form as it was sent.
async fn refused(visit: Visit, token: &str, said: &ProtectedForm, problem: &Problem, which: Which) -> HttpResponse {
    let case = match by_token(&visit, token).await {
        Ok(case) => case,
        Err(problem) => return visit.refuse(&problem),
    };
    let page = visit.page.at_path(&path_of(&case)).failing(true);
    let w = page.w;
    let fields = if which == Which::Rating { After::rate_fields(w) } else { After::reopen_fields(w) };
    let mut form = Form::again(&page, fields, &said.typed, said.once.clone()).refused(problem, w);
    let mut after = forms(&page, &case);
    match (&mut after, which) {
        (Some(after), Which::Rating) => {
            after.rate.action.clone_into(&mut form.action);
            after.rate = form;
        }
        (Some(After { reopen: Some((reopen, _)), .. }), Which::Reopening) => {
            reopen.action.clone_into(&mut form.action);
            *reopen = form;
        }
        // It isn't finished any more: the page itself says how it stands.
        _ => return page::see_other(&page, &path_of(&case)),
    }
    seen_again(page, &case, after, problem)
}
