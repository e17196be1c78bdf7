//! What notifications watches over.

use std::sync::Arc;
use std::time::Duration;

use contract::CouncilId;
use runtime::{Context, Watch};
use tenant_db::DbError;

use crate::message;
use crate::sending::{BELL, Sender};

/// Messages that are due are sent.
pub(crate) fn due_messages(sender: Arc<Sender>) -> Watch {
    let look = move || {
        let sender = Arc::clone(&sender);
        async move { sender.look().await }
    };
    Watch::new(BELL, Duration::from_secs(1), look).when(BELL)
}

/// The texts of old messages go.
pub(crate) fn old_texts(context: Context) -> Watch {
    runtime::for_each_council("notifications.texts", context, blank_old)
}

async fn blank_old(context: Context, council: CouncilId) -> Result<(), DbError> {
    loop {
        let tx = context.task_tx(crate::Notifications::NAME, council, "retention").await?;
        let more = message::blank_old(&tx, &context.config.retention).await?;
        tx.commit_unanswered().await?;
        if !more {
            return Ok(());
        }
    }
}
