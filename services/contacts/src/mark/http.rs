use auth::Allowed;
use contacts_api::mark::{AddMark, Mark, Marks};
use contacts_api::perm;
use contract::{ContactId, Created, Done, Found, MarkId, Problem};
use runtime::{At, Body, Early};

use super::{NewMark, store};
use crate::contact;

/// No look at a record: a mark holds nothing by which someone could be found.
pub(crate) async fn list(allowed: Allowed<perm::ReadContacts>, At(id): At<ContactId>) -> Result<Found<Marks>, Early> {
    let tx = allowed.begin().await?;
    if !contact::store::is_there(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    Ok(Found::plain(Marks { items: store::of(&tx, id).await? }))
}

pub(crate) async fn add(
    allowed: Allowed<perm::WriteMarks>,
    At(id): At<ContactId>,
    Body(asked): Body<AddMark>,
) -> Result<Created<Mark>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    if !contact::store::is_there(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    let mark = store::add(&tx, id, &NewMark::read(&asked, tx.now())?).await?;
    tx.audit("contact.marked", id, &["marks"]);
    Ok(tx.commit(Created { body: mark, location: format!("/api/v1/contacts/{id}/marks") }).await?)
}

pub(crate) async fn end(allowed: Allowed<perm::WriteMarks>, At(id): At<MarkId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    let contact = store::end(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.audit("contact.unmarked", contact, &["marks"]);
    Ok(tx.commit(Done).await?)
}
