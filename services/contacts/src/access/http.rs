use auth::Allowed;
use contacts_api::access::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};
use contacts_api::perm;
use contract::{Found, Page};
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
    runtime::unexplained_looks(&allowed, asked).await
}
