//! Every endpoint, in reading order.

use runtime::Routes;

use crate::{article, case, catalogue, follow, team};

/// The list that mounts and documents them.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/api/v1/services", catalogue::http::find, "Find a service in one's own words, or list them all")
        .get("/api/v1/services/{slug}", catalogue::http::read, "Read a service with its form")
        .get(
            "/api/v1/articles",
            article::http::list,
            "Find an answer in one's own words, or list them by day of review",
        )
        .post("/api/v1/articles", article::http::add, "Write an answer down")
        .get("/api/v1/articles/{id}", article::http::read, "Read an answer")
        .put("/api/v1/articles/{id}", article::http::edit, "Write an answer anew, publish it, withdraw it")
        .post("/api/v1/cases", case::http::open, "Report something to the council")
        .get("/api/v1/cases", case::queue::http::list, "List cases, the most urgent first")
        .get("/api/v1/cases/{id}", case::http::read, "Read a case with its story")
        .post("/api/v1/cases/{id}/transitions", case::http::transition, "Move a case along its workflow")
        .post("/api/v1/cases/{id}/notes", case::http::note, "Add an internal note to a case")
        .post("/api/v1/cases/{id}/updates", case::http::update, "Write to the citizen about a case")
        .put("/api/v1/cases/{id}/assignee", case::http::assign, "Take a case, give it to someone, or give it back")
        .get("/api/v1/teams", team::http::list, "List the council's teams");
    routes.post("/api/v1/tracking", follow::http::find, "Follow one's own case").post(
        "/api/v1/tracking/replies",
        follow::http::reply,
        "Reply to the council about one's own case",
    )
}
