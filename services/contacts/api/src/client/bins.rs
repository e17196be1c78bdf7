//! Bin days.

use contract::{Problem, RoundId, ShiftId};

use super::ContactsClient;
use crate::bins::{BinDays, FindBinDays, NewShift, Round, Rounds, SetRound, Shift, ShiftPreview};

impl ContactsClient {
    /// The bin days of an address.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn bin_days(&self, token: &str, which: &FindBinDays) -> Result<BinDays, Problem> {
        self.0.get("/api/v1/bin-days").bearer(token).query(which).send().await
    }

    /// The rounds, and what moves their days.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn rounds(&self, token: &str) -> Result<Rounds, Problem> {
        self.0.get("/api/v1/rounds").bearer(token).send().await
    }

    /// One round.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn round(&self, token: &str, id: RoundId) -> Result<Round, Problem> {
        self.0.get(&format!("/api/v1/rounds/{id}")).bearer(token).send().await
    }

    /// Makes a round.
    ///
    /// # Errors
    /// `validation-failed`, `forbidden`.
    pub async fn add_round(&self, token: &str, once: &str, round: &SetRound) -> Result<Round, Problem> {
        self.0.post("/api/v1/rounds").bearer(token).once(once).json(round).send().await
    }

    /// Changes a round that is still at `version`.
    ///
    /// # Errors
    /// `validation-failed`, `precondition-failed`, `not-found`.
    pub async fn set_round(
        &self,
        token: &str,
        id: RoundId,
        version: i64,
        once: &str,
        round: &SetRound,
    ) -> Result<Round, Problem> {
        let call = self.0.put(&format!("/api/v1/rounds/{id}")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(round).send().await
    }

    /// What a shift would move.
    ///
    /// # Errors
    /// `validation-failed`, `forbidden`.
    pub async fn preview_shift(&self, token: &str, shift: &NewShift) -> Result<ShiftPreview, Problem> {
        self.0.post("/api/v1/round-shifts/preview").bearer(token).json(shift).send().await
    }

    /// Has collections come on other days.
    ///
    /// # Errors
    /// `validation-failed`, `forbidden`.
    pub async fn add_shift(&self, token: &str, once: &str, shift: &NewShift) -> Result<Shift, Problem> {
        self.0.post("/api/v1/round-shifts").bearer(token).once(once).json(shift).send().await
    }

    /// Takes that back.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn take_shift_back(&self, token: &str, id: ShiftId, once: &str) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/round-shifts/{id}")).bearer(token).once(once).done().await
    }
}
