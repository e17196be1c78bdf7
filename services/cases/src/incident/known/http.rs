use auth::Allowed;
use cases_api::known::{AskKnown, Known};
use cases_api::perm;
use contract::{Found, Problem};
use runtime::{At, Early, Params};

use super::{about, spot};
use crate::catalogue;

pub async fn read(
    allowed: Allowed<perm::ReadServices>,
    At(slug): At<String>,
    Params(asked): Params<AskKnown>,
) -> Result<Found<Known>, Early> {
    let spot = spot(&asked)?;
    let tx = allowed.begin().await?;
    let service = catalogue::store::service(&tx, &slug).await?.ok_or_else(Problem::not_found)?;
    Ok(Found::plain(about(&tx, &service, &spot).await?))
}
