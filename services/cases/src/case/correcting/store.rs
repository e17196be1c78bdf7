//! What correcting the answers of a case reads and writes.

use cases_api::case::Answered;
use cases_api::form::{Form, Position};
use contract::CaseId;
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};

use crate::case::store::json;
use crate::case::version::store::goes_by;

/// The answers of a case, and the form that it goes by.
pub(super) struct Held {
    pub form: Form,
    /// As the form accepted them.
    pub given: Value,
    /// In words.
    pub answers: Vec<Answered>,
    pub place: Option<String>,
}

/// What a case holds.
pub(super) async fn held(tx: &TenantTx, id: CaseId) -> Result<Option<Held>, DbError> {
    tx.row(
        concat!(
            "select v.definition -> 'form', c.given, c.answers, c.place from case_file c",
            goes_by!(),
            " where c.tenant_id = $1 and c.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| Ok(Held { form: row.json(0)?, given: row.get(1)?, answers: row.json(2)?, place: row.get(3)? }),
    )
    .await
}

/// Where a report is about, and where its reporter lives.
pub(super) struct Placed {
    pub place: Option<String>,
    pub position: Option<Position>,
    /// The reporter's address and postcode, where the form asks for them.
    pub address: Option<String>,
    pub postcode: Option<String>,
}

/// Writes the answers of a locked case with the reason, which its history keeps with them and with nothing that follows. Its version stays: the step that
/// tells of it counts.
pub(super) async fn correct(
    tx: &TenantTx,
    id: CaseId,
    (answers, given): (&[Answered], &Value),
    placed: Placed,
    why: &str,
) -> Result<(), DbError> {
    tx.run(
        "with why as (select set_config('app.why', $8, true))
         update case_file set answers = $3, given = $4, place = $5,
             lat = $6, lon = $7, reporter_address = coalesce($9, reporter_address),
             reporter_postcode = coalesce($10, reporter_postcode)
         from why where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            json(&answers)?,
            given.clone(),
            placed.place,
            placed.position.map(|at| at.lat),
            placed.position.map(|at| at.lon),
            why,
            placed.address,
            placed.postcode,
        ],
    )
    .await?;
    tx.run("select set_config('app.why', '', true)", args![]).await?;
    Ok(())
}
