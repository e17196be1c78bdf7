//! What notifications watches over.

use std::sync::Arc;
use std::time::Duration;

use runtime::Watch;

use crate::sending::{BELL, Sender};

/// Messages that are due are sent.
pub(crate) fn due_messages(sender: Arc<Sender>) -> Watch {
    let look = move || {
        let sender = Arc::clone(&sender);
        async move { sender.look().await }
    };
    Watch::new(BELL, Duration::from_secs(1), look).when(BELL)
}
