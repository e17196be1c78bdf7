//! What is known already, and following it.

use contract::Problem;

use super::CasesClient;
use crate::known::{AskFollowed, AskKnown, ConfirmFollowing, Follow, Followed, Known, StopFollowing};

impl CasesClient {
    /// What the council knows already about a service there.
    ///
    /// # Errors
    /// `not-found` for a service that isn't there.
    pub async fn known(&self, token: &str, slug: &str, place: &AskKnown) -> Result<Known, Problem> {
        self.0.get(&format!("/api/v1/services/{slug}/known")).bearer(token).query(place).send().await
    }

    /// What can be followed, as the public is told of it.
    ///
    /// # Errors
    /// `not-found` for what can't be followed, or not any more.
    pub async fn followable(&self, token: &str, which: &AskFollowed) -> Result<Followed, Problem> {
        self.0.post("/api/v1/following/reading").bearer(token).json(which).send().await
    }

    /// Has someone asked by email whether they want to be told how something goes on, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`.
    pub async fn follow_along(&self, token: &str, once: &str, asked: &Follow) -> Result<Followed, Problem> {
        self.0.post("/api/v1/following").bearer(token).once(once).json(asked).send().await
    }

    /// Confirms that someone wants to be told; what is confirmed already stays so.
    ///
    /// # Errors
    /// `not-found` for a link that never was, or whose time is over.
    pub async fn confirm_following(
        &self,
        token: &str,
        once: &str,
        asked: &ConfirmFollowing,
    ) -> Result<Followed, Problem> {
        self.0.post("/api/v1/following/confirming").bearer(token).once(once).json(asked).send().await
    }

    /// Has someone told no more; what is stopped already stays so.
    ///
    /// # Errors
    /// `not-found` for a link that never was.
    pub async fn stop_following(&self, token: &str, once: &str, asked: &StopFollowing) -> Result<(), Problem> {
        self.0.post("/api/v1/following/stopping").bearer(token).once(once).json(asked).done().await
    }
}
