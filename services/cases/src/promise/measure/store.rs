//! The counts of promises by what became of them.

use cases_api::promise::PromisesKept;
use contract::days::Days;
use tenant_db::{DbError, TenantTx, args};

/// What became of the promises whose day lies within these, as far as it has come.
pub(super) async fn kept(tx: &TenantTx, days: &Days) -> Result<PromisesKept, DbError> {
    let found = tx
        .row(
            "select count(*) filter (where state = 'kept' and ended_at <= due_at),
                 count(*) filter (where state = 'kept' and ended_at > due_at),
                 count(*) filter (where state = 'broken'),
                 count(*) filter (where state = 'open' and due_at < $4),
                 count(*) filter (where state = 'open' and due_at >= $4),
                 count(*) filter (where renewed > 0),
                 count(*) filter (where stated)
             from promise where tenant_id = $1 and due_at >= $2 and due_at < $3",
            args![tx.tenant(), days.from, days.until, tx.now()],
            |row| {
                Ok(PromisesKept {
                    kept: row.get(0)?,
                    late: row.get(1)?,
                    broken: row.get(2)?,
                    overdue: row.get(3)?,
                    open: row.get(4)?,
                    renewed: row.get(5)?,
                    by_message: row.get(6)?,
                })
            },
        )
        .await?;
    found.ok_or_else(|| DbError::Bug("a query of one row has none".into()))
}
