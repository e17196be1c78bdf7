use auth::Allowed;
use cases_api::perm;
use cases_api::promise::{ListPromises, PromiseView};
use contract::{Found, LookReason, Moment, Page, PageQuery, PromiseId};
use runtime::{Early, Params};

use super::{Which, Whose, store};
use crate::caller::{self, Looker};

/// Where a page begins: after this due time and id.
type Place = (Moment, PromiseId);

pub async fn list(
    allowed: Allowed<perm::ReadPromises>,
    Params(asked): Params<ListPromises>,
) -> Result<Found<Page<PromiseView>>, Early> {
    let which = Which::read(&asked)?;
    let looker = Looker::of(&allowed, asked.call);
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let me = allowed.actor().staff();
    let name = format!("promises {which:?} {me:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let after = after.map(|(Moment(due), id)| (due, id));
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, which, looker, after, size).await?;
    if let Whose::Contact(contact) = which.whose {
        let call = caller::store::heard(&tx, asked.call).await?;
        tx.looked_at_for(contact, "promises", LookReason { call, case: None });
    }
    Ok(Found::plain(list.page(rows, size, |promise| (Moment(promise.due_at), promise.id))))
}
