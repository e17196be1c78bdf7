use auth::Allowed;
use contacts_api::perm;
use contacts_api::search::{FoundContact, SearchContacts};
use contract::{Found, Page};
use runtime::{Early, Params};

use super::{store, typed};

pub(crate) async fn find(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<SearchContacts>,
) -> Result<Found<Page<FoundContact>>, Early> {
    let words = typed::read(&asked.q)?;
    let tx = allowed.begin().await?;
    let items = store::find(&tx, &words, asked.call, allowed.holds::<perm::ReadUnmasked>()).await?;
    Ok(Found::plain(Page { items, next: None }))
}
