use runtime::Routes;

use crate::message;

/// Every endpoint, in reading order.
pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/messages", message::http::list, "Messages that were sent in the council's name, the newest first")
        .post("/api/v1/messages/{id}/retry", message::http::retry, "Send a failed message again")
}
