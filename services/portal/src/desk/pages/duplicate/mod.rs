//! Records that may be one person's: found, told apart, merged, and made two again.

mod list;
mod merging;
mod rules;

use actix_web::http::Method;
use runtime::Routes;

/// The list of them.
const LIST: &str = "/desk/duplicates";
/// How likeness is scored.
const RULES: &str = "/desk/duplicates/rules";

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, LIST, list::show, "Records that may be one person’s, the likeliest first")
        .page(Method::POST, "/desk/duplicates/different", list::tell_apart, "Say that two records are two people’s")
        .page(Method::POST, "/desk/duplicates/{id}/reopen", list::reopen, "Take back that two are two people")
        .page(Method::GET, RULES, rules::show, "How likeness is scored")
        .page(Method::POST, RULES, rules::set, "Choose how likeness is scored")
        .page(Method::GET, "/desk/contacts/{id}/merge", merging::show, "Two records side by side")
        .page(Method::POST, "/desk/contacts/{id}/merge", merging::merge, "Merge another record into a person’s")
        .page(Method::POST, "/desk/contacts/{id}/merges/{merge}/undo", merging::undo, "Undo a merge")
}
