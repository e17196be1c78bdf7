//! How a case's story is kept.

use cases_api::case::{Entry, Happening};
use cases_api::effect::EffectOutcome;
use cases_api::follow::Feedback;
use cases_api::merging::Joint;
use cases_api::relation::Relation;
use cases_api::task::TaskState;
use cases_api::workflow::{EffectKind, Outcome, State};
use contract::{CaseId, Reference};
use tenant_db::{DbError, Row, TenantTx, args};

use crate::case::store::{channel, outcome, reference, state};

/// The whole story, the oldest line first.
pub(in crate::case) async fn timeline(tx: &TenantTx, id: CaseId) -> Result<Vec<Entry>, DbError> {
    tx.rows(
        "select id, at, by_name, public, kind, text, from_state, to_state, outcome, to_name, from_step, to_step, outcome_id
         from case_entry where tenant_id = $1 and case_id = $2 order by at, id",
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(Entry {
                id: row.id(0)?,
                at: row.get(1)?,
                by: row.get(2)?,
                public: row.get(3)?,
                what: happening(row, 4)?,
            })
        },
    )
    .await
}

/// What the citizen thought of how it was done, as the story tells it last.
pub(in crate::case) fn last_rating(timeline: &[Entry]) -> Option<Feedback> {
    timeline.iter().rev().find_map(|entry| match &entry.what {
        Happening::Rated { rating, text } => Some(Feedback { rating: *rating, words: text.clone() }),
        _ => None,
    })
}

/// What happened, from the nine columns that begin at `at`: kind, text, from, to, outcome, name, and of a move its steps
/// and the workflow's outcome.
pub(crate) fn happening(row: Row<'_>, at: usize) -> Result<Happening, DbError> {
    let text = || row.get::<String>(at + 1);
    Ok(match row.get::<&str>(at)? {
        "opened" => Happening::Opened,
        "note" => Happening::Note { text: text()? },
        "message" => Happening::Message { text: text()? },
        "reply" => Happening::Reply { text: text()? },
        "file" => Happening::File { name: text()? },
        "begun" => Happening::Begun { channel: channel(row, at + 1)?, finished: channel(row, at + 5)? },
        "reopened" => Happening::Reopened { text: text()? },
        "rated" => Happening::Rated {
            rating: row.get::<&str>(at + 5)?.parse().map_err(|_| DbError::Bug("a stored rating isn't one".into()))?,
            text: Some(text()?).filter(|text| !text.is_empty()),
        },
        "moved" => Happening::Moved {
            from: state(row, at + 2)?,
            to: state(row, at + 3)?,
            outcome: outcome(row, at + 4)?,
            text: row.get(at + 1)?,
            from_step: row.get(at + 6)?,
            to_step: row.get(at + 7)?,
            outcome_id: row.get(at + 8)?,
        },
        "task_done" => task(row, at, TaskState::Done)?,
        "task_dropped" => task(row, at, TaskState::Dropped)?,
        "task_open" => task(row, at, TaskState::Open)?,
        "related" => {
            let (relation, reference) = related(row, at)?;
            Happening::Related { relation, reference }
        }
        "unrelated" => {
            let (relation, reference) = related(row, at)?;
            Happening::Unrelated { relation, reference }
        }
        "joined" => {
            let joint =
                Joint::named(row.get(at + 1)?).ok_or_else(|| DbError::Bug("a stored merge isn't one".into()))?;
            Happening::Joined { joint, reference: reference(row, at + 5)? }
        }
        "joined_incident" => Happening::JoinedIncident { title: text()? },
        "left_incident" => Happening::LeftIncident { title: text()? },
        "proposed" => Happening::Proposed { what: text()? },
        "approved" => Happening::Approved { what: text()?, by: row.get(at + 5)? },
        "refused" => Happening::Refused { what: text()?, reason: row.get(at + 5)? },
        "withdrawn" => Happening::Withdrawn { what: text()? },
        "lapsed" => Happening::Lapsed { what: text()? },
        "routed" => Happening::Routed { rule: text()?, to: row.get(at + 5)? },
        "queued" => Happening::Queued { to: row.get(at + 5)? },
        "assigned" => Happening::Assigned { to: row.get(at + 5)? },
        other => asked(row, at, other)?,
    })
}

/// What was asked of others, or what became of it: the kind of thing, with how it went after it.
fn asked(row: Row<'_>, at: usize, kind: &str) -> Result<Happening, DbError> {
    let unknown = || DbError::Bug("a stored step isn't one".into());
    let text = row.get(at + 1)?;
    let Some((of, outcome)) = kind.split_once('_') else {
        return Ok(Happening::Asked { of: kind.parse().map_err(|_| unknown())?, text, to: row.get(at + 5)? });
    };
    let outcome = EffectOutcome::named(outcome).ok_or_else(unknown)?;
    Ok(Happening::Settled { of: of.parse().map_err(|_| unknown())?, text, outcome, words: row.get(at + 5)? })
}

/// The kind of line by which [`asked`] knows what became of what was asked.
const fn settled(of: EffectKind, outcome: EffectOutcome) -> &'static str {
    match (of, outcome) {
        (EffectKind::Charge, EffectOutcome::Done) => "charge_done",
        (EffectKind::Charge, EffectOutcome::Failed) => "charge_failed",
        (_, EffectOutcome::Done) => "connector_done",
        (_, EffectOutcome::Failed) => "connector_failed",
    }
}

/// What another case is: its text says how they belong together, its name is the reference.
fn related(row: Row<'_>, at: usize) -> Result<(Relation, Reference), DbError> {
    let relation =
        Relation::named(row.get(at + 1)?).ok_or_else(|| DbError::Bug("a stored relation isn't one".into()))?;
    Ok((relation, reference(row, at + 5)?))
}

/// What became of a task: what was to be done is its text, why it isn't needed its name.
fn task(row: Row<'_>, at: usize, became: TaskState) -> Result<Happening, DbError> {
    Ok(Happening::Task { title: row.get(at + 1)?, became, why: row.get(at + 5)? })
}

/// What happened, as the columns that [`happening`] reads.
#[derive(Default)]
pub(in crate::case) struct Columns {
    pub kind: &'static str,
    pub text: Option<String>,
    pub from: Option<State>,
    pub to: Option<State>,
    pub outcome: Option<Outcome>,
    pub to_name: Option<String>,
    /// From which step to which, and with which of the workflow's outcomes.
    pub steps: (Option<String>, Option<String>, Option<String>),
}

impl Columns {
    pub fn of(what: Happening) -> Self {
        let said = |kind, text| Self { kind, text: Some(text), ..Self::default() };
        match what {
            Happening::Opened => Self { kind: "opened", ..Self::default() },
            Happening::Note { text } => said("note", text),
            Happening::Message { text } => said("message", text),
            Happening::Reply { text } => said("reply", text),
            Happening::File { name } => said("file", name),
            Happening::Begun { channel, finished } => {
                Self { to_name: Some(finished.name().to_owned()), ..said("begun", channel.name().to_owned()) }
            }
            Happening::Reopened { text } => said("reopened", text),
            Happening::Rated { rating, text } => {
                Self { to_name: Some(rating.to_string()), ..said("rated", text.unwrap_or_default()) }
            }
            Happening::Moved { from, to, outcome, text, from_step, to_step, outcome_id } => {
                let steps = (from_step, to_step, outcome_id);
                Self { kind: "moved", text, from: Some(from), to: Some(to), outcome, to_name: None, steps }
            }
            Happening::Task { title, became, why } => {
                let kind = match became {
                    TaskState::Done => "task_done",
                    TaskState::Dropped => "task_dropped",
                    TaskState::Open => "task_open",
                };
                Self { to_name: why, ..said(kind, title) }
            }
            Happening::Asked { of, text, to } => Self { to_name: to, ..said(of.name(), text) },
            Happening::Settled { of, text, outcome, words } => {
                Self { to_name: words, ..said(settled(of, outcome), text) }
            }
            Happening::Related { relation, reference } => {
                Self { to_name: Some(reference.compact().to_owned()), ..said("related", relation.name().to_owned()) }
            }
            Happening::Unrelated { relation, reference } => {
                Self { to_name: Some(reference.compact().to_owned()), ..said("unrelated", relation.name().to_owned()) }
            }
            Happening::Joined { joint, reference } => {
                Self { to_name: Some(reference.compact().to_owned()), ..said("joined", joint.name().to_owned()) }
            }
            Happening::JoinedIncident { title } => said("joined_incident", title),
            Happening::LeftIncident { title } => said("left_incident", title),
            Happening::Proposed { what } => said("proposed", what),
            Happening::Approved { what, by } => Self { to_name: Some(by), ..said("approved", what) },
            Happening::Refused { what, reason } => Self { to_name: Some(reason), ..said("refused", what) },
            Happening::Withdrawn { what } => said("withdrawn", what),
            Happening::Lapsed { what } => said("lapsed", what),
            Happening::Routed { rule, to } => Self { to_name: Some(to), ..said("routed", rule) },
            Happening::Queued { to } => Self { kind: "queued", to_name: Some(to), ..Self::default() },
            Happening::Assigned { to } => Self { kind: "assigned", to_name: to, ..Self::default() },
        }
    }
}
