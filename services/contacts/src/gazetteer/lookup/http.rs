use auth::Allowed;
use contacts_api::address::{FindAddresses, FoundAddresses};
use contacts_api::perm;
use contract::Found;
use runtime::{Early, Params};

use super::{By, asked, store};

pub(crate) async fn find(
    allowed: Allowed<perm::FindAddresses>,
    Params(find): Params<FindAddresses>,
) -> Result<Found<FoundAddresses>, Early> {
    let (by, limit) = asked(&find)?;
    let tx = allowed.begin().await?;
    let most = i64::from(limit) + 1;
    let mut items = match &by {
        By::Postcode(postcode) => store::of_postcode(&tx, postcode, most).await?,
        By::Uprn(uprn) => store::of_uprn(&tx, uprn).await?,
        By::Typed(typed) => store::typed(&tx, typed, most).await?,
    };
    let more = items.len() > usize::from(limit);
    items.truncate(usize::from(limit));
    let kept = !items.is_empty() || store::kept(&tx).await?;
    Ok(Found::plain(FoundAddresses { items, more, kept }))
}
