use auth::Allowed;
use cases_api::follow::{FindCase, FollowedCase, Rate, Reopen, Reply};
use cases_api::perm;
use contract::text::Postcode;
use contract::{CaseId, Faults, Found, Problem, ProblemKind, Reference};
use runtime::{Body, Early, Shared};
use serde::Serialize;
use tenant_db::{DbError, TenantTx};
use uuid::Uuid;

use super::{Followed, Way, after, replayed, store};
use crate::case::moving::Moving;
use crate::case::words::message;
use crate::case::{self, Standing};
use crate::import;
use crate::office::Office;

/// How someone names their case.
enum Named {
    Link(String),
    Reference(Reference, Postcode),
    /// By a reference of the system that the council had before, as it is compared; refused as no reference where there is
    /// none.
    Earlier(String, Postcode, Problem),
}

pub async fn find(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<FindCase>,
    Shared(office): Shared<Office>,
) -> Result<Found<FollowedCase>, Early> {
    let council = allowed.council()?.id;
    let named = named(asked)?;
    let found = match named {
        Named::Link(token) => {
            let (id, generation, way) = office.follow.read(council, &token).ok_or_else(Problem::not_found)?;
            let tx = allowed.begin().await?;
            let found = store::by_link(&tx, id, generation).await?;
            shown(&office, &tx, (found, way)).await?
        }
        Named::Reference(reference, postcode) => {
            office.found.count((council, reference), allowed.real_now())?;
            office.by_postcode.count((council, postcode.to_string()), allowed.real_now())?;
            let tx = allowed.begin().await?;
            let found = store::by_reference(&tx, &reference, &postcode).await?;
            shown(&office, &tx, (found, Way::Reference)).await?
        }
        Named::Earlier(key, postcode, refusal) => {
            office.found_earlier.count((council, key.clone()), allowed.real_now())?;
            office.by_postcode.count((council, postcode.to_string()), allowed.real_now())?;
            let tx = allowed.begin().await?;
            let found = store::by_key(&tx, &key, &postcode).await?;
            shown(&office, &tx, (found, Way::Reference))
                .await
                .map_err(|problem| if problem.kind == ProblemKind::NotFound { refusal } else { problem })?
        }
    };
    Ok(Found::plain(found))
}

/// The page of a case; for one that isn't there the same work is done first.
async fn shown(office: &Office, tx: &TenantTx, (found, way): (Option<Followed>, Way)) -> Result<FollowedCase, Problem> {
    let id = found.as_ref().map_or(CaseId::from(Uuid::nil()), |found| found.id);
    let steps = store::steps(tx, id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let token = office.follow.token_of(way, tx.council(), found.id, found.generation);
    let kept = kept_of(tx, &found).await?;
    Ok(found.show((way, token), steps, tx.now(), kept.as_ref()))
}

/// The case that stays, of one that is merged.
async fn kept_of(tx: &TenantTx, found: &Followed) -> Result<Option<Followed>, DbError> {
    match found.merged_into {
        Some(kept) => store::by_id(tx, kept).await,
        None => Ok(None),
    }
}

/// Either way of naming a case, whole.
fn named(asked: FindCase) -> Result<Named, Problem> {
    if let Some(token) = asked.token {
        return Ok(Named::Link(token));
    }
    let mut faults = Faults::none();
    let typed = asked.reference.unwrap_or_default();
    let reference = faults.take("/reference", Reference::parse(&typed));
    let postcode = faults.take("/postcode", Postcode::parse(asked.postcode.as_deref().unwrap_or_default()));
    let elsewhere = import::key(&typed);
    let earlier = postcode.clone().filter(|_| reference.is_none() && (1..=60).contains(&elsewhere.len()));
    match (faults.finish(reference.zip(postcode)), earlier) {
        (Err(refusal), Some(postcode)) => Ok(Named::Earlier(elsewhere, postcode, refusal)),
        (named, _) => named.map(|(reference, postcode)| Named::Reference(reference, postcode)),
    }
}

pub async fn reply(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<Reply>,
    Shared(office): Shared<Office>,
) -> Result<Found<FollowedCase>, Early> {
    let text = message("/text", &asked.text)?;
    let (tx, mut case, way) = own(&allowed, &office, &asked.token, &asked).await?;
    case.reply(&tx, &Moving::of(&allowed, &office)?, text).await?;
    kept(tx, &office, (&case, way)).await
}

pub async fn reopen(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<Reopen>,
    Shared(office): Shared<Office>,
) -> Result<Found<FollowedCase>, Early> {
    let reason = message("/reason", &asked.reason)?;
    let (tx, mut case, way) = own(&allowed, &office, &asked.token, &asked).await?;
    let found = store::by_link(&tx, case.id, case.generation).await?;
    let together = match &found {
        Some(found) => kept_of(&tx, found).await?,
        None => None,
    };
    let until = found.and_then(|found| found.reopen_until(tx.now(), together.as_ref()));
    after::reopen(&tx, &Moving::of(&allowed, &office)?, &mut case, until, reason).await?;
    kept(tx, &office, (&case, way)).await
}

pub async fn rate(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<Rate>,
    Shared(office): Shared<Office>,
) -> Result<Found<FollowedCase>, Early> {
    let said = after::feedback(asked.rating, asked.words.as_deref())?;
    let (tx, mut case, way) = own(&allowed, &office, &asked.token, &asked).await?;
    after::rate(&tx, &mut case, &said).await?;
    kept(tx, &office, (&case, way)).await
}

/// The case of a link, locked, in a transaction that has its effect once.
async fn own(
    allowed: &Allowed<perm::FollowCase>,
    office: &Office,
    token: &str,
    asked: &impl Serialize,
) -> Result<(TenantTx, Standing, Way), Early> {
    let council = allowed.council()?.id;
    let (id, generation, way) = office.follow.read(council, token).ok_or_else(Problem::not_found)?;
    let give = |case: &mut FollowedCase| token.clone_into(&mut case.token);
    let tx = allowed.begin_once(asked).await.map_err(|early| replayed(early, give))?;
    // An equal request that comes again had its answer above, and is no further one.
    office.replied.count((council, id), allowed.real_now())?;
    let case = case::store::standing(&tx, id).await?;
    let case = case.filter(|case| case.generation == generation).ok_or_else(Problem::not_found)?;
    Ok((tx, case, way))
}

/// The case as its citizen sees it now, kept without the secret of its link.
async fn kept(tx: TenantTx, office: &Office, (case, way): (&Standing, Way)) -> Result<Found<FollowedCase>, Early> {
    let found = store::by_link(&tx, case.id, case.generation).await?;
    let shown = shown(office, &tx, (found, way)).await?;
    let kept = Found::plain(FollowedCase { token: String::new(), ..shown.clone() });
    Ok(tx.commit_keeping(Found::plain(shown), &kept).await?)
}
