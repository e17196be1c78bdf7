//! The staff directory.

use contract::Problem;

use super::CasesClient;
use crate::directory::{AtDesk, FindStaff, SayPresence, SayProfile, StaffDirectory};

impl CasesClient {
    /// Colleagues and teams.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn directory(&self, token: &str, which: &FindStaff) -> Result<StaffDirectory, Problem> {
        self.0.get("/api/v1/directory").bearer(token).query(which).send().await
    }

    /// Says whether the caller is in.
    ///
    /// # Errors
    /// `validation-failed` for a time that can't be one.
    pub async fn say_presence(&self, token: &str, once: &str, says: &SayPresence) -> Result<AtDesk, Problem> {
        self.0.put("/api/v1/directory/presence").bearer(token).once(once).json(says).send().await
    }

    /// Says how colleagues find the caller.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault.
    pub async fn say_profile(&self, token: &str, once: &str, says: &SayProfile) -> Result<AtDesk, Problem> {
        self.0.put("/api/v1/directory/profile").bearer(token).once(once).json(says).send().await
    }

    /// Notes that the caller uses the desk, and tells what waits for them.
    ///
    /// # Errors
    /// `forbidden`, `unavailable`.
    pub async fn at_desk(&self, token: &str) -> Result<AtDesk, Problem> {
        self.0.post("/api/v1/directory/seen").bearer(token).send().await
    }
}
