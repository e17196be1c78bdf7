use auth::Allowed;
use cases_api::article::SayOfArticle;
use cases_api::perm;
use contract::{ArticleId, Done, Problem};
use runtime::{At, Body, Early, Shared};

use super::store;
use crate::office::Office;

/// `POST /api/v1/articles/{id}/said`: an article that citizens don't see is as one that isn't there.
pub async fn say(
    allowed: Allowed<perm::SayOfArticle>,
    At(id): At<ArticleId>,
    Body(asked): Body<SayOfArticle>,
    Shared(office): Shared<Office>,
) -> Result<Done, Early> {
    let council = allowed.council()?.id;
    let real_now = allowed.real_now();
    let tx = allowed.begin_once(&(id, asked)).await?;
    // An equal request that comes again had its answer above, and is no further one.
    office.said.count((council, id), real_now)?;
    if !store::add(&tx, id, office.today(tx.now())?, asked.answered).await? {
        return Err(Problem::not_found().into());
    }
    Ok(tx.commit(Done).await?)
}
