//! A case's story, line by line.

use contract::{CaseEntryId, Channel, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::effect::EffectOutcome;
use crate::merging::Joint;
use crate::relation::Relation;
use crate::task::TaskState;
use crate::workflow::{EffectKind, Outcome, State};

/// One line of a case's story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Entry {
    /// The entry.
    pub id: CaseEntryId,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Who, by name; none for the citizen or the product itself. Of the first entry, who took it.
    pub by: Option<String>,
    /// Whether the citizen sees it.
    pub public: bool,
    /// What happened.
    pub what: Happening,
}

/// What happened to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// It was reported.
    Opened,
    /// An internal note.
    Note {
        /// The note.
        text: String,
    },
    /// An update to the citizen.
    Message {
        /// The update.
        text: String,
    },
    /// The citizen replied.
    Reply {
        /// The reply.
        text: String,
    },
    /// It moved along its workflow.
    Moved {
        /// From where.
        from: State,
        /// To where.
        to: State,
        /// How it ended, when it did.
        outcome: Option<Outcome>,
        /// What was said to the citizen with it.
        text: Option<String>,
        /// From which step of its workflow; none of a move that is older than steps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from_step: Option<String>,
        /// To which step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to_step: Option<String>,
        /// With which of the workflow's outcomes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome_id: Option<String>,
    },
    /// Its workflow asked something of others.
    Asked {
        /// What kind of thing.
        of: EffectKind,
        /// What is to be done, what the amount is for, what the other system is told, or the warning.
        text: String,
        /// The team, the amount in pence, or the connection to the other system; none of a warning.
        to: Option<String>,
    },
    /// What its workflow asked of another system, or an amount that was due, was done or failed.
    Settled {
        /// What kind of thing.
        of: EffectKind,
        /// What the other system was told, or what the amount was for.
        text: String,
        /// What became of it.
        outcome: EffectOutcome,
        /// What was said with it.
        words: Option<String>,
    },
    /// A task of it was done, found needless, or taken up again.
    Task {
        /// What was to be done.
        title: String,
        /// What became of it.
        became: TaskState,
        /// Why it isn't needed.
        why: Option<String>,
    },
    /// It was begun by one way and finished by another.
    Begun {
        /// How it was begun.
        channel: Channel,
        /// How it was finished: on the web by the citizen, at the desk by staff.
        finished: Channel,
    },
    /// The citizen had it opened again.
    Reopened {
        /// Why.
        text: String,
    },
    /// The citizen said what they thought of how it was done.
    Rated {
        /// From 1, very bad, to 5, very good.
        rating: u8,
        /// Why, in their words.
        text: Option<String>,
    },
    /// A file was added to it.
    File {
        /// Its name.
        name: String,
    },
    /// A rule of its service said to which team it comes.
    Routed {
        /// Which rule, with its number: `2: ward is Central`.
        rule: String,
        /// Which team, by name.
        to: String,
    },
    /// A move was proposed, on which someone else decides.
    Proposed {
        /// Which move, and how it would end.
        what: String,
    },
    /// Someone approved of what another proposed.
    Approved {
        /// Which move.
        what: String,
        /// Who had proposed it.
        by: String,
    },
    /// Someone refused what another proposed.
    Refused {
        /// Which move.
        what: String,
        /// Why.
        reason: String,
    },
    /// Whoever proposed a move took it back.
    Withdrawn {
        /// Which move.
        what: String,
    },
    /// The case moved on, and what was proposed before fell away.
    Lapsed {
        /// Which move.
        what: String,
    },
    /// Another case belongs to it from now on.
    Related {
        /// What that is to this one.
        relation: Relation,
        /// Which.
        reference: Reference,
    },
    /// Another case belongs to it no more.
    Unrelated {
        /// What that was to this one.
        relation: Relation,
        /// Which.
        reference: Reference,
    },
    /// It and another case became one by a merge or two again, or it was split in two.
    Joined {
        /// What became of the two.
        joint: Joint,
        /// The other one.
        reference: Reference,
    },
    /// It was joined to an incident: one thing that many reports are about.
    JoinedIncident {
        /// What the incident is called.
        title: String,
    },
    /// It belongs to an incident no more.
    LeftIncident {
        /// What the incident is called.
        title: String,
    },
    /// It was put into another team's queue.
    Queued {
        /// Which team's, by name.
        to: String,
    },
    /// Someone took it, was given it, or gave it back.
    Assigned {
        /// To whom, by name; none when given back.
        to: Option<String>,
    },
}
