use actix_web::{HttpResponse, web};
use cases_api::directory::{FindStaff, StaffDirectory};
use cases_api::perm;
use cases_api::promise::When;
use cases_api::transfer::PassOn;
use contract::{CaseId, ContactId, InteractionId, Language, Problem, ProblemKind};
use serde::Deserialize;

use crate::desk::contact::dialled;
use crate::desk::directory::presence_name;
use crate::desk::pages::case;
use crate::desk::pages::done::Done;
use crate::desk::passing::Pass;
use crate::form::{Choice, Field, Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::Words;

const PATH: &str = "/desk/pass";

/// What is passed on.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
pub(in crate::desk::pages) struct What {
    case: Option<CaseId>,
    call: Option<InteractionId>,
    contact: Option<ContactId>,
}

impl What {
    fn typed(typed: &Typed) -> Self {
        let (case, call, contact) = (typed.get("case"), typed.get("call"), typed.get("contact"));
        Self { case: case.parse().ok(), call: call.parse().ok(), contact: contact.parse().ok() }
    }

    /// The page from which it is passed on.
    fn back(self, page: &Page) -> String {
        match (self.case, self.call) {
            (_, Some(call)) => format!("/desk/calls/{call}"),
            (Some(case), None) => page.onward(format!("/desk/cases/{case}")),
            (None, None) => "/desk".to_owned(),
        }
    }
}

/// `GET /desk/pass`
pub(in crate::desk::pages) async fn ask(desk: Desk, what: web::Query<What>) -> HttpResponse {
    let desk = desk.at(Section::Promises);
    if !desk.may::<perm::MakePromises>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    match Around::of(&desk, what.into_inner()).await {
        Ok(around) => {
            let mut form = Form::new(&desk.page, around.fields(desk.page.w)).to(desk.page.onward(PATH));
            for (name, value) in [("name", &around.name), ("phone", &around.phone), ("note", &around.note)] {
                form.fields
                    .iter_mut()
                    .filter(|field| field.name == name)
                    .for_each(|field| field.value.clone_from(value));
            }
            page::ok(&around.view(desk.page, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/pass`
pub(in crate::desk::pages) async fn pass(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Promises);
    let own = desk.page.onward(PATH);
    desk.page = desk.page.at_path(&own);
    let what = What::typed(&posted.typed);
    match desk.rooms.cases.pass_on(&desk.token, posted.once.as_str(), &read(&posted.typed, what)).await {
        Ok(_) => page::see_other(&desk.page, &Done::Passed.at(&what.back(&desk.page))),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => again(desk, what, &posted, &problem).await,
    }
}

async fn again(desk: Desk, what: What, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let around = match Around::of(&desk, what).await {
        Ok(around) => around,
        Err(problem) => return desk.refuse(&problem),
    };
    let fields = around.fields(desk.page.w);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).refused(problem, desk.page.w);
    let status = page::status_of(problem);
    let page = desk.page.failing(form.failed());
    let form = form.to(page.onward(PATH));
    page::show(status, &around.view(page, form))
}

/// What the form needs beside what is typed.
struct Around {
    what: What,
    directory: StaffDirectory,
    /// How many minutes of office time are waited for an answer.
    minutes: i64,
    case: String,
    name: String,
    phone: String,
    /// What was noted in the call.
    note: String,
    language: Language,
}

impl Around {
    async fn of(desk: &Desk, mut what: What) -> Result<Self, Problem> {
        let everyone = FindStaff::default();
        let directory = desk.rooms.cases.directory(&desk.token, &everyone);
        let case = async {
            match what.case {
                Some(id) => case::read(desk, id).await.map(Some),
                None => Ok(None),
            }
        };
        let call = async {
            match what.call {
                Some(id) => desk.rooms.contacts.interaction(&desk.token, id).await.map(Some),
                None => Ok(None),
            }
        };
        let settings = desk.rooms.cases.desk_settings(&desk.token);
        let (directory, case, call, settings) = futures::join!(directory, case, call, settings);
        let call = call?;
        let caller = call.as_ref().and_then(|call| call.summary.contact.as_ref());
        what.contact = what.contact.or(caller.map(|caller| caller.id));
        let caller = caller.filter(|caller| !caller.masked).map(|caller| caller.name.clone());
        let number = call.as_ref().and_then(|call| call.summary.number.as_deref()).map(dialled);
        let noted = call.as_ref().and_then(|call| Typed::parse(call.draft.text.as_bytes()));
        let minutes = settings?.body.answer_minutes.into();
        let (directory, case, language) = (directory?, case?.map(|case| case.body), desk.page.language());
        let told = case.as_ref().map(|view| format!("{} · {}", view.case.reference, view.case.service.get(language)));
        // What is hidden is left empty: cases fills in who the reporter is.
        let reporter = case.filter(|view| !view.case.masked).map(|view| view.reporter);
        Ok(Self {
            what,
            directory,
            minutes,
            case: told.unwrap_or_default(),
            name: caller.or(reporter.as_ref().map(|one| one.name.clone())).unwrap_or_default(),
            phone: number.or(reporter.and_then(|one| one.phone)).unwrap_or_default(),
            note: noted.map(|noted| noted.get("call-note").to_owned()).unwrap_or_default(),
            language,
        })
    }

    /// Teams first, then people with whether they are in.
    fn fields(&self, w: Words) -> Vec<Field> {
        let teams = self.directory.teams.iter().map(|team| {
            let name = team.team.name.get(self.language);
            let said = w.with("pass-team", &[("team", &name), ("present", &team.present), ("members", &team.members)]);
            Choice::new(format!("team:{}", team.team.id), said)
        });
        let others = self.directory.people.iter().filter(|person| !person.me);
        let people = others.map(|person| {
            let presence = presence_name(person.presence, w);
            Choice::new(format!("staff:{}", person.id), format!("{} – {presence}", person.name))
        });
        Pass::fields(w, teams.chain(people).collect(), self.minutes)
    }

    fn view(self, page: Page, form: Form) -> Pass {
        Pass {
            case: self.case,
            case_id: self.what.case.map(|id| id.to_string()).unwrap_or_default(),
            call_id: self.what.call.map(|id| id.to_string()).unwrap_or_default(),
            contact_id: self.what.contact.map(|id| id.to_string()).unwrap_or_default(),
            back_href: self.what.back(&page),
            form,
            page,
        }
    }
}

/// What was typed, as cases takes it.
fn read(typed: &Typed, what: What) -> PassOn {
    let (kind, id) = typed.get("to").split_once(':').unwrap_or_default();
    PassOn {
        note: typed.get("note").to_owned(),
        staff: id.parse().ok().filter(|_| kind == "staff"),
        team: id.parse().ok().filter(|_| kind == "team"),
        case: what.case,
        call: what.call,
        contact: what.contact,
        name: typed.given("name").map(str::to_owned),
        phone: typed.given("phone").map(str::to_owned),
        answer_within: None,
        call_back: (typed.get("how") == "promise").then(|| when(typed)),
    }
}

/// The day and the time that were typed.
fn when(typed: &Typed) -> When {
    When { on: typed.date("on"), at: typed.given("at").map(str::to_owned), office_minutes: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_passed_on() {
        let id = "0198d6a5-0000-7000-8000-000000000001";
        let typed = |how: &str| -> Typed {
            [("to", format!("team:{id}")), ("note", "She asks.".into()), ("how", how.into()), ("at", "15:30".into())]
                .map(|(name, value)| (name.to_owned(), value))
                .into_iter()
                .collect()
        };
        let waits = read(&typed("wait"), What::default());
        assert_eq!((waits.team.map(|id| id.to_string()).as_deref(), waits.staff), (Some(id), None));
        assert_eq!((waits.note.as_str(), waits.call_back), ("She asks.", None));
        let promised = read(&typed("promise"), What::default()).call_back;
        assert_eq!(promised, Some(When { at: Some("15:30".into()), ..When::default() }));
    }
}
