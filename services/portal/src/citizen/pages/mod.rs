//! The handlers of a citizen's pages: each makes one call, and shows one view.

mod about;
mod after;
mod article;
mod bins;
pub(crate) mod continuing;
mod find;
mod follow;
pub(crate) mod known;
mod reference;
pub(crate) mod report;
mod robots;
mod service;
mod walk;

use actix_web::HttpResponse;
use actix_web::http::{Method, StatusCode};
use runtime::Routes;

use super::notice::Notice;
use crate::page;
use crate::visit::Visit;

/// A citizen's pages, in reading order.
pub fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/", find::home, "The front page: the search and the first things people ask for")
        .page(Method::GET, "/services", find::services, "Services found by what was typed, or all of them")
        .page(Method::GET, "/lgsl/{lgsl}", find::of_code, "The service of a number in the national list")
        .page(Method::GET, "/lgsl/{lgsl}/{lgil}", find::of_dealing, "The same of one kind of dealing")
        .page(Method::GET, "/services/{slug}", service::show, "A service's form, or the way to who provides it")
        .page(Method::POST, "/services/{slug}", service::send, "Sends the form")
        .page(Method::GET, "/answers/{id}", article::show, "An answer that the council has written down")
        .page(Method::POST, "/answers/{id}/said", article::say, "Says whether it answered the question")
        .page(Method::GET, "/bins", bins::find, "Finding an address by its postcode, for its bin days")
        .page(Method::GET, "/bins/{uprn}", bins::show, "When bins are emptied at an address")
        .page(Method::GET, "/bins/{uprn}/{language}.ics", bins::calendar, "The same as a calendar")
        .page(Method::GET, "/sent/{token}", follow::sent, "The reference and what happens next")
        .page(Method::GET, "/follow", follow::ask, "Finding a report by reference and postcode")
        .page(Method::POST, "/follow", follow::find, "Looks for it")
        .page(Method::GET, "/follow/{token}", follow::show, "A report as its citizen sees it")
        .page(Method::GET, "/follow/{token}/reply", follow::back, "Back to the report")
        .page(Method::POST, "/follow/{token}/reply", follow::reply, "Sends a reply")
        .page(Method::GET, "/follow/{token}/rating", follow::back, "Back to the report")
        .page(Method::POST, "/follow/{token}/rating", after::rate, "Says how well it was done")
        .page(Method::GET, "/follow/{token}/reopening", follow::back, "Back to the report")
        .page(Method::POST, "/follow/{token}/reopening", after::reopen, "Has it opened again")
        .page(Method::GET, "/be-told", known::ask, "Being told of what the council knows already")
        .page(Method::POST, "/be-told", known::begin, "Has an email sent when there is news")
        .page(Method::GET, "/be-told/confirm/{token}", known::ask_confirm, "Confirming that one wants to be told")
        .page(Method::POST, "/be-told/confirm/{token}", known::confirm, "Confirms it")
        .page(Method::GET, "/stop/{token}", known::ask_stop, "Being told no more")
        .page(Method::POST, "/stop/{token}", known::stop, "Stops the emails")
        .page(Method::GET, "/stop/one-click/{token}", known::ask_stop, "Being told no more, from a mail program")
        .page(Method::POST, "/stop/one-click/{token}", known::stop_at_once, "Stops the emails, from a mail program")
        .page(Method::GET, "/continue", continuing::ask, "Going on with a report by its reference and a code")
        .page(Method::POST, "/continue", continuing::by_code, "Looks for it")
        .page(Method::GET, "/continue/{token}", continuing::door, "Going on with a report that was begun with staff")
        .page(Method::POST, "/continue/{token}", continuing::enter, "Shows that it is one's own")
        .page(Method::GET, "/continue/{token}/form", continuing::show, "The form as far as it is")
        .page(Method::POST, "/continue/{token}/form", continuing::take, "Saves it or sends it")
        .page(Method::POST, "/continue/{token}/form/files", walk::files::add, "Adds photos to it")
        .page(Method::POST, "/continue/{token}/form/removing", walk::files::remove, "Removes a photo from it")
        .page(Method::GET, "/privacy", about::privacy, "What is done with what people tell the council")
        .page(Method::GET, "/accessibility", about::accessibility, "How far everyone can use these pages")
        .page(Method::GET, "/cookies", about::cookies, "What these pages keep in a browser")
        .page(Method::GET, "/api/docs", reference::show, "The reference of the API")
        .page(Method::GET, "/robots.txt", robots::robots, "What search engines may read")
        .page(Method::GET, "/.well-known/security.txt", robots::security, "Whom to tell of a weakness")
}

/// Any address that is none of ours: 404.
pub async fn missing(visit: Visit) -> HttpResponse {
    page::show(StatusCode::NOT_FOUND, &Notice::not_found(visit.page))
}
