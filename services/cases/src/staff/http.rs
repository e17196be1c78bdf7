use auth::Allowed;
use cases_api::perm;
use cases_api::queues::Colleagues;
use contract::Found;
use runtime::Early;

use super::store;

pub async fn colleagues(allowed: Allowed<perm::ReadCases>) -> Result<Found<Colleagues>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(Colleagues { items: store::colleagues(&tx).await? }))
}
