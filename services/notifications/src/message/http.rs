use auth::Allowed;
use contract::{Done, Found, MessageId, Page, PageQuery};
use notifications_api::{ListMessages, MessageSummary, perm};
use runtime::{At, Early, Params};
use uuid::Uuid;

use super::store;

pub(crate) async fn list(
    allowed: Allowed<perm::ReadMessages>,
    Params(which): Params<ListMessages>,
) -> Result<Found<Page<MessageSummary>>, Early> {
    let limit = PageQuery { limit: which.limit, cursor: None }.size()?;
    let name = format!("messages:{:?}:{:?}", which.about, which.state);
    let cursor = allowed.list(&name);
    let before = which.cursor.as_deref().map(|text| cursor.open::<Uuid>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let messages = store::list(&tx, &which, before, u64::from(limit) + 1).await?;
    Ok(Found::plain(cursor.page(messages, limit, |message| message.id)))
}

pub(crate) async fn retry(allowed: Allowed<perm::RetryMessages>, At(id): At<MessageId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    super::retry(&tx, id).await?;
    Ok(tx.commit(Done).await?)
}
