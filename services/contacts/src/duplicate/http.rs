use auth::Allowed;
use contacts_api::duplicate::{
    Duplicate, DuplicateDecided, DuplicateRules, DuplicateState, FindDuplicates, LikelyDuplicates, ListDuplicates,
    TellApart,
};
use contacts_api::perm;
use contract::{ContactId, Created, DuplicateId, Found, Page, PageQuery, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch, Params};

use super::{likely, rules, score, store};
use crate::{contact, refuge};

/// No look at a record: it says no more of people than a list does.
pub(crate) async fn of_contact(
    allowed: Allowed<perm::ReadContacts>,
    At(id): At<ContactId>,
    Params(asked): Params<FindDuplicates>,
) -> Result<Found<LikelyDuplicates>, Early> {
    let tx = allowed.begin().await?;
    let id = contact::store::stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let (rules, _) = store::rules(&tx).await?;
    let found = likely(&tx, id, &rules).await?;
    let trusted = allowed.holds::<perm::ReadUnmasked>();
    Ok(Found::plain(LikelyDuplicates { items: store::seen(&tx, found, asked.call, trusted).await? }))
}

pub(crate) async fn list(
    allowed: Allowed<perm::MergeContacts>,
    Params(asked): Params<ListDuplicates>,
) -> Result<Found<Page<Duplicate>>, Early> {
    let size = PageQuery { limit: asked.limit, cursor: None }.size()?;
    let list = allowed.list("duplicates");
    let after = asked.cursor.as_deref().map(|text| list.open::<store::Place>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let trusted = allowed.holds::<perm::ReadUnmasked>();
    let rows = store::list(&tx, &asked, after, i64::from(size) + 1, trusted).await?;
    Ok(Found::plain(list.page(rows, size, |pair| (pair.score, pair.id))))
}

pub(crate) async fn tell_apart(
    allowed: Allowed<perm::MergeContacts>,
    Body(asked): Body<TellApart>,
) -> Result<Created<DuplicateDecided>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let pair = (asked.one, asked.other);
    if pair.0 == pair.1 {
        return Err(Problem::at("/other", "unknown-value", "Name another person.").into());
    }
    let known = store::traits(&tx, &[pair.0, pair.1]).await?;
    let of = |id: ContactId| known.iter().find(|(known, _)| *known == id).map(|(_, traits)| traits);
    let nobody = |at: &str| Problem::at(at, "unknown-value", "The council knows nobody by this id.");
    let one = of(pair.0).ok_or_else(|| nobody("/one"))?;
    let other = of(pair.1).ok_or_else(|| nobody("/other"))?;
    for person in [pair.0, pair.1] {
        refuge::must_be_reached(&tx, person).await?;
    }
    let (rules, _) = store::rules(&tx).await?;
    let state = DuplicateState::Different;
    let id = store::decide(&tx, pair, &score::score(one, other, &rules), state).await?;
    tx.audit("duplicate.different", id, &["state"]);
    let body = DuplicateDecided { id, state };
    Ok(tx.commit(Created { body, location: "/api/v1/duplicates".to_owned() }).await?)
}

pub(crate) async fn reopen(
    allowed: Allowed<perm::MergeContacts>,
    At(id): At<DuplicateId>,
) -> Result<Found<DuplicateDecided>, Early> {
    let tx = allowed.begin_once(&()).await?;
    let reopened = store::reopen(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.audit("duplicate.reopened", id, &["state"]);
    Ok(tx.commit(Found::plain(reopened)).await?)
}

pub(crate) async fn read_rules(allowed: Allowed<perm::MergeContacts>) -> Result<Found<DuplicateRules>, Early> {
    let tx = allowed.begin().await?;
    let (rules, version) = store::rules(&tx).await?;
    Ok(Found::at(rules, version))
}

/// Everyone is compared anew by them, a few at a time.
pub(crate) async fn set_rules(
    allowed: Allowed<perm::SetDuplicates>,
    IfMatch(version): IfMatch,
    Body(asked): Body<DuplicateRules>,
) -> Result<Found<DuplicateRules>, Early> {
    let chosen = rules::chosen(&asked)?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let version = store::set_rules(&tx, &chosen, version).await?.ok_or(ProblemKind::PreconditionFailed)?;
    tx.audit("duplicates.rules", tx.tenant(), &["rules"]);
    Ok(tx.commit(Found::at(chosen, version)).await?)
}
