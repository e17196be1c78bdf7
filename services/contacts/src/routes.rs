use runtime::Routes;

use crate::{access, contact, search};

/// Every endpoint, in reading order.
pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/contacts", contact::http::list, "The people that the council knows, by name")
        .get("/api/v1/contacts/search", search::http::find, "Find a person by anything that is known of them")
        .get("/api/v1/contacts/{id}", contact::http::read, "One person, with their details and cases")
        .get("/api/v1/access-log", access::http::list, "Who looked at whose record, the newest look first")
}
