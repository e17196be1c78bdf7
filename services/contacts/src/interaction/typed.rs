//! What was typed in an interaction goes once it is wrapped up: what counts of it was noted by then.

use runtime::{Context, Watch};

use super::store;
use crate::Contacts;
use crate::access::WRAP_UP;

/// Erases what was typed, council by council.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council("contacts.typed", context, |context, council| async move {
        loop {
            let tx = context.task_tx(Contacts::NAME, council, "typed").await?;
            let (gone, more) = store::forget_typed(&tx, tx.now() - WRAP_UP).await?;
            if gone {
                tx.audit("interactions.wrapped-up", council, &["draft"]);
            }
            tx.commit_unanswered().await?;
            if !more {
                return Ok(());
            }
        }
    })
}
