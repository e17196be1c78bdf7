//! Cases of an import that are taken back: each goes with everything of it, unless someone has worked on it since.

mod store;

pub(crate) use store::was_taken_back;

use std::collections::HashMap;

use cases_api::events::CaseTakenBack;
use cases_api::import::{ImportRowState, RowFault};
use contract::{CaseId, NothingPrivate};
use tenant_db::{DbError, TenantTx};

use super::store::settle;
use super::{Import, Item};
use crate::case::store::FIRST_VERSION;

/// Takes back the cases of rows, or keeps them and says why.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn take_back(tx: &TenantTx, import: &Import, items: &[Item]) -> Result<(), DbError> {
    let places: Vec<i32> = items.iter().map(|item| item.place).collect();
    let rows = super::store::cases_of(tx, import.id, &places).await?;
    let cases: Vec<CaseId> = rows.iter().map(|(_, case)| *case).collect();
    let versions: HashMap<CaseId, i64> = store::lock(tx, &cases).await?.into_iter().collect();
    let in_use = store::in_use(tx, import.id, &cases).await?;
    let (mut worked_on, mut used, mut going) = (Vec::new(), Vec::new(), Vec::new());
    for (place, case) in rows {
        match versions.get(&case) {
            Some(version) if *version != FIRST_VERSION && !import.worked_on_too => worked_on.push(place),
            Some(_) if in_use.contains(&case) => used.push(place),
            version => going.push((place, case, version)),
        }
    }
    for (places, code, detail) in [
        (worked_on, "worked-on", "Someone has worked on the case since."),
        (used, "in-use", "Files, promises, tasks or the like belong to the case."),
    ] {
        settle(tx, import.id, &places, ImportRowState::Kept, &[kept(code, detail)]).await?;
    }
    let places: Vec<i32> = going.iter().map(|(place, ..)| *place).collect();
    settle(tx, import.id, &places, ImportRowState::Removing, &[]).await?;
    let going_cases: Vec<CaseId> = going.iter().map(|(_, case, _)| *case).collect();
    let needed = store::of_people_in_use(tx, &going_cases).await?;
    store::remove(tx, &going_cases).await?;
    settle(tx, import.id, &places, ImportRowState::Removed, &[]).await?;
    for (case, version) in going.into_iter().filter_map(|(_, case, version)| Some((case, version?))) {
        tx.audit("case.taken-back", case, &["state", "reporter", "answers", "timeline"]);
        let person_in_use = needed.contains(&case);
        let fact = CaseTakenBack { case_id: case, import_id: import.id, person_in_use };
        tx.emit(version + 1, &fact, &NothingPrivate {})?;
    }
    Ok(())
}

/// Why a case is kept.
pub(super) fn kept(code: &str, detail: &str) -> RowFault {
    RowFault { column: None, code: code.to_owned(), detail: detail.to_owned(), found: String::new() }
}
