use auth::Allowed;
use cases_api::case::CaseVersion;
use cases_api::perm;
use cases_api::reply::{FilledReply, ListReplies, ReplyView, UseReply, WriteReply};
use contract::{CaseId, Created, Done, Found, LookReason, Page, PageQuery, Problem, ReplyId};
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::{store, using, writing};
use crate::case::moving::Moving;
use crate::case::store::{as_it_stands, standing};
use crate::office::Office;

/// Where a page begins: after this title's key and id.
type Place = (String, ReplyId);

pub async fn list(
    allowed: Allowed<perm::ReadReplies>,
    Params(asked): Params<ListReplies>,
) -> Result<Found<Page<ReplyView>>, Early> {
    let mine = asked.team.as_deref().map(|team| team == "mine");
    if mine == Some(false) {
        return Err(Problem::at("/team", "unknown-value", "The team must be `mine`.").into());
    }
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let me = allowed.actor().staff().filter(|_| mine.is_some());
    let name = format!("replies {me:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, me, after, size).await?;
    let page = list.page(rows, size, |(key, reply)| (key.clone(), reply.id));
    Ok(Found::plain(Page { items: page.items.into_iter().map(|(_, reply)| reply).collect(), next: page.next }))
}

pub async fn read(allowed: Allowed<perm::ReadReplies>, At(id): At<ReplyId>) -> Result<Found<ReplyView>, Early> {
    let tx = allowed.begin().await?;
    Ok(at(shown(&tx, id).await?))
}

pub async fn add(
    allowed: Allowed<perm::WriteReplies>,
    Body(asked): Body<WriteReply>,
) -> Result<Created<ReplyView>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let written = writing::read(&asked, store::team(&tx, asked.team).await?)?;
    let id = store::insert(&tx, &written).await?;
    tx.audit("reply.added", id, &["title", "team", "text", "acts"]);
    let body = shown(&tx, id).await?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/replies/{id}") }).await?)
}

pub async fn edit(
    allowed: Allowed<perm::WriteReplies>,
    At(id): At<ReplyId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<WriteReply>,
) -> Result<Found<ReplyView>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    shown(&tx, id).await?;
    let written = writing::read(&asked, store::team(&tx, asked.team).await?)?;
    store::update(&tx, id, version, &written).await?;
    tx.audit("reply.edited", id, &["title", "team", "text", "acts"]);
    let view = shown(&tx, id).await?;
    Ok(tx.commit(at(view)).await?)
}

pub async fn remove(allowed: Allowed<perm::WriteReplies>, At(id): At<ReplyId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    if !store::delete(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    tx.audit("reply.removed", id, &[]);
    Ok(tx.commit(Done).await?)
}

pub async fn preview(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    Body(asked): Body<UseReply>,
    Shared(office): Shared<Office>,
) -> Result<Found<FilledReply>, Early> {
    let tx = allowed.begin().await?;
    let case = as_it_stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let reply = chosen(&tx, asked.reply).await?;
    let me = using::user(&tx).await?;
    let filled = using::fill(&tx, &office, allowed.council()?, &case, reply, &me).await?;
    tx.looked_at_for(id, "case", LookReason::case(id));
    Ok(Found::at(filled, case.version))
}

pub async fn apply(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<UseReply>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut case = standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    let reply = chosen(&tx, asked.reply).await?;
    let me = using::user(&tx).await?;
    let filled = using::fill(&tx, &office, allowed.council()?, &case, reply, &me).await?;
    using::apply(&tx, &Moving::of(&allowed, &office)?, &mut case, &filled, me).await?;
    let version = case.version;
    Ok(tx.commit(Found::at(CaseVersion::of(version), version)).await?)
}

async fn shown(tx: &TenantTx, id: ReplyId) -> Result<ReplyView, Problem> {
    store::view(tx, id).await?.ok_or_else(Problem::not_found)
}

/// The reply that a body names.
async fn chosen(tx: &TenantTx, id: ReplyId) -> Result<ReplyView, Problem> {
    let reply = store::view(tx, id).await?;
    reply.ok_or_else(|| Problem::at("/reply", "unknown-value", "There is no such reply."))
}

fn at(view: ReplyView) -> Found<ReplyView> {
    let version = view.version;
    Found::at(view, version)
}
