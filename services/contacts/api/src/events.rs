//! What contacts tells others.

use contract::{
    ArticleId, CaseId, Channel, ContactId, CouncilId, Event, InteractionId, MergeId, NothingPrivate, RefugeId, StaffId,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::interaction::{Avoidable, Direction, Outcome};
use crate::refuge::RefugeScope;

/// The reporter of a case was recognised, or is new.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactLinked {
    /// The case.
    pub case_id: CaseId,
    /// Its reporter.
    pub contact_id: ContactId,
    /// The record by which they were recognised, where that was merged into theirs: undoing the merge gives it the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_id: Option<ContactId>,
    /// Whether the council knew them before.
    pub known: bool,
}

impl Event for ContactLinked {
    const NAME: &'static str = "contact.linked";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// An interaction goes on with whoever this is: it began, or it is known who the other is, or they were
/// verified in it. The last of one interaction counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CallerKnown {
    /// The interaction.
    pub interaction_id: InteractionId,
    /// With whom; none while nobody knows.
    pub contact_id: Option<ContactId>,
    /// Which member of staff has it.
    pub staff_id: Option<StaffId>,
    /// Whether that person was verified in it.
    pub verified: bool,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
}

impl Event for CallerKnown {
    const NAME: &'static str = "caller.known";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.interaction_id.uuid()
    }
}

/// A person's two records became one: what was the merged one's is with the one that stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactMerged {
    /// The merge.
    pub merge_id: MergeId,
    /// The record that stays.
    pub kept_id: ContactId,
    /// The record that was merged into it.
    pub merged_id: ContactId,
}

impl Event for ContactMerged {
    const NAME: &'static str = "contact.merged";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.merge_id.uuid()
    }
}

/// A merge was undone: what was the merged record's goes back to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactUnmerged {
    /// The merge.
    pub merge_id: MergeId,
    /// The record that had stayed.
    pub kept_id: ContactId,
    /// The record that is one of its own again.
    pub merged_id: ContactId,
}

impl Event for ContactUnmerged {
    const NAME: &'static str = "contact.unmerged";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.merge_id.uuid()
    }
}

/// Someone has died, or that was taken back, or what is theirs changed since. The last of one person counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactDied {
    /// Who.
    pub contact_id: ContactId,
    /// How often this was told of them.
    pub turn: i64,
    /// Whether they have died.
    pub died: bool,
    /// The cases that they reported.
    pub cases: Vec<CaseId>,
}

/// By what they were reached.
#[derive(Clone, Serialize, Deserialize)]
pub struct ContactDiedPrivate {
    /// The email addresses that nobody who lives gave too, in small letters; none where they haven't died.
    pub emails: Vec<String>,
    /// The same of telephone numbers (E.164).
    pub phones: Vec<String>,
}

impl Event for ContactDied {
    const NAME: &'static str = "contact.died";
    type Private = ContactDiedPrivate;

    fn aggregate(&self) -> Uuid {
        self.contact_id.uuid()
    }
}

/// Someone is protected, or not any more, or other people may see them, or they have other cases. The last of one protection
/// counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactProtected {
    /// The protection.
    pub refuge_id: RefugeId,
    /// Of whom.
    pub contact_id: ContactId,
    /// How often this was told of it.
    pub turn: i64,
    /// What is protected.
    pub scope: RefugeScope,
    /// Whether it holds.
    pub holds: bool,
    /// Who may see them.
    pub named: Vec<StaffId>,
    /// The cases that they reported.
    pub cases: Vec<CaseId>,
}

impl Event for ContactProtected {
    const NAME: &'static str = "contact.protected";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.refuge_id.uuid()
    }
}

/// A council chose whether and how it verifies callers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VerificationChosen {
    /// The council.
    pub council_id: CouncilId,
    /// Whether it does.
    pub on: bool,
}

impl Event for VerificationChosen {
    const NAME: &'static str = "verification.chosen";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.council_id.uuid()
    }
}

/// An interaction is over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InteractionEnded {
    /// The interaction.
    pub interaction_id: InteractionId,
    /// By which way.
    pub channel: Channel,
    /// Who turned to whom.
    pub direction: Direction,
    /// With whom; none for a stranger.
    pub contact_id: Option<ContactId>,
    /// Which member of staff; none for what came by the council's own pages.
    pub staff_id: Option<StaffId>,
    /// How it ended.
    pub outcome: Outcome,
    /// What it was about: the part of a service's address.
    pub matter: Option<String>,
    /// Which article answered it.
    pub article: Option<ArticleId>,
    /// Why it could have been avoided.
    pub avoidable: Option<Avoidable>,
    /// Its cases.
    pub cases: Vec<CaseId>,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    /// When it ended.
    #[serde(with = "time::serde::rfc3339")]
    pub ended_at: OffsetDateTime,
}

/// Whom an interaction that is over was with, or which cases it had to do with, became known, or known
/// better.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InteractionCorrected {
    /// The interaction.
    pub interaction_id: InteractionId,
    /// With whom; none for a stranger.
    pub contact_id: Option<ContactId>,
    /// Its cases.
    pub cases: Vec<CaseId>,
}

impl Event for InteractionCorrected {
    const NAME: &'static str = "interaction.corrected";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.interaction_id.uuid()
    }
}

impl Event for InteractionEnded {
    const NAME: &'static str = "interaction.ended";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.interaction_id.uuid()
    }
}
