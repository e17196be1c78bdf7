//! Passing on, promises, the staff directory, and cases that belong to another service.

mod carrying;
mod directory;
mod marks;
mod passing;
mod promises;
mod replies;
mod rerouting;
mod using;

use actix_web::http::Method;
use runtime::Routes;

/// Their pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/cases/{id}/service", rerouting::show, "The services a case could belong to")
        .page(Method::POST, "/desk/cases/{id}/service", rerouting::reroute, "Move a case to the right service")
        .page(Method::GET, "/desk/cases/{id}/version", carrying::show, "What a newer version of its service changes")
        .page(Method::POST, "/desk/cases/{id}/version", carrying::carry, "Carry a case to it")
        .page(Method::GET, "/desk/cases/{id}/reply", using::show, "The replies for a case, and what one does")
        .page(Method::POST, "/desk/cases/{id}/reply", using::apply, "Use a reply on a case")
        .page(Method::GET, "/desk/replies", replies::show, "Canned replies")
        .page(Method::POST, "/desk/replies", replies::add, "Keep a canned reply")
        .page(Method::GET, "/desk/replies/{id}", replies::one, "A canned reply")
        .page(Method::POST, "/desk/replies/{id}", replies::edit, "Write a canned reply anew")
        .page(Method::POST, "/desk/replies/{id}/remove", replies::remove, "Take a canned reply away")
        .page(Method::GET, "/desk/pass", passing::ask, "Pass a call or a case on")
        .page(Method::POST, "/desk/pass", passing::pass, "Pass it on")
        .page(Method::GET, "/desk/promises", promises::show, "What was passed on, and what was promised")
        .page(Method::GET, "/desk/waiting", promises::waiting, "What was passed to one meanwhile, for an open page")
        .page(Method::POST, "/desk/passed/{id}/accept", promises::accept, "Take over what was passed on")
        .page(Method::POST, "/desk/passed/{id}/decline", promises::decline, "Give back what was passed on")
        .page(Method::POST, "/desk/promises/{id}/keep", promises::keep, "Say that a promise was kept")
        .page(Method::POST, "/desk/promises/{id}/renew", promises::renew, "Give a promise a new day")
        .page(Method::POST, "/desk/promises/{id}/close", promises::close, "Say that a promise won't be kept")
        .page(Method::GET, "/desk/directory", directory::show, "Colleagues, and who is in")
        .page(Method::POST, "/desk/directory/profile", directory::profile, "Say how colleagues find one")
        .page(Method::POST, "/desk/presence", directory::presence, "Say whether one is in")
}
