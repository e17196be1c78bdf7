use auth::Allowed;
use contacts_api::events::VerificationChosen;
use contacts_api::interaction::InteractionState;
use contacts_api::perm;
use contacts_api::verification::{AnswerVerification, Verification, VerificationOutcome, VerificationRules};
use contract::{ContactId, Found, InteractionId, NothingPrivate, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch};
use tenant_db::TenantTx;

use super::{rules, store};
use crate::interaction;

pub(crate) async fn read(
    allowed: Allowed<perm::ReadInteractions>,
    At(id): At<InteractionId>,
) -> Result<Found<Verification>, Early> {
    let tx = allowed.begin().await?;
    let with = interaction::store::with_whom(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let contact = with.ok_or_else(nobody)?;
    Ok(Found::plain(store::course(&tx, id, contact).await?.view()))
}

pub(crate) async fn answer(
    allowed: Allowed<perm::WorkInteractions>,
    At(id): At<InteractionId>,
    Body(asked): Body<AnswerVerification>,
) -> Result<Found<Verification>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let (call, contact) = caller(&tx, id).await?;
    let mut course = store::course(&tx, id, contact).await?;
    course.answer(&asked)?;
    store::keep(&tx, id, contact, &course.held).await?;
    if course.held.outcome == Some(VerificationOutcome::Passed) {
        call.caller_known(&tx, true)?;
    }
    tx.audit("interaction.verified", id, &["verification"]);
    Ok(tx.commit(Found::plain(course.view())).await?)
}

pub(crate) async fn read_rules(allowed: Allowed<perm::ReadInteractions>) -> Result<Found<VerificationRules>, Early> {
    let tx = allowed.begin().await?;
    let (rules, version) = store::rules(&tx).await?;
    Ok(Found::at(rules, version))
}

pub(crate) async fn set_rules(
    allowed: Allowed<perm::SetVerification>,
    IfMatch(version): IfMatch,
    Body(asked): Body<VerificationRules>,
) -> Result<Found<VerificationRules>, Early> {
    let rules = rules::chosen(&asked)?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let version = store::set_rules(&tx, &rules, version).await?.ok_or(ProblemKind::PreconditionFailed)?;
    tx.emit(version, &VerificationChosen { council_id: tx.council(), on: rules.on }, &NothingPrivate {})?;
    tx.audit("verification.rules", tx.tenant(), &["rules"]);
    Ok(tx.commit(Found::at(rules, version)).await?)
}

/// A call that goes on, and who calls; its row is locked.
async fn caller(tx: &TenantTx, id: InteractionId) -> Result<(interaction::Standing, ContactId), Problem> {
    let call = interaction::http::worked_on(tx, id).await?;
    if call.state == InteractionState::Ended {
        return Err(Problem::new(ProblemKind::Conflict, "This is over already."));
    }
    let contact = call.contact.ok_or_else(nobody)?;
    Ok((call, contact))
}

fn nobody() -> Problem {
    Problem::new(ProblemKind::Conflict, "Say first who calls.")
}
