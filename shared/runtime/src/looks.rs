//! The log of looks at records, as every service that keeps one lists its own.

use auth::Allowed;
use contract::days::Days;
use contract::look::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};
use contract::{Faults, Found, Moment, Page, PageQuery, Permission};
use tenant_db::{Early, KeptLook, Looks};
use uuid::Uuid;

/// A page of the looks that the caller's service keeps of its own records; `log` tells this log's cursors
/// from another's.
///
/// # Errors
/// `validation-failed` for what is no day, `bad-cursor`.
pub async fn looks<P: Permission>(
    allowed: &Allowed<P>,
    log: &str,
    asked: ListLooks,
) -> Result<Found<Page<LookEntry>>, Early> {
    let mut faults = Faults::none();
    let days = asked.day.as_deref().map(|day| faults.take("/day", Days::of(day)));
    faults.finish(Some(()))?;
    let which = Looks { unexplained: asked.unexplained.unwrap_or_default(), days: days.flatten() };
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let limit = page.size()?;
    let name = format!("{log} {which:?}");
    let cursor = allowed.list(&name);
    let before = page.cursor.as_deref().map(|text| cursor.open::<(Moment, Uuid)>(text)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let looks = tx.looks(which, before, i64::from(limit) + 1).await?;
    let Page { items, next } = cursor.page(looks, limit, |look| (Moment(look.at), look.id.uuid()));
    Ok(Found::plain(Page { items: items.into_iter().map(entry).collect(), next }))
}

/// How many of its records were opened on a day for which neither a call nor a case was named.
///
/// # Errors
/// `validation-failed` for what is no day.
pub async fn unexplained_looks<P: Permission>(
    allowed: &Allowed<P>,
    asked: DayOfLooks,
) -> Result<Found<UnexplainedLooks>, Early> {
    let mut faults = Faults::none();
    let days = match asked.day.as_deref() {
        Some(day) => Days::of(day),
        None => Days::yesterday(allowed.council()?.time(allowed.real_now())),
    };
    let days = faults.take("/day", days);
    let days = faults.finish(days)?;
    let tx = allowed.begin().await?;
    let (records, looks) = tx.unexplained_looks(days).await?;
    Ok(Found::plain(UnexplainedLooks { records, looks }))
}

fn entry(look: KeptLook) -> LookEntry {
    let KeptLook { staff, subject, screen, why, at, .. } = look;
    LookEntry { staff_id: staff, subject_id: subject, screen, call: why.call, case: why.case, looked_at: at }
}
