//! Making a promise.

use cases_api::promise::{MakePromise, Promised};
use contract::council::Council;
use contract::{CaseId, Faults, InteractionId, Problem, PromiseId, StaffId, TeamId};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

use super::{MOST, person, store, when};
use crate::case::words::needed_text;
use crate::office::Office;

/// A promise that is about to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewPromise {
    pub what: String,
    pub due: OffsetDateTime,
    pub person: Promised,
    pub keeper: Keeper,
    pub case: Option<CaseId>,
    pub call: Option<InteractionId>,
    /// Who makes it; none for the product itself.
    pub by: Option<StaffId>,
}

/// Who keeps a promise, or is passed something: a team, a member of staff, or one within the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Keeper {
    pub team: Option<TeamId>,
    pub staff: Option<StaffId>,
}

/// Makes the promise that was asked for.
///
/// # Errors
/// `validation-failed` with every field's fault.
pub(crate) async fn make(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    asked: &MakePromise,
) -> Result<PromiseId, Problem> {
    let me = tx.actor().staff();
    let staff = asked.staff.or_else(|| me.filter(|_| asked.team.is_none()));
    let keeper = Keeper { team: asked.team, staff };
    let around = store::around(tx, keeper, (asked.case, tx.actor().staff())).await?;
    let mut faults = Faults::none();
    let what = faults.take("/what", needed_text(&asked.what, MOST));
    let calendar = office.calendar_of(tx, council, (asked.case, asked.team)).await?;
    let due = when::read(&asked.due, tx.now(), &calendar, "/due", &mut faults)?;
    check(&around, keeper, asked.case, &mut faults);
    let given = person::Given { contact: asked.contact, name: asked.name.as_deref(), phone: asked.phone.as_deref() };
    let person = person::read(given, around.reporter, &mut faults);
    let read = what.zip(due).zip(person);
    let ((what, due), person) = faults.finish(read)?;
    let promise = NewPromise { what, due, person, keeper, case: asked.case, call: asked.call, by: me };
    Ok(keep(tx, &promise).await?)
}

/// Keeps a promise that was understood.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn keep(tx: &TenantTx, promise: &NewPromise) -> Result<PromiseId, DbError> {
    let id = store::insert(tx, promise).await?;
    store::begins_with_case(tx, id, promise.case).await?;
    tx.audit("promise.made", id, &["what", "due_at", "name", "phone", "team", "staff"]);
    Ok(id)
}

/// Notes whom or what there isn't.
pub(crate) fn check(around: &store::Around, keeper: Keeper, case: Option<CaseId>, faults: &mut Faults) {
    if keeper.team.is_some() && !around.team {
        faults.add("/team", "unknown-value", "There is no such team.");
    }
    if keeper.staff.is_some() && !around.staff {
        faults.add("/staff", "unknown-value", "Nobody of the council's staff has this id.");
    }
    if case.is_some() && around.reporter.is_none() {
        faults.add("/case", "unknown-value", "There is no such case.");
    }
}
