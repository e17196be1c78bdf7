use runtime::Routes;

use crate::{access, letter, message};

/// Every endpoint, in reading order.
pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/messages", message::http::list, "Messages that were sent in the council's name, the newest first")
        .post("/api/v1/messages/{id}/retry", message::http::retry, "Send a failed message again")
        .get("/api/v1/letter-access-log", access::list, "Who looked at which letter, the newest look first")
        .get("/api/v1/letters", letter::http::list, "Letters that wait to be printed, the oldest first")
        .get("/api/v1/letters/{id}", letter::http::read, "A letter as it was written")
        .post("/api/v1/letters/{id}/posting", letter::http::post, "Say that a letter was printed and posted")
        .post("/api/v1/letters/{id}/posting/removal", letter::http::unpost, "Take back that a letter was posted")
        .post("/api/v1/letter-postings", letter::http::post_all, "Say that several letters were printed and posted")
}
