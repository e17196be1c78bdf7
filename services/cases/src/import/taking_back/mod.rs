//! A case of an import that is taken back: it goes with everything of it, unless someone has worked on it since.

mod store;

use cases_api::events::CaseTakenBack;
use cases_api::import::{ImportRowState, RowFault};
use contract::NothingPrivate;
use tenant_db::{DbError, TenantTx};

use super::{Import, Item};
use crate::case::store::FIRST_VERSION;

/// Takes back the case of a row, or keeps it and says why.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn take_back(tx: &TenantTx, import: &Import, item: &Item) -> Result<(), DbError> {
    let Some(case) = super::store::case_of(tx, import.id, item.place).await? else {
        return Err(DbError::Bug("an imported row without a case".into()));
    };
    let Some(version) = store::lock(tx, case).await? else {
        return super::store::settle(tx, import.id, item.place, ImportRowState::Removed, &[]).await;
    };
    let why = if version != FIRST_VERSION && !import.worked_on_too {
        Some(kept("worked-on", "Someone has worked on the case since."))
    } else if store::in_use(tx, case).await? {
        Some(kept("in-use", "Files, promises, tasks or the like belong to the case."))
    } else {
        None
    };
    if let Some(why) = why {
        return super::store::settle(tx, import.id, item.place, ImportRowState::Kept, &[why]).await;
    }
    super::store::settle(tx, import.id, item.place, ImportRowState::Removing, &[]).await?;
    store::remove(tx, case).await?;
    super::store::settle(tx, import.id, item.place, ImportRowState::Removed, &[]).await?;
    tx.audit("case.taken-back", case, &["state", "reporter", "answers", "timeline"]);
    tx.emit(version + 1, &CaseTakenBack { case_id: case, import_id: import.id }, &NothingPrivate {})
}

/// Why a case is kept.
pub(super) fn kept(code: &str, detail: &str) -> RowFault {
    RowFault { column: None, code: code.to_owned(), detail: detail.to_owned(), found: String::new() }
}
