//! Typed ids. An id knows what it names; two kinds can't be swapped by mistake.
//!
//! On the wire each is a plain UUID (version 7, made by us, so ordered by time). This list is
//! the only place where a kind of id is declared.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What every typed id can do.
pub trait Id: Copy + From<Uuid> + Into<Uuid> + std::fmt::Display {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl Id for $name {}
        impl $name {
            /// The id as a bare UUID, for binding into a statement.
            pub const fn uuid(self) -> Uuid { self.0 }
        }
        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { Self(id) } }
        impl From<$name> for Uuid { fn from(id: $name) -> Self { id.0 } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Uuid)))
                    .build()
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    )*};
}

ids! {
    /// A council that subscribes: the tenant.
    CouncilId,
    /// A person, organisation or household that a council knows.
    ContactId,
    /// One piece of work for a council.
    CaseId,
    /// A contact of a person with a council on any channel; a call while it is open.
    InteractionId,
    /// One line of a case's timeline.
    CaseEntryId,
    /// One change of one field of a case.
    CaseChangeId,
    /// Something that a workflow does with a case when time has passed.
    CaseTimerId,
    /// Something that a workflow asks of others for a case.
    CaseEffectId,
    /// Something to do for a case, with its checklist.
    CaseTaskId,
    /// A move that waits for someone else's decision.
    CaseProposalId,
    /// A file that was scanned in or added to a case.
    FileId,
    /// A report that was begun and handed over before it was sent.
    DraftId,
    /// An entry of a council's service catalogue.
    ServiceId,
    /// What a council says of a service: one version of it, or its draft.
    ServiceVersionId,
    /// Days on which a council is closed.
    ClosureId,
    /// A time in which a whole service stands still.
    ServicePauseId,
    /// Cases whose clocks are counted anew, one after the other.
    ClockRoundId,
    /// An answer that a council has written down.
    ArticleId,
    /// A group of staff that works one or more queues.
    TeamId,
    /// A member of a council's staff.
    StaffId,
    /// A platform operator.
    OperatorId,
    /// One signed-in browser or client.
    SessionId,
    /// An invitation to become staff.
    InvitationId,
    /// Something promised to a person by a day.
    PromiseId,
    /// Words that a team writes often.
    ReplyId,
    /// A call or a case that was passed to someone else.
    TransferId,
    /// A choice of cases that someone gave a name.
    SavedFilterId,
    /// One deed done to many cases.
    BulkActId,
    /// One thing that many reports are about.
    IncidentId,
    /// Someone who is told how something goes on without having reported it.
    FollowerId,
    /// Cases of another system that a file brought.
    ImportId,
    /// A file of a council's addresses.
    AddressFileId,
    /// A round on which bins are emptied.
    RoundId,
    /// Collections that come on other days than usual.
    ShiftId,
    /// A fact that happened in a service.
    EventId,
    /// A message to be sent outside: an email, a text, a letter.
    MessageId,
    /// A caution mark on a person.
    MarkId,
    /// The protection of a person whom only named people may see.
    RefugeId,
    /// Two records that may be one person's.
    DuplicateId,
    /// One record of a person that was merged into another.
    MergeId,
    /// An email address, a telephone number or an address that a person gave.
    DetailId,
    /// One look at a person's record by staff.
    AccessId,
    /// One line of an audit trail.
    AuditId,
}
