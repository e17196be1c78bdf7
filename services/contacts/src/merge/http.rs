use auth::Allowed;
use contacts_api::merge::{CompareWith, ComparedContact, Comparison, Merge, MergeContacts, Merges};
use contacts_api::perm;
use contract::{ContactId, Created, Found, LookReason, MergeId, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch, Params};
use tenant_db::TenantTx;

use super::{merge as merge_them, store, undo as undo_it};
use crate::contact::store::{sight, stays};
use crate::duplicate::{likely, score, store as duplicates};
use crate::refuge;

/// The most details that are left out of one merge.
const MOST_LEFT_OUT: usize = 100;

/// A look at both records.
pub(crate) async fn compare(
    allowed: Allowed<perm::MergeContacts>,
    At(id): At<ContactId>,
    Params(asked): Params<CompareWith>,
) -> Result<Found<Comparison>, Early> {
    let tx = allowed.begin().await?;
    let (rules, _) = duplicates::rules(&tx).await?;
    let other = match asked.with {
        Some(other) => other,
        None => likely(&tx, id, &rules).await?.first().map(|likely| likely.id).ok_or_else(Problem::not_found)?,
    };
    may_be_seen(&tx, &[id, other], allowed.holds::<perm::ReadUnmasked>()).await?;
    let mut found = store::compared(&tx, &[id, other]).await?;
    let one = taken(&mut found, id)?;
    let other = taken(&mut found, other)?;
    let traits = duplicates::traits(&tx, &[one.id, other.id]).await?;
    let of = |id: ContactId| traits.iter().find(|(known, _)| *known == id).map(|(_, traits)| traits);
    let score = of(one.id).zip(of(other.id)).map(|(one, other)| score::score(one, other, &rules));
    let score = score.ok_or_else(Problem::not_found)?;
    tx.looked_at(one.id, "contact");
    tx.looked_at(other.id, "contact");
    Ok(Found::plain(Comparison { one, other, score: score.points, parts: score.parts }))
}

fn taken(found: &mut Vec<ComparedContact>, id: ContactId) -> Result<ComparedContact, Problem> {
    let at = found.iter().position(|one| one.id == id).ok_or_else(Problem::not_found)?;
    Ok(found.swap_remove(at))
}

/// Nobody merges whom they may not see.
async fn may_be_seen(tx: &TenantTx, people: &[ContactId], trusted: bool) -> Result<(), Problem> {
    for person in people {
        refuge::must_be_reached(tx, *person).await?;
        // Who isn't there is told by whoever asks next.
        let sight = sight(tx, *person, LookReason::default(), trusted).await?;
        if sight.is_some_and(|sight| sight.is_masked()) {
            return Err(Problem::new(ProblemKind::Forbidden, "You may not see these people’s details."));
        }
    }
    Ok(())
}

pub(crate) async fn merge(
    allowed: Allowed<perm::MergeContacts>,
    At(id): At<ContactId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<MergeContacts>,
) -> Result<Created<Merge>, Early> {
    if asked.leave_out.len() > MOST_LEFT_OUT {
        let most = format!("Leave out at most {MOST_LEFT_OUT} details.");
        return Err(Problem::at("/leave_out", "too-many", most).into());
    }
    let tx = allowed.begin_once(&(version, &asked)).await?;
    may_be_seen(&tx, &[id, asked.other], allowed.holds::<perm::ReadUnmasked>()).await?;
    let merge = merge_them(&tx, id, version, &asked).await?;
    let body = store::merge(&tx, merge).await?.ok_or_else(Problem::not_found)?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/contacts/{id}/merges") }).await?)
}

pub(crate) async fn list(allowed: Allowed<perm::MergeContacts>, At(id): At<ContactId>) -> Result<Found<Merges>, Early> {
    let tx = allowed.begin().await?;
    let id = stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    may_be_seen(&tx, &[id], allowed.holds::<perm::ReadUnmasked>()).await?;
    Ok(Found::plain(Merges { items: store::into(&tx, id).await? }))
}

pub(crate) async fn undo(allowed: Allowed<perm::MergeContacts>, At(id): At<MergeId>) -> Result<Found<Merge>, Early> {
    let tx = allowed.begin_once(&()).await?;
    let undone = undo_it(&tx, id).await?;
    Ok(tx.commit(Found::plain(undone)).await?)
}
