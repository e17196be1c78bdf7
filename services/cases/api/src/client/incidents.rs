//! Incidents.

use contract::client::Versioned;
use contract::{IncidentId, Page, Problem};

use super::CasesClient;
use crate::incident::{
    DeclareIncident, DescribeIncident, DismissSuggestion, EndIncident, Incident, IncidentView, JoinCases, Joined,
    LeaveIncident, LikeCase, ListIncidents, ListLike, Suggestion, UpdateIncident,
};

impl CasesClient {
    /// Declares an incident, once for each key.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn declare_incident(
        &self,
        token: &str,
        once: &str,
        asked: &DeclareIncident,
    ) -> Result<Incident, Problem> {
        self.0.post("/api/v1/incidents").bearer(token).once(once).json(asked).send().await
    }

    /// Incidents, the latest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn incidents(&self, token: &str, which: &ListIncidents) -> Result<Page<Incident>, Problem> {
        self.0.get("/api/v1/incidents").bearer(token).query(which).send().await
    }

    /// Open reports that look like one thing and that no incident has, the most first.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn incident_suggestions(&self, token: &str) -> Result<Page<Suggestion>, Problem> {
        self.0.get("/api/v1/incident-suggestions").bearer(token).send().await
    }

    /// Says that reports which look like one thing aren't; what was dismissed already stays so.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn dismiss_suggestion(&self, token: &str, once: &str, asked: &DismissSuggestion) -> Result<(), Problem> {
        self.0.post("/api/v1/incident-suggestions/dismissals").bearer(token).once(once).json(asked).done().await
    }

    /// One incident with its cases and what was told.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn incident(&self, token: &str, id: IncidentId) -> Result<Versioned<IncidentView>, Problem> {
        self.0.get(&format!("/api/v1/incidents/{id}")).bearer(token).send_versioned().await
    }

    /// Says anew what an incident is that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed`, `conflict` where it is over.
    pub async fn describe_incident(
        &self,
        token: &str,
        id: IncidentId,
        version: i64,
        once: &str,
        asked: &DescribeIncident,
    ) -> Result<Incident, Problem> {
        let call = self.0.put(&format!("/api/v1/incidents/{id}")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(asked).send().await
    }

    /// Open reports that may be about it, the likeliest first.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn like_cases(&self, token: &str, id: IncidentId, how: ListLike) -> Result<Page<LikeCase>, Problem> {
        self.0.get(&format!("/api/v1/incidents/{id}/like")).bearer(token).query(&how).send().await
    }

    /// Joins cases to an incident, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` with every case that can't be joined, `conflict` where it is over.
    pub async fn join_incident(
        &self,
        token: &str,
        id: IncidentId,
        once: &str,
        asked: &JoinCases,
    ) -> Result<Joined, Problem> {
        self.0.post(&format!("/api/v1/incidents/{id}/cases")).bearer(token).once(once).json(asked).send().await
    }

    /// Lets a case leave its incident, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` where it isn't joined.
    pub async fn leave_incident(
        &self,
        token: &str,
        id: IncidentId,
        once: &str,
        asked: &LeaveIncident,
    ) -> Result<Joined, Problem> {
        let call = self.0.post(&format!("/api/v1/incidents/{id}/cases/removal")).bearer(token).once(once);
        call.json(asked).send().await
    }

    /// Tells everyone whom an incident concerns, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` where it is over.
    pub async fn update_incident(
        &self,
        token: &str,
        id: IncidentId,
        version: i64,
        once: &str,
        asked: &UpdateIncident,
    ) -> Result<Incident, Problem> {
        let call = self.0.post(&format!("/api/v1/incidents/{id}/updates")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(asked).send().await
    }

    /// Ends an incident that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed`, `conflict` where it is over.
    pub async fn end_incident(
        &self,
        token: &str,
        id: IncidentId,
        version: i64,
        once: &str,
        asked: &EndIncident,
    ) -> Result<Incident, Problem> {
        let call = self.0.post(&format!("/api/v1/incidents/{id}/end")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(asked).send().await
    }
}
