//! A case at the desk: shown, and worked on by its forms.

mod again;
pub(super) mod bundle;
pub(super) mod correcting;
mod forms;
pub(super) mod history;
mod keeping;
mod queueing;
mod shown;
mod story;
mod way;

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use cases_api::case::{AddNote, Assign, CaseVersion, CaseView, MoveCase, SendUpdate, TeamOfCaller};
use cases_api::file::FileSummary;
use cases_api::incident::Incident;
use cases_api::queues::Colleague;
use contacts_api::mark::Mark;
use contract::client::Versioned;
use contract::{CaseEffectId, CaseId, Faults, Page, Problem, ProblemKind, StaffId};
use notifications_api::{ListMessages, MessageSummary};

pub(in crate::desk::pages) use story::quoted;

use super::done::Done;
use super::incident::of_case as incident;
use super::{files, post, queue, undo};
use crate::form::{ProtectedForm, ProtectedUpload, Typed};
use crate::page::{self, Section};
use crate::visit::{Desk, Early};
use again::Act;
pub(super) use keeping::{present, unwatch, watch};
pub(super) use queueing::put_in_queue;
use shown::Looker;
pub(super) use shown::answers;
pub(super) use way::{asked_of, pounds};

/// How many of a case's messages are shown.
const MESSAGES: u16 = 50;

/// How often a case that changes all the while is taken anew.
const ASSIGN_TRIES: u8 = 3;

/// A member of staff at a case: the page's own address is the case's, whatever form is sent.
pub(super) struct AtCase {
    pub(super) desk: Desk,
    pub(super) id: CaseId,
    /// The case's own page, in the call and with the queue of the request.
    pub(super) path: String,
    /// The queue to go back to.
    back: String,
}

impl FromRequest for AtCase {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = Desk::from_request(request, payload);
        let id = request.match_info().get("id").and_then(|id| id.parse::<CaseId>().ok());
        let posted = request.method() == Method::POST;
        let back = queue::way_back(request);
        Box::pin(async move {
            let mut desk = desk.await?.at(Section::Cases);
            let Some(id) = id else {
                let nothing = desk.refuse(&Problem::not_found());
                return Err(InternalError::from_response("not the id of a case", nothing).into());
            };
            let path = desk.page.onward(case_path(id));
            if posted {
                desk.page = desk.page.at_path(&path);
            }
            Ok(Self { desk, id, path, back })
        })
    }
}

/// What is known of a case: without its messages where those can't be had.
struct Known {
    case: CaseView,
    messages: Option<Vec<MessageSummary>>,
    files: Option<Vec<FileSummary>>,
    colleagues: Vec<Colleague>,
    teams: Vec<TeamOfCaller>,
    /// What is to be minded with who reported it; `None` where it may not be seen or nobody is known yet.
    marks: Option<Result<Vec<Mark>, Problem>>,
    /// Its incident; `None` while that can't be had.
    incident: Option<Option<Incident>>,
    back: String,
}

impl Known {
    async fn of(desk: &Desk, id: CaseId, back: &str) -> Result<Self, Problem> {
        let about = ListMessages { about: Some(id.uuid()), limit: Some(MESSAGES), ..ListMessages::default() };
        let case = with_marks(desk, id);
        let messages = desk.rooms.notifications.list(&desk.token, &about);
        let colleagues = desk.rooms.cases.colleagues(&desk.token);
        let teams = desk.rooms.cases.teams(&desk.token);
        let (files, incident) = (files::of_case(desk, id), incident::of(desk, id));
        let (case, messages, files, colleagues, teams, incident) =
            futures::join!(case, messages, files, colleagues, teams, incident);
        let (case, marks) = case?;
        // To whom something was sent, and what a file is called, is as hidden as who they are.
        let (messages, files) = match case.case.masked {
            true => (Ok(Page { items: Vec::new(), next: None }), Some(Vec::new())),
            false => (messages, files),
        };
        Ok(Self {
            case,
            messages: messages.ok().map(|found| found.items),
            files,
            colleagues: colleagues.map(|everyone| everyone.items).unwrap_or_default(),
            teams: teams.map(|every| every.items).unwrap_or_default(),
            marks,
            incident,
            back: back.to_owned(),
        })
    }
}

/// A case with what is to be minded with who reported it.
///
/// # Errors
/// `not-found`.
async fn with_marks(desk: &Desk, id: CaseId) -> Result<(CaseView, Option<Result<Vec<Mark>, Problem>>), Problem> {
    let case = read(desk, id).await?.body;
    let marks = match case.contact.filter(|_| desk.may::<contacts_api::perm::ReadContacts>()) {
        Some(contact) => Some(desk.rooms.contacts.marks(&desk.token, contact.id).await.map(|marks| marks.items)),
        None => None,
    };
    Ok((case, marks))
}

/// A case, read during the call that the page carries, if it does.
///
/// # Errors
/// `not-found`.
pub(super) async fn read(desk: &Desk, id: CaseId) -> Result<Versioned<CaseView>, Problem> {
    match desk.page.call() {
        Some(call) => desk.rooms.cases.read_during(&desk.token, id, call).await,
        None => desk.rooms.cases.read(&desk.token, id).await,
    }
}

/// `GET /desk/cases/{id}`
pub(super) async fn show(early: Early, path: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let back = queue::way_back(&request);
    let known = async |desk: &Desk| {
        let id = path.parse::<CaseId>().map_err(|_| Problem::not_found())?;
        Known::of(desk, id, &back).await
    };
    let (mut desk, known) = early.beside(Section::Cases, known).await;
    match known {
        Ok(known) => {
            keeping::seen(&desk, &known.case.case).await;
            let looker = Looker::of(&desk);
            desk.page = Done::told_as(desk.page, |done, w| shown::done(done, &known.case, w));
            page::ok(&shown::view(desk.page, &looker, &known))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/cases/{id}/take`
pub(super) async fn take(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let to = Some(at.desk.me.staff_id);
    assign(at, &posted, Act::Take, to).await
}

/// `POST /desk/cases/{id}/release`
pub(super) async fn release(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    assign(at, &posted, Act::Release, None).await
}

/// `POST /desk/cases/{id}/assign`
pub(super) async fn give(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    match posted.typed.get("colleague").parse::<StaffId>() {
        Ok(to) => assign(at, &posted, Act::Assign, Some(to)).await,
        Err(_) => {
            let mut faults = Faults::none();
            faults.add("/to", "required", "Choose whom to give it to.");
            answered(at, Act::Assign, &posted, faults.finish(None)).await
        }
    }
}

async fn assign(at: AtCase, posted: &ProtectedForm, act: Act, to: Option<StaffId>) -> HttpResponse {
    let (cases, token, id) = (&at.desk.rooms.cases, &at.desk.token, at.id);
    let was = posted.typed.get("holder").parse::<StaffId>().ok();
    let mut seen = version(&posted.typed);
    let mut tries = 0..ASSIGN_TRIES;
    loop {
        let once = format!("{}-{seen}", posted.once.as_str());
        let answer = cases.assign(token, id, seen, &once, &Assign { to }).await;
        if let Ok(now) = &answer {
            let undo = undo::of_assigning(was, now.version);
            return page::see_other(&at.desk.page, &act.done().at_undoable(&at.path, &undo));
        }
        let changed = answer.as_ref().is_err_and(|problem| problem.kind == ProblemKind::PreconditionFailed);
        let now = if changed { read(&at.desk, id).await.ok() } else { None };
        let Some(case) = now.map(|now| now.body.case) else {
            return answered(at, act, posted, answer).await;
        };
        let holder = case.assignee.map(|assignee| assignee.id);
        // A second press of the button finds the case as the first one left it.
        if holder == to {
            return page::see_other(&at.desk.page, &act.done().at(&at.path));
        }
        // Where something else has changed, and not who has it, that stands in nobody's way.
        if holder != was || tries.next().is_none() {
            return answered(at, act, posted, answer).await;
        }
        seen = case.version;
    }
}

/// `POST /desk/cases/{id}/notes`
pub(super) async fn note(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (desk, id) = (&at.desk, at.id);
    let note = AddNote { text: posted.typed.get("note").to_owned() };
    let answer = desk.rooms.cases.note(&desk.token, id, posted.once.as_str(), &note).await;
    answered(at, Act::Note, &posted, answer).await
}

/// `POST /desk/cases/{id}/updates`
pub(super) async fn update(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (desk, id) = (&at.desk, at.id);
    let to_all = posted.typed.given("to_all").is_some();
    let update = SendUpdate { text: posted.typed.get("update").to_owned(), to_all };
    let answer = desk.rooms.cases.update(&desk.token, id, posted.once.as_str(), &update).await;
    answered(at, Act::Update, &posted, answer).await
}

/// `POST /desk/cases/{id}/moves`
pub(super) async fn move_on(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (desk, id) = (&at.desk, at.id);
    let (version, once) = (version(&posted.typed), posted.once.as_str());
    let answer = match chosen_move(&posted.typed) {
        Ok(to) => desk.rooms.cases.transition(&desk.token, id, version, once, &to).await,
        Err(problem) => Err(problem),
    };
    answered(at, Act::Move, &posted, answer).await
}

/// `POST /desk/cases/{id}/effects/{effect}`
pub(super) async fn complete(at: AtCase, effect: web::Path<(String, String)>, posted: ProtectedForm) -> HttpResponse {
    let Ok(effect) = effect.1.parse::<CaseEffectId>() else { return at.desk.refuse(&Problem::not_found()) };
    let (desk, once) = (&at.desk, posted.once.as_str());
    match desk.rooms.cases.complete_effect(&desk.token, effect, once).await {
        Ok(()) => page::see_other(&desk.page, &Done::Completed.at(&at.path)),
        Err(problem) => at.desk.refuse(&problem),
    }
}

/// `POST /desk/cases/{id}/files`
pub(super) async fn add_files(at: AtCase, sent: ProtectedUpload) -> HttpResponse {
    let AtCase { desk, id, back, path } = at;
    let refused = match post::take(&desk, sent, Some(id)).await {
        Ok(refused) if refused.is_empty() => {
            return page::see_other(&desk.page, &Done::Uploaded.at(&path));
        }
        Ok(refused) => refused,
        Err(problem) => return desk.refuse(&problem),
    };
    match Known::of(&desk, id, &back).await {
        Ok(known) => {
            let looker = Looker::of(&desk);
            let mut case = shown::view(desk.page, &looker, &known);
            if let Some(files) = &mut case.files {
                files.refused = refused.into_iter().map(|file| format!("{}: {}", file.name, file.why)).collect();
            }
            page::show(StatusCode::UNPROCESSABLE_ENTITY, &case)
        }
        Err(problem) => desk.refuse(&problem),
    }
}

async fn answered(at: AtCase, act: Act, posted: &ProtectedForm, answer: Result<CaseVersion, Problem>) -> HttpResponse {
    match answer {
        Ok(now) => {
            let done = if now.proposed { Done::Proposed } else { act.done() };
            page::see_other(&at.desk.page, &done.at(&at.path))
        }
        Err(problem) => again::shown(at, act, posted, &problem).await,
    }
}

fn case_path(id: CaseId) -> String {
    format!("/desk/cases/{id}")
}

/// The version that the form was made for; one that can't be read is no version at all.
fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or_default()
}

/// The move as cases takes it: by its verb, or, where the case couldn't be asked for its moves, to a stage.
fn chosen_move(typed: &Typed) -> Result<MoveCase, Problem> {
    let Some(chosen) = typed.given("to") else {
        return Err(Problem::at("/verb", "required", "Choose what to do."));
    };
    let asked = chosen.strip_prefix(again::TO_STAGE).map_or_else(|| MoveCase::by(chosen), MoveCase::to);
    let (outcome, text) = (typed.given("outcome").map(str::to_owned), typed.given("message").map(str::to_owned));
    Ok(MoveCase { outcome, text, ..asked })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: [(&str, &str); 3]) -> Typed {
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect()
    }

    #[test]
    fn a_move_is_read_and_what_is_missing_is_said_at_its_field() {
        let done = chosen_move(&typed([("to", "finish"), ("outcome", "not_ours"), ("message", " \r\n")])).unwrap();
        assert_eq!(
            (done.verb.as_deref(), done.outcome.as_deref(), done.text),
            (Some("finish"), Some("not_ours"), None)
        );
        let to_stage = chosen_move(&typed([("to", "stage:done"), ("outcome", ""), ("message", "x")])).unwrap();
        assert_eq!((to_stage.verb, to_stage.to.as_deref()), (None, Some("done")));
        let nothing = chosen_move(&typed([("to", ""), ("outcome", "lost"), ("message", "x")])).unwrap_err();
        let pointers: Vec<_> = nothing.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/verb"]);
    }
}
