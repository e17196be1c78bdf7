use auth::Allowed;
use contacts_api::contact::{ContactVersion, EditContact, NewContact};
use contacts_api::{Contact, ContactSummary, perm};
use contract::{ContactId, Created, Found, LookReason, Page, PageQuery, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch, Params};

use super::editing::{Added, Corrected};
use super::store;
use crate::told_cases::Told;
use crate::{mark, mask, refuge};

pub(crate) async fn list(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<ContactSummary>>, Early> {
    let limit = asked.size()?;
    let cursor = allowed.list("contacts");
    // A place is read by whoever has the page's address: it names nobody.
    let after = asked.cursor.as_deref().map(|text| cursor.open::<ContactId>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let trusted = allowed.holds::<perm::ReadUnmasked>();
    let rows = store::list(&tx, after, i64::from(limit) + 1, trusted).await?;
    Ok(Found::plain(cursor.page(rows, limit, |contact| contact.id)))
}

/// The id of a record that was merged into another leads to the one that stays.
pub(crate) async fn read(
    allowed: Allowed<perm::ReadContacts>,
    At(id): At<ContactId>,
    Params(why): Params<LookReason>,
) -> Result<Found<Contact>, Early> {
    let tx = allowed.begin().await?;
    let id = store::stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let (contact, sight, why) =
        store::read(&tx, id, why, allowed.holds::<perm::ReadUnmasked>()).await?.ok_or_else(Problem::not_found)?;
    let marks = mark::store::of(&tx, id).await?;
    let (version, protected) = (contact.version, contact.refuge.is_some() && !contact.address_protected);
    let contact = Told::to(&allowed).contact(Contact { marks, ..contact });
    let found = Found::at(mask::contact(sight, contact), version);
    if protected {
        tx.look(id, "contact", why).await?;
        return Ok(tx.commit(found).await?);
    }
    tx.looked_at_for(id, "contact", why);
    Ok(found)
}

pub(crate) async fn add(
    allowed: Allowed<perm::WriteContacts>,
    Body(asked): Body<NewContact>,
) -> Result<Created<ContactVersion>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let id = Added::read(&asked, tx.now())?.add(&tx).await?;
    let body = ContactVersion { id, version: store::FIRST_VERSION };
    Ok(tx.commit(Created { body, location: format!("/api/v1/contacts/{id}") }).await?)
}

/// Nobody corrects what they may not see.
pub(crate) async fn edit(
    allowed: Allowed<perm::WriteContacts>,
    At(id): At<ContactId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<EditContact>,
) -> Result<Found<ContactVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let why = LookReason { call: asked.call, case: asked.case };
    let trusted = allowed.holds::<perm::ReadUnmasked>();
    let id = store::stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let (known, sight, _) = store::read(&tx, id, why, trusted).await?.ok_or_else(Problem::not_found)?;
    if sight.is_masked() {
        return Err(Problem::new(ProblemKind::Forbidden, "Verify the caller first.").into());
    }
    refuge::must_be_reached(&tx, id).await?;
    if !store::step(&tx, id, version).await? {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    Corrected::read(&asked, tx.now())?.apply(&tx, id, &known.name).await?;
    let version = version + 1;
    Ok(tx.commit(Found::at(ContactVersion { id, version }, version)).await?)
}
