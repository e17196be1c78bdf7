use auth::Allowed;
use cases_api::case::Happening;
use cases_api::effect::{AskedView, ListAsked, SettleEffect};
use cases_api::events::EffectSettled;
use cases_api::perm;
use contacts_api::perm::ReadUnmasked;
use contract::{CaseEffectId, Found, Moment, NothingPrivate, Page, PageQuery, Problem};
use runtime::{At, Body, Early, IfMatch, Params, Shared};

use super::rule::judge;
use super::store::{self, Which};
use crate::case::moving::Moving;
use crate::case::store as cases;
use crate::office::Office;

/// Where a page begins: after this time of asking and id.
type Place = (Moment, CaseEffectId);

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<ListAsked>,
) -> Result<Found<Page<AskedView>>, Early> {
    let which = Which::read(&asked)?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let me = allowed.actor().staff();
    let name = format!("case effects {which:?} {me:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let after = after.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let mut rows = store::list(&tx, &which, after, size).await?;
    if !allowed.holds::<ReadUnmasked>() {
        rows.iter_mut().for_each(|asked| asked.words = None);
    }
    Ok(Found::plain(list.page(rows, size, |asked| (Moment(asked.asked_at), asked.id))))
}

pub async fn settle(
    allowed: Allowed<perm::SettleEffects>,
    At(id): At<CaseEffectId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<SettleEffect>,
    Shared(office): Shared<Office>,
) -> Result<Found<AskedView>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let case = store::case_of(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let case = cases::standing(&tx, case).await?.ok_or_else(Problem::not_found)?;
    let given = store::given(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let words = judge(&given, version, &asked)?;
    let (kind, outcome) = (given.kind, asked.outcome);
    store::settle(&tx, id, outcome, words.as_deref()).await?;
    let text = Moving::of(&allowed, &office)?.staffs(&given.title);
    cases::add_entry(&tx, case.id, false, Happening::Settled { of: kind, text, outcome, words }).await?;
    let fact = EffectSettled { effect_id: id, case_id: case.id, kind, connector: given.connector, outcome };
    tx.emit(given.version + 1, &fact, &NothingPrivate {})?;
    tx.audit("case.effect-settled", case.id, &["effects", "timeline"]);
    let view = store::view(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let version = view.version;
    Ok(tx.commit(Found::at(view, version)).await?)
}
