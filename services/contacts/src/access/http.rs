use auth::Allowed;
use contacts_api::access::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};
use contacts_api::perm;
use contract::days::Days;
use contract::{Faults, Found, Page};
use runtime::{Early, Params};

pub(crate) async fn list(
    allowed: Allowed<perm::ReadAccessLog>,
    Params(asked): Params<ListLooks>,
) -> Result<Found<Page<LookEntry>>, Early> {
    runtime::looks(&allowed, "access-log", asked).await
}

pub(crate) async fn unexplained(
    allowed: Allowed<perm::ReadAccessLog>,
    Params(asked): Params<DayOfLooks>,
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
