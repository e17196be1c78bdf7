use runtime::Routes;

use crate::verification::http as verifying;
use crate::{
    access, caller, contact, duplicate, first_contact as measures, gazetteer, interaction, mark, merge, property,
    refuge, rounds, search, timeline,
};

/// Every endpoint, in reading order.
pub fn routes() -> Routes {
    looked_at(measured(wrap_up(verification(calls(twice(bins(addresses(protected(people(Routes::new()))))))))))
}

fn looked_at(routes: Routes) -> Routes {
    routes.get("/api/v1/access-log", access::http::list, "Who looked at whose record, the newest look first").get(
        "/api/v1/access-log/unexplained",
        access::http::unexplained,
        "How many records were opened without a reason",
    )
}

fn people(routes: Routes) -> Routes {
    routes
        .get("/api/v1/contacts", contact::http::list, "The people that the council knows, by name")
        .post("/api/v1/contacts", contact::http::add, "Add a person by hand")
        .get("/api/v1/contacts/search", search::http::find, "Find a person by anything that is known of them")
        .get("/api/v1/contacts/{id}", contact::http::read, "One person, with marks, details and cases")
        .patch("/api/v1/contacts/{id}", contact::http::edit, "Correct a person's details")
        .get("/api/v1/contacts/{id}/marks", mark::http::list, "What is to be minded with a person")
        .post("/api/v1/contacts/{id}/marks", mark::http::add, "Put a caution mark on a person")
        .post("/api/v1/contacts/{id}/death", mark::death::http::note, "Say that a person has died")
        .post("/api/v1/contacts/{id}/death/removal", mark::death::http::take_back, "Take back that a person has died")
        .get("/api/v1/marks", mark::http::of_several, "What is to be minded with each of several people")
        .get("/api/v1/marks/due", mark::http::due, "Caution marks whose day has passed")
        .post("/api/v1/marks/{id}/reviews", mark::http::review, "Let a caution mark hold on to another day")
        .post("/api/v1/marks/{id}/end", mark::http::end, "End a caution mark")
        .get("/api/v1/contacts/{id}/interactions", interaction::http::of_contact, "What a person said on any channel")
        .get(
            "/api/v1/contacts/{id}/timeline",
            timeline::http::read,
            "All between a person and the council, in one order",
        )
        .get("/api/v1/properties", property::http::find, "What the council knows by address")
}

/// People whom only named people see.
fn protected(routes: Routes) -> Routes {
    use refuge::http;
    routes
        .post("/api/v1/contacts/{id}/refuge", http::protect, "Protect a person: only who is named sees them")
        .get("/api/v1/contacts/{id}/refuge", http::of_contact, "How a person is protected, for who is named")
        .get("/api/v1/refuges", http::list, "The protected people whom you may see, by when they are reviewed")
        .get("/api/v1/refuges/{id}/looks", http::looks, "Who looked at a protected person, the newest look first")
        .put("/api/v1/refuges/{id}/named", http::name, "Say who may see a protected person")
        .post("/api/v1/refuges/{id}/reviews", http::review, "Let a protection hold on to another day")
        .post("/api/v1/refuges/{id}/end", http::end, "End a protection")
}

/// The council's addresses.
fn addresses(routes: Routes) -> Routes {
    use gazetteer::http;
    routes
        .get(
            "/api/v1/addresses",
            gazetteer::lookup::http::find,
            "Find the council’s addresses by postcode, words or UPRN",
        )
        .post("/api/v1/address-files", http::add, "Bring in a file of the council’s addresses; nothing changes yet")
        .get("/api/v1/address-files", http::list, "List the files of addresses, the latest first")
        .get("/api/v1/address-files/{id}", http::read, "Read how far a file of addresses is")
        .get("/api/v1/address-files/{id}/faults", http::faults, "List what is wrong with rows of a file of addresses")
        .put("/api/v1/address-files/{id}/mapping", http::map, "Say what the columns hold, and have every row read")
        .post("/api/v1/address-files/{id}/take", http::take, "Make the addresses of a file the council’s")
        .post("/api/v1/address-files/{id}/discard", http::discard, "Give a file of addresses up")
}

/// Bin days.
fn bins(routes: Routes) -> Routes {
    use rounds::http;
    routes
        .get("/api/v1/bin-days", http::of_address, "Read when bins are emptied at an address")
        .get("/api/v1/rounds", http::list, "List the rounds that empty bins, and what moves their days")
        .post("/api/v1/rounds", http::add, "Make a round")
        .get("/api/v1/rounds/{id}", http::read, "Read a round")
        .put("/api/v1/rounds/{id}", http::set, "Change a round")
        .post("/api/v1/round-shifts/preview", http::preview, "See which collections would come on other days")
        .post("/api/v1/round-shifts", http::shift, "Have collections come on other days, or not at all")
        .delete("/api/v1/round-shifts/{id}", http::take_back, "Have them come on their usual days again")
}

fn twice(routes: Routes) -> Routes {
    routes
        .get("/api/v1/contacts/{id}/duplicates", duplicate::http::of_contact, "Who may be the same person as someone")
        .get("/api/v1/duplicates", duplicate::http::list, "Records that may be one person’s, the likeliest first")
        .post("/api/v1/duplicates/different", duplicate::http::tell_apart, "Say that two records are two people’s")
        .post("/api/v1/duplicates/{id}/reopen", duplicate::http::reopen, "Take back that two are two people")
        .get("/api/v1/duplicates/rules", duplicate::http::read_rules, "How likeness is scored")
        .put("/api/v1/duplicates/rules", duplicate::http::set_rules, "Choose how likeness is scored")
        .get("/api/v1/contacts/{id}/comparison", merge::http::compare, "Two records side by side")
        .get("/api/v1/contacts/{id}/merges", merge::http::list, "What was merged into a person’s record")
        .post("/api/v1/contacts/{id}/merges", merge::http::merge, "Merge another record into a person’s")
        .post("/api/v1/merges/{id}/undo", merge::http::undo, "Undo a merge")
}

fn calls(routes: Routes) -> Routes {
    routes
        .get("/api/v1/callers", caller::http::find, "Whom a telephone number belongs to")
        .post("/api/v1/calls", caller::http::announce, "Ring a member of staff about a call")
        .post("/api/v1/interactions", interaction::http::start, "Start a call or keep another interaction")
        .get("/api/v1/interactions", interaction::http::list, "List interactions, the newest first")
        .get("/api/v1/interactions/{id}", interaction::http::read, "Read an interaction with all that was typed in it")
        .post("/api/v1/interactions/{id}/pick-up", interaction::http::pick_up, "Pick up a call that rings")
}

fn verification(routes: Routes) -> Routes {
    routes
        .get("/api/v1/interactions/{id}/verification", verifying::read, "Read the questions to put to a caller")
        .post("/api/v1/interactions/{id}/verification", verifying::answer, "Have a caller's answers judged")
        .get("/api/v1/verification-rules", verifying::read_rules, "Read how callers are verified")
        .put("/api/v1/verification-rules", verifying::set_rules, "Change how callers are verified")
}

fn wrap_up(routes: Routes) -> Routes {
    routes
        .put("/api/v1/interactions/{id}/contact", interaction::http::set_contact, "Say who the other is")
        .put("/api/v1/interactions/{id}/draft", interaction::http::save_draft, "Keep what was typed")
        .post("/api/v1/interactions/{id}/cases", interaction::http::link_case, "Link a case to an interaction")
        .post("/api/v1/interactions/{id}/end", interaction::http::end, "End an interaction")
}

fn measured(routes: Routes) -> Routes {
    routes
        .get("/api/v1/measures/first-contact", measures::http::first_contact, "Who was served at first contact")
        .get("/api/v1/measures/first-contact/enquiries", measures::http::enquiries, "The enquiries behind that figure")
        .get("/api/v1/measures/calls", measures::http::call_days, "How many calls there were, and how long they took")
        .get("/api/v1/measures/calls/each", measures::http::each_call, "The calls behind those numbers")
        .get("/api/v1/measures/settings", measures::http::settings, "How the council measures")
        .put("/api/v1/measures/settings", measures::http::set, "Change how the council measures")
}
