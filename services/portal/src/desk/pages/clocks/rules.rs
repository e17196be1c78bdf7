//! The clocks of a service in its draft: listed, added from a law or empty, changed one by one, taken away.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{CatalogueEntry, ServiceDraft};
use cases_api::clock::{ClockPreset, ClockRule, Clocks, MAIN};
use cases_api::form::Kind;
use cases_api::perm::WriteCatalogue;
use cases_api::target::Target;
use cases_api::workflow::State;
use contract::{Bilingual, FieldFault, Problem, ProblemKind};

use super::super::done::Done;
use super::reading;
use crate::desk::clocks::rules::{Around, EditRule, Rule, Rules, consequence, fields, length};
use crate::desk::services::{Frame, Part};
use crate::form::fault;
use crate::form::{Choice, Field, Form, ProtectedForm, Shape};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// A clock of the council's own, beside those of laws and codes.
const OWN: &str = "own";

/// `GET /desk/services/{slug}/clocks`
pub(in crate::desk::pages) async fn show(desk: Desk, slug: web::Path<String>) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    match Known::of(&desk, &slug).await {
        Ok(known) => {
            desk.page = Done::told(desk.page);
            page::ok(&known.list(desk.page, None))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/services/{slug}/clocks`: adds a clock, or takes one away.
pub(in crate::desk::pages) async fn change(desk: Desk, slug: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Services);
    let known = match Known::of(&desk, &slug).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    let (mut clocks, typed) = (known.clocks(), &posted.typed);
    let to = if let Some(gone) = typed.given("remove") {
        clocks.retain(|rule| rule.id != gone || rule.id == MAIN);
        known.path()
    } else {
        let added = known.added(typed.get("preset"), &clocks);
        let to = format!("{}/{}", known.path(), added.id);
        clocks.push(added);
        to
    };
    match known.write(&desk, &posted, clocks).await {
        Ok(()) => page::see_other(&desk.page, &Done::ClockDrafted.at(&to)),
        Err(problem) if problem.kind == ProblemKind::PreconditionFailed => {
            let page = desk.page.failing(true);
            page::show(page::status_of(&problem), &known.list(page, Some(&problem)))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/services/{slug}/clocks/{clock}`
pub(in crate::desk::pages) async fn ask(desk: Desk, path: web::Path<(String, String)>) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    let (slug, clock) = path.into_inner();
    match Known::of(&desk, &slug).await {
        Ok(known) => match known.placed(&clock) {
            Some((place, rule)) => {
                desk.page = Done::told(desk.page);
                let form = Form::new(&desk.page, fields(&rule, place, &known.around(&desk.page), &desk.page));
                page::ok(&known.edit(desk.page, &rule, form))
            }
            None => desk.refuse(&Problem::not_found()),
        },
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/services/{slug}/clocks/{clock}`
pub(in crate::desk::pages) async fn save(
    desk: Desk,
    path: web::Path<(String, String)>,
    posted: ProtectedForm,
) -> HttpResponse {
    let desk = desk.at(Section::Services);
    let (slug, clock) = path.into_inner();
    let known = match Known::of(&desk, &slug).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    let Some((place, before)) = known.placed(&clock) else { return desk.refuse(&Problem::not_found()) };
    let rule = reading::rule(&before, &posted.typed);
    let mut clocks = known.clocks();
    if let Some(at) = clocks.get_mut(place) {
        *at = rule.clone();
    }
    let answer = known.write_sound(&desk, &posted, clocks, place).await;
    let problem = match answer {
        Ok(()) => return page::see_other(&desk.page, &Done::ClockDrafted.at(&known.path())),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) {
        return desk.refuse(&problem);
    }
    // The draft has what was typed, with its flaws: it goes on from there.
    let known = Known::of(&desk, &slug).await.unwrap_or(known);
    let (w, asked) = (desk.page.w, fields(&rule, place, &known.around(&desk.page), &desk.page));
    let form = Form::again(&desk.page, asked, &posted.typed, posted.once.clone()).anew().refused(&problem, w);
    page::show(page::status_of(&problem), &known.edit(desk.page.failing(true), &rule, form))
}

/// A service's draft, and the clocks that laws and codes set.
struct Known {
    entry: CatalogueEntry,
    draft: ServiceDraft,
    presets: Vec<ClockPreset>,
}

impl Known {
    /// # Errors
    /// `forbidden`; `not-found` for a service that there isn't.
    async fn of(desk: &Desk, slug: &str) -> Result<Self, Problem> {
        if !desk.may::<WriteCatalogue>() {
            return Err(ProblemKind::Forbidden.into());
        }
        let (cases, token) = (&desk.rooms.cases, &desk.token);
        let (catalogue, presets) = futures::join!(cases.catalogue(token), cases.clock_presets(token));
        let entry = catalogue?
            .items
            .into_iter()
            .find(|entry| entry.slug == slug || entry.id.to_string() == slug)
            .ok_or_else(Problem::not_found)?;
        let draft = cases.service_draft(token, entry.id).await?;
        Ok(Self { entry, draft, presets: presets?.items })
    }

    fn path(&self) -> String {
        Part::Clocks.path(&self.entry.id.to_string())
    }

    fn clocks(&self) -> Vec<ClockRule> {
        self.draft.definition.clocks.all().to_vec()
    }

    fn placed(&self, clock: &str) -> Option<(usize, ClockRule)> {
        self.clocks().into_iter().enumerate().find(|(_, rule)| rule.id == clock)
    }

    /// A new clock under a key that none has: the clock of a law, or one of the council's own.
    fn added(&self, preset: &str, clocks: &[ClockRule]) -> ClockRule {
        let set = self.presets.iter().find(|known| known.key == preset).map(|known| self.fitted(&known.clock));
        let own = ClockRule {
            id: "clock".to_owned(),
            name: Bilingual::new("New clock", "Cloc newydd"),
            ..ClockRule::of_target(Target::WorkingDays(5))
        };
        let mut rule = set.unwrap_or(own);
        let stem = if rule.id == MAIN { preset.to_owned() } else { rule.id.clone() };
        let taken = |id: &str| clocks.iter().any(|clock| clock.id == id);
        let mut keys = (2..).map(|number| format!("{stem}-{number}"));
        rule.id = if taken(&stem) { keys.find(|key| !taken(key)).unwrap_or(stem) } else { stem };
        rule
    }

    /// A clock of a law without the steps that the service's workflow hasn't: what they did is chosen anew.
    fn fitted(&self, rule: &ClockRule) -> ClockRule {
        let steps = &self.draft.definition.workflow.steps;
        let there = |place: &String| {
            State::ALL.iter().any(|stage| stage.name() == place) || steps.iter().any(|step| step.id == *place)
        };
        let mut rule = rule.clone();
        rule.stops.retain(there);
        for pause in &mut rule.pauses {
            pause.during.retain(there);
        }
        rule
    }

    async fn write(&self, desk: &Desk, posted: &ProtectedForm, clocks: Vec<ClockRule>) -> Result<(), Problem> {
        self.written(desk, posted, clocks).await.map(|_| ())
    }

    /// Writes the draft, where the clock at `place` has no flaw in it.
    async fn write_sound(
        &self,
        desk: &Desk,
        posted: &ProtectedForm,
        clocks: Vec<ClockRule>,
        place: usize,
    ) -> Result<(), Problem> {
        let flaws = self.written(desk, posted, clocks).await?;
        let at = format!("/clocks/{place}/");
        let own: Vec<FieldFault> = flaws.into_iter().filter(|flaw| flaw.pointer.starts_with(&at)).collect();
        if own.is_empty() { Ok(()) } else { Err(Problem::validation(own)) }
    }

    async fn written(
        &self,
        desk: &Desk,
        posted: &ProtectedForm,
        clocks: Vec<ClockRule>,
    ) -> Result<Vec<FieldFault>, Problem> {
        let mut definition = self.draft.definition.clone();
        definition.clocks = Clocks::from(clocks);
        let version = posted.typed.get("version").parse().unwrap_or_default();
        let (cases, once) = (&desk.rooms.cases, posted.once.as_str());
        let draft = cases.write_service_draft(&desk.token, self.draft.service, version, once, &definition).await?;
        Ok(draft.flaws)
    }

    fn around(&self, page: &Page) -> Around {
        let language = page.language();
        let definition = &self.draft.definition;
        let places = definition.workflow.steps.iter();
        let days = definition.form.fields.iter().filter(|field| field.kind == Kind::Date);
        Around {
            places: places.map(|step| Choice::new(&step.id, step.desk.get(language))).collect(),
            days: days.map(|field| Choice::new(&field.name, field.label.get(language))).collect(),
        }
    }

    fn list(&self, page: Page, refused: Option<&Problem>) -> Rules {
        let (w, language) = (page.w, page.language());
        let version = self.draft.version;
        let clocks = self.draft.definition.clocks.all().iter().map(|rule| Rule {
            name: rule.name.get(language).to_owned(),
            length: length(rule, w),
            consequence: consequence(rule, w),
            main: rule.id == MAIN,
            href: format!("{}/{}", self.path(), rule.id),
            remove: (rule.id != MAIN).then(|| Form::new(&page, vec![hidden_key(&rule.id)]).to(self.path())),
        });
        let clocks = clocks.collect();
        let own = Choice::new(OWN, w.get("rule-own"));
        let presets = self.presets.iter().map(|preset| Choice::new(&preset.key, preset.title.get(language)));
        let choices = std::iter::once(own).chain(presets).collect();
        let add = Form::new(&page, vec![Field::choice(Shape::Select, "preset", w.get("rule-preset"), choices)])
            .to(self.path());
        let add = match refused {
            Some(problem) => add.refused(problem, w),
            None => add,
        };
        let flaws = self.draft.flaws.iter().filter(|flaw| flaw.pointer.starts_with("/clocks"));
        Rules {
            frame: Frame::of(&page, &self.entry, Part::Clocks),
            drafted: self.draft.begun,
            clocks,
            flaws: flaws.map(|flaw| fault::unshown(flaw, w)).collect(),
            add,
            version,
            page,
        }
    }

    fn edit(&self, page: Page, rule: &ClockRule, form: Form) -> EditRule {
        EditRule {
            back: self.path(),
            service: self.draft.definition.name.get(page.language()).to_owned(),
            name: rule.name.get(page.language()).to_owned(),
            form,
            version: self.draft.version,
            page,
        }
    }
}

/// The key of a clock that a form takes away; its template says it unseen.
fn hidden_key(id: &str) -> Field {
    Field::new(Shape::Line, "remove", "").filled(id)
}
