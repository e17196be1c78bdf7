use runtime::Routes;

use crate::council::http;

/// Every endpoint of tenancy.
pub fn routes() -> Routes {
    Routes::new()
        .post("/admin/v1/councils", http::add, "Add a council")
        .get("/admin/v1/councils", http::list, "List the councils")
        .get("/admin/v1/councils/{code}", http::read, "Read a council")
        .patch("/admin/v1/councils/{code}", http::change, "Change, suspend or resume a council")
        .get("/internal/v1/directory/councils", http::directory, "The Directory's councils")
}
