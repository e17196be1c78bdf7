//! People whom only named people see.

use contract::{ContactId, Page, PageQuery, Problem, RefugeId};

use super::ContactsClient;
use crate::refuge::{EndRefuge, NameStaff, Protect, Refuge, RefugeLook, ReviewRefuge};

impl ContactsClient {
    /// Protects someone, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` where they are protected already, `forbidden`.
    pub async fn protect(&self, token: &str, id: ContactId, once: &str, how: &Protect) -> Result<Refuge, Problem> {
        self.0.post(&format!("/api/v1/contacts/{id}/refuge")).bearer(token).once(once).json(how).send().await
    }

    /// How someone is protected, for who is named.
    ///
    /// # Errors
    /// `not-found`, also for who isn't named.
    pub async fn refuge_of(&self, token: &str, id: ContactId) -> Result<Refuge, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}/refuge")).bearer(token).send().await
    }

    /// The protected people for whom whoever asks is named, by when they are reviewed.
    ///
    /// # Errors
    /// `bad-cursor`.
    pub async fn refuges(&self, token: &str, page: &PageQuery) -> Result<Page<Refuge>, Problem> {
        self.0.get("/api/v1/refuges").bearer(token).query(page).send().await
    }

    /// Who looked at someone who is protected, the newest look first.
    ///
    /// # Errors
    /// `not-found`, `bad-cursor`.
    pub async fn refuge_looks(&self, token: &str, id: RefugeId, page: &PageQuery) -> Result<Page<RefugeLook>, Problem> {
        self.0.get(&format!("/api/v1/refuges/{id}/looks")).bearer(token).query(page).send().await
    }

    /// Says who may see someone from now on.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `forbidden`.
    pub async fn name_for_refuge(&self, token: &str, id: RefugeId, named: &NameStaff) -> Result<Refuge, Problem> {
        self.0.put(&format!("/api/v1/refuges/{id}/named")).bearer(token).json(named).send().await
    }

    /// Lets a protection hold on, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `forbidden`.
    pub async fn review_refuge(
        &self,
        token: &str,
        id: RefugeId,
        once: &str,
        to: &ReviewRefuge,
    ) -> Result<Refuge, Problem> {
        self.0.post(&format!("/api/v1/refuges/{id}/reviews")).bearer(token).once(once).json(to).send().await
    }

    /// Ends a protection, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `forbidden`.
    pub async fn end_refuge(&self, token: &str, id: RefugeId, once: &str, end: &EndRefuge) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/refuges/{id}/end")).bearer(token).once(once).json(end).done().await
    }
}
