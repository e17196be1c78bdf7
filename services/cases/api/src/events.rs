//! What cases tells others.

use contract::{
    Bilingual, CaseEffectId, CaseId, Channel, ContactId, DraftId, Event, FollowerId, ImportId, InteractionId, Language,
    NothingPrivate, Reference, StaffId,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::effect::EffectOutcome;
use crate::workflow::{EffectKind, Outcome, State};

/// A case was opened.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseOpened {
    /// The case.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
    /// What happens next.
    pub what_next: Bilingual,
    /// The language of the citizen.
    pub language: Language,
    /// By when it should be done.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// What is asked for, as the service's part of an address; empty in facts of before it was told.
    #[serde(default)]
    pub slug: String,
    /// How it came in.
    #[serde(default)]
    pub channel: Channel,
    /// The call during which staff took it.
    #[serde(default)]
    pub call: Option<InteractionId>,
    /// Who asks, where staff chose a person whom the council knows.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// The report from which staff split it: nobody turned to the council with it by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<Reference>,
}

/// Who reported it.
#[derive(Clone, Serialize, Deserialize)]
pub struct CaseOpenedPrivate {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Telephone number (E.164).
    pub phone: Option<String>,
    /// Address without postcode, in one line.
    pub address: Option<String>,
    /// Postcode.
    pub postcode: String,
    /// The secret of the link by which it is followed.
    pub follow_token: String,
}

impl Event for CaseOpened {
    const NAME: &'static str = "case.opened";
    type Private = CaseOpenedPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// A public step was taken: a message to the citizen, a move, or both.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseUpdated {
    /// The case.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Bilingual,
    /// The language of the citizen.
    pub language: Language,
    /// Where it stands now.
    pub state: State,
    /// Where it stands, in words.
    pub state_words: Bilingual,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// How it ended, in a sentence.
    pub outcome_words: Option<Bilingual>,
    /// Whether it moved; else it is a message alone.
    pub moved: bool,
    /// That it was moved to the right service, when it was.
    #[serde(default)]
    pub rerouted: Option<Rerouted>,
}

/// A report that was moved to another service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rerouted {
    /// The service it was reported to.
    pub from: Bilingual,
    /// By when it should be done now.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
}

/// Whom to tell, and what was written.
#[derive(Clone, Serialize, Deserialize)]
pub struct CaseUpdatedPrivate {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Address without postcode, in one line.
    #[serde(default)]
    pub address: Option<String>,
    /// Postcode; none in what was told by an older version.
    #[serde(default)]
    pub postcode: Option<String>,
    /// What was written.
    pub text: Option<String>,
    /// The secret of the link by which it is followed.
    pub follow_token: String,
}

impl Event for CaseUpdated {
    const NAME: &'static str = "case.updated";
    type Private = CaseUpdatedPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// A half-done report was handed over to its citizen, who has an email address or a mobile.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DraftHandedOver {
    /// The draft.
    pub draft_id: DraftId,
    /// The reference of the case that it will be.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
    /// The language of the citizen.
    pub language: Language,
    /// Until when it can be finished.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
}

/// To whom it was handed over.
#[derive(Clone, Serialize, Deserialize)]
pub struct DraftHandedOverPrivate {
    /// Name; empty where it isn't known yet.
    pub name: String,
    /// Email address; empty where the link goes as a text message.
    pub email: String,
    /// The mobile to which the link goes as a text message, in E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile: Option<String>,
    /// The secret of the link.
    pub token: String,
}

impl Event for DraftHandedOver {
    const NAME: &'static str = "draft.handed-over";
    type Private = DraftHandedOverPrivate;

    fn aggregate(&self) -> Uuid {
        self.draft_id.uuid()
    }
}

/// A case of another system was brought in. Nobody is told of it: only who people are, and which cases they have, is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseImported {
    /// The case.
    pub case_id: CaseId,
    /// The import that brought it.
    pub import_id: ImportId,
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Bilingual,
    /// When it was received.
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
}

/// Who reported it.
#[derive(Clone, Serialize, Deserialize)]
pub struct CaseImportedPrivate {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Telephone number (E.164).
    pub phone: Option<String>,
    /// Address without postcode, in one line.
    pub address: Option<String>,
    /// Postcode, where it is known.
    pub postcode: Option<String>,
}

impl Event for CaseImported {
    const NAME: &'static str = "case.imported";
    type Private = CaseImportedPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// A case that had been brought in was taken back with its import.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseTakenBack {
    /// The case that was.
    pub case_id: CaseId,
    /// The import that had brought it.
    pub import_id: ImportId,
    /// Whether something else here belongs to its person: a letter, a promise, a draft, a case.
    #[serde(default)]
    pub person_in_use: bool,
}

impl Event for CaseTakenBack {
    const NAME: &'static str = "case.taken-back";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// A case was merged into another, and is dealt with as a part of that one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseMerged {
    /// The case.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// The case that stays.
    pub into: CaseId,
}

impl Event for CaseMerged {
    const NAME: &'static str = "case.merged";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// A case was taken out of the one into which it had been merged, and stands for itself again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseUnmerged {
    /// The case.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// The case that had stayed.
    pub from: CaseId,
}

impl Event for CaseUnmerged {
    const NAME: &'static str = "case.unmerged";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

/// A second case was made of a part of a case; that it was opened is told of it by itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseSplit {
    /// The case that was split.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// The second case.
    pub second: CaseId,
}

impl Event for CaseSplit {
    const NAME: &'static str = "case.split";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.case_id.uuid()
    }
}

contract::named! {
    /// Why someone is told of what they follow.
    FollowerToldWhy {
        /// Someone asked that they be told: they are to confirm it.
        Asked = "asked",
        /// They have just begun to follow it.
        Began = "began",
        /// There is news.
        Update = "update",
        /// It is over.
        Over = "over",
    }
}

/// Someone is told of an incident, or of a report that isn't theirs, which they follow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FollowerTold {
    /// Who, as far as it is known.
    pub follower_id: FollowerId,
    /// What they follow.
    pub what: Bilingual,
    /// Their language.
    pub language: Language,
    /// Why they are told.
    pub why: FollowerToldWhy,
}

/// To whom, and what.
#[derive(Clone, Serialize, Deserialize)]
pub struct FollowerToldPrivate {
    /// Email address.
    pub email: String,
    /// What is told.
    pub text: Option<String>,
    /// The secret of the link by which they are told no more.
    pub stop_token: String,
    /// The secret of the link by which they confirm that they want to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_token: Option<String>,
}

impl Event for FollowerTold {
    const NAME: &'static str = "follower.told";
    type Private = FollowerToldPrivate;

    fn aggregate(&self) -> Uuid {
        self.follower_id.uuid()
    }
}

/// Someone said by which extension they are reached, or that there is none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StaffReachable {
    /// Who.
    pub staff_id: StaffId,
    /// The extension: digits and spaces.
    pub extension: Option<String>,
}

impl Event for StaffReachable {
    const NAME: &'static str = "staff.reachable";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.staff_id.uuid()
    }
}

/// A workflow asked something of another system, or recorded an amount as due.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EffectAsked {
    /// What was asked.
    pub effect_id: CaseEffectId,
    /// The case.
    pub case_id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// `connector` or `charge`.
    pub kind: EffectKind,
    /// What the other system is told, or what the amount is for.
    pub title: Bilingual,
    /// The connection to the other system, of an event.
    pub connector: Option<String>,
    /// How much, in pence, of an amount.
    pub pence: Option<u32>,
}

impl Event for EffectAsked {
    const NAME: &'static str = "case-effect.asked";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.effect_id.uuid()
    }
}

/// What a workflow asked of another system, or an amount that was due, was done or failed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EffectSettled {
    /// What was asked.
    pub effect_id: CaseEffectId,
    /// The case.
    pub case_id: CaseId,
    /// `connector` or `charge`.
    pub kind: EffectKind,
    /// The connection to the other system, of an event.
    pub connector: Option<String>,
    /// What became of it.
    pub outcome: EffectOutcome,
}

impl Event for EffectSettled {
    const NAME: &'static str = "case-effect.settled";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.effect_id.uuid()
    }
}
