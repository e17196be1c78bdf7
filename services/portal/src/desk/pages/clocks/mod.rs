//! The pages of clocks: those of a case, the days on which the council works, services that stand still.

mod calendars;
mod emergency;
mod of_case;
mod reading;
mod rules;

use actix_web::http::Method;
use runtime::Routes;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/cases/{id}/clocks", of_case::show, "A case's clocks, to be stopped or extended")
        .page(Method::POST, "/desk/cases/{id}/clocks", of_case::change, "Stop a clock, let it run on, extend it")
        .page(Method::GET, "/desk/services/{slug}/clocks", rules::show, "The clocks of a service's draft")
        .page(Method::POST, "/desk/services/{slug}/clocks", rules::change, "Add a clock, or take one away")
        .page(Method::GET, "/desk/services/{slug}/clocks/{clock}", rules::ask, "A clock of a service's draft")
        .page(Method::POST, "/desk/services/{slug}/clocks/{clock}", rules::save, "Change a clock")
        .page(Method::GET, "/desk/emergency", emergency::show, "The services that stand still")
        .page(Method::POST, "/desk/emergency", emergency::stop, "Stop a whole service")
        .page(Method::POST, "/desk/emergency/{id}/end", emergency::end, "Let a service go on")
        .page(Method::GET, "/desk/calendars", calendars::show, "When the council and its teams work")
        .page(Method::POST, "/desk/calendars", calendars::close, "Close the council for some days")
        .page(Method::POST, "/desk/calendars/closures/{id}/remove", calendars::reopen, "Take a closure away")
        .page(Method::GET, "/desk/calendars/{id}", calendars::ask, "When a team works")
        .page(Method::POST, "/desk/calendars/{id}", calendars::set, "Change when a team works")
}
