use auth::Allowed;
use cases_api::perm;
use contacts_api::access::{ListLooks, LookEntry};
use contract::{Found, Moment, Page, PageQuery};
use runtime::{Early, Params};
use tenant_db::KeptLook;
use uuid::Uuid;

pub(crate) async fn list(
    allowed: Allowed<perm::ReadCaseAccessLog>,
    Params(asked): Params<ListLooks>,
) -> Result<Found<Page<LookEntry>>, Early> {
    let unexplained = asked.unexplained.unwrap_or_default();
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let limit = page.size()?;
    let cursor = allowed.list(if unexplained { "case-access-log unexplained" } else { "case-access-log" });
    let before = page.cursor.as_deref().map(|text| cursor.open::<(Moment, Uuid)>(text)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let looks = tx.looks(unexplained, before, i64::from(limit) + 1).await?;
    let Page { items, next } = cursor.page(looks, limit, |look| (Moment(look.at), look.id.uuid()));
    Ok(Found::plain(Page { items: items.into_iter().map(entry).collect(), next }))
}

fn entry(look: KeptLook) -> LookEntry {
    let KeptLook { staff, subject, screen, why, at, .. } = look;
    LookEntry { staff_id: staff, subject_id: subject, screen, call: why.call, case: why.case, looked_at: at }
}
