use auth::Allowed;
use contract::{CaseId, Done, Found, LookReason, MessageId, Page, PageQuery, Problem};
use notifications_api::letter::{LetterSummary, LetterView, LettersPosted, ListLetters, PostLetters};
use notifications_api::perm;
use runtime::{At, Body, Early, IfMatch, Params};

use super::store;

pub(crate) async fn list(
    allowed: Allowed<perm::ReadLetters>,
    Params(which): Params<ListLetters>,
) -> Result<Found<Page<LetterSummary>>, Early> {
    let limit = PageQuery { limit: which.limit, cursor: None }.size()?;
    let cursor = allowed.list("letters");
    let after = which.cursor.as_deref().map(|text| cursor.open::<MessageId>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let letters = store::to_print(&tx, after, i64::from(limit) + 1).await?;
    Ok(Found::plain(cursor.page(letters, limit, |letter| letter.id)))
}

pub(crate) async fn read(
    allowed: Allowed<perm::ReadLetters>,
    At(id): At<MessageId>,
) -> Result<Found<LetterView>, Early> {
    let tx = allowed.begin().await?;
    let letter = store::read(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let case = CaseId::from(letter.about);
    tx.looked_at_for(case, "letter", LookReason { case: Some(case), call: None });
    let version = letter.version;
    Ok(Found::at(letter, version))
}

pub(crate) async fn post(
    allowed: Allowed<perm::PostLetters>,
    At(id): At<MessageId>,
    IfMatch(version): IfMatch,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&version).await?;
    super::post(&tx, id, version).await?;
    Ok(tx.commit(Done).await?)
}

pub(crate) async fn unpost(
    allowed: Allowed<perm::PostLetters>,
    At(id): At<MessageId>,
    IfMatch(version): IfMatch,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&version).await?;
    super::unpost(&tx, id, version).await?;
    Ok(tx.commit(Done).await?)
}

pub(crate) async fn post_all(
    allowed: Allowed<perm::PostLetters>,
    Body(asked): Body<PostLetters>,
) -> Result<Found<LettersPosted>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let posted = super::post_all(&tx, &asked).await?;
    Ok(tx.commit(Found::plain(posted)).await?)
}
