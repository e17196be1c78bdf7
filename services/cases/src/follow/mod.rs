//! The citizen's way back to a case, and what they see of it.

mod after;
pub(crate) mod http;
mod kept;
mod key;
pub(crate) mod store;
mod words;

use cases_api::calendar::StandsStill;
use cases_api::case::{Answered, Happening, ToldBy};
use cases_api::catalogue::definition::Messages;
use cases_api::follow::{Feedback, FollowedCase, PublicStep};
use cases_api::target::Explanation;
use cases_api::workflow::{Outcome, State, Workflow};
use contract::{Bilingual, CaseId, Language, Reference};
use time::OffsetDateTime;

use crate::catalogue::outcome_words;
use crate::workflow::{Facts, Mover, reopening};
pub(crate) use kept::replayed;
pub(crate) use key::{FollowKey, LinkKey, Way};
pub(crate) use words::step as step_words;

/// A case as its reporter may see it, as it is stored.
pub(crate) struct Followed {
    pub id: CaseId,
    pub generation: i32,
    pub reference: Reference,
    pub service: Bilingual,
    pub team: Bilingual,
    pub state: State,
    pub outcome: Option<Outcome>,
    pub outcome_id: Option<String>,
    /// The step at which it stands; none of a case that is older than steps.
    pub step: Option<String>,
    pub opened_at: OffsetDateTime,
    pub due_at: OffsetDateTime,
    pub target: Explanation,
    pub still: Option<StandsStill>,
    pub language: Language,
    pub email: bool,
    pub told_by: ToldBy,
    pub answers: Vec<Answered>,
    /// What prices are called in its form.
    pub prices: Vec<Bilingual>,
    pub files: Vec<String>,
    pub workflow: Workflow,
    pub messages: Messages,
    pub closed_at: Option<OffsetDateTime>,
    /// For how many days after its end it may be opened again.
    pub reopen_days: i16,
    pub feedback: Option<Feedback>,
    /// The case into which it is merged.
    pub merged_into: Option<CaseId>,
}

/// A public step, as it is stored.
pub(crate) struct StoredStep {
    pub at: OffsetDateTime,
    pub what: Happening,
}

impl Followed {
    /// Until when its citizen may have it opened again; none where that is over, or its workflow has no way for it. Of one
    /// that is merged, as long as the case that stays, `kept`, might be: it is then a case of its own again.
    pub fn reopen_until(&self, now: OffsetDateTime, kept: Option<&Self>) -> Option<OffsetDateTime> {
        if let Some(kept) = kept {
            return kept.reopen_until(now, None);
        }
        let at = self.workflow.standing(self.step.as_deref(), self.state)?;
        reopening(&self.workflow, at, &Facts::bare(Mover::Product))?;
        after::reopen_until(self.closed_at, self.reopen_days, now)
    }

    /// What the citizen is shown, with a secret. Whoever came by the reference alone reads prices, and nothing else of what was
    /// answered. Of one that is merged, how `kept` stands and by when it is due is all that is told of that one: nothing that its
    /// citizen said or was told.
    pub fn show(
        self,
        (way, token): (Way, String),
        steps: Vec<StoredStep>,
        now: OffsetDateTime,
        kept: Option<&Self>,
    ) -> FollowedCase {
        let steps = steps.into_iter().map(|step| public(step, &self.workflow));
        let stands = kept.unwrap_or(&self);
        // What the council waits for from the other citizen is nothing that this one can give.
        let (state, step) = match (kept, stands.state) {
            (Some(_), State::Waiting) => (State::InProgress, None),
            (_, state) => (state, stands.step.as_deref()),
        };
        let outcome = stands.outcome.and_then(|outcome| {
            outcome_words(&stands.workflow, &stands.messages, (stands.outcome_id.as_deref(), outcome))
        });
        let by_reference = way == Way::Reference;
        let answers = self.answers.iter().filter(|answered| !by_reference || self.prices.contains(&answered.label));
        FollowedCase {
            steps: steps.collect(),
            reopen_until: self.reopen_until(now, kept),
            state,
            state_words: words::step(&stands.workflow, step, state),
            due_at: stands.due_at,
            still: stands.still.clone(),
            target: kept.is_none().then(|| self.target.clone()),
            together: kept.is_some(),
            feedback: self.feedback,
            reference: self.reference,
            token,
            outcome,
            opened_at: self.opened_at,
            what_next: self.messages.received,
            email: self.email,
            told_by: self.told_by,
            answers: answers.cloned().collect(),
            files: if by_reference { Vec::new() } else { self.files },
            by_reference,
            language: self.language,
            service: self.service,
            team: self.team,
        }
    }
}

fn public(step: StoredStep, workflow: &Workflow) -> PublicStep {
    let title = match &step.what {
        Happening::Moved { to, to_step, .. } => words::step(workflow, to_step.as_deref(), *to),
        other => words::happening(other),
    };
    PublicStep {
        at: step.at,
        title,
        from_citizen: matches!(
            step.what,
            Happening::Reply { .. } | Happening::Reopened { .. } | Happening::Rated { .. }
        ),
        text: match step.what {
            Happening::Message { text } | Happening::Reply { text } | Happening::Reopened { text } => Some(text),
            Happening::Moved { text, .. } | Happening::Rated { text, .. } => text,
            Happening::Opened
            | Happening::Begun { .. }
            | Happening::Note { .. }
            | Happening::File { .. }
            | Happening::Queued { .. }
            | Happening::Asked { .. }
            | Happening::Settled { .. }
            | Happening::Task { .. }
            | Happening::Routed { .. }
            | Happening::Proposed { .. }
            | Happening::Related { .. }
            | Happening::Unrelated { .. }
            | Happening::Joined { .. }
            | Happening::JoinedIncident { .. }
            | Happening::LeftIncident { .. }
            | Happening::Approved { .. }
            | Happening::Withdrawn { .. }
            | Happening::Lapsed { .. }
            | Happening::Refused { .. }
            | Happening::Assigned { .. } => None,
        },
    }
}
