//! Every endpoint, in reading order.

use runtime::Routes;

use crate::{article, case, catalogue, file, follow, team};

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
    let routes = routes
        .post("/api/v1/files", file::http::add, "Keep a file: in the inbox of the post, or with a case or a person")
        .get("/api/v1/files", file::http::list, "List files, the oldest first")
        .get("/api/v1/files/{id}", file::http::read, "Read what is known of a file")
        .get("/api/v1/files/{id}/content", file::http::content, "Read a file's bytes")
        .put("/api/v1/files/{id}/filing", file::http::file_away, "Say where a file belongs")
        .delete("/api/v1/files/{id}", file::http::discard, "Throw away a file that waits in the inbox");
    routes.post("/api/v1/tracking", follow::http::find, "Follow one's own case").post(
        "/api/v1/tracking/replies",
        follow::http::reply,
        "Reply to the council about one's own case",
    )
}
