use runtime::Routes;

use crate::{account, invitation, operator, session, trust};

/// Every endpoint of identity, in reading order.
pub fn routes() -> Routes {
    Routes::new()
        .post("/api/v1/identity/sessions", session::http::sign_in, "Sign in")
        .delete("/api/v1/identity/sessions/current", session::http::sign_out, "Sign out")
        .post("/api/v1/identity/tokens", session::http::exchange, "Exchange a session for an access token")
        .get("/api/v1/identity/staff", account::http::list, "List the council's staff")
        .post("/api/v1/identity/invitations", invitation::http::invite, "Invite someone to work for the council")
        .post("/api/v1/identity/invitations/lookup", invitation::http::look_up, "Look up whom an invitation is for")
        .post(
            "/api/v1/identity/invitations/accept",
            invitation::http::accept,
            "Accept an invitation by setting a password",
        )
        .post("/admin/v1/sessions", operator::http::sign_in, "Sign in as a platform operator")
        .get("/internal/v1/directory/trust", trust::http::trust, "The Directory's keys and revocations")
}
