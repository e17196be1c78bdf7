use auth::Allowed;
use cases_api::perm;
use contract::look::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};
use contract::{Found, Page};
use runtime::{Early, Params};

pub(crate) async fn list(
    allowed: Allowed<perm::ReadCaseAccessLog>,
    Params(asked): Params<ListLooks>,
) -> Result<Found<Page<LookEntry>>, Early> {
    runtime::looks(&allowed, "case-access-log", asked).await
}

pub(crate) async fn unexplained(
    allowed: Allowed<perm::ReadCaseAccessLog>,
    Params(asked): Params<DayOfLooks>,
) -> Result<Found<UnexplainedLooks>, Early> {
    runtime::unexplained_looks(&allowed, asked).await
}
