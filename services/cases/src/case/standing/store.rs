//! The queries of a case as it stands.

use cases_api::case::{Reporter, ToldBy};
use contract::{CaseId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};

use crate::case::Standing;
use crate::case::clocks::store::counts_answers;
use crate::case::merging::store::merged_of;
use crate::case::sight::store::seen_by;
use crate::case::store::{language, outcome, reference, state};
use crate::case::version::store::goes_by;
use crate::died::store::reporter_died;

/// The statement that reads a case to be worked on; `$3` is whoever must see it, or null.
macro_rules! standing {
    ($lock:literal) => {
        concat!("select c.id, c.reference, c.service_name, c.state, c.outcome, c.assignee_id, c.version, c.language,
             c.reporter_name, c.reporter_email, c.follow_generation, v.definition -> 'workflow', v.definition -> 'messages', c.team_id,
             c.outcome_id, c.step, c.step_at, c.opened_at, ",
            counts_answers!(),
            ", ",
            merged_of!(),
            ", c.reporter_address, c.reporter_postcode, ",
            reporter_died!(),
            " from case_file c",
            goes_by!(),
            " where c.tenant_id = $1 and c.id = $2 and",
            seen_by!("$3"),
            $lock
        )
    };
}

const LOCKED: &str = standing!(" for no key update of c");

/// A case to be worked on by whoever acts, if they may see it; its row is locked.
pub(crate) async fn standing(tx: &TenantTx, id: CaseId) -> Result<Option<Standing>, DbError> {
    read(tx, LOCKED, id, tx.actor().staff()).await
}

/// A case that is given to whoever acts, though they may not have seen it before; its row is locked.
pub(crate) async fn standing_given(tx: &TenantTx, id: CaseId) -> Result<Option<Standing>, DbError> {
    read(tx, LOCKED, id, None).await
}

/// A case as it stands, to be looked at alone: it waits for nobody who is changing it.
pub(crate) async fn as_it_stands(tx: &TenantTx, id: CaseId) -> Result<Option<Standing>, DbError> {
    read(tx, standing!(""), id, tx.actor().staff()).await
}

async fn read(
    tx: &TenantTx,
    statement: &'static str,
    id: CaseId,
    me: Option<StaffId>,
) -> Result<Option<Standing>, DbError> {
    tx.row(statement, args![tx.tenant(), id.uuid(), me.map(StaffId::uuid)], |row| {
        Ok(Standing {
            id: row.id(0)?,
            reference: reference(row, 1)?,
            service: row.json(2)?,
            state: state(row, 3)?,
            outcome: outcome(row, 4)?,
            assignee: row.id_or_null(5)?,
            version: row.get(6)?,
            language: language(row, 7)?,
            reporter_name: row.get(8)?,
            reporter_email: row.get(9)?,
            reporter_address: row.get(21)?,
            reporter_postcode: row.get(22)?,
            reporter_died: row.get(23)?,
            generation: row.get(10)?,
            workflow: row.json(11)?,
            messages: row.json(12)?,
            team: row.id(13)?,
            outcome_id: row.get(14)?,
            step: row.get(15)?,
            step_at: row.get(16)?,
            opened_at: row.get(17)?,
            counts_answers: row.get(18)?,
            merged_into: row.id_or_null(19)?,
            holds_merged: row.get(20)?,
        })
    })
    .await
}

/// The reporter of a case that is looked at, and how they are told.
pub(crate) fn reporter(row: Row<'_>) -> Result<Reporter, DbError> {
    let email: Option<String> = row.get(15)?;
    let told_by = ToldBy::having(email.is_some(), row.get(49)?).unless(row.get(50)?);
    Ok(Reporter { name: row.get(14)?, email, phone: row.get(16)?, postcode: row.get(17)?, told_by })
}
