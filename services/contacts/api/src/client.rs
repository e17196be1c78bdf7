//! The typed client of contacts.

mod access;
mod addresses;
mod bins;
mod refuge;
mod timeline;

use contract::client::{Client, Versioned};
use contract::{ContactId, DuplicateId, InteractionId, LookReason, MarkId, MergeId, Page, PageQuery, Problem};

use crate::caller::{AnnounceCall, AnnouncedCall, Callers, FindCallers};
use crate::contact::{Contact, ContactSummary, ContactVersion, EditContact, NewContact};
use crate::duplicate::{
    Duplicate, DuplicateDecided, DuplicateRules, FindDuplicates, LikelyDuplicates, ListDuplicates, TellApart,
};
use crate::interaction::{
    Draft, EndInteraction, Interaction, InteractionSummary, LinkCase, ListInteractions, ListSaid, SaveDraft,
    SetInteractionContact, StartInteraction,
};
use crate::mark::{AddMark, DueMark, ListMarks, Mark, MarkedPeople, Marks, NoteDeath, ReviewMark, TakeBackDeath};
use crate::measure::{
    Calls, Enquiry, FirstContact, ListCalls, ListEnquiries, MeasureDays, MeasureSettings, MeasuredCall,
};
use crate::merge::{CompareWith, Comparison, Merge, MergeContacts, Merges};
use crate::property::{FindProperties, Properties};
use crate::search::{FoundContact, SearchContacts};
use crate::verification::{AnswerVerification, Verification, VerificationRules};

/// Contacts' API. Each call names the token of whoever makes it.
#[derive(Debug, Clone)]
pub struct ContactsClient(Client);

impl ContactsClient {
    /// A client of contacts at this base.
    pub fn new(http: Client) -> Self {
        Self(http)
    }

    /// One page of the council's people, by name.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn list(&self, token: &str, page: &PageQuery) -> Result<Page<ContactSummary>, Problem> {
        self.0.get("/api/v1/contacts").bearer(token).query(page).send().await
    }

    /// People by what someone typed, the likeliest first; at most ten.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn search(&self, token: &str, which: &SearchContacts) -> Result<Page<FoundContact>, Problem> {
        self.0.get("/api/v1/contacts/search").bearer(token).query(which).send().await
    }

    /// One person, masked where they must be verified first.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read(&self, token: &str, id: ContactId, why: LookReason) -> Result<Contact, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}")).bearer(token).query(&why).send().await
    }

    /// Adds a person by hand, once for each key.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn add(&self, token: &str, once: &str, new: &NewContact) -> Result<ContactVersion, Problem> {
        self.0.post("/api/v1/contacts").bearer(token).once(once).json(new).send().await
    }

    /// Corrects the details of a person who is still at `version`.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`, `forbidden` while the caller must be verified.
    pub async fn edit(
        &self,
        token: &str,
        id: ContactId,
        version: i64,
        edit: &EditContact,
    ) -> Result<ContactVersion, Problem> {
        let call = self.0.patch(&format!("/api/v1/contacts/{id}")).bearer(token);
        call.only_if(&format!("\"{version}\"")).json(edit).send().await
    }

    /// Who may be the same person as someone, the likeliest first.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn duplicates_of(
        &self,
        token: &str,
        id: ContactId,
        call: Option<InteractionId>,
    ) -> Result<LikelyDuplicates, Problem> {
        let asked = FindDuplicates { call };
        self.0.get(&format!("/api/v1/contacts/{id}/duplicates")).bearer(token).query(&asked).send().await
    }

    /// One page of the records that may be one person's.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`, `bad-cursor`.
    pub async fn duplicates(&self, token: &str, which: &ListDuplicates) -> Result<Page<Duplicate>, Problem> {
        self.0.get("/api/v1/duplicates").bearer(token).query(which).send().await
    }

    /// Says that two records are two people's, once for each key.
    ///
    /// # Errors
    /// `validation-failed`, `forbidden`.
    pub async fn tell_apart(&self, token: &str, once: &str, pair: &TellApart) -> Result<DuplicateDecided, Problem> {
        self.0.post("/api/v1/duplicates/different").bearer(token).once(once).json(pair).send().await
    }

    /// Takes back that two records are two people's, once for each key.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn reopen_duplicate(
        &self,
        token: &str,
        id: DuplicateId,
        once: &str,
    ) -> Result<DuplicateDecided, Problem> {
        self.0.post(&format!("/api/v1/duplicates/{id}/reopen")).bearer(token).once(once).send().await
    }

    /// How likeness is scored, with the version.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn duplicate_rules(&self, token: &str) -> Result<Versioned<DuplicateRules>, Problem> {
        self.0.get("/api/v1/duplicates/rules").bearer(token).send_versioned().await
    }

    /// Changes how likeness is scored, where it is still at `etag`, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`, `forbidden`.
    pub async fn set_duplicate_rules(
        &self,
        token: &str,
        etag: &str,
        once: &str,
        rules: &DuplicateRules,
    ) -> Result<DuplicateRules, Problem> {
        self.0.put("/api/v1/duplicates/rules").bearer(token).once(once).only_if(etag).json(rules).send().await
    }

    /// Two records side by side.
    ///
    /// # Errors
    /// `not-found`, `forbidden` while their details may not be seen.
    pub async fn compare(&self, token: &str, one: ContactId, other: ContactId) -> Result<Comparison, Problem> {
        let asked = CompareWith { with: Some(other) };
        self.0.get(&format!("/api/v1/contacts/{one}/comparison")).bearer(token).query(&asked).send().await
    }

    /// Merges another record into one that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` where one was merged before, `precondition-failed` where either
    /// changed, `forbidden`.
    pub async fn merge(
        &self,
        token: &str,
        id: ContactId,
        version: i64,
        once: &str,
        how: &MergeContacts,
    ) -> Result<Merge, Problem> {
        let call = self.0.post(&format!("/api/v1/contacts/{id}/merges")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(how).send().await
    }

    /// What was merged into someone's record.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn merges(&self, token: &str, id: ContactId) -> Result<Merges, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}/merges")).bearer(token).send().await
    }

    /// Undoes a merge, once for each key.
    ///
    /// # Errors
    /// `not-found`, `conflict` where it was undone before, `forbidden`.
    pub async fn undo_merge(&self, token: &str, id: MergeId, once: &str) -> Result<Merge, Problem> {
        self.0.post(&format!("/api/v1/merges/{id}/undo")).bearer(token).once(once).send().await
    }

    /// What is to be minded with someone, without anything personal: no look at their record.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn marks(&self, token: &str, id: ContactId) -> Result<Marks, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}/marks")).bearer(token).send().await
    }

    /// What is to be minded with each of several people, at most 100, without anything personal.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn marks_of(&self, token: &str, people: &[ContactId]) -> Result<MarkedPeople, Problem> {
        let of = people.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        self.0.get("/api/v1/marks").bearer(token).query(&ListMarks { of }).send().await
    }

    /// Puts a caution mark on someone, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `forbidden`.
    pub async fn add_mark(&self, token: &str, id: ContactId, once: &str, mark: &AddMark) -> Result<Mark, Problem> {
        self.0.post(&format!("/api/v1/contacts/{id}/marks")).bearer(token).once(once).json(mark).send().await
    }

    /// Says that someone has died, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` where that is known already.
    pub async fn note_death(&self, token: &str, id: ContactId, once: &str, death: &NoteDeath) -> Result<Mark, Problem> {
        self.0.post(&format!("/api/v1/contacts/{id}/death")).bearer(token).once(once).json(death).send().await
    }

    /// Takes back that someone has died, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` where nobody said so.
    pub async fn take_back_death(
        &self,
        token: &str,
        id: ContactId,
        once: &str,
        why: &TakeBackDeath,
    ) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/contacts/{id}/death/removal")).bearer(token).once(once).json(why).done().await
    }

    /// The caution marks whose day has passed, the longest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn due_marks(&self, token: &str, page: &PageQuery) -> Result<Page<DueMark>, Problem> {
        self.0.get("/api/v1/marks/due").bearer(token).query(page).send().await
    }

    /// Lets a caution mark hold on to another day, once for each key.
    ///
    /// # Errors
    /// `not-found` for one that is ended, `validation-failed`, `forbidden`.
    pub async fn review_mark(&self, token: &str, id: MarkId, once: &str, to: &ReviewMark) -> Result<Mark, Problem> {
        self.0.post(&format!("/api/v1/marks/{id}/reviews")).bearer(token).once(once).json(to).send().await
    }

    /// Ends a caution mark.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn end_mark(&self, token: &str, id: MarkId) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/marks/{id}/end")).bearer(token).done().await
    }

    /// What someone said to the council, on any channel, the newest first.
    ///
    /// # Errors
    /// `not-found`, `bad-cursor`.
    pub async fn said(
        &self,
        token: &str,
        id: ContactId,
        which: &ListSaid,
    ) -> Result<Page<InteractionSummary>, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}/interactions")).bearer(token).query(which).send().await
    }

    /// Whom a number belongs to; an empty one is withheld.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn callers(&self, token: &str, number: &str) -> Result<Callers, Problem> {
        let asked = FindCallers { number: number.to_owned() };
        self.0.get("/api/v1/callers").bearer(token).query(&asked).send().await
    }

    /// What the council knows by address.
    ///
    /// # Errors
    /// `validation-failed` for what is no postcode.
    pub async fn properties(&self, token: &str, which: &FindProperties) -> Result<Properties, Problem> {
        self.0.get("/api/v1/properties").bearer(token).query(which).send().await
    }

    /// Starts an interaction, once for each key.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn start(&self, token: &str, once: &str, start: &StartInteraction) -> Result<Interaction, Problem> {
        self.0.post("/api/v1/interactions").bearer(token).once(once).json(start).send().await
    }

    /// One interaction with all that was typed in it.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn interaction(&self, token: &str, id: InteractionId) -> Result<Interaction, Problem> {
        self.0.get(&format!("/api/v1/interactions/{id}")).bearer(token).send().await
    }

    /// One page of interactions, the newest first.
    ///
    /// # Errors
    /// `bad-cursor`, `validation-failed`.
    pub async fn interactions(
        &self,
        token: &str,
        which: &ListInteractions,
    ) -> Result<Page<InteractionSummary>, Problem> {
        self.0.get("/api/v1/interactions").bearer(token).query(which).send().await
    }

    /// Picks up a call that rings, once for each key.
    ///
    /// # Errors
    /// `not-found`, `conflict` when another picked it up or it is over.
    pub async fn pick_up(&self, token: &str, id: InteractionId, once: &str) -> Result<Interaction, Problem> {
        self.0.post(&format!("/api/v1/interactions/{id}/pick-up")).bearer(token).once(once).send().await
    }

    /// Says who the other is in an own interaction that is still at `version`, or that it isn't who it was
    /// thought to be.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` when nobody has the id, `conflict` for a
    /// colleague's or what was over long ago.
    pub async fn set_contact(
        &self,
        token: &str,
        id: InteractionId,
        version: i64,
        contact: Option<ContactId>,
    ) -> Result<Interaction, Problem> {
        let asked = SetInteractionContact { contact_id: contact };
        let call = self.0.put(&format!("/api/v1/interactions/{id}/contact")).bearer(token);
        call.only_if(&format!("\"{version}\"")).json(&asked).send().await
    }

    /// Keeps what was typed over the version that it names.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed` when something newer was saved elsewhere.
    pub async fn save_draft(&self, token: &str, id: InteractionId, draft: &SaveDraft) -> Result<Draft, Problem> {
        self.0.put(&format!("/api/v1/interactions/{id}/draft")).bearer(token).json(draft).send().await
    }

    /// Links a case to an interaction; linked twice, the first stands.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`.
    pub async fn link_case(&self, token: &str, id: InteractionId, case: &LinkCase) -> Result<Interaction, Problem> {
        self.0.post(&format!("/api/v1/interactions/{id}/cases")).bearer(token).json(case).send().await
    }

    /// Ends an interaction, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` when it is over.
    pub async fn end(
        &self,
        token: &str,
        id: InteractionId,
        once: &str,
        end: &EndInteraction,
    ) -> Result<Interaction, Problem> {
        self.0.post(&format!("/api/v1/interactions/{id}/end")).bearer(token).once(once).json(end).send().await
    }

    /// Where the verification of a caller stands, with the questions to put.
    ///
    /// # Errors
    /// `not-found`, `conflict` while it isn't said who calls.
    pub async fn verification(&self, token: &str, id: InteractionId) -> Result<Verification, Problem> {
        self.0.get(&format!("/api/v1/interactions/{id}/verification")).bearer(token).send().await
    }

    /// Has the caller's answers judged, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` when it ended or it isn't said who calls.
    pub async fn verify(
        &self,
        token: &str,
        id: InteractionId,
        once: &str,
        answers: &AnswerVerification,
    ) -> Result<Verification, Problem> {
        let call = self.0.post(&format!("/api/v1/interactions/{id}/verification")).bearer(token);
        call.once(once).json(answers).send().await
    }

    /// How the council verifies callers, with its version.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn verification_rules(&self, token: &str) -> Result<Versioned<VerificationRules>, Problem> {
        self.0.get("/api/v1/verification-rules").bearer(token).send_versioned().await
    }

    /// Changes how the council verifies callers, where it is still at `etag`.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`, `forbidden`.
    pub async fn set_verification_rules(
        &self,
        token: &str,
        etag: &str,
        rules: &VerificationRules,
    ) -> Result<VerificationRules, Problem> {
        self.0.put("/api/v1/verification-rules").bearer(token).only_if(etag).json(rules).send().await
    }

    /// Rings a member of staff about a call, once for each of the switchboard's names of it.
    ///
    /// # Errors
    /// `validation-failed` for someone who isn't the council's staff.
    pub async fn announce(&self, token: &str, call: &AnnounceCall) -> Result<AnnouncedCall, Problem> {
        self.0.post("/api/v1/calls").bearer(token).json(call).send().await
    }

    /// First-contact resolution of some days.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn first_contact(&self, token: &str, days: &MeasureDays) -> Result<FirstContact, Problem> {
        self.0.get("/api/v1/measures/first-contact").bearer(token).query(days).send().await
    }

    /// One page of the enquiries behind a figure, the newest first.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`, `bad-cursor`.
    pub async fn enquiries(&self, token: &str, which: &ListEnquiries) -> Result<Page<Enquiry>, Problem> {
        self.0.get("/api/v1/measures/first-contact/enquiries").bearer(token).query(which).send().await
    }

    /// What there was of calls on some days.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn calls(&self, token: &str, days: &MeasureDays) -> Result<Calls, Problem> {
        self.0.get("/api/v1/measures/calls").bearer(token).query(days).send().await
    }

    /// One page of the calls behind those numbers.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`, `bad-cursor`.
    pub async fn each_call(&self, token: &str, which: &ListCalls) -> Result<Page<MeasuredCall>, Problem> {
        self.0.get("/api/v1/measures/calls/each").bearer(token).query(which).send().await
    }

    /// How the council measures, with its version.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn measure_settings(&self, token: &str) -> Result<Versioned<MeasureSettings>, Problem> {
        self.0.get("/api/v1/measures/settings").bearer(token).send_versioned().await
    }

    /// Changes how the council measures, where it is still at `etag`.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`, `forbidden`.
    pub async fn set_measures(
        &self,
        token: &str,
        etag: &str,
        once: &str,
        to: &MeasureSettings,
    ) -> Result<MeasureSettings, Problem> {
        let call = self.0.put("/api/v1/measures/settings").bearer(token).once(once);
        call.only_if(etag).json(to).send().await
    }
}
