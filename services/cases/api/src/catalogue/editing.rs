//! Changing the catalogue: drafts, versions, what is published.

use contract::lang::Bilingual;
use contract::{FieldFault, ServiceId, ServiceVersionId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::definition::Definition;
use crate::case::TeamSummary;

contract::named! {
    /// Whether a service can be asked for.
    ServiceState {
        /// It was never published.
        Unpublished = "unpublished",
        /// It can be asked for.
        Offered = "offered",
        /// It can't be asked for any more; its cases go on.
        Withdrawn = "withdrawn",
    }
}

/// A service as the list of those who look after the catalogue shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CatalogueEntry {
    /// The service.
    pub id: ServiceId,
    /// Its part of an address.
    pub slug: String,
    /// What it is called: as it was published, or in its draft where it never was.
    pub name: Bilingual,
    /// Its number in the Local Government Services List; 0 for none.
    pub lgsl: u32,
    /// Its number in the Local Government Interaction List.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lgil: Option<u16>,
    /// Who deals with it.
    pub team: TeamSummary,
    /// Whether it can be asked for.
    pub state: ServiceState,
    /// The version that is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub published_at: Option<OffsetDateTime>,
    /// Whether it has a draft: changes that aren't published.
    pub has_draft: bool,
    /// Whether it came from the library.
    pub from_library: bool,
    /// Its version as a whole, for `If-Match`.
    pub version: i64,
}

/// Offer services, or withdraw them, all at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferMany {
    /// The services, 1 to 200.
    pub services: Vec<ServiceId>,
    /// Whether they are to be offered; else they are withdrawn.
    pub offered: bool,
}

/// What offering services, or withdrawing them, changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Offering {
    /// Each service, in the order in which citizens see them.
    pub items: Vec<OfferedOne>,
}

/// What it changes of one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OfferedOne {
    /// The service.
    pub id: ServiceId,
    /// What it is called.
    pub name: Bilingual,
    /// Whether it isn't so already.
    pub changes: bool,
    /// How many of its cases aren't done: they go on, whether it is offered or not.
    pub open_cases: i64,
}

/// A service with its versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CatalogueService {
    /// What the list shows.
    #[serde(flatten)]
    pub entry: CatalogueEntry,
    /// Every version that was published, the newest first.
    pub versions: Vec<VersionSummary>,
}

/// A version that was published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct VersionSummary {
    /// The version.
    pub id: ServiceVersionId,
    /// Its number; each publication has the next.
    pub number: i32,
    /// Whether it is the one that new cases go by.
    pub current: bool,
    /// When it was published.
    #[serde(with = "time::serde::rfc3339")]
    pub published_at: OffsetDateTime,
    /// By whom; none for what a council began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_by: Option<String>,
    /// What whoever published it said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The earlier version that was published once more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored: Option<i32>,
    /// How many cases that aren't done go by it.
    pub open_cases: i64,
}

/// A version with all that it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublishedVersion {
    /// Whose version it is.
    pub service: ServiceId,
    /// What a list shows of it.
    #[serde(flatten)]
    pub summary: VersionSummary,
    /// What it says.
    pub definition: Definition,
}

/// What a service's next version will say. Where nobody has begun one it is what is published, at version 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ServiceDraft {
    /// Whose draft it is.
    pub service: ServiceId,
    /// Whether someone has begun it.
    pub begun: bool,
    /// The version from which it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<i32>,
    /// What it says.
    pub definition: Definition,
    /// What must be put right before it can be published.
    pub flaws: Vec<FieldFault>,
    /// When it was changed last.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub touched_at: Option<OffsetDateTime>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touched_by: Option<String>,
    /// Its version, for `If-Match`.
    pub version: i64,
}

/// What must be put right in a definition that isn't kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JudgedDefinition {
    /// Every flaw at its place; empty for what can be published.
    pub flaws: Vec<FieldFault>,
}

/// Publishes a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// What is new, for colleagues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Begins a service, with a draft that nobody sees until it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginService {
    /// What it is called; the library's name where it comes from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Bilingual>,
    /// The library's service that it begins as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub library: Option<String>,
    /// Who will deal with it; the library's team where it comes from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
}

/// Whether a service can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Whether it can.
    pub offered: bool,
}

/// A service of the library that a council can begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LibraryEntry {
    /// Its part of an address.
    pub slug: String,
    /// Its number in the Local Government Services List.
    pub lgsl: u32,
    /// What it is called.
    pub name: Bilingual,
    /// What it is for, in a sentence.
    pub summary: Bilingual,
    /// Whether councils of this tier provide it.
    pub usual: bool,
    /// The council's own service of this address, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceId>,
}

/// Which two texts of a service are compared: the number of a version, `draft`, `published` or `library`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// The earlier one; what is published where none is named.
    #[serde(default = "published")]
    pub from: String,
    /// The later one; the draft where none is named.
    #[serde(default = "draft")]
    pub to: String,
}

fn published() -> String {
    "published".to_owned()
}

fn draft() -> String {
    "draft".to_owned()
}

/// What differs between two texts of a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Differences {
    /// Each part that isn't the same, in the order of the definition.
    pub items: Vec<Difference>,
}

/// A part of a definition that isn't the same in two.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Difference {
    /// Which part: names joined by `/`, such as `/messages/received`; a thing of a list that has a name is named by
    /// it, such as `/form/fields/bin/label`.
    pub part: String,
    /// What the earlier one has; none where it has no such part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub from: Option<serde_json::Value>,
    /// What the later one has; none where the part is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub to: Option<serde_json::Value>,
}

/// What the library has changed of a service since the council last looked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LibraryUpdates {
    /// Each change, from what the library said then to what it says now.
    pub items: Vec<LibraryUpdate>,
    /// The version of the draft into which a change is taken, for `If-Match`; 0 for none.
    pub version: i64,
}

/// A change of the library's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LibraryUpdate {
    /// What was changed.
    #[serde(flatten)]
    pub change: Difference,
    /// What the council's own text has there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub own: Option<serde_json::Value>,
    /// Whether the council changed the same part, so that taking it would lose that.
    pub clashes: bool,
}

/// What becomes of a change of the library's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleUpdate {
    /// Which part it is about.
    pub part: String,
    /// Whether it is taken into the draft; otherwise the council keeps what it has and isn't asked again.
    pub take: bool,
}

/// To which version of its service a case is carried; the one that is published where none is named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CarryCase {
    /// The version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ServiceVersionId>,
}

/// What becomes of a clock of a case that is carried to another version of its service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClockCarried {
    /// What it is called.
    pub name: Bilingual,
    /// When it ends now; none for one that the case gets.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub was_due_at: Option<OffsetDateTime>,
    /// When it would end; none for one that falls away.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub due_at: Option<OffsetDateTime>,
}

/// What becomes of a case that is carried to another version of its service.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Carrying {
    /// The number of the version that it goes by.
    pub from: i32,
    /// The number of the one that it would go by.
    pub to: i32,
    /// What differs between the two.
    pub changes: Vec<Difference>,
    /// By when it should be done now.
    #[serde(with = "time::serde::rfc3339")]
    pub was_due_at: OffsetDateTime,
    /// By when it should be done then, counted from its receipt.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// How that day was found.
    pub target: crate::target::Explanation,
    /// The step at which it stands, as staff call it now.
    #[serde(default)]
    pub was_step: Bilingual,
    /// The step at which it would stand.
    #[serde(default)]
    pub step: Bilingual,
    /// Its clocks of which something changes.
    #[serde(default)]
    pub clocks: Vec<ClockCarried>,
    /// What the new version needs to know and nobody has said.
    pub to_ask: Vec<Bilingual>,
    /// Answers that fit no question of the new version; they are kept in the story.
    pub left: Vec<crate::case::Answered>,
    /// The version of the case, for `If-Match`.
    pub version: i64,
}
