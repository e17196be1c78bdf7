use auth::Allowed;
use contacts_api::perm;
use contacts_api::timeline::{ListTimeline, TimelineEntry};
use contract::{ContactId, Found, Moment, Page, PageQuery, Problem};
use runtime::{At, Early, Params};
use uuid::Uuid;

use super::{Which, store};
use crate::told_cases::Told;

/// Of someone who must be verified first nothing is told.
pub(crate) async fn read(
    allowed: Allowed<perm::ReadInteractions>,
    At(id): At<ContactId>,
    Params(asked): Params<ListTimeline>,
) -> Result<Found<Page<TimelineEntry>>, Early> {
    let which = Which::read(&asked, (Told::to(&allowed).all(), allowed.holds::<perm::ReadUnmasked>()))?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let name = format!("timeline {id} {:?} {:?}", which.kind, which.span);
    let list = allowed.list(&name);
    let before = page.cursor.as_deref().map(|text| list.open::<(Moment, Uuid)>(text)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let (seen, entries) = store::read(&tx, id, which, before, size).await?.ok_or_else(Problem::not_found)?;
    tx.looked_at_for(seen.contact, "timeline", seen.why);
    let entries = seen.sight.all(entries);
    Ok(Found::plain(list.page(entries, size, |entry| (Moment(entry.at()), entry.id()))))
}
