use contract::days::Days;
use contract::{AccessId, CaseId, InteractionId, LookReason, StaffId};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use crate::args;
use crate::error::DbError;
use crate::query::Row;
use crate::tx::TenantTx;

/// Before and after every look.
const BEGINNING: OffsetDateTime = datetime!(1970-01-01 0:00 UTC);
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

/// Which looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looks {
    /// Only those for which neither a call nor a case was named.
    pub unexplained: bool,
    /// Only those of these days.
    pub days: Option<Days>,
}

/// `$1` council, `$2` and `$3` the place, `$4` how many, `$5` and `$6` the days.
macro_rules! looks {
    ($which:literal) => {
        concat!(
            "select id, staff_id, subject_id, screen, looked_at, call_id, case_id from access_log
             where tenant_id = $1 and looked_at >= $5 and looked_at < $6
                 and looked_at <= $2 and (looked_at < $2 or id > $3)",
            $which,
            " order by looked_at desc, id limit $4"
        )
    };
}

impl TenantTx {
    /// Keeps a look in this transaction: once that commits it is there before the answer is. Of who isn't of the staff
    /// nothing is kept.
    ///
    /// # Errors
    /// As [`TenantTx::rows`].
    pub async fn look(&self, subject: impl Into<Uuid>, screen: &'static str, why: LookReason) -> Result<(), DbError> {
        let Some(staff) = self.actor().staff() else { return Ok(()) };
        self.run(
            "insert into access_log (tenant_id, id, staff_id, subject_id, screen, looked_at, call_id, case_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![
                self.tenant(),
                self.new_id::<AccessId>().uuid(),
                staff.uuid(),
                subject.into(),
                screen,
                self.now(),
                why.call.map(InteractionId::uuid),
                why.case.map(CaseId::uuid),
            ],
        )
        .await?;
        Ok(())
    }

    /// Looks at records in this service before a moment and an id, the newest first.
    ///
    /// # Errors
    /// As [`TenantTx::rows`].
    pub async fn looks(
        &self,
        which: Looks,
        before: Option<(OffsetDateTime, Uuid)>,
        most: i64,
    ) -> Result<Vec<KeptLook>, DbError> {
        let (at, id) = before.unwrap_or((END, Uuid::nil()));
        let (from, until) = which.days.map_or((BEGINNING, END), |days| (days.from, days.until));
        let statement = if which.unexplained { looks!(" and call_id is null and case_id is null") } else { looks!("") };
        self.rows(statement, args![self.tenant(), at, id, most, from, until], kept).await
    }

    /// How many records were looked at in this service on these days for which neither a call nor a
    /// case was named, and how many looks that were.
    ///
    /// # Errors
    /// As [`TenantTx::rows`].
    pub async fn unexplained_looks(&self, days: Days) -> Result<(i64, i64), DbError> {
        let counted = self
            .row(
                "select count(distinct subject_id), count(*) from access_log
                 where tenant_id = $1 and looked_at >= $2 and looked_at < $3 and call_id is null and case_id is null",
                args![self.tenant(), days.from, days.until],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .await?;
        Ok(counted.unwrap_or_default())
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
