use auth::Allowed;
use cases_api::perm;
use contract::look::{ListLooks, LookEntry};
use contract::{Found, Page};
use runtime::{Early, Params};

pub(crate) async fn list(
    allowed: Allowed<perm::ReadCaseAccessLog>,
    Params(asked): Params<ListLooks>,
) -> Result<Found<Page<LookEntry>>, Early> {
    runtime::looks(&allowed, "case-access-log", asked).await
}
