use auth::Allowed;
use cases_api::case::Teams;
use cases_api::perm;
use contract::Found;
use runtime::Early;

use super::store;

pub async fn list(allowed: Allowed<perm::ReadCases>) -> Result<Found<Teams>, Early> {
    let tx = allowed.begin().await?;
    let mut items = store::list(&tx, allowed.actor().staff()).await?;
    items.sort_by(|a, b| a.team.name.en.cmp(&b.team.name.en));
    Ok(Found::plain(Teams { items }))
}
