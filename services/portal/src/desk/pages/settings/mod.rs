//! How the council's desk works: what the services hold is shown, and changed by one form each.

mod callers;
mod measures;
mod times;

use actix_web::HttpResponse;
use actix_web::http::Method;
use cases_api::settings::DeskSettings;
use contacts_api::measure::MeasureSettings;
use contacts_api::perm;
use contacts_api::verification::VerificationRules;
use contract::client::Versioned;
use contract::{Permission, Problem, ProblemKind};
use runtime::Routes;

use super::done::Done;
use crate::desk::settings::Settings;
use crate::form::{Field, Form, OnceKey, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

const PATH: &str = "/desk/settings";

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, show, "How the council's desk works")
        .page(Method::POST, "/desk/settings/callers", callers::change, "Change how callers are verified")
        .page(Method::POST, "/desk/settings/measures", measures::change, "Change how first contacts are measured")
        .page(Method::POST, "/desk/settings/times", times::change, "Change how long things wait")
}

/// What the services hold; `None` for what may not be chosen, or can't be had just now.
#[derive(Default)]
struct Known {
    callers: Option<Versioned<VerificationRules>>,
    measures: Option<Versioned<MeasureSettings>>,
    times: Option<Versioned<DeskSettings>>,
    imports: bool,
    away: bool,
}

impl Known {
    /// # Errors
    /// `forbidden` for who may choose nothing.
    async fn of(desk: &Desk) -> Result<Self, Problem> {
        let (contacts, token) = (&desk.rooms.contacts, &desk.token);
        let (callers, measures, times) = futures::join!(
            held::<perm::SetVerification, _>(desk, contacts.verification_rules(token)),
            held::<perm::SetMeasures, _>(desk, contacts.measure_settings(token)),
            held::<cases_api::perm::SetDesk, _>(desk, desk.rooms.cases.desk_settings(token)),
        );
        if callers.is_none() && measures.is_none() && times.is_none() {
            return Err(ProblemKind::Forbidden.into());
        }
        let away = [is_away(&callers), is_away(&measures), is_away(&times)].contains(&true);
        let (callers, measures) = (callers.and_then(Result::ok), measures.and_then(Result::ok));
        Ok(Self {
            callers,
            measures,
            times: times.and_then(Result::ok),
            imports: desk.may::<cases_api::perm::ImportCases>(),
            away,
        })
    }

    /// The page, with the form that was refused in the place of a fresh one.
    fn view(&self, page: Page, refused: Option<&Refused<'_>>) -> Settings {
        let of = |matter| refused.filter(|refused| refused.matter == matter);
        Settings {
            callers: self.callers.as_ref().map(|held| callers::form(&page, held, of(Matter::Callers))),
            measures: self.measures.as_ref().map(|held| measures::form(&page, held, of(Matter::Measures))),
            times: self.times.as_ref().map(|held| times::form(&page, held, of(Matter::Times))),
            imports: self.imports,
            away: self.away,
            page: page.failing(refused.is_some()),
        }
    }
}

/// What a service holds, for whoever may choose it.
async fn held<P: Permission, T>(
    desk: &Desk,
    asked: impl Future<Output = Result<T, Problem>>,
) -> Option<Result<T, Problem>> {
    if desk.may::<P>() { Some(asked.await) } else { None }
}

fn is_away<T>(held: &Option<Result<T, Problem>>) -> bool {
    held.as_ref().is_some_and(Result::is_err)
}

/// `GET /desk/settings`
async fn show(desk: Desk) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    match Known::of(&desk).await {
        Ok(known) => {
            desk.page = Done::told(desk.page);
            page::ok(&known.view(desk.page, None))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// What is chosen on the page, each by a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    Callers,
    Measures,
    Times,
}

/// A form that was refused: what was typed, and why.
struct Refused<'a> {
    matter: Matter,
    posted: &'a ProtectedForm,
    problem: &'a Problem,
}

impl Refused<'_> {
    /// The form again; over what somebody else chose meanwhile it is a new sending.
    fn form(&self, page: &Page, fields: Vec<Field>) -> Form {
        let once = match self.problem.kind {
            ProblemKind::PreconditionFailed => OnceKey::fresh(),
            _ => self.posted.once.clone(),
        };
        Form::again(page, fields, &self.posted.typed, once).refused(self.problem, page.w)
    }
}

/// The page after a form: as it is now, or again with what is wrong in that form's place. `same` says
/// whether what the services hold is what was asked for: a second press of the button finds it so.
async fn answered(
    mut desk: Desk,
    matter: Matter,
    posted: &ProtectedForm,
    answer: Result<(), Problem>,
    same: impl Fn(&Known) -> bool,
) -> HttpResponse {
    desk.page = desk.page.at_path(PATH);
    let problem = match answer {
        Ok(()) => return page::see_other(&desk.page, &Done::Settings.at(PATH)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return desk.refuse(&problem);
    }
    let known = match Known::of(&desk).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    if problem.kind == ProblemKind::PreconditionFailed && same(&known) {
        return page::see_other(&desk.page, &Done::Settings.at(PATH));
    }
    let status = page::status_of(&problem);
    let refused = Refused { matter, posted, problem: &problem };
    page::show(status, &known.view(desk.page, Some(&refused)))
}
