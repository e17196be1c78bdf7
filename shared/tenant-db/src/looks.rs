use contract::{AccessId, LookReason, StaffId};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use crate::args;
use crate::error::DbError;
use crate::query::Row;
use crate::tx::TenantTx;

/// After every look.
const END: OffsetDateTime = datetime!(9999-12-31 0:00 UTC);

/// A look as the access log holds it.
#[derive(Debug, Clone)]
pub struct KeptLook {
    /// The entry.
    pub id: AccessId,
    /// Who looked.
    pub staff: StaffId,
    /// The case or contact that was looked at.
    pub subject: Uuid,
    /// From which screen or operation.
    pub screen: String,
    /// For which call or case.
    pub why: LookReason,
    /// When.
    pub at: OffsetDateTime,
}

/// `$1` council, `$2` and `$3` the place, `$4` how many.
macro_rules! looks {
    ($which:literal) => {
        concat!(
            "select id, staff_id, subject_id, screen, looked_at, call_id, case_id from access_log
             where tenant_id = $1 and looked_at <= $2 and (looked_at < $2 or id > $3)",
            $which,
            " order by looked_at desc, id limit $4"
        )
    };
}

impl TenantTx {
    /// Looks at records in this service before a moment and an id, the newest first: all, or those for
    /// which neither a call nor a case was named.
    ///
    /// # Errors
    /// As [`TenantTx::rows`].
    pub async fn looks(
        &self,
        unexplained: bool,
        before: Option<(OffsetDateTime, Uuid)>,
        most: i64,
    ) -> Result<Vec<KeptLook>, DbError> {
        let (at, id) = before.unwrap_or((END, Uuid::nil()));
        let statement = if unexplained { looks!(" and call_id is null and case_id is null") } else { looks!("") };
        self.rows(statement, args![self.tenant(), at, id, most], kept).await
    }
}

fn kept(row: Row<'_>) -> Result<KeptLook, DbError> {
    Ok(KeptLook {
        id: row.id(0)?,
        staff: row.id(1)?,
        subject: row.get(2)?,
        screen: row.get(3)?,
        at: row.get(4)?,
        why: LookReason { call: row.id_or_null(5)?, case: row.id_or_null(6)? },
    })
}
