use std::collections::BTreeMap;

use auth::Allowed;
use cases_api::avoidable::{
    AvoidableContact, AvoidableContacts, AvoidableDays, AvoidableFor, AvoidedBy, ListAvoidable,
};
use cases_api::perm;
use contract::days::Days;
use contract::{Found, InteractionId, Moment, Page, PageQuery};
use runtime::{Early, Params};

use super::store;

pub async fn figure(
    allowed: Allowed<perm::ReadWorkload>,
    Params(asked): Params<AvoidableDays>,
) -> Result<Found<AvoidableContacts>, Early> {
    let now = allowed.council()?.time(allowed.real_now());
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), now)?;
    let tx = allowed.begin().await?;
    let counts = store::counts(&tx, &days).await?;
    let (mut messages, mut reasons) = (BTreeMap::new(), BTreeMap::new());
    for (reason, message, contacts) in &counts {
        *messages.entry(*message).or_insert(0) += contacts;
        *reasons.entry(*reason).or_insert(0) += contacts;
    }
    let mut messages: Vec<_> =
        messages.into_iter().map(|(message, contacts)| AvoidedBy { message, contacts }).collect();
    let mut reasons: Vec<_> = reasons.into_iter().map(|(reason, contacts)| AvoidableFor { reason, contacts }).collect();
    messages.sort_by_key(|part| std::cmp::Reverse(part.contacts));
    reasons.sort_by_key(|part| std::cmp::Reverse(part.contacts));
    let total = counts.iter().map(|(.., contacts)| contacts).sum();
    Ok(Found::plain(AvoidableContacts { total, messages, reasons }))
}

pub async fn list(
    allowed: Allowed<perm::ReadWorkload>,
    Params(asked): Params<ListAvoidable>,
) -> Result<Found<Page<AvoidableContact>>, Early> {
    let now = allowed.council()?.time(allowed.real_now());
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), now)?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor.clone() };
    let size = page.size()?;
    let name = format!("avoidable {days:?} {:?} {:?} {:?}", asked.message, asked.no_message, asked.reason);
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<(Moment, InteractionId)>(&cursor)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, &days, &asked, before, size).await?;
    Ok(Found::plain(list.page(rows, size, |contact| (Moment(contact.at), contact.interaction))))
}
