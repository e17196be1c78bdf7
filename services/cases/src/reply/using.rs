//! Using a reply on a case: what it says and does, in one transaction.

use cases_api::case::MoveCase;
use cases_api::reply::{FilledReply, ReplyView};
use cases_api::workflow::Transition;
use contract::council::Council;
use contract::{Problem, StaffId};
use tenant_db::TenantTx;

use super::{filling, store};
use crate::case::Standing;
use crate::case::moving::Moving;
use crate::office::{Office, untellable};
use crate::staff::{self, Colleague};

/// A reply with its places filled for a case, in the citizen's language.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn fill(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    case: &Standing,
    reply: ReplyView,
    me: &Colleague,
) -> Result<FilledReply, Problem> {
    let due = store::due(tx, case.id).await?;
    let due = office.calendar(council).day(due).map_err(untellable)?;
    let (reference, due) = (case.reference.to_string(), filling::day(due, case.language));
    let said = [
        ("reference", reference.as_str()),
        ("name", &case.reporter_name),
        ("service", case.service.get(case.language)),
        ("due", &due),
        ("agent", &me.name),
        ("council", council.name.get(case.language)),
    ];
    let text = filling::fill(reply.text.get(case.language), &said);
    Ok(FilledReply { title: reply.title, text, acts: reply.acts, version: case.version })
}

/// Does what a filled reply says, each by the verb that would do it alone: takes the case, notes,
/// moves it with the words, or writes them.
///
/// # Errors
/// As the verbs: nothing is done then.
pub(super) async fn apply(
    tx: &TenantTx,
    moving: &Moving<'_>,
    case: &mut Standing,
    filled: &FilledReply,
    me: Colleague,
) -> Result<(), Problem> {
    let acts = &filled.acts;
    if acts.take {
        case.assign(tx, Some(me)).await?;
    }
    if let Some(note) = &acts.note {
        case.note(tx, note.clone()).await?;
    }
    let text = Some(filled.text.clone()).filter(|text| !text.is_empty());
    let Some(to) = acts.to else {
        return match text {
            Some(text) => case.write(tx, &moving.office.follow, text).await,
            None => Ok(()),
        };
    };
    // A move of which the citizen hears nothing can't carry words: they go before it.
    let from = case.at_step()?;
    let leads = |by: &&Transition| case.workflow.step(&by.to).is_some_and(|step| step.stage == to);
    let public = case.workflow.onward(&from.id).find(leads).is_some_and(|by| by.public);
    let (before, with) = if public { (None, text) } else { (text, None) };
    if let Some(text) = before {
        case.write(tx, &moving.office.follow, text).await?;
    }
    let asked = MoveCase { outcome: acts.outcome.map(String::from), text: with, ..MoveCase::to(to) };
    case.move_at_once(tx, moving, asked).await.map(|_| ())
}

/// Whoever uses a reply.
///
/// # Errors
/// `not-found` for someone whom cases doesn't know yet.
pub(super) async fn user(tx: &TenantTx) -> Result<Colleague, Problem> {
    let me: StaffId = tx.actor().staff().ok_or_else(Problem::not_found)?;
    staff::store::active(tx, me).await?.ok_or_else(Problem::not_found)
}
