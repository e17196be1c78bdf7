//! Every endpoint, in reading order.

use runtime::Routes;

use crate::staff::directory;
use crate::{
    access, article, avoidable, bulk, calendar, case, catalogue, draft, effect, emergency, file, follow, form, import,
    incident, promise, reply, saved, settings, staff, task, team, transfer, workload,
};

/// The list that mounts and documents them.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/api/v1/services", catalogue::http::find, "Find a service in one's own words, or list them all")
        .get("/api/v1/services/{slug}", catalogue::http::read, "Read a service with its form")
        .get(
            "/api/v1/services/{slug}/form.schema.json",
            form::http::published,
            "Read a service's form as JSON Schema 2020-12 with its layout",
        )
        .post("/api/v1/forms/judging", form::http::judge, "Judge a JSON Schema with its layout as a form")
        .get(
            "/api/v1/articles",
            article::http::list,
            "Find an answer in one's own words, or list them by day of review",
        )
        .post("/api/v1/articles", article::http::add, "Write an answer down")
        .get("/api/v1/articles/{id}", article::http::read, "Read an answer")
        .put("/api/v1/articles/{id}", article::http::edit, "Write an answer anew, publish it, withdraw it")
        .post("/api/v1/articles/{id}/said", article::said::http::say, "Say whether it answered one's question")
        .post("/api/v1/cases", case::http::open, "Report something to the council")
        .get("/api/v1/cases", case::queue::http::list, "List cases, the most urgent first")
        .get("/api/v1/cases/find", case::lookup::http::find, "Find a case by a reference in any notation")
        .get("/api/v1/cases/search", case::content::http::search, "Find cases by what was written in them")
        .get("/api/v1/cases/of-contact", case::of_contact::http::list, "List what a person reported, open cases first")
        .get("/api/v1/cases/{id}", case::http::read, "Read a case with its story")
        .get("/api/v1/cases/{id}/bundle", case::bundle::read, "Read everything that is kept of a case")
        .post("/api/v1/cases/{id}/transitions", case::http::transition, "Move a case along its workflow")
        .post("/api/v1/cases/{id}/notes", case::http::note, "Add an internal note to a case")
        .post("/api/v1/cases/{id}/updates", case::http::update, "Write to the citizen about a case")
        .post(
            "/api/v1/case-effects/{id}/completion",
            case::http::complete,
            "Say that a task of a case was done, or its warning seen",
        )
        .put("/api/v1/cases/{id}/assignee", case::http::assign, "Take a case, give it to someone, or give it back")
        .post("/api/v1/cases/{id}/clock-pauses", case::clocks::http::pause, "Stop a clock for a lawful reason")
        .post("/api/v1/cases/{id}/clock-resumptions", case::clocks::http::resume, "Let a clock run on")
        .post(
            "/api/v1/cases/{id}/clock-extensions",
            case::clocks::http::extend,
            "Give a clock more time, with the reason",
        )
        .get("/api/v1/workload", workload::http::read, "Who has how much to do")
        .get("/api/v1/avoidable-contacts", avoidable::http::list, "Contacts of people that needn't have been")
        .get("/api/v1/avoidable-contacts/figure", avoidable::http::figure, "How many, and which message was missing")
        .get("/api/v1/teams", team::http::list, "List the council's teams")
        .get("/api/v1/case-access-log", access::http::list, "Who looked at which case, the newest look first")
        .get(
            "/api/v1/case-access-log/unexplained",
            access::http::unexplained,
            "How many looks at cases and what belongs to them had no reason",
        );
    let routes = teams(effects(tasks(relations(history(calendars(routes))))))
        .post("/api/v1/files", file::http::add, "Keep a file: in the inbox of the post, or with a case or a person")
        .get("/api/v1/files", file::http::list, "List the post that waits, or a person's files, the oldest first")
        .get("/api/v1/cases/{id}/files", file::http::of_case, "List a case's files, the oldest first")
        .get("/api/v1/files/{id}", file::http::read, "Read what is known of a file")
        .get("/api/v1/files/{id}/content", file::http::content, "Read a file's bytes")
        .put("/api/v1/files/{id}/filing", file::http::file_away, "Say where a file belongs")
        .delete("/api/v1/files/{id}", file::http::discard, "Throw away a file that waits in the inbox");
    let routes = drafts(staff(promises(replies(rerouting(routes)))));
    let routes = incidents(imports(bulk_acts(queues(catalogue(routes)))));
    routes
        .post("/api/v1/tracking", follow::http::find, "Follow one's own case")
        .post("/api/v1/tracking/replies", follow::http::reply, "Reply to the council about one's own case")
        .post("/api/v1/tracking/reopenings", follow::http::reopen, "Have one's own case opened again")
        .post("/api/v1/tracking/ratings", follow::http::rate, "Say how well one's own case was done")
}

/// What was changed of a case, and what is to be corrected.
fn history(routes: Routes) -> Routes {
    use case::{correcting::http as correcting, history::http as history};
    routes
        .get("/api/v1/cases/{id}/answers", correcting::read, "Read the answers of a case, to correct them")
        .put("/api/v1/cases/{id}/answers", correcting::correct, "Correct the answers of a case, and say why")
        .get("/api/v1/cases/{id}/changes", history::list, "Read the history of a case, the latest change first")
        .post("/api/v1/case-changes/{id}/erasure", history::erase, "Erase what a change of a case says")
}

/// How cases belong together.
fn relations(routes: Routes) -> Routes {
    use case::{merging::http as merging, relation::http as relation, splitting::http as splitting};
    let routes = routes
        .post("/api/v1/cases/{id}/splits", splitting::split, "Make a second case of a part of a case")
        .post("/api/v1/cases/{id}/merge/preview", merging::preview, "See what merging a case into another would do")
        .post("/api/v1/cases/{id}/merge", merging::merge, "Merge a duplicate into the case that stays")
        .post("/api/v1/cases/{id}/merge/removal", merging::take_apart, "Take a case out of the one it is merged into");
    routes.post("/api/v1/cases/{id}/relations", relation::relate, "Say what another case is to a case").post(
        "/api/v1/cases/{id}/relations/removal",
        relation::unrelate,
        "Say that another case belongs to a case no more",
    )
}

/// What there is to do for cases.
fn tasks(routes: Routes) -> Routes {
    routes
        .get("/api/v1/proposals", case::proposal::http::list, "List what one may decide on, the oldest first")
        .post(
            "/api/v1/proposals/{id}/decision",
            case::proposal::http::decide,
            "Approve of what someone proposed, or refuse it",
        )
        .post("/api/v1/proposals/{id}/withdrawal", case::proposal::http::withdraw, "Take back what one proposed")
        .post("/api/v1/cases/{id}/tasks", task::http::make, "Make a task for a case")
        .get("/api/v1/tasks", task::http::list, "List tasks, the soonest due first")
        .get("/api/v1/tasks/{id}", task::http::read, "Read a task with its checklist")
        .put("/api/v1/tasks/{id}/progress", task::http::progress, "Say how far a task is")
        .put("/api/v1/tasks/{id}/assignee", task::http::assign, "Take a task, give it to someone, or give it back")
}

/// What workflows ask of other systems, and amounts that are due.
fn effects(routes: Routes) -> Routes {
    routes
        .get(
            "/api/v1/case-effects",
            effect::http::list,
            "List what was asked of other systems and amounts that are due, not done yet",
        )
        .post(
            "/api/v1/case-effects/{id}/outcome",
            effect::http::settle,
            "Say that something asked of another system, or an amount that was due, was done or failed",
        )
}

/// The teams that do the work.
fn teams(routes: Routes) -> Routes {
    use team::keeping::http as keeping;
    routes
        .get(
            "/api/v1/team-records",
            keeping::list,
            "List the teams with what hangs on them, also those that were closed",
        )
        .post("/api/v1/teams", keeping::make, "Make a team")
        .get("/api/v1/teams/{id}", keeping::read, "Read a team with what hangs on it")
        .put("/api/v1/teams/{id}", keeping::rename, "Give a team another name")
        .post("/api/v1/teams/{id}/closure", keeping::close, "Close a team, and say who takes over its work")
        .delete("/api/v1/teams/{id}/closure", keeping::reopen, "Open a closed team again")
}

/// When the council works, and what stands still.
fn calendars(routes: Routes) -> Routes {
    routes
        .get("/api/v1/clock-presets", calendar::http::presets, "List the clocks that laws and codes set")
        .get("/api/v1/calendars", calendar::http::list, "When the council and its teams work")
        .get("/api/v1/calendars/{id}", calendar::http::read, "When a team works")
        .put("/api/v1/calendars/{id}", calendar::http::set, "Choose when a team works, and who is told of its clocks")
        .post("/api/v1/closures", calendar::http::close, "Close the council, or a team of it, for some days")
        .delete("/api/v1/closures/{id}", calendar::http::reopen, "Take a closure away")
        .get("/api/v1/service-pauses", emergency::http::list, "List the services that stand still")
        .post("/api/v1/service-pauses", emergency::http::begin, "Stop a whole service in an emergency")
        .post("/api/v1/service-pauses/{id}/end", emergency::http::end, "Let a service go on")
        .get("/api/v1/desk-settings", settings::http::read, "How long things wait at the desk")
        .put("/api/v1/desk-settings", settings::http::set, "Change how long things wait at the desk")
}

/// What the council says of its services: drafts and versions.
fn catalogue(routes: Routes) -> Routes {
    use catalogue::editing::http as editing;
    use catalogue::offering::http as offering;
    use catalogue::shelf::http as shelf;
    routes
        .get("/api/v1/library", shelf::entries, "List what a service can begin as")
        .get("/api/v1/library/workflows", shelf::workflows, "List the workflows that a service can go by")
        .get("/api/v1/catalogue", editing::list, "List the council's services, whatever their state")
        .post("/api/v1/catalogue", shelf::begin, "Begin a service, from the library or from nothing")
        .get("/api/v1/catalogue/{id}", editing::read, "Read a service with its versions")
        .get("/api/v1/catalogue/{id}/draft", editing::draft, "Read what a service's next version will say")
        .get(
            "/api/v1/catalogue/{id}/draft/form.schema.json",
            editing::form,
            "Read the form of a service's next version as JSON Schema 2020-12 with its layout",
        )
        .put("/api/v1/catalogue/{id}/draft", editing::write, "Write what a service's next version will say")
        .post("/api/v1/definitions/judging", editing::judge, "Judge what a service could say, without keeping it")
        .post("/api/v1/catalogue/{id}/publication", editing::publish, "Publish a draft as the next version")
        .delete("/api/v1/catalogue/{id}/draft", editing::discard, "Throw a draft away")
        .put("/api/v1/catalogue/{id}/state", editing::offer, "Offer a service, or withdraw it")
        .post(
            "/api/v1/offerings/preview",
            offering::preview,
            "See what offering services, or withdrawing them, would do",
        )
        .post("/api/v1/offerings", offering::offer, "Offer many services at once, or withdraw them")
        .get("/api/v1/catalogue/{id}/differences", shelf::compare, "Compare two texts of a service")
        .get("/api/v1/catalogue/{id}/library", shelf::updates, "See what the library has changed of a service")
        .put("/api/v1/catalogue/{id}/library", shelf::settle, "Take a change of the library, or keep one’s own")
        .get("/api/v1/service-versions/{id}", editing::version, "Read a version of a service")
        .post("/api/v1/service-versions/{id}/restoration", editing::restore, "Publish an earlier version once more")
}

/// Reports that are begun by one and finished by another.
fn drafts(routes: Routes) -> Routes {
    routes
        .post("/api/v1/drafts", draft::http::hand_over, "Hand a half-done report over to its citizen")
        .get("/api/v1/drafts", draft::http::list, "List the drafts of a call or a person, with how far they are")
        .get("/api/v1/drafts/{id}", draft::http::read, "Read a draft, with how far it is")
        .post("/api/v1/drafts/{id}/taking-back", draft::http::take_back, "Take a draft back from its citizen")
        .post("/api/v1/drafts/{id}/sending", draft::http::send, "Send a draft for its citizen")
        .delete("/api/v1/drafts/{id}", draft::http::give_up, "Give a draft up and erase it")
        .post("/api/v1/continuations/door", draft::http::door, "See what the link of a draft is for")
        .post("/api/v1/continuations", draft::http::open, "Go on with one's own draft")
        .post("/api/v1/continuations/beginning", draft::http::begin_own, "Begin a report that is finished page by page")
        .post("/api/v1/continuations/reading", draft::http::read_own, "Read one's own draft")
        .post("/api/v1/continuations/saving", draft::http::save, "Save one's own draft")
        .post("/api/v1/continuations/keeping", draft::http::keep, "Keep one's own draft, to come back to it later")
        .post("/api/v1/continuations/files/removing", file::report::http::remove, "Remove a file from one's own draft")
        .post("/api/v1/continuations/files", file::report::http::add, "Add a file to one's own draft")
        .post("/api/v1/continuations/sending", draft::http::send_own, "Send one's own draft")
}

fn rerouting(routes: Routes) -> Routes {
    let (preview, reroute) = (case::rerouting::http::preview, case::rerouting::http::reroute);
    let (previewed, carry) = (case::version::http::preview, case::version::http::carry);
    routes
        .post("/api/v1/cases/{id}/version/preview", previewed, "See what carrying a case to another version would do")
        .put("/api/v1/cases/{id}/version", carry, "Carry a case to another version of its service")
        .post("/api/v1/cases/{id}/service/preview", preview, "See what moving a case to another service would do")
        .put("/api/v1/cases/{id}/service", reroute, "Move a case to the service it belongs to")
}

fn staff(routes: Routes) -> Routes {
    routes
        .get("/api/v1/directory", directory::http::find, "Find a colleague or a team, and whether they are in")
        .put("/api/v1/directory/presence", directory::http::say_presence, "Say whether one is in")
        .put("/api/v1/directory/profile", directory::http::say_profile, "Say how colleagues find one")
        .post("/api/v1/directory/seen", directory::http::seen, "Note that one uses the desk, and hear what waits")
}

fn replies(routes: Routes) -> Routes {
    routes
        .post("/api/v1/cases/{id}/replies/preview", reply::http::preview, "See what using a reply would do")
        .post("/api/v1/cases/{id}/replies", reply::http::apply, "Use a reply: all that it says and does, or nothing")
        .get("/api/v1/replies", reply::http::list, "List canned replies by title")
        .post("/api/v1/replies", reply::http::add, "Keep a canned reply")
        .get("/api/v1/replies/{id}", reply::http::read, "Read a canned reply")
        .put("/api/v1/replies/{id}", reply::http::edit, "Write a canned reply anew")
        .delete("/api/v1/replies/{id}", reply::http::remove, "Take a canned reply away")
}

fn promises(routes: Routes) -> Routes {
    routes
        .post("/api/v1/promises", promise::http::make, "Promise something to someone by a day")
        .get("/api/v1/promises", promise::list::http::list, "List promises, the soonest due first")
        .get("/api/v1/promises/figure", promise::measure::http::read, "How many promises were kept")
        .get("/api/v1/promises/{id}", promise::http::read, "Read a promise")
        .post("/api/v1/promises/{id}/renew", promise::http::renew, "Give a promise a new day")
        .post("/api/v1/promises/{id}/keep", promise::http::keep, "Say that a promise was kept")
        .post("/api/v1/promises/{id}/close", promise::http::close, "Say that a promise won't be kept, and why")
        .post("/api/v1/transfers", transfer::http::pass_on, "Pass a call or a case on to someone")
        .get("/api/v1/transfers", transfer::http::list, "List what was passed to the caller, or by them")
        .get("/api/v1/transfers/{id}", transfer::http::read, "Read a transfer")
        .post("/api/v1/transfers/{id}/accept", transfer::http::accept, "Take over what was passed on")
        .post("/api/v1/transfers/{id}/decline", transfer::http::decline, "Give back what was passed on")
}

fn queues(routes: Routes) -> Routes {
    routes
        .get("/api/v1/queues", case::queue::http::queues, "Count the cases of each queue, and list saved filters")
        .post("/api/v1/saved-filters", saved::http::save, "Save filters under a name")
        .put("/api/v1/saved-filters/{id}", saved::http::change, "Rename, change or share a saved filter")
        .delete("/api/v1/saved-filters/{id}", saved::http::delete, "Delete a saved filter")
        .get("/api/v1/colleagues", staff::http::colleagues, "List those to whom work can be given")
        .put("/api/v1/cases/{id}/team", case::http::put_in_queue, "Put a case into another team's queue")
        .put("/api/v1/cases/{id}/watch", case::presence::http::watch, "Watch a case, or note what was seen of it")
        .delete("/api/v1/cases/{id}/watch", case::presence::http::unwatch, "Watch a case no more")
        .put("/api/v1/cases/{id}/presence", case::presence::http::present, "Say that one has a case open")
}

fn bulk_acts(routes: Routes) -> Routes {
    routes
        .post("/api/v1/bulk-acts", bulk::http::order, "Do one thing to up to 1,000 cases")
        .get("/api/v1/bulk-acts", bulk::http::list, "List one's own bulk acts, the latest first")
        .get("/api/v1/bulk-acts/{id}", bulk::http::read, "Read how far a bulk act is")
        .get("/api/v1/bulk-acts/{id}/items", bulk::http::items, "List what became of its cases")
        .post("/api/v1/bulk-acts/{id}/cancellation", bulk::http::cancel, "Stop a bulk act")
        .post("/api/v1/bulk-acts/{id}/undo", bulk::http::undo, "Take a bulk act back")
}

/// One thing that many reports are about.
fn incidents(routes: Routes) -> Routes {
    routes
        .post(
            "/api/v1/incidents",
            incident::http::declare,
            "Declare an incident: one thing that many reports are about",
        )
        .get("/api/v1/incidents", incident::http::list, "List incidents, the latest first")
        .get(
            "/api/v1/incident-suggestions",
            incident::suggesting::http::list,
            "List open reports that look like one thing",
        )
        .post(
            "/api/v1/incident-suggestions/dismissals",
            incident::suggesting::http::dismiss,
            "Say that reports aren’t one thing: they are not suggested again",
        )
        .get("/api/v1/incidents/{id}", incident::http::read, "Read an incident with its cases and what was told")
        .put("/api/v1/incidents/{id}", incident::http::describe, "Say anew what an incident is")
        .get("/api/v1/incidents/{id}/like", incident::http::like, "List open reports that may be about an incident")
        .post("/api/v1/incidents/{id}/cases", incident::http::join, "Join cases to an incident")
        .post("/api/v1/incidents/{id}/cases/removal", incident::http::leave, "Let a case leave its incident")
        .post("/api/v1/incidents/{id}/updates", incident::http::update, "Tell everyone whom an incident concerns")
        .get("/api/v1/services/{slug}/known", incident::known::http::read, "See what the council knows already there")
        .post("/api/v1/following/reading", incident::following::http::read, "See what can be followed")
        .post("/api/v1/following", incident::following::http::begin, "Be told how something goes on")
        .post("/api/v1/following/confirming", incident::following::http::confirm, "Confirm that one wants to be told")
        .post("/api/v1/following/stopping", incident::following::http::stop, "Be told no more")
        .post("/api/v1/incidents/{id}/end", incident::http::end, "End an incident, and its cases with it")
}

/// Cases of a system that the council had before.
fn imports(routes: Routes) -> Routes {
    routes
        .post(
            "/api/v1/imports",
            import::http::add,
            "Bring in a file of cases of another system; nothing becomes a case yet",
        )
        .get("/api/v1/imports", import::http::list, "List imports, the latest first")
        .get("/api/v1/imports/{id}", import::http::read, "Read how far an import is")
        .get(
            "/api/v1/imports/{id}/rows",
            import::http::rows,
            "List the rows of an import, with what is wrong with them",
        )
        .get(
            "/api/v1/imports/{id}/choices",
            import::http::choices,
            "List what the columns and words of an import may stand for",
        )
        .post(
            "/api/v1/imports/{id}/archive",
            import::http::archive,
            "Bring in the files of an import, as a ZIP archive",
        )
        .put("/api/v1/imports/{id}/mapping", import::http::map, "Say what the columns hold, and have every row judged")
        .post("/api/v1/imports/{id}/run", import::http::run, "Let the good rows become cases")
        .post("/api/v1/imports/{id}/undo", import::http::undo, "Take the cases of an import back")
        .post("/api/v1/imports/{id}/discard", import::http::discard, "Give an import up before its rows are cases")
}
