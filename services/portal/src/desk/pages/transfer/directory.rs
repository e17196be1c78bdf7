use actix_web::{HttpResponse, web};
use cases_api::directory::{Colleague, FindStaff, Presence, SayPresence, SayProfile, StaffDirectory};
use contract::{Problem, ProblemKind};
use serde::Deserialize;

use crate::desk::again::Again;
use crate::desk::directory::{Directory, Person, Team, presence_name, presence_style};
use crate::desk::pages::done::Done;
use crate::form::{Choice, Field, Form, ProtectedForm, Shape};
use crate::page::{self, Page, Section};
use crate::visit::{Desk, own_path};
use crate::words::dates;

const PATH: &str = "/desk/directory";
const PROFILE: &str = "/desk/directory/profile";
const PRESENCE: &str = "/desk/presence";

/// How many people a page shows; words narrow them down.
const SHOWN: usize = 200;

/// Whom to look for.
#[derive(Default, Deserialize)]
pub(in crate::desk::pages) struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /desk/directory`
pub(in crate::desk::pages) async fn show(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Directory);
    desk.page = Done::told(desk.page);
    match found(&desk, &asked.q).await {
        Ok(found) => page::ok(&shown(desk.page, &asked.q, &found, None)),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/directory/profile`
pub(in crate::desk::pages) async fn profile(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Directory);
    desk.page = desk.page.at_path(PATH);
    let given = |name: &str| posted.typed.given(name).map(str::to_owned);
    let says =
        SayProfile { extension: given("extension"), does: given("does"), skills: split(posted.typed.get("skills")) };
    let problem = match desk.rooms.cases.say_profile(&desk.token, posted.once.as_str(), &says).await {
        Ok(_) => return page::see_other(&desk.page, &Done::Described.at(PATH)),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => return desk.refuse(&problem),
        Err(problem) => problem,
    };
    let found = match found(&desk, "").await {
        Ok(found) => found,
        Err(problem) => return desk.refuse(&problem),
    };
    let fields = Directory::profile_fields(desk.page.w);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).refused(&problem, desk.page.w);
    let page = desk.page.failing(form.failed());
    page::show(page::status_of(&problem), &shown(page, "", &found, Some(form.to(PROFILE))))
}

/// `POST /desk/presence`: the switch in the frame of every page.
pub(in crate::desk::pages) async fn presence(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::None);
    let named = posted.typed.get("presence");
    let presence = Presence::ALL.into_iter().find(|presence| presence.name() == named);
    let says = SayPresence { presence, until: posted.typed.given("until").map(str::to_owned) };
    let back = Some(posted.typed.get("back")).filter(|back| own_path(back)).unwrap_or("/desk");
    match desk.rooms.cases.say_presence(&desk.token, posted.once.as_str(), &says).await {
        Ok(_) => page::see_other(&desk.page, back),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => {
            let mut choices = vec![Choice::new("", desk.page.w.get("presence-auto"))];
            choices.extend(Presence::ALL.map(|one| Choice::new(one.name(), presence_name(one, desk.page.w))));
            let which = Field::choice(Shape::Radios, "presence", desk.page.w.get("presence-title"), choices);
            let fields = vec![which, Directory::until_field(desk.page.w)];
            let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to(PRESENCE);
            let form = form.refused(&problem, desk.page.w);
            let title = desk.page.w.get("presence-title").into_owned();
            page::show(page::status_of(&problem), &Again { page: desk.page.failing(true), title, form, version: 0 })
        }
    }
}

/// What was typed with commas between.
fn split(typed: &str) -> Vec<String> {
    typed.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

async fn found(desk: &Desk, words: &str) -> Result<StaffDirectory, Problem> {
    let asked = FindStaff { q: Some(words.to_owned()).filter(|words| !words.is_empty()) };
    desk.rooms.cases.directory(&desk.token, &asked).await
}

/// The page; `again` is the profile as it was typed, where it was refused.
fn shown(page: Page, words: &str, found: &StaffDirectory, again: Option<Form>) -> Directory {
    let (w, language) = (page.w, page.language());
    let own = found.people.iter().find(|person| person.me).map(|me| {
        let mut form = Form::new(&page, Directory::profile_fields(w)).to(PROFILE);
        let said = [me.extension.clone(), me.does.clone(), Some(me.skills.join(", "))];
        for (field, said) in form.fields.iter_mut().zip(said) {
            field.value = said.unwrap_or_default();
        }
        form
    });
    let team = |team: &cases_api::directory::TeamEntry| Team {
        name: team.team.name.get(language).to_owned(),
        present: w.with("directory-present", &[("present", &team.present), ("members", &team.members)]).into_owned(),
        services: team.services.iter().map(|service| service.get(language).to_owned()).collect(),
    };
    Directory {
        words: words.to_owned(),
        people: found.people.iter().take(SHOWN).map(|one| person(one, &page)).collect(),
        more: found.more || found.people.len() > SHOWN,
        teams: found.teams.iter().map(team).collect(),
        profile: again.or(own),
        page,
    }
}

fn person(one: &Colleague, page: &Page) -> Person {
    let (w, language) = (page.w, page.language());
    let name = presence_name(one.presence, w);
    let teams: Vec<_> = one.teams.iter().map(|team| team.name.get(language)).collect();
    Person {
        name: one.name.clone(),
        presence: presence_style(one.presence),
        status: match one.until {
            Some(until) => {
                let clock = dates::clock(until, language);
                w.with("presence-until-when", &[("presence", &name), ("until", &clock)]).into_owned()
            }
            None => name,
        },
        extension: one.extension.clone().unwrap_or_default(),
        does: one.does.clone().unwrap_or_default(),
        teams: teams.join(", "),
    }
}
