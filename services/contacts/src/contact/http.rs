use auth::Allowed;
use contacts_api::{Contact, ContactSummary, perm};
use contract::{ContactId, Found, Page, PageQuery, Problem};
use runtime::{At, Early, Params};
use uuid::Uuid;

use super::store;

pub(crate) async fn list(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<ContactSummary>>, Early> {
    let limit = asked.size()?;
    let cursor = allowed.list("contacts");
    let after = asked.cursor.as_deref().map(|text| cursor.open::<(String, Uuid)>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, after.as_ref(), i64::from(limit) + 1).await?;
    let page = cursor.page(rows, limit, |(name, contact)| (name.clone(), contact.id));
    let items = page.items.into_iter().map(|(_, contact)| contact).collect();
    Ok(Found::plain(Page { items, next: page.next }))
}

pub(crate) async fn read(allowed: Allowed<perm::ReadContacts>, At(id): At<ContactId>) -> Result<Found<Contact>, Early> {
    let tx = allowed.begin().await?;
    let contact = store::read(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.looked_at(id, "contact");
    Ok(Found::plain(contact))
}
