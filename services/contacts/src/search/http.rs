use auth::Allowed;
use contacts_api::perm;
use contacts_api::search::{FoundContact, SearchContacts};
use contract::{Found, Page};
use runtime::{Early, Params};

use super::{store, typed};
use crate::mask::sees_unmasked;
use crate::verification;

pub(crate) async fn find(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<SearchContacts>,
) -> Result<Found<Page<FoundContact>>, Early> {
    let words = typed::read(&asked.q)?;
    let tx = allowed.begin().await?;
    let found = store::find(&tx, &words).await?;
    let sight = verification::outside(&tx, sees_unmasked(&allowed)).await?;
    Ok(Found::plain(Page { items: found.into_iter().map(|found| sight.found(found)).collect(), next: None }))
}
