//! The council's access log of letters: who looked at which. Written by the transaction that looked, only shown here.

use auth::Allowed;
use contract::look::{ListLooks, LookEntry};
use contract::{Found, Page};
use notifications_api::perm;
use runtime::{Early, Params};

pub(crate) async fn list(
    allowed: Allowed<perm::ReadLetterAccessLog>,
    Params(asked): Params<ListLooks>,
) -> Result<Found<Page<LookEntry>>, Early> {
    runtime::looks(&allowed, "letter-access-log", asked).await
}
