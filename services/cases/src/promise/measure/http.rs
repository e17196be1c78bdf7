use auth::Allowed;
use cases_api::perm;
use cases_api::promise::{PromiseDays, PromisesKept};
use contract::Found;
use contract::days::Days;
use runtime::{Early, Params};

use super::store;

pub async fn read(
    allowed: Allowed<perm::ReadWorkload>,
    Params(asked): Params<PromiseDays>,
) -> Result<Found<PromisesKept>, Early> {
    let now = allowed.council()?.time(allowed.real_now());
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), now)?;
    let tx = allowed.begin().await?;
    Ok(Found::plain(store::kept(&tx, &days).await?))
}
