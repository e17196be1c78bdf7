//! The handlers of the desk: each makes one call, and shows one view.

mod addresses;
mod article;
mod asked;
mod bins;
mod board;
mod bulk;
mod call;
mod case;
mod clocks;
mod contact;
mod done;
mod draft;
mod duplicate;
mod files;
mod filters;
mod imports;
mod incident;
mod invitation;
mod letters;
mod log;
mod merging;
mod messages;
mod people;
mod post;
mod proposal;
mod queue;
mod relation;
mod search;
mod services;
mod session;
mod settings;
mod shortcuts;
mod splitting;
mod task;
mod team;
mod transfer;
mod undo;
mod workflow;
pub(crate) use workflow::fields as workflow_fields;

use actix_web::http::Method;
use runtime::Routes;

/// The pages of staff, in reading order.
pub fn routes(routes: Routes) -> Routes {
    let routes = proposal::routes(clocks::routes(task::routes(asked::routes(workflow::routes(routes)))));
    let routes = incident::routes(team::routes(relation::routes(merging::routes(splitting::routes(routes)))));
    let routes = bins::routes(addresses::routes(letters::routes(duplicate::routes(routes))));
    beside(contact::routes(imports::routes(settings::routes(services::routes(call::routes(transfer::routes(routes)))))))
        .page(Method::GET, "/desk/sign-in", session::ask, "Sign in to the desk")
        .page(Method::POST, "/desk/sign-in", session::sign_in, "Begin a session")
        .page(Method::POST, "/desk/sign-out", session::sign_out, "End the session")
        .page(Method::GET, "/desk/invitation/{token}", invitation::ask, "Accept an invitation")
        .page(Method::POST, "/desk/invitation/{token}", invitation::accept, "Set a password and begin a session")
        .page(Method::GET, "/desk", queue::show, "The queue by due time")
        .page(Method::GET, "/desk/search", search::show, "People and cases by what was typed")
        .page(Method::GET, "/desk/search/results", search::results, "The same, for the box while someone types")
        .page(Method::GET, "/desk/changes", queue::changes, "Which cases the open queue would show now")
        .page(Method::GET, "/desk/cases/{id}", case::show, "A case with its story")
        .page(Method::POST, "/desk/cases/{id}/take", case::take, "Take a case")
        .page(Method::POST, "/desk/cases/{id}/release", case::release, "Give a case back to the queue")
        .page(Method::POST, "/desk/cases/{id}/assign", case::give, "Give a case to someone")
        .page(Method::POST, "/desk/cases/{id}/queue", case::put_in_queue, "Put a case into another team's queue")
        .page(Method::POST, "/desk/cases/{id}/undo", undo::undo, "Take back who was given a case, or which team")
        .page(Method::POST, "/desk/cases/{id}/watch", case::watch, "Watch a case")
        .page(Method::POST, "/desk/cases/{id}/unwatch", case::unwatch, "Watch a case no more")
        .page(Method::POST, "/desk/cases/{id}/presence", case::present, "Say that one has a case open")
        .page(Method::POST, "/desk/cases/{id}/notes", case::note, "Add an internal note")
        .page(Method::POST, "/desk/cases/{id}/updates", case::update, "Write to the citizen")
        .page(Method::POST, "/desk/cases/{id}/moves", case::move_on, "Move a case along its workflow")
        .page(
            Method::POST,
            "/desk/cases/{id}/effects/{effect}",
            case::complete,
            "Say that a task was done, or a warning seen",
        )
        .page(Method::GET, "/desk/cases/{id}/answers", case::correcting::show, "Correct the answers of a case")
        .page(Method::POST, "/desk/cases/{id}/answers", case::correcting::correct, "Writes them as they should be")
        .page(Method::GET, "/desk/cases/{id}/history", case::history::show, "Every change of a case")
        .page(Method::POST, "/desk/cases/{id}/history/{change}", case::history::forget, "Erase what a change says")
        .page(Method::GET, "/desk/cases/{id}/bundle", case::bundle::show, "A whole case on one page")
        .page(Method::GET, "/desk/cases/{id}/bundle.zip", case::bundle::download, "A whole case with its files")
        .page(Method::POST, "/desk/cases/{id}/files", case::add_files, "Add files to a case")
        .page(Method::GET, "/desk/files/{id}", files::content, "A file's bytes")
        .page(Method::GET, "/desk/drafts/new", draft::new, "Begin a report for someone")
        .page(Method::POST, "/desk/drafts", draft::begin, "Send a report, or hand it over to its citizen")
        .page(Method::GET, "/desk/drafts/{id}", draft::show, "How far a report is that was handed over")
        .page(Method::POST, "/desk/drafts/{id}/take-back", draft::take_back, "Take a report back")
        .page(Method::POST, "/desk/drafts/{id}/give-up", draft::give_up, "Give a report up")
        .page(Method::GET, "/desk/drafts/{id}/form", draft::form, "Finish a report that was taken back")
        .page(Method::POST, "/desk/drafts/{id}/form", draft::send, "Send it")
        .page(Method::GET, "/desk/post", post::show, "The inbox of the post")
        .page(Method::POST, "/desk/post", post::upload, "Take scanned letters in")
        .page(Method::POST, "/desk/post/{id}", post::file, "Say where a letter belongs")
        .page(Method::POST, "/desk/post/{id}/discard", post::discard, "Throw a letter away")
        .page(Method::GET, "/desk/board", board::show, "What a manager watches")
        .page(Method::POST, "/desk/board/give", board::give, "Give a case to someone")
        .page(Method::GET, "/desk/board/enquiries", board::enquiries, "The enquiries behind a figure")
        .page(Method::GET, "/desk/board/calls", board::calls, "The calls behind a number")
        .page(Method::GET, "/desk/board/avoidable", board::avoidable, "The contacts that could have been avoided")
        .page(Method::GET, "/desk/articles", article::list, "Answers, found in a caller's words")
        .page(Method::GET, "/desk/articles/new", article::ask_new, "A new answer")
        .page(Method::POST, "/desk/articles/new", article::save_new, "Writes it down")
        .page(Method::GET, "/desk/articles/{id}", article::show, "An answer")
        .page(Method::POST, "/desk/articles/{id}/answered", article::answered, "It answered the caller: the call ends")
        .page(Method::GET, "/desk/articles/{id}/edit", article::ask, "An answer, to be written anew")
        .page(Method::POST, "/desk/articles/{id}/edit", article::save, "Writes it anew")
        .page(Method::GET, "/desk/staff", people::show, "The council's staff")
        .page(Method::POST, "/desk/staff/invitations", people::invite, "Invite someone")
}

/// Messages, looks, saved filters and acts on many cases at once.
fn beside(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/messages", messages::show, "Messages and their fate")
        .page(Method::POST, "/desk/messages/{id}/retry", messages::retry, "Send a failed message again")
        .page(Method::GET, "/desk/access-log", log::show, "Who looked at whose record")
        .page(Method::GET, "/desk/filters", filters::show, "One's own saved filters")
        .page(Method::POST, "/desk/filters", filters::save, "Save filters under a name")
        .page(Method::POST, "/desk/filters/{id}", filters::change, "Rename or share a saved filter")
        .page(Method::POST, "/desk/filters/{id}/delete", filters::delete, "Delete a saved filter")
        .page(Method::POST, "/desk/bulk", bulk::order, "Do one thing to many cases")
        .page(Method::GET, "/desk/bulk/new", bulk::ask, "Say what to do to many cases")
        .page(Method::GET, "/desk/bulk/{id}", bulk::show, "How far it is, and what became of each case")
        .page(Method::POST, "/desk/bulk/{id}/cancel", bulk::cancel, "Stop it")
        .page(Method::POST, "/desk/bulk/{id}/undo", bulk::undo, "Take it back")
        .page(Method::GET, "/desk/shortcuts", shortcuts::show, "Every keyboard shortcut")
}

/// A link to the next page of a list, with the filters of this one.
fn next_page(path: &str, filters: &[(&str, &str)], next: Option<&str>) -> Option<String> {
    let pairs = filters.iter().copied().filter(|(_, value)| !value.is_empty()).chain([("cursor", next?)]);
    let query = serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).ok()?;
    Some(format!("{path}?{query}"))
}
