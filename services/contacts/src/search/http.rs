use auth::Allowed;
use contacts_api::perm;
use contacts_api::search::{FoundContact, SearchContacts};
use contract::{Found, Page};
use runtime::{Early, Params};

use super::{store, typed};
use crate::mask::sees_unmasked;

pub(crate) async fn find(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<SearchContacts>,
) -> Result<Found<Page<FoundContact>>, Early> {
    let words = typed::read(&asked.q)?;
    let tx = allowed.begin().await?;
    let items = store::find(&tx, &words, sees_unmasked(&allowed)).await?;
    Ok(Found::plain(Page { items, next: None }))
}
