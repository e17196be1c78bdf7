//! How the desk is asked: by someone who opens a page or sends a form, by a script because of what
//! someone does, or by an open page alone. A page that is left open is nobody's presence: it neither
//! keeps a session awake nor says that anyone is in.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpRequest};

use super::Desk;
use crate::page::Section;

/// How the desk is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Someone opens a page: it shows what waits for them.
    Page,
    /// The same, and what waits is asked for beside the page's own matter.
    Early,
    /// Someone sends a form: what waits for them may be another matter afterwards.
    Deed,
    /// A script asks for a part of a page, because of what someone does there.
    Part,
    /// An open page asks by itself.
    Alone,
}

impl Manner {
    /// How a page or a form is asked for. A whole page that a script asks for is an open one that
    /// looks whether it is still true.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let mode = request.headers().get("sec-fetch-mode").and_then(|mode| mode.to_str().ok());
        match mode {
            _ if request.method() != Method::GET => Self::Deed,
            Some("navigate") | None => Self::Page,
            Some(_) => Self::Alone,
        }
    }
}

type Asked<T> = Pin<Box<dyn Future<Output = Result<T, actix_web::Error>>>>;

/// A desk whose page is asked for beside what waits for whoever is signed in.
pub struct Early(Desk);

impl Early {
    /// The page's own matter, and the desk in this part once it knows what waits.
    pub async fn beside<T>(self, section: Section, own: impl AsyncFnOnce(&Desk) -> T) -> (Desk, T) {
        let Self(mut desk) = self;
        let waits = desk.waits();
        let (waiting, own) = futures::join!(waits, own(&desk));
        desk.waiting = waiting;
        (desk.at(section), own)
    }
}

impl FromRequest for Early {
    type Error = actix_web::Error;
    type Future = Asked<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let manner = Some(Manner::of(request)).filter(|manner| *manner != Manner::Page).unwrap_or(Manner::Early);
        let desk = Desk::asked(request, payload, manner);
        Box::pin(async { desk.await.map(Self) })
    }
}

/// A desk that is asked for a part of a page while someone types or chooses.
pub struct Part(pub Desk);

impl FromRequest for Part {
    type Error = actix_web::Error;
    type Future = Asked<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = Desk::asked(request, payload, Manner::Part);
        Box::pin(async { desk.await.map(Self) })
    }
}

/// A desk that an open page asks by itself.
pub struct Poll(pub Desk);

impl FromRequest for Poll {
    type Error = actix_web::Error;
    type Future = Asked<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = Desk::asked(request, payload, Manner::Alone);
        Box::pin(async { desk.await.map(Self) })
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_page_that_looks_again_by_itself_is_told_from_one_that_is_opened() {
        let asked =
            |mode: &str| Manner::of(&TestRequest::get().insert_header(("sec-fetch-mode", mode)).to_http_request());
        assert_eq!([asked("navigate"), asked("cors"), asked("no-cors")], [Manner::Page, Manner::Alone, Manner::Alone]);
        assert_eq!(Manner::of(&TestRequest::get().to_http_request()), Manner::Page, "an old browser");
        let sent = TestRequest::post().insert_header(("sec-fetch-mode", "cors")).to_http_request();
        assert_eq!(Manner::of(&sent), Manner::Deed);
    }
}
