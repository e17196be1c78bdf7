use auth::Allowed;
use cases_api::follow::{FindCase, FollowedCase, Reply};
use cases_api::perm;
use contract::text::Postcode;
use contract::{CaseId, Faults, Found, Problem, Reference};
use runtime::{Body, Early, Shared};
use tenant_db::TenantTx;
use uuid::Uuid;

use super::{Followed, replayed, store};
use crate::case;
use crate::case::words::message;
use crate::office::Office;

/// How someone names their case.
enum Named {
    Link(String),
    Reference(Reference, Postcode),
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
            let (id, generation) = office.follow.read(council, &token).ok_or_else(Problem::not_found)?;
            let tx = allowed.begin().await?;
            let found = store::by_link(&tx, id, generation).await?;
            shown(&office, &tx, found).await?
        }
        Named::Reference(reference, postcode) => {
            office.found.count((council, reference), allowed.real_now())?;
            office.by_postcode.count((council, postcode.to_string()), allowed.real_now())?;
            let tx = allowed.begin().await?;
            let found = store::by_reference(&tx, &reference, &postcode).await?;
            shown(&office, &tx, found).await?
        }
    };
    Ok(Found::plain(found))
}

/// The page of a case; for one that isn't there the same work is done first.
async fn shown(office: &Office, tx: &TenantTx, found: Option<Followed>) -> Result<FollowedCase, Problem> {
    let id = found.as_ref().map_or(CaseId::from(Uuid::nil()), |found| found.id);
    let steps = store::steps(tx, id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let token = office.follow.token(tx.council(), found.id, found.generation);
    Ok(found.show(token, steps))
}

/// Either way of naming a case, whole.
fn named(asked: FindCase) -> Result<Named, Problem> {
    if let Some(token) = asked.token {
        return Ok(Named::Link(token));
    }
    let mut faults = Faults::none();
    let reference = faults.take("/reference", Reference::parse(asked.reference.as_deref().unwrap_or_default()));
    let postcode = faults.take("/postcode", Postcode::parse(asked.postcode.as_deref().unwrap_or_default()));
    faults.finish(reference.zip(postcode)).map(|(reference, postcode)| Named::Reference(reference, postcode))
}

pub async fn reply(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<Reply>,
    Shared(office): Shared<Office>,
) -> Result<Found<FollowedCase>, Early> {
    let council = allowed.council()?.id;
    let text = message("/text", &asked.text)?;
    let (id, generation) = office.follow.read(council, &asked.token).ok_or_else(Problem::not_found)?;
    let give = |case: &mut FollowedCase| case.token.clone_from(&asked.token);
    let tx = allowed.begin_once(&asked).await.map_err(|early| replayed(early, give))?;
    // An equal reply that comes again had its answer above, and is no further one.
    office.replied.count((council, id), allowed.real_now())?;
    let case = case::store::standing(&tx, id).await?;
    let mut case = case.filter(|case| case.generation == generation).ok_or_else(Problem::not_found)?;
    case.reply(&tx, &office.follow, text).await?;
    let found = store::by_link(&tx, id, generation).await?;
    let shown = shown(&office, &tx, found).await?;
    let kept = Found::plain(FollowedCase { token: String::new(), ..shown.clone() });
    Ok(tx.commit_keeping(Found::plain(shown), &kept).await?)
}
