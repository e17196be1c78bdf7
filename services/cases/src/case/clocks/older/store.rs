//! Every query about cases that are older than clocks.

use cases_api::case::Answered;
use cases_api::catalogue::definition::Definition;
use cases_api::clock::Pause;
use cases_api::target::Explanation;
use cases_api::workflow::State;
use contract::CaseId;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::case::clocks::office_days::StoredOffice;
use crate::case::clocks::store::office_of;
use crate::case::store::state;
use crate::case::version::store::goes_by;
use crate::clock::OfficeDays;

/// A case without clocks, and what they are laid by.
pub(super) struct Older {
    pub definition: Definition,
    pub answers: Vec<Answered>,
    pub received: OffsetDateTime,
    pub target: Explanation,
    pub state: State,
    pub step: Option<String>,
    pub office: OfficeDays,
    pub emergencies: Vec<Pause>,
}

/// Where a case went.
pub(super) struct Moved {
    pub at: OffsetDateTime,
    pub stage: State,
    pub step: Option<String>,
}

/// The first cases after one that have no clocks, in order.
pub(super) async fn without(tx: &TenantTx, after: Option<Uuid>, limit: i64) -> Result<Vec<CaseId>, DbError> {
    tx.rows(
        "select c.id from case_file c where c.tenant_id = $1 and c.id > $2
             and not exists (select from case_clock k where k.tenant_id = $1 and k.case_id = c.id)
         order by c.id limit $3",
        args![tx.tenant(), after.unwrap_or_default(), limit],
        |row| row.id(0),
    )
    .await
}

/// A case that has no clocks yet, locked.
pub(super) async fn lock(tx: &TenantTx, id: CaseId) -> Result<Option<Older>, DbError> {
    tx.row(
        concat!(
            "select v.definition, c.answers, c.opened_at, c.target, c.state, ",
            office_of!("c.team_id", "c.service_id"),
            ", c.step from case_file c",
            goes_by!(),
            " where c.tenant_id = $1 and c.id = $2
                 and not exists (select from case_clock k where k.tenant_id = $1 and k.case_id = c.id)
             for no key update of c"
        ),
        args![tx.tenant(), id.uuid()],
        |row| {
            let (office, emergencies, _) = row.json::<StoredOffice>(5)?.read();
            Ok(Older {
                definition: row.json(0)?,
                answers: row.json(1)?,
                received: row.get(2)?,
                target: row.json(3)?,
                state: state(row, 4)?,
                step: row.get(6)?,
                office,
                emergencies,
            })
        },
    )
    .await
}

/// Every move of a case, in order.
pub(super) async fn moves(tx: &TenantTx, id: CaseId) -> Result<Vec<Moved>, DbError> {
    tx.rows(
        "select at, to_state, to_step from case_entry
         where tenant_id = $1 and case_id = $2 and kind = 'moved' order by at, id",
        args![tx.tenant(), id.uuid()],
        |row| Ok(Moved { at: row.get(0)?, stage: state(row, 1)?, step: row.get(2)? }),
    )
    .await
}
