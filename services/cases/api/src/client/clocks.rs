//! Clocks, calendars, and times in which a service stands still.

use contract::client::Versioned;
use contract::{CaseId, ClosureId, Page, Problem, ServicePauseId, TeamId};

use super::CasesClient;
use crate::calendar::{Calendars, ClosureAdded, NewClosure, PauseService, ServicePause, TeamCalendar, TeamDays};
use crate::case::CaseVersion;
use crate::clock::{ClockPreset, ExtendClock, PauseClock, ResumeClock};

impl CasesClient {
    /// Stops a clock of a case that is at `etag`.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed`.
    pub async fn pause_clock(
        &self,
        token: &str,
        (id, etag, once): (CaseId, &str, &str),
        asked: &PauseClock,
    ) -> Result<Versioned<CaseVersion>, Problem> {
        let path = format!("/api/v1/cases/{id}/clock-pauses");
        self.0.post(&path).bearer(token).only_if(etag).once(once).json(asked).send_versioned().await
    }

    /// Lets a clock of a case run on.
    ///
    /// # Errors
    /// As [`CasesClient::pause_clock`].
    pub async fn resume_clock(
        &self,
        token: &str,
        (id, etag, once): (CaseId, &str, &str),
        asked: &ResumeClock,
    ) -> Result<Versioned<CaseVersion>, Problem> {
        let path = format!("/api/v1/cases/{id}/clock-resumptions");
        self.0.post(&path).bearer(token).only_if(etag).once(once).json(asked).send_versioned().await
    }

    /// Gives a clock of a case more time.
    ///
    /// # Errors
    /// As [`CasesClient::pause_clock`].
    pub async fn extend_clock(
        &self,
        token: &str,
        (id, etag, once): (CaseId, &str, &str),
        asked: &ExtendClock,
    ) -> Result<Versioned<CaseVersion>, Problem> {
        let path = format!("/api/v1/cases/{id}/clock-extensions");
        self.0.post(&path).bearer(token).only_if(etag).once(once).json(asked).send_versioned().await
    }

    /// The clocks that laws and codes set.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn clock_presets(&self, token: &str) -> Result<Page<ClockPreset>, Problem> {
        self.0.get("/api/v1/clock-presets").bearer(token).send().await
    }

    /// The days on which the council works.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn calendars(&self, token: &str) -> Result<Calendars, Problem> {
        self.0.get("/api/v1/calendars").bearer(token).send().await
    }

    /// Chooses when a team works, where that is still at `etag`.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed`.
    pub async fn set_calendar(
        &self,
        token: &str,
        (team, etag): (TeamId, &str),
        to: &TeamCalendar,
    ) -> Result<Versioned<TeamDays>, Problem> {
        let path = format!("/api/v1/calendars/{team}");
        self.0.put(&path).bearer(token).only_if(etag).json(to).send_versioned().await
    }

    /// Closes the council, or a team of it, for some days.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn add_closure(&self, token: &str, once: &str, closure: &NewClosure) -> Result<ClosureAdded, Problem> {
        self.0.post("/api/v1/closures").bearer(token).once(once).json(closure).send().await
    }

    /// Takes a closure away.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn remove_closure(&self, token: &str, id: ClosureId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/closures/{id}")).bearer(token).done().await
    }

    /// The services that stand still, the latest first.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn service_pauses(&self, token: &str) -> Result<Page<ServicePause>, Problem> {
        self.0.get("/api/v1/service-pauses").bearer(token).send().await
    }

    /// Stops a whole service.
    ///
    /// # Errors
    /// `validation-failed`; `conflict` where it stands still already.
    pub async fn pause_service(&self, token: &str, once: &str, asked: &PauseService) -> Result<ServicePause, Problem> {
        self.0.post("/api/v1/service-pauses").bearer(token).once(once).json(asked).send().await
    }

    /// Lets a service go on.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn end_service_pause(
        &self,
        token: &str,
        id: ServicePauseId,
        once: &str,
    ) -> Result<ServicePause, Problem> {
        self.0.post(&format!("/api/v1/service-pauses/{id}/end")).bearer(token).once(once).send().await
    }
}
