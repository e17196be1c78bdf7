//! What others may know of contacts: people as a council knows them, its events, its permissions.
#![deny(missing_docs)]

use contract::client::Client;
use contract::{CaseId, ContactId, Event, Page, PageQuery, Problem, StaffId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

contract::permissions! {
    /// See the people that the council knows; each look is kept in the access log.
    ReadContacts = "contacts.read", Staff, Council, reads;
    /// See who looked at whose record.
    ReadAccessLog = "access-log.read", Staff, Council, reads;
}

/// A person in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ContactSummary {
    /// Who.
    pub id: ContactId,
    /// Name, as last given.
    pub name: String,
    /// Postcode, as last given.
    pub postcode: Option<String>,
    /// How many cases they reported.
    pub cases: i64,
}

/// A person, as the council knows them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Contact {
    /// Who.
    pub id: ContactId,
    /// Name, as last given.
    pub name: String,
    /// Every email address that they gave, the newest first.
    pub emails: Vec<String>,
    /// Every telephone number that they gave (E.164), the newest first.
    pub phones: Vec<String>,
    /// Every address that they gave, the newest first.
    pub addresses: Vec<ContactAddress>,
    /// Their cases, the newest first.
    pub cases: Vec<LinkedCase>,
    /// When the council first heard from them.
    #[serde(with = "time::serde::rfc3339")]
    pub first_seen_at: OffsetDateTime,
}

/// An address that someone gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactAddress {
    /// In one line, without the postcode.
    pub lines: String,
    /// Postcode.
    pub postcode: String,
}

/// A case that someone reported.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LinkedCase {
    /// The case.
    pub id: CaseId,
    /// Its reference, to be read out.
    pub reference: String,
    /// The service, in English.
    pub service: String,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
}

/// A look at a person's record.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LookEntry {
    /// Who looked.
    pub staff_id: StaffId,
    /// Whose record: a contact's id.
    pub subject_id: Uuid,
    /// From which screen.
    pub screen: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub looked_at: OffsetDateTime,
}

/// The reporter of a case was recognised, or is new.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactLinked {
    /// The case.
    pub case_id: CaseId,
    /// Its reporter.
    pub contact_id: ContactId,
    /// Whether the council knew them before.
    pub known: bool,
}

impl Event for ContactLinked {
    const NAME: &'static str = "contact.linked";
    type Private = contract::NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

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

    /// One person.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read(&self, token: &str, id: ContactId) -> Result<Contact, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}")).bearer(token).send().await
    }

    /// One page of the access log, the newest look first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn access_log(&self, token: &str, page: &PageQuery) -> Result<Page<LookEntry>, Problem> {
        self.0.get("/api/v1/access-log").bearer(token).query(page).send().await
    }
}
