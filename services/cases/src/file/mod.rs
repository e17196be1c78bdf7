//! Files: scanned post, photographs, documents. Their bytes are kept in the council's own rows, so
//! that the wall, backups and erasure hold for them as for everything else (ADR-0016).

mod arriving;
pub(crate) mod copying;
pub(crate) mod http;
pub(crate) mod judge;
pub(crate) mod name;
pub(crate) mod report;
mod sending;
pub(crate) mod store;

use runtime::{Context, Watch};

/// How many bytes a row holds, all but the last of a file.
pub(crate) const PIECE: usize = 256 * 1024;

/// Deletes what broke off, council by council.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council("cases.files", context, |context, council| async move {
        let tx = context.task_tx(crate::Cases::NAME, council, "files").await?;
        if store::forget_broken_off(&tx).await? > 0 {
            tx.audit("files.broken-off", council, &["name"]);
        }
        tx.commit_unanswered().await
    })
}
