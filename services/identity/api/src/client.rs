use contract::client::Client;
use contract::{Page, PageQuery, Problem};

use crate::{
    AcceptInvitation, AccessToken, ExchangeSession, Invitation, Invite, InviteStaff, LookUpInvitation, OperatorSession,
    Session, SignIn, StaffMember,
};

/// Identity's API. Each call names the token of whoever makes it.
#[derive(Debug, Clone)]
pub struct IdentityClient {
    http: Client,
    visitor: Option<String>,
}

impl IdentityClient {
    /// A client of identity at this base.
    pub fn new(http: Client) -> Self {
        Self { http, visitor: None }
    }

    /// Tells with each sign-in from which address the person came, so that failed attempts are
    /// counted against their network and not against the caller's.
    #[must_use]
    pub fn for_visitor_at(mut self, address: std::net::IpAddr) -> Self {
        self.visitor = Some(address.to_string());
        self
    }

    /// Signs a member of staff in. `token` is an anonymous visitor's.
    ///
    /// # Errors
    /// `unauthenticated` whatever is wrong; `rate-limited`.
    pub async fn sign_in(&self, token: &str, sign_in: &SignIn) -> Result<Session, Problem> {
        let call = self.http.post("/api/v1/identity/sessions").bearer(token).json(sign_in);
        match &self.visitor {
            Some(address) => call.header("x-forwarded-for", address).send().await,
            None => call.send().await,
        }
    }

    /// Exchanges a session for an access token.
    ///
    /// # Errors
    /// `unauthenticated` when the session ended.
    pub async fn exchange(&self, token: &str, session: &ExchangeSession) -> Result<AccessToken, Problem> {
        self.http.post("/api/v1/identity/tokens").bearer(token).json(session).send().await
    }

    /// Ends the session that the token came from.
    ///
    /// # Errors
    /// `unauthenticated`.
    pub async fn sign_out(&self, token: &str) -> Result<(), Problem> {
        self.http.delete("/api/v1/identity/sessions/current").bearer(token).done().await
    }

    /// One page of the council's staff, by name.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn staff(&self, token: &str, page: &PageQuery) -> Result<Page<StaffMember>, Problem> {
        self.http.get("/api/v1/identity/staff").bearer(token).query(page).send().await
    }

    /// Invites someone; `once` is the idempotency key.
    ///
    /// # Errors
    /// `validation-failed`, `conflict` when the address is staff already.
    pub async fn invite(&self, token: &str, once: &str, invite: &InviteStaff) -> Result<Invitation, Problem> {
        self.http.post("/api/v1/identity/invitations").bearer(token).once(once).json(invite).send().await
    }

    /// Whom an invitation is for.
    ///
    /// # Errors
    /// `gone` when it was used or ran out; `not-found`.
    pub async fn look_up(&self, token: &str, invitation: &LookUpInvitation) -> Result<Invite, Problem> {
        self.http.post("/api/v1/identity/invitations/lookup").bearer(token).json(invitation).send().await
    }

    /// Accepts an invitation by setting a password, and signs in.
    ///
    /// # Errors
    /// `validation-failed` for the password, `gone`, `not-found`.
    pub async fn accept(&self, token: &str, accept: &AcceptInvitation) -> Result<Session, Problem> {
        self.http.post("/api/v1/identity/invitations/accept").bearer(token).json(accept).send().await
    }

    /// Signs a platform operator in, on the operators' host.
    ///
    /// # Errors
    /// `unauthenticated`, `rate-limited`.
    pub async fn operator_sign_in(&self, sign_in: &SignIn) -> Result<OperatorSession, Problem> {
        self.http.post("/admin/v1/sessions").json(sign_in).send().await
    }
}
