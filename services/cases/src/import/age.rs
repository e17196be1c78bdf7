//! Imports that nobody runs: what stands in them isn't kept for ever.

use cases_api::import::{ImportRowState, ImportState};
use runtime::{Context, Watch};
use tenant_db::{DbError, TenantTx};
use time::Duration;

use super::{Import, PART, archive, store};

/// How long nothing may be done with an import before it is given up, or its rows that went bad are left out.
const AGE: Duration = Duration::days(30);
/// How many imports of a council are given up in a transaction.
const TOGETHER: i64 = 10;

/// Gives an import up, and drops what stands in its rows.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn give_up(tx: &TenantTx, import: &Import) -> Result<(), DbError> {
    drop_rows(tx, &Import { state: ImportState::Discarded, ..import.clone() }).await?;
    tx.audit("import.discarded", import.id, &["state", "rows"]);
    Ok(())
}

async fn drop_rows(tx: &TenantTx, import: &Import) -> Result<(), DbError> {
    store::forget(tx, import.id).await?;
    archive::store::forget(tx, import.id).await?;
    store::step(tx, import).await
}

/// Imports with which nothing was done for long, council by council.
pub(crate) fn unrun(context: Context) -> Watch {
    runtime::for_each_council("cases.imports.unrun", context, |context, council| async move {
        let tx = context.task_tx(crate::Cases::NAME, council, PART).await?;
        for id in store::untouched(&tx, tx.now() - AGE, TOGETHER).await? {
            let Some(import) = store::hold(&tx, id).await? else { continue };
            if import.state == ImportState::Imported {
                store::turn(&tx, id, &[ImportRowState::Bad], ImportRowState::Left).await?;
                drop_rows(&tx, &import).await?;
                tx.audit("import.left", id, &["rows"]);
            } else {
                give_up(&tx, &import).await?;
            }
        }
        tx.commit_unanswered().await
    })
}
