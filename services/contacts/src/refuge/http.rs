use auth::Allowed;
use contacts_api::perm;
use contacts_api::refuge::{EndRefuge, NameStaff, Protect, Refuge, RefugeLook, ReviewRefuge};
use contract::{ContactId, Created, Done, Faults, Found, LookReason, Moment, Page, PageQuery, Problem, RefugeId};
use runtime::{At, Body, Early, Params};
use uuid::Uuid;

use super::store;
use crate::{contact, mark};

pub(crate) async fn protect(
    allowed: Allowed<perm::KeepRefuge>,
    At(id): At<ContactId>,
    Body(asked): Body<Protect>,
) -> Result<Created<Refuge>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let body = super::protect(&tx, id, &asked).await?;
    let location = format!("/api/v1/contacts/{}/refuge", body.contact);
    Ok(tx.commit(Created { body, location }).await?)
}

/// For who is named. To others nobody is protected.
pub(crate) async fn of_contact(
    allowed: Allowed<perm::ReadContacts>,
    At(id): At<ContactId>,
) -> Result<Found<Refuge>, Early> {
    let tx = allowed.begin().await?;
    let id = contact::store::stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let refuge = store::of_contact(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.look(id, "refuge", LookReason::default()).await?;
    Ok(tx.commit(Found::plain(refuge)).await?)
}

/// A list is no look (ADR-0018): it names whom who is named knows of.
pub(crate) async fn list(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<Refuge>>, Early> {
    let size = asked.size()?;
    let list = allowed.list("refuges");
    let after = asked.cursor.as_deref().map(|text| list.open::<RefugeId>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, after, i64::from(size) + 1).await?;
    Ok(Found::plain(list.page(rows, size, |refuge| refuge.id)))
}

pub(crate) async fn looks(
    allowed: Allowed<perm::ReadContacts>,
    At(id): At<RefugeId>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<RefugeLook>>, Early> {
    let size = asked.size()?;
    let name = format!("refuge looks {id}");
    let list = allowed.list(&name);
    let before = asked.cursor.as_deref().map(|text| list.open::<(Moment, Uuid)>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let refuge = store::refuge(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let looks = store::looks(&tx, refuge.contact, before, i64::from(size) + 1).await?;
    let Page { items, next } = list.page(looks, size, |(id, look)| (Moment(look.looked_at), id.uuid()));
    Ok(Found::plain(Page { items: items.into_iter().map(|(_, look)| look).collect(), next }))
}

pub(crate) async fn name(
    allowed: Allowed<perm::KeepRefuge>,
    At(id): At<RefugeId>,
    Body(asked): Body<NameStaff>,
) -> Result<Found<Refuge>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    store::refuge(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let mut faults = Faults::none();
    let named = super::named(&tx, &asked.named, &mut faults).await?;
    faults.finish(Some(()))?;
    store::name(&tx, id, &named).await?;
    let refuge = super::told(&tx, id).await?;
    tx.audit("contact.refuge-named", refuge.contact, &["named"]);
    Ok(tx.commit(Found::plain(refuge)).await?)
}

pub(crate) async fn review(
    allowed: Allowed<perm::KeepRefuge>,
    At(id): At<RefugeId>,
    Body(asked): Body<ReviewRefuge>,
) -> Result<Found<Refuge>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let mut faults = Faults::none();
    let review_on = mark::next_review(&asked.review_on, tx.now(), &mut faults);
    let review_on = faults.finish(review_on)?;
    store::refuge(&tx, id).await?.ok_or_else(Problem::not_found)?;
    store::review(&tx, id, review_on).await?;
    let refuge = store::refuge(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.audit("contact.refuge-reviewed", refuge.contact, &["review_on"]);
    Ok(tx.commit(Found::plain(refuge)).await?)
}

pub(crate) async fn end(
    allowed: Allowed<perm::KeepRefuge>,
    At(id): At<RefugeId>,
    Body(asked): Body<EndRefuge>,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&asked).await?;
    super::end(&tx, id, &asked.reason).await?;
    Ok(tx.commit(Done).await?)
}
