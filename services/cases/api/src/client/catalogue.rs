//! Changing the catalogue.

use contract::client::Versioned;
use contract::{CaseId, Page, Problem, ServiceId, ServiceVersionId};

use super::CasesClient;
use crate::catalogue::definition::Definition;
use crate::catalogue::editing::{
    BeginService, CarryCase, Carrying, CatalogueEntry, CatalogueService, Compare, Differences, JudgedDefinition,
    LibraryEntry, LibraryUpdates, Offer, OfferMany, Offering, Publish, PublishedVersion, ServiceDraft, SettleUpdate,
};
use crate::form::{FormDocument, JudgedForm};
use crate::workflow::Workflow;

impl CasesClient {
    /// Every service of the council's catalogue, whatever its state.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn catalogue(&self, token: &str) -> Result<Page<CatalogueEntry>, Problem> {
        self.0.get("/api/v1/catalogue").bearer(token).send().await
    }

    /// One service with its versions.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn catalogue_service(&self, token: &str, id: ServiceId) -> Result<Versioned<CatalogueService>, Problem> {
        self.0.get(&format!("/api/v1/catalogue/{id}")).bearer(token).send_versioned().await
    }

    /// What a service's next version will say; what is published, at version 0, where nobody has begun one.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn service_draft(&self, token: &str, id: ServiceId) -> Result<ServiceDraft, Problem> {
        self.0.get(&format!("/api/v1/catalogue/{id}/draft")).bearer(token).send().await
    }

    /// Writes a draft that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`.
    pub async fn write_service_draft(
        &self,
        token: &str,
        id: ServiceId,
        version: i64,
        once: &str,
        to: &Definition,
    ) -> Result<ServiceDraft, Problem> {
        let call = self.0.put(&format!("/api/v1/catalogue/{id}/draft")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// A published service's form as JSON Schema 2020-12 with its layout.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn form_document(&self, token: &str, slug: &str) -> Result<FormDocument, Problem> {
        self.0.get(&format!("/api/v1/services/{slug}/form.schema.json")).bearer(token).send().await
    }

    /// The form of a service's draft as JSON Schema 2020-12 with its layout.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn draft_form_document(&self, token: &str, id: ServiceId) -> Result<FormDocument, Problem> {
        self.0.get(&format!("/api/v1/catalogue/{id}/draft/form.schema.json")).bearer(token).send().await
    }

    /// A JSON Schema with its layout, judged as a form.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed` where it is no JSON that can be kept.
    pub async fn judge_form(&self, token: &str, document: &FormDocument) -> Result<JudgedForm, Problem> {
        self.0.post("/api/v1/forms/judging").bearer(token).json(document).send().await
    }

    /// What offering these services, or withdrawing them, would change.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn preview_offering(&self, token: &str, asked: &OfferMany) -> Result<Offering, Problem> {
        self.0.post("/api/v1/offerings/preview").bearer(token).json(asked).send().await
    }

    /// Offers these services, or withdraws them, all or none; once for each key.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn offer_many(&self, token: &str, once: &str, asked: &OfferMany) -> Result<Offering, Problem> {
        self.0.post("/api/v1/offerings").bearer(token).once(once).json(asked).send().await
    }

    /// What must be put right in a definition, which isn't kept.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed` where it can't be read.
    pub async fn judge_definition(&self, token: &str, definition: &Definition) -> Result<JudgedDefinition, Problem> {
        self.0.post("/api/v1/definitions/judging").bearer(token).json(definition).send().await
    }

    /// Throws away a draft that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`.
    pub async fn discard_service_draft(
        &self,
        token: &str,
        id: ServiceId,
        version: i64,
        once: &str,
    ) -> Result<(), Problem> {
        let call = self.0.delete(&format!("/api/v1/catalogue/{id}/draft")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).done().await
    }

    /// Publishes a draft that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`; `validation-failed` with every flaw at its place in the definition; `conflict` when
    /// nothing is new.
    pub async fn publish_service(
        &self,
        token: &str,
        id: ServiceId,
        version: i64,
        once: &str,
        publish: &Publish,
    ) -> Result<CatalogueService, Problem> {
        let call = self.0.post(&format!("/api/v1/catalogue/{id}/publication")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(publish).send().await
    }

    /// One version, with all that it says.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn service_version(&self, token: &str, id: ServiceVersionId) -> Result<PublishedVersion, Problem> {
        self.0.get(&format!("/api/v1/service-versions/{id}")).bearer(token).send().await
    }

    /// Publishes an earlier version once more, where its service is still at `version`, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`; `conflict` for the one that is published.
    pub async fn restore_service_version(
        &self,
        token: &str,
        id: ServiceVersionId,
        version: i64,
        once: &str,
        publish: &Publish,
    ) -> Result<CatalogueService, Problem> {
        let call = self.0.post(&format!("/api/v1/service-versions/{id}/restoration")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(publish).send().await
    }

    /// Offers a service that is still at `version`, or withdraws it, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`; `conflict` for one that was never published.
    pub async fn offer_service(
        &self,
        token: &str,
        id: ServiceId,
        version: i64,
        once: &str,
        offer: Offer,
    ) -> Result<CatalogueService, Problem> {
        let call = self.0.put(&format!("/api/v1/catalogue/{id}/state")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(&offer).send().await
    }

    /// The library's services, with those that the council has already.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn library(&self, token: &str) -> Result<Page<LibraryEntry>, Problem> {
        self.0.get("/api/v1/library").bearer(token).send().await
    }

    /// The library's workflows.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn library_workflows(&self, token: &str) -> Result<Page<Workflow>, Problem> {
        self.0.get("/api/v1/library/workflows").bearer(token).send().await
    }

    /// Begins a service with a draft, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault; `conflict` where the council has it already.
    pub async fn begin_service(
        &self,
        token: &str,
        once: &str,
        new: &BeginService,
    ) -> Result<CatalogueService, Problem> {
        self.0.post("/api/v1/catalogue").bearer(token).once(once).json(new).send().await
    }

    /// What differs between two texts of a service.
    ///
    /// # Errors
    /// `not-found`; `validation-failed` for a text that there isn't.
    pub async fn compare_service(&self, token: &str, id: ServiceId, which: &Compare) -> Result<Differences, Problem> {
        self.0.get(&format!("/api/v1/catalogue/{id}/differences")).bearer(token).query(which).send().await
    }

    /// What the library has changed of a service since the council last looked.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn library_updates(&self, token: &str, id: ServiceId) -> Result<LibraryUpdates, Problem> {
        self.0.get(&format!("/api/v1/catalogue/{id}/library")).bearer(token).send().await
    }

    /// Takes a change of the library's into the draft that is still at `version`, or keeps what the council has, once
    /// for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`.
    pub async fn settle_library_update(
        &self,
        token: &str,
        id: ServiceId,
        version: i64,
        once: &str,
        settle: &SettleUpdate,
    ) -> Result<LibraryUpdates, Problem> {
        let call = self.0.put(&format!("/api/v1/catalogue/{id}/library")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(settle).send().await
    }

    /// What carrying a case to another version of its service would do.
    ///
    /// # Errors
    /// `not-found`; `validation-failed` for a version that it can't go by; `conflict` for a case that can't be
    /// carried.
    pub async fn preview_carrying(&self, token: &str, id: CaseId, to: &CarryCase) -> Result<Carrying, Problem> {
        self.0.post(&format!("/api/v1/cases/{id}/version/preview")).bearer(token).json(to).send().await
    }

    /// Carries a case that is still at `version` to another version of its service, once for each key.
    ///
    /// # Errors
    /// As [`CasesClient::preview_carrying`]; `precondition-failed`.
    pub async fn carry(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        to: &CarryCase,
    ) -> Result<Carrying, Problem> {
        let call = self.0.put(&format!("/api/v1/cases/{id}/version")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }
}
