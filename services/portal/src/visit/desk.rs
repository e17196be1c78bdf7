use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::{Method, StatusCode, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use cases_api::directory::AtDesk;
use contract::council::Council;
use contract::{Permission, Problem, ProblemKind};
use identity_api::AccessToken;
use time::OffsetDateTime;

use super::manner::Manner;
use super::{Rooms, Visit};
use crate::desk::badges::Badges;
use crate::desk::directory::{presence_name, presence_style};
use crate::desk::kept::{Carried, Kept};
use crate::desk::notice::Notice;
use crate::desk::sign_in::SignIn;
use crate::form::protect::{Doubt, Guard, TOKEN_FIELD};
use crate::form::upload::chosen_again;
use crate::form::{Body, Typed, body};
use crate::page::{self, Page, Section, Staff, Waiting};
use crate::words::dates;

/// The cookie that holds a staff session.
pub const SESSION_COOKIE: &str = "__Host-desk";

/// A member of staff at their desk. Who isn't signed in is sent to sign in, and back afterwards.
pub struct Desk {
    /// The page to be filled; `at` says in which part of the desk it is.
    pub page: Page,
    /// Whose desk.
    pub council: Arc<Council>,
    /// The access token.
    pub token: String,
    /// Who is signed in and what they may do.
    pub me: Arc<AccessToken>,
    /// The session, to end it.
    pub session: String,
    /// What waits for them; none while that can't be known.
    pub waiting: Option<AtDesk>,
    /// The services.
    pub rooms: web::Data<Rooms>,
    sent: Option<Sent>,
    manner: Manner,
}

/// A form that is being sent: where, and what was typed.
struct Sent {
    request: HttpRequest,
    to: String,
    body: Body,
}

impl Sent {
    fn of(request: &HttpRequest, payload: &mut Payload) -> Option<Self> {
        let posted = request.method() == Method::POST && body::has_fields(request);
        posted.then(|| Self {
            request: request.clone(),
            to: request.uri().to_string(),
            body: Body::of(request, payload),
        })
    }

    /// What is carried through signing in. A post that another site sent carries nothing.
    fn carried(&self, page: &Page, typed: &Typed) -> Option<Carried> {
        let guard = self.request.app_data::<web::Data<Guard>>()?;
        let checked = guard.check(&self.request, page.council.id, typed.get(TOKEN_FIELD));
        Carried::of(&self.to, typed).filter(|_| checked != Err(Doubt::Foreign))
    }
}

impl Desk {
    /// The desk of a session that has just begun.
    ///
    /// # Errors
    /// The visit itself, with the problem: `unauthenticated`, `unavailable`.
    pub async fn of(visit: Visit, session: &str) -> Result<Self, (Visit, Problem)> {
        match visit.rooms.staff_token(visit.council.id, session).await {
            Ok(me) => Ok(Self::signed_in(visit, me, session.to_owned(), None, Manner::Page).await),
            Err(problem) => Err((visit, problem)),
        }
    }

    async fn signed_in(
        visit: Visit,
        me: Arc<AccessToken>,
        session: String,
        sent: Option<Sent>,
        manner: Manner,
    ) -> Self {
        let Visit { page, council, rooms, .. } = visit;
        let waiting = rooms.told(council.id, &session);
        let token = me.access_token.clone();
        let mut desk = Self { page, council, token, me, session, waiting, rooms, sent, manner };
        match manner {
            // A page is shown all the same while cases can't say what waits.
            Manner::Page => desk.waiting = desk.ask().await,
            Manner::Deed => desk.rooms.does_something(desk.council.id, &desk.session),
            Manner::Part => desk.say_in_use(),
            Manner::Early | Manner::Alone => {}
        }
        desk
    }

    /// What waits for whoever is signed in, where a page that someone opens hasn't asked yet.
    pub(super) async fn waits(&self) -> Option<AtDesk> {
        if self.manner == Manner::Early { self.ask().await } else { self.waiting }
    }

    async fn ask(&self) -> Option<AtDesk> {
        self.rooms.waiting(self.council.id, &self.session, &self.token).await
    }

    /// Says now and then that someone uses the desk; who types doesn't wait for it.
    fn say_in_use(&self) {
        if !self.rooms.uses_still(self.council.id, &self.session) {
            return;
        }
        let (rooms, council) = (self.rooms.clone(), self.council.id);
        let (session, token) = (self.session.clone(), self.token.clone());
        actix_web::rt::spawn(async move { rooms.waiting(council, &session, &token).await });
    }

    /// In this part of the desk.
    #[must_use]
    pub fn at(mut self, section: Section) -> Self {
        let staff = Staff {
            id: self.me.staff_id.to_string(),
            name: self.me.name.clone(),
            sees_board: self.may::<cases_api::perm::ReadWorkload>(),
            sees_staff: self.may::<identity_api::perm::ReadStaff>(),
            sees_log: self.may::<contacts_api::perm::ReadAccessLog>(),
            merges_people: self.may::<contacts_api::perm::MergeContacts>(),
            sees_promises: self.may::<cases_api::perm::ReadPromises>(),
            works_cases: self.may::<cases_api::perm::WorkCases>(),
            sees_post: self.may::<cases_api::perm::ReadPost>(),
            sees_messages: self.may::<notifications_api::perm::ReadMessages>(),
            sees_letters: self.may::<notifications_api::perm::ReadLetters>(),
            sees_directory: self.may::<cases_api::perm::ReadDirectory>(),
            writes_replies: self.may::<cases_api::perm::WriteReplies>(),
            stops_services: self.may::<cases_api::perm::PauseServices>(),
            sets_rules: self.may::<contacts_api::perm::SetVerification>()
                || self.may::<contacts_api::perm::SetMeasures>()
                || self.may::<cases_api::perm::SetDesk>(),
            sees_catalogue: self.may::<cases_api::perm::ReadCatalogue>(),
            brings_addresses: self.may::<contacts_api::perm::WriteAddresses>(),
            sets_rounds: self.may::<contacts_api::perm::SetRounds>(),
            waiting: self.waiting.map(|waiting| told(waiting, &self.page)),
            takes_calls: self.may::<contacts_api::perm::WorkInteractions>(),
        };
        self.page = self.page.at_desk(staff, section);
        self
    }

    /// Whether who is signed in has this permission: what they can't use isn't shown.
    pub fn may<P: Permission>(&self) -> bool {
        self.me.permissions.iter().any(|name| name == P::NAME)
    }

    /// Whether an open page asks by itself whether it is still true.
    pub fn is_alone(&self) -> bool {
        self.manner == Manner::Alone
    }

    /// The council's time.
    pub fn now(&self) -> OffsetDateTime {
        self.council.time(self.rooms.clock.now())
    }

    /// The page that tells a problem which no form can show; a session that ended leads to sign-in.
    pub fn refuse(self, problem: &Problem) -> HttpResponse {
        if problem.kind == ProblemKind::Unauthenticated {
            self.rooms.forget(self.council.id, &self.session);
            let typed = self.sent.as_ref().and_then(|sent| sent.carried(&self.page, &*sent.body.read_by_now()?));
            let back = self.page.path.clone();
            return typed.map_or_else(|| to_sign_in(&back), |carried| carrying(self.page, carried));
        }
        let desk = if self.page.staff.is_some() { self } else { self.at(Section::None) };
        let status = page::status_of(problem);
        let sent = desk.sent.as_ref().filter(|_| may_pass(problem.kind));
        let typed = sent.and_then(|sent| Some((sent.to.clone(), sent.body.read_by_now()?)));
        let Some((to, typed)) = typed else { return page::show(status, &Notice::of(desk.page, problem.kind)) };
        match Kept::away(desk.page, &typed, &to, problem) {
            Ok(kept) => page::show(status, &kept),
            Err(page) => page::show(status, &Notice::of(*page, problem.kind)),
        }
    }
}

/// Whether what was refused may be taken another time.
fn may_pass(kind: ProblemKind) -> bool {
    use ProblemKind::{Forbidden, Gone, NotFound, QuotaExceeded, Unauthenticated};
    !matches!(kind, Forbidden | Gone | NotFound | QuotaExceeded | Unauthenticated)
}

/// Whether someone is in and what waits for them, as the frame shows it.
fn told(waiting: AtDesk, page: &Page) -> Waiting {
    let name = presence_name(waiting.presence, page.w);
    let status = match waiting.until {
        Some(until) => {
            let clock = dates::clock(until, page.language());
            page.w.with("presence-until-when", &[("presence", &name), ("until", &clock)]).into_owned()
        }
        None => name,
    };
    let presence = presence_style(waiting.presence);
    let badges = Badges { w: page.w, passed: waiting.passed, overdue: waiting.overdue };
    Waiting { presence, status, badges }
}

/// The cookie of a session: for this browser window's life, this host's pages alone.
pub fn session_cookie(session: &str) -> Cookie<'static> {
    let mut cookie = page::cookie(SESSION_COOKIE, session.to_owned(), Duration::hours(12));
    cookie.set_max_age(None);
    if session.is_empty() {
        cookie.make_removal();
    }
    cookie
}

/// The session that a request's cookie names, if it has the shape of one.
pub fn session_of(request: &HttpRequest) -> Option<String> {
    request.cookie(SESSION_COOKIE).map(|cookie| cookie.value().to_owned()).filter(|session| session.len() == 43)
}

impl Desk {
    /// The desk of a request that comes in this manner.
    pub(super) fn asked(
        request: &HttpRequest,
        payload: &mut Payload,
        manner: Manner,
    ) -> impl Future<Output = Result<Self, actix_web::Error>> + use<> {
        let visit = Visit::from_request(request, payload).into_inner();
        let session = session_of(request);
        let sent = Sent::of(request, payload);
        let (reading, files) = (request.method() == Method::GET, body::has_files(request));
        let uploading = files.then(|| chosen_again(request.path()));
        async move {
            let visit = visit?;
            let back = match uploading {
                Some(page) => page,
                None if reading => visit.page.path.clone(),
                None => "/desk".to_owned(),
            };
            let Some(session) = session else { return Err(ended(visit.page, sent, &back).await) };
            let token = match manner {
                Manner::Alone => visit.rooms.watcher_token(visit.council.id, &session).await,
                _ => visit.rooms.staff_token(visit.council.id, &session).await,
            };
            match token {
                Ok(me) => Ok(Self::signed_in(visit, me, session, sent, manner).await),
                Err(problem) if problem.kind == ProblemKind::Unauthenticated => {
                    Err(ended(visit.page, sent, &back).await)
                }
                Err(problem) => Err(answered(visit.refuse(&problem))),
            }
        }
    }
}

impl FromRequest for Desk {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        Box::pin(Self::asked(request, payload, Manner::of(request)))
    }
}

/// The answer to who has no session: to sign in, with what was typed into a form.
async fn ended(page: Page, sent: Option<Sent>, back: &str) -> actix_web::Error {
    let carried = match &sent {
        Some(sent) => sent.body.typed().await.ok().and_then(|typed| sent.carried(&page, &typed)),
        None => None,
    };
    answered(match carried {
        Some(carried) => carrying(page, carried),
        None => to_sign_in(back),
    })
}

/// The sign-in page with what was typed kept in it; no cookie is asked to hold so much.
fn carrying(mut page: Page, carried: Carried) -> HttpResponse {
    page.staff = None;
    page::show(StatusCode::FORBIDDEN, &SignIn::carrying(page.at_path("/desk/sign-in"), carried))
}

fn answered(answer: HttpResponse) -> actix_web::Error {
    InternalError::from_response("no session", answer).into()
}

/// To the sign-in page, and back to where one was.
fn to_sign_in(back: &str) -> HttpResponse {
    let query = serde_urlencoded::to_string([("back", back)]).ok().filter(|_| back != "/desk" && own_path(back));
    let to = query.map_or_else(|| "/desk/sign-in".to_owned(), |query| format!("/desk/sign-in?{query}"));
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}

/// Whether a place to go back to is one of the desk's own: no other site, nothing that a browser
/// could read as one.
pub fn own_path(path: &str) -> bool {
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let rest = path.strip_prefix("/desk");
    plain && !path.contains("//") && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_the_desks_own_pages_are_gone_back_to() {
        for own in ["/desk", "/desk?team=all&state=done", "/desk/cases/0198?done=noted"] {
            assert!(own_path(own), "{own}");
        }
        for foreign in [
            "",
            "/",
            "//evil.example/desk",
            "/deskly",
            "/desk//evil.example",
            "https://evil.example",
            "/desk\\x",
            "/desk/\r\nx",
        ] {
            assert!(!own_path(foreign), "{foreign}");
        }
    }
}
