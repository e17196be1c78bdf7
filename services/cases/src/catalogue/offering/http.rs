use auth::Allowed;
use cases_api::catalogue::editing::{OfferMany, Offering};
use cases_api::perm;
use contract::Found;
use runtime::{Body, Early};

pub async fn preview(
    allowed: Allowed<perm::WriteCatalogue>,
    Body(asked): Body<OfferMany>,
) -> Result<Found<Offering>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(super::judge(&tx, &asked).await?))
}

pub async fn offer(
    allowed: Allowed<perm::WriteCatalogue>,
    Body(asked): Body<OfferMany>,
) -> Result<Found<Offering>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let offering = super::offer(&tx, &asked).await?;
    Ok(tx.commit(Found::plain(offering)).await?)
}
