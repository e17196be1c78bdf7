//! Bulk acts: one deed ordered for many cases, done one by one in the background, each once, with a
//! result for each. The row of the act and the rows of its cases are all there is: whichever process
//! looks next goes on where the last one stopped.

mod deeds;
pub(crate) mod http;
mod order;
mod store;
mod work;

use auth::Allowed;
use cases_api::bulk::{ChosenCase, Deed};
use contract::{BulkActId, CaseId, Permission, Problem, SessionId, StaffId};
use tenant_db::TenantTx;
use uuid::Uuid;

use crate::office::Office;

pub(crate) use work::unfinished;

/// The bell that is rung when an act was ordered.
const BELL: &str = "cases.bulk";

/// Begins an act that something else of the product orders, with the permissions of whoever does; it works once the
/// transaction is committed.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn begin<P: Permission>(
    tx: &TenantTx,
    allowed: &Allowed<P>,
    deed: &Deed,
    cases: &[ChosenCase],
) -> Result<BulkActId, Problem> {
    let act = http::new_act(tx, allowed, None)?;
    store::add(tx, &act, deed, cases.len()).await?;
    store::add_cases(tx, act.id, cases).await?;
    tx.audit("bulk.ordered", act.id, &["deed", "cases"]);
    Ok(act.id)
}

/// Says that there is work.
pub(crate) fn ring(office: &Office) {
    office.context.bell.ring(BELL);
}

/// An act as its worker knows it.
#[derive(Debug, Clone)]
struct Act {
    id: BulkActId,
    staff: StaffId,
    session: SessionId,
    deed: Deed,
    /// What whoever ordered it may do, as far as workflows ask for it.
    may: Vec<String>,
    /// Whether it takes another act back, case by case.
    undoing: bool,
}

/// A case of an act whose turn has come.
#[derive(Debug, Clone, Copy)]
struct Item {
    place: i32,
    case: CaseId,
    /// The version that was chosen.
    version: i64,
    /// What to give back, of an act that takes another one back.
    was: Was,
}

/// Whose a case was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Was {
    /// Who had it or, of a case that was put into another queue, which team.
    holder: Option<Uuid>,
    /// Who had it in that team's queue.
    assignee: Option<StaffId>,
}

/// What was done to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// It was so already.
    Already,
    /// It is at this version now; `was` had it before, and `wrote` says whether its citizen was written to.
    Became { version: i64, was: Was, wrote: bool },
}
