//! Teams: made, named, closed.

use contract::client::Versioned;
use contract::{Page, Problem, TeamId};

use super::CasesClient;
use crate::team::{CloseTeam, NameTeam, TeamMade, TeamRecord};

impl CasesClient {
    /// The council's teams with what hangs on them: those that work by name, then those that were closed.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn team_records(&self, token: &str) -> Result<Page<TeamRecord>, Problem> {
        self.0.get("/api/v1/team-records").bearer(token).send().await
    }

    /// A team with what hangs on it.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn team(&self, token: &str, id: TeamId) -> Result<Versioned<TeamRecord>, Problem> {
        self.0.get(&format!("/api/v1/teams/{id}")).bearer(token).send_versioned().await
    }

    /// Makes a team.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn make_team(&self, token: &str, once: &str, asked: &NameTeam) -> Result<TeamMade, Problem> {
        self.0.post("/api/v1/teams").bearer(token).once(once).json(asked).send().await
    }

    /// Gives a team that is at `etag` another name.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed`.
    pub async fn rename_team(
        &self,
        token: &str,
        (id, etag): (TeamId, &str),
        asked: &NameTeam,
    ) -> Result<Versioned<TeamRecord>, Problem> {
        self.0.put(&format!("/api/v1/teams/{id}")).bearer(token).only_if(etag).json(asked).send_versioned().await
    }

    /// Closes a team that is at `etag`, or hands on what came to a closed one since.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` where it has work and nobody is to take it over.
    pub async fn close_team(
        &self,
        token: &str,
        (id, etag, once): (TeamId, &str, &str),
        asked: &CloseTeam,
    ) -> Result<Versioned<TeamRecord>, Problem> {
        let path = format!("/api/v1/teams/{id}/closure");
        self.0.post(&path).bearer(token).only_if(etag).once(once).json(asked).send_versioned().await
    }

    /// Opens a team again that was closed; its work stays where it went.
    ///
    /// # Errors
    /// `not-found`; `conflict` for one that isn't closed.
    pub async fn reopen_team(&self, token: &str, id: TeamId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/teams/{id}/closure")).bearer(token).done().await
    }
}
