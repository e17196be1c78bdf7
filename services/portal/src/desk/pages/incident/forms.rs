//! The forms of incidents, each on a page of its own.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::Provider;
use cases_api::incident::{
    Area, Circle, DeclareIncident, DescribeIncident, EndIncident, IncidentState, IncidentView, MOST_CASES,
    UpdateIncident,
};
use cases_api::perm::RunIncidents;
use cases_api::workflow::Outcome;
use contract::{Bilingual, CaseId, IncidentId, Problem, ProblemKind};
use serde::Deserialize;

use super::super::done::Done;
use super::PATH;
use crate::desk::incident::{Filled, IncidentForm, SERVICES, described, end_fields, update_fields};
use crate::form::{Choice, Field, Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// How far an incident reaches from the report from which it is declared, unless it is said otherwise.
const METRES: &str = "200";

/// From which reports an incident is declared, with commas.
#[derive(Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    case: String,
}

/// What a form about an incident does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Declare,
    Edit,
    Tell,
    End,
}

impl Act {
    const fn key(self) -> &'static str {
        match self {
            Self::Declare => "declare",
            Self::Edit => "edit",
            Self::Tell => "tell",
            Self::End => "end",
        }
    }
}

fn shown(page: Page, act: Act, form: Form, version: i64, back: String) -> IncidentForm {
    let (w, key) = (page.w, act.key());
    IncidentForm {
        title: w.get(&format!("incident-{key}-title")).into_owned(),
        lead: w.get(&format!("incident-{key}-lead")).into_owned(),
        button: w.get(&format!("incident-{key}-button")).into_owned(),
        form,
        version,
        case: String::new(),
        back,
        page,
    }
}

/// The council's own services, by name.
async fn services(desk: &Desk) -> Result<Vec<Choice>, Problem> {
    let language = desk.page.language();
    let found = desk.rooms.cases.services(&desk.token, "").await?.items;
    let own = found.into_iter().map(|found| found.service).filter(|service| service.provider == Provider::Own);
    let mut choices: Vec<_> = own.map(|service| Choice::new(service.slug, service.name.get(language))).collect();
    choices.sort_by(|one, other| one.text.cmp(&other.text));
    Ok(choices)
}

/// What is known of the report from which an incident is declared.
struct Begun {
    id: CaseId,
    /// What it asks for, by name.
    service: String,
    lead: Choice,
    filled: Filled,
}

/// The reports that are named, with commas between them.
pub(super) fn named(from: &str) -> impl Iterator<Item = CaseId> {
    from.split(',').filter_map(|id| id.trim().parse().ok()).take(MOST_CASES)
}

async fn begun(desk: &Desk, from: &str) -> Result<Option<Begun>, Problem> {
    let Some(id) = named(from).next() else { return Ok(None) };
    let view = desk.rooms.cases.read(&desk.token, id).await?.body;
    let circle = view.position.map(|at| [at.lat.to_string(), at.lon.to_string(), METRES.to_owned()]);
    let postcodes = if circle.is_none() && !view.case.masked { view.reporter.postcode } else { String::new() };
    let filled = Filled { circle: circle.unwrap_or_default(), postcodes, ..Filled::default() };
    let service = desk.page.say(&view.case.service).to_owned();
    Ok(Some(Begun { id, service, lead: Choice::new(id.to_string(), view.case.reference.to_string()), filled }))
}

/// `GET /desk/incidents/new`
pub(super) async fn ask_new(desk: Desk, from: web::Query<From>) -> HttpResponse {
    let desk = desk.at(Section::Incidents);
    if !desk.may::<RunIncidents>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    match futures::join!(services(&desk), begun(&desk, &from.case)) {
        (Ok(services), Ok(begun)) => {
            let back = begun.as_ref().map_or_else(|| PATH.to_owned(), |begun| format!("/desk/cases/{}", begun.id));
            let case = named(&from.case).map(|id| id.to_string()).collect::<Vec<_>>().join(",");
            let (filled, leads) = begun.map(|begun| begun.filled_in(&services)).unwrap_or_default();
            let form = Form::new(&desk.page, described(&desk.page, "/incident", &services, leads, &filled));
            page::ok(&IncidentForm { case, ..shown(desk.page, Act::Declare, form, 0, back) })
        }
        (Err(problem), _) | (_, Err(problem)) => desk.refuse(&problem),
    }
}

impl Begun {
    /// What the form is filled with, and in which case the work may be done.
    fn filled_in(self, services: &[Choice]) -> (Filled, Vec<Choice>) {
        let service = services.iter().find(|choice| choice.text == self.service);
        let services = service.map(|choice| choice.value.clone()).into_iter().collect();
        (Filled { services, ..self.filled }, vec![self.lead])
    }
}

/// `POST /desk/incidents/new`
pub(super) async fn declare(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Incidents);
    if !desk.may::<RunIncidents>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let case = posted.typed.get("case").to_owned();
    desk.page = desk.page.at_path(&format!("{PATH}/new?case={case}"));
    let answer = match read(&posted.typed, "/incident", Vec::new()) {
        Ok(incident) => {
            let asked = DeclareIncident { incident, cases: named(&case).collect() };
            desk.rooms.cases.declare_incident(&desk.token, posted.once.as_str(), &asked).await
        }
        Err(problem) => Err(problem),
    };
    let problem = match answer {
        Ok(made) => return page::see_other(&desk.page, &Done::IncidentDeclared.at(&format!("{PATH}/{}", made.id))),
        Err(problem) if may_pass(&problem) => problem,
        Err(problem) => return desk.refuse(&problem),
    };
    let (services, begun) = futures::join!(services(&desk), begun(&desk, &case));
    let begun = begun.ok().flatten();
    let back = begun.as_ref().map_or_else(|| PATH.to_owned(), |begun| format!("/desk/cases/{}", begun.id));
    let leads = begun.map(|begun| begun.lead).into_iter().collect();
    let fields = described(&desk.page, "/incident", &services.unwrap_or_default(), leads, &Filled::default());
    again(desk.page, Act::Declare, (fields, &posted), &problem, (0, case, back))
}

/// Whether a refused form is shown again with what was typed.
fn may_pass(problem: &Problem) -> bool {
    !matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden | ProblemKind::NotFound)
}

fn again(
    page: Page,
    act: Act,
    (fields, posted): (Vec<Field>, &ProtectedForm),
    problem: &Problem,
    (version, case, back): (i64, String, String),
) -> HttpResponse {
    let once = if problem.kind == ProblemKind::PreconditionFailed { OnceKey::fresh() } else { posted.once.clone() };
    let form = Form::again(&page, fields, &posted.typed, once).refused(problem, page.w);
    let failed = IncidentForm { case, ..shown(page.failing(true), act, form, version, back) };
    page::show(page::status_of(problem), &failed)
}

/// An incident that lasts, for a form about it.
async fn opened(desk: Desk, id: &str) -> Result<(Desk, IncidentId, IncidentView), HttpResponse> {
    let desk = desk.at(Section::Incidents);
    if !desk.may::<RunIncidents>() {
        return Err(desk.refuse(&ProblemKind::Forbidden.into()));
    }
    let Ok(id) = id.parse::<IncidentId>() else { return Err(desk.refuse(&Problem::not_found())) };
    match desk.rooms.cases.incident(&desk.token, id).await {
        Ok(found) if found.body.incident.state == IncidentState::Open => Ok((desk, id, found.body)),
        Ok(_) => Err(page::see_other(&desk.page, &format!("{PATH}/{id}"))),
        Err(problem) => Err(desk.refuse(&problem)),
    }
}

fn fields_of(page: &Page, services: &[Choice], view: &IncidentView) -> Vec<Field> {
    let one = &view.incident;
    let both = |text: &Bilingual| (text.en.clone(), text.cy.clone().unwrap_or_default());
    let circle = one.area.circle.as_ref();
    let circle = circle.map(|at| [at.lat.to_string(), at.lon.to_string(), at.metres.to_string()]);
    let lead = one.lead.as_ref().map(|lead| {
        let name = lead.reference.map_or_else(|| lead.id.to_string(), |reference| reference.to_string());
        Choice::new(lead.id.to_string(), name)
    });
    let filled = Filled {
        title: both(&one.title),
        told: both(&one.told),
        services: one.services.iter().map(|service| service.slug.clone()).collect(),
        circle: circle.unwrap_or_default(),
        postcodes: one.area.postcodes.join(", "),
        lead: lead.as_ref().map(|lead| lead.value.clone()).unwrap_or_default(),
    };
    let joined = view.cases.iter().map(|case| Choice::new(case.id.to_string(), case.reference.to_string()));
    let mut leads: Vec<Choice> = joined.collect();
    if let Some(lead) = lead.filter(|lead| !leads.iter().any(|one| one.value == lead.value)) {
        leads.insert(0, lead);
    }
    described(page, "", services, leads, &filled)
}

/// `GET /desk/incidents/{id}/edit`
pub(super) async fn ask_edit(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let (desk, id, view) = match opened(desk, &path).await {
        Ok(opened) => opened,
        Err(refused) => return refused,
    };
    match services(&desk).await {
        Ok(services) => {
            let form = Form::new(&desk.page, fields_of(&desk.page, &services, &view));
            page::ok(&shown(desk.page, Act::Edit, form, view.incident.version, format!("{PATH}/{id}")))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/incidents/{id}/edit`
pub(super) async fn edit(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let (desk, id, view) = match opened(desk, &path).await {
        Ok(opened) => opened,
        Err(refused) => return refused,
    };
    let here = format!("{PATH}/{id}");
    let further = view.incident.services.iter().skip(SERVICES).map(|service| service.slug.clone()).collect();
    let answer = match read(&posted.typed, "", further) {
        Ok(mut asked) => {
            asked.began_at = Some(view.incident.began_at);
            let once = posted.once.as_str();
            desk.rooms.cases.describe_incident(&desk.token, id, version(&posted.typed), once, &asked).await
        }
        Err(problem) => Err(problem),
    };
    match answer {
        Ok(_) => page::see_other(&desk.page, &Done::IncidentSaved.at(&here)),
        Err(problem) if may_pass(&problem) => {
            let services = services(&desk).await.unwrap_or_default();
            let fields = fields_of(&desk.page, &services, &view);
            again(desk.page, Act::Edit, (fields, &posted), &problem, (view.incident.version, String::new(), here))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

fn told(view: &IncidentView) -> (String, String) {
    let told = &view.incident.told;
    (told.en.clone(), told.cy.clone().unwrap_or_default())
}

/// `GET /desk/incidents/{id}/tell`
pub(super) async fn ask_tell(desk: Desk, path: web::Path<String>) -> HttpResponse {
    match opened(desk, &path).await {
        Ok((desk, id, view)) => {
            let form = Form::new(&desk.page, update_fields(&desk.page, &told(&view)));
            page::ok(&shown(desk.page, Act::Tell, form, view.incident.version, format!("{PATH}/{id}")))
        }
        Err(refused) => refused,
    }
}

/// `POST /desk/incidents/{id}/tell`
pub(super) async fn tell(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let (desk, id, view) = match opened(desk, &path).await {
        Ok(opened) => opened,
        Err(refused) => return refused,
    };
    let here = format!("{PATH}/{id}");
    let asked = UpdateIncident { text: bilingual(&posted.typed, "text"), told: Some(bilingual(&posted.typed, "told")) };
    let once = posted.once.as_str();
    match desk.rooms.cases.update_incident(&desk.token, id, version(&posted.typed), once, &asked).await {
        Ok(_) => page::see_other(&desk.page, &Done::IncidentTold.at(&here)),
        Err(problem) if may_pass(&problem) => {
            let fields = update_fields(&desk.page, &told(&view));
            again(desk.page, Act::Tell, (fields, &posted), &problem, (view.incident.version, String::new(), here))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/incidents/{id}/end`
pub(super) async fn ask_end(desk: Desk, path: web::Path<String>) -> HttpResponse {
    match opened(desk, &path).await {
        Ok((desk, id, view)) => {
            let form = Form::new(&desk.page, end_fields(&desk.page));
            page::ok(&shown(desk.page, Act::End, form, view.incident.version, format!("{PATH}/{id}")))
        }
        Err(refused) => refused,
    }
}

/// `POST /desk/incidents/{id}/end`
pub(super) async fn end(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let (desk, id, view) = match opened(desk, &path).await {
        Ok(opened) => opened,
        Err(refused) => return refused,
    };
    let here = format!("{PATH}/{id}");
    let text = bilingual(&posted.typed, "text");
    let said = !text.en.trim().is_empty() || text.cy.is_some();
    let outcome = Outcome::ALL.iter().copied().find(|outcome| outcome.name() == posted.typed.get("outcome"));
    let asked = EndIncident { text: said.then_some(text), outcome };
    let once = posted.once.as_str();
    match desk.rooms.cases.end_incident(&desk.token, id, version(&posted.typed), once, &asked).await {
        Ok(_) => page::see_other(&desk.page, &Done::IncidentEnded.at(&here)),
        Err(problem) if may_pass(&problem) => {
            let (fields, version) = (end_fields(&desk.page), view.incident.version);
            again(desk.page, Act::End, (fields, &posted), &problem, (version, String::new(), here))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or_default()
}

fn bilingual(typed: &Typed, name: &str) -> Bilingual {
    let cy = typed.given(&format!("{name}-cy")).map(str::to_owned);
    Bilingual { en: typed.get(&format!("{name}-en")).to_owned(), cy }
}

/// What was typed, as cases takes it; `further` are services that the form doesn't ask for.
fn read(typed: &Typed, at: &str, further: Vec<String>) -> Result<DescribeIncident, Problem> {
    let mut services: Vec<String> =
        (0..SERVICES).filter_map(|number| typed.given(&format!("service-{number}")).map(str::to_owned)).collect();
    services.extend(further);
    let postcodes = typed.get("postcodes").split(',').map(str::trim).filter(|code| !code.is_empty());
    let area = Area { circle: circle(typed, at)?, postcodes: postcodes.map(str::to_owned).collect() };
    Ok(DescribeIncident {
        title: bilingual(typed, "title"),
        told: bilingual(typed, "told"),
        services,
        area,
        began_at: None,
        lead: typed.given("lead").and_then(|lead| lead.parse().ok()),
    })
}

/// A position with how far it reaches: all three, or none.
fn circle(typed: &Typed, at: &str) -> Result<Option<Circle>, Problem> {
    let mut faults = contract::Faults::none();
    if ["lat", "lon", "metres"].iter().all(|name| typed.given(name).is_none()) {
        return Ok(None);
    }
    let mut number = |name: &str| match typed.get(name).trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Some(number),
        _ => {
            faults.add(&format!("{at}/area/circle/{name}"), "not-a-number", "Enter a number.");
            None
        }
    };
    let (lat, lon, metres) = (number("lat"), number("lon"), number("metres"));
    let metres = metres.map(|metres| format!("{metres:.0}").parse::<u32>().unwrap_or_default());
    let read = lat.zip(lon).zip(metres).map(|((lat, lon), metres)| Circle { lat, lon, metres });
    faults.finish(read).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_is_read_and_half_a_position_is_refused() {
        let whole = [("title-en", "Tree"), ("service-0", "litter"), ("service-2", "graffiti"), ("lat", "50.8")];
        let whole = [&whole[..], &[("lon", "-0.37"), ("metres", "200"), ("postcodes", "BN11, ,bn12 1")]].concat();
        let read = read(&typed(&whole), "", vec!["noise".to_owned()]).unwrap();
        assert_eq!(read.services, ["litter", "graffiti", "noise"]);
        assert_eq!(read.area.postcodes, ["BN11", "bn12 1"]);
        assert_eq!(read.area.circle, Some(Circle { lat: 50.8, lon: -0.37, metres: 200 }));
        let half = circle(&typed(&[("lat", "fifty")]), "/incident").unwrap_err();
        let pointers: Vec<_> = half.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        let all = ["/incident/area/circle/lat", "/incident/area/circle/lon", "/incident/area/circle/metres"];
        assert_eq!(pointers, all);
    }
}
