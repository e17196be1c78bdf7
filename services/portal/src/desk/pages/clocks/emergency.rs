//! Services that stand still: one is stopped by a form of three answers, and goes on by a button.

use actix_web::{HttpResponse, web};
use cases_api::calendar::{PauseService, ServicePause};
use cases_api::catalogue::Provider;
use cases_api::perm::{PauseServices, ReadCalendars};
use contract::{Bilingual, Faults, Problem, ProblemKind, ServicePauseId};

use super::super::done::Done;
use crate::desk::clocks::emergency::{Emergency, OTHER, REASONS, Still, told};
use crate::form::{Choice, Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/emergency";

/// `GET /desk/emergency`
pub(in crate::desk::pages) async fn show(desk: Desk) -> HttpResponse {
    let mut desk = desk.at(Section::Emergency);
    match Known::of(&desk).await {
        Ok(known) => {
            desk.page = Done::told(desk.page);
            let stop = known.services.as_ref().map(|services| form(&desk.page, services));
            page::ok(&known.view(desk.page, stop))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/emergency`
pub(in crate::desk::pages) async fn stop(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Emergency);
    desk.page = desk.page.at_path(PATH);
    let answer = match read(&posted.typed) {
        Ok(asked) => desk.rooms.cases.pause_service(&desk.token, posted.once.as_str(), &asked).await,
        Err(problem) => Err(problem),
    };
    let problem = match answer {
        Ok(_) => return page::see_other(&desk.page, &Done::Stopped.at(PATH)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) {
        return desk.refuse(&problem);
    }
    match Known::of(&desk).await {
        Ok(known) => {
            let (w, fields) = (desk.page.w, Emergency::fields(&desk.page, known.services.clone().unwrap_or_default()));
            let form = Form::again(&desk.page, fields, &posted.typed, posted.once).refused(&problem, w);
            page::show(page::status_of(&problem), &known.view(desk.page.failing(true), Some(form)))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/emergency/{id}/end`
pub(in crate::desk::pages) async fn end(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Emergency);
    desk.page = desk.page.at_path(PATH);
    let Ok(id) = id.parse::<ServicePauseId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.end_service_pause(&desk.token, id, posted.once.as_str()).await {
        Ok(_) => page::see_other(&desk.page, &Done::GoesOn.at(PATH)),
        Err(problem) => desk.refuse(&problem),
    }
}

/// What stands still, and what may be stopped.
struct Known {
    still: Vec<ServicePause>,
    services: Option<Vec<Choice>>,
}

impl Known {
    /// # Errors
    /// `forbidden` for who may see nothing of it.
    async fn of(desk: &Desk) -> Result<Self, Problem> {
        if !desk.may::<ReadCalendars>() {
            return Err(ProblemKind::Forbidden.into());
        }
        let still = desk.rooms.cases.service_pauses(&desk.token).await?.items;
        let services = if desk.may::<PauseServices>() { Some(services(desk, &still).await?) } else { None };
        Ok(Self { still, services })
    }

    fn view(&self, page: Page, stop: Option<Form>) -> Emergency {
        let ends = self.services.is_some();
        let still = self.still.iter().map(|pause| shown(&page, pause, ends)).collect();
        Emergency { still, stop, page }
    }
}

/// The council's own services that go on, by name.
async fn services(desk: &Desk, still: &[ServicePause]) -> Result<Vec<Choice>, Problem> {
    let language = desk.page.language();
    let found = desk.rooms.cases.services(&desk.token, "").await?.items;
    let own = found.into_iter().map(|found| found.service).filter(|service| service.provider == Provider::Own);
    let goes_on = own.filter(|service| !still.iter().any(|pause| pause.slug == service.slug));
    let mut choices: Vec<_> = goes_on.map(|service| Choice::new(service.slug, service.name.get(language))).collect();
    choices.sort_by(|one, other| one.text.cmp(&other.text));
    Ok(choices)
}

fn form(page: &Page, services: &[Choice]) -> Form {
    Form::new(page, Emergency::fields(page, services.to_vec()))
}

fn shown(page: &Page, pause: &ServicePause, ends: bool) -> Still {
    let (w, language) = (page.w, page.language());
    let at = dates::moment(pause.begun_at, language);
    let by = pause.begun_by.clone().unwrap_or_default();
    let mut why: Vec<String> =
        page.council.languages.iter().map(|language| pause.why.get(*language).to_owned()).collect();
    why.dedup();
    Still {
        name: pause.name.get(language).to_owned(),
        why,
        since: w.with("emergency-since", &[("at", &at), ("by", &by)]).into_owned(),
        waits: w.with_one("emergency-waits", "count", pause.open_cases).into_owned(),
        end: ends.then(|| Form::new(page, Vec::new()).to(format!("{PATH}/{}/end", pause.id))),
    }
}

/// What was chosen: a reason of the list in both languages, or one in one's own words.
fn read(typed: &Typed) -> Result<PauseService, Problem> {
    let mut faults = Faults::none();
    if typed.given("service").is_none() {
        faults.add("/service", "required", "Choose a service.");
    }
    let reason = REASONS.into_iter().find(|reason| *reason == typed.get("reason"));
    if reason.is_none() {
        faults.add("/reason", "required", "Choose a reason.");
    }
    let why = reason.map(|reason| match reason {
        OTHER => Bilingual { en: typed.get("why-en").to_owned(), cy: typed.given("why-cy").map(str::to_owned) },
        reason => told(reason),
    });
    let why = faults.finish(why)?;
    Ok(PauseService { service: typed.get("service").to_owned(), why })
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_reason_of_the_list_is_told_in_both_languages_and_ones_own_as_it_was_typed() {
        let storm = read(&typed(&[("service", "missed-bin"), ("reason", "storm")])).unwrap();
        assert_ne!(Some(storm.why.en), storm.why.cy);
        let own = read(&typed(&[("service", "missed-bin"), ("reason", OTHER), ("why-en", "A tree fell.")])).unwrap();
        assert_eq!(own.why, Bilingual::english("A tree fell."));
    }

    #[test]
    fn without_a_service_and_a_reason_both_are_asked_for() {
        let problem = read(&typed(&[])).unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/service", "/reason"]);
        assert_eq!(told("storm").get(Language::En), told("storm").en);
    }
}
