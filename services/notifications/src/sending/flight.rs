//! One message's way to the mail server, or to the service for text messages.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contract::{CouncilId, MessageId};
use tenant_db::{DbError, TenantTx};

use super::letter::{self, Letter};
use super::line::{Line, Lines, Refusal};
use super::store::{self, Due, Fate, Leased};
use super::{Sender, backoff};
use crate::message;

const SERVICE: &str = crate::Notifications::NAME;
/// How often what became of a message is tried to be kept, a second apart.
const SETTLE_TRIES: u32 = 10;

/// A line that is done with, and whether the server knows that the message is over. It is given
/// back when what became of the message is kept: taking leave may take its time.
type Done = Option<(Line, bool)>;

/// How a try ended.
enum Ended {
    Sent,
    Later(String),
    Never(String),
    Unknown(String),
    /// The lease is another's by now: nothing was handed over.
    Lost,
}

impl Sender {
    /// Sends one message, if it is still due, and keeps what became of it.
    pub(super) async fn fly(&self, lines: &Lines, due: Due) -> (MessageId, Result<(), DbError>) {
        (due.id, self.send(lines, &due).await)
    }

    async fn send(&self, lines: &Lines, due: &Due) -> Result<(), DbError> {
        let tx = self.tx(due.council).await?;
        let Some(leased) = store::lease(&tx, due.id, self.post.lease).await? else {
            return Ok(());
        };
        if leased.stopped {
            message::tell(&tx, &[due.id.uuid()]).await?;
        }
        tx.commit_unanswered().await?;
        if leased.stopped {
            return Ok(());
        }
        if leased.again {
            tracing::warn!(council = %due.council, message = %due.id, "a message goes again: it isn't known whether it arrived");
        }
        let (ended, done) = self.try_once(lines, due.council, &leased).await;
        let settled = match fate(ended, leased.attempts) {
            Some(fate) => self.settle(due.council, &leased, &fate).await,
            None => {
                tracing::warn!(council = %due.council, message = %due.id, "a message's lease was lost before it was sent");
                Ok(())
            }
        };
        if let Some((line, over)) = done {
            lines.give_back(line, over).await;
        }
        settled
    }

    /// Within the time that a send may take.
    async fn try_once(&self, lines: &Lines, council: CouncilId, leased: &Leased) -> (Ended, Done) {
        if leased.attempts > backoff::MOST_TRIES {
            let why = "The message was handed over several times, and it was never said that it was taken.";
            return (Ended::Never(why.to_owned()), None);
        }
        if leased.is_text {
            return (self.text(council, leased).await, None);
        }
        let letter = match letter::build(leased, &self.post.sender, self.context.now()) {
            Ok(letter) => letter,
            Err(why) => return (Ended::Never(why), None),
        };
        let handed = AtomicBool::new(false);
        let trying = self.converse(lines, council, leased, &letter, &handed);
        match tokio::time::timeout(self.post.timeout, trying).await {
            Ok(ended) => ended,
            Err(_) if handed.load(Ordering::Relaxed) => {
                (Ended::Unknown("The mail server took the message and didn't answer in time.".to_owned()), None)
            }
            Err(_) => (Ended::Later("The mail server didn't answer in time.".to_owned()), None),
        }
    }

    async fn converse(
        &self,
        lines: &Lines,
        council: CouncilId,
        leased: &Leased,
        letter: &Letter,
        handed: &AtomicBool,
    ) -> (Ended, Done) {
        let mut line = loop {
            let mut line = match lines.get(&self.post).await {
                Ok(line) => line,
                Err(why) => return (Ended::Later(why), None),
            };
            match line.address(&letter.envelope).await {
                Ok(()) => break line,
                // The server closed it while it wasn't used: the next one tells.
                Err(Refusal::Broken) if line.is_used() => {}
                Err(refusal) => return refused(line, refusal),
            }
        };
        match self.hand_over_noted(council, leased).await {
            Ok(true) => {}
            Ok(false) => return (Ended::Lost, Some((line, false))),
            Err(error) => {
                tracing::warn!(%error, "a message waits: its lease can't be checked");
                let why = "The database couldn't be asked whether to send.";
                return (Ended::Later(why.to_owned()), Some((line, false)));
            }
        }
        if let Err(refusal) = line.knock().await {
            return refused(line, refusal);
        }
        handed.store(true, Ordering::Relaxed);
        match line.hand_over(&letter.text).await {
            Ok(()) => (Ended::Sent, Some((line, true))),
            Err(Refusal::Broken) => {
                let why = "The connection broke before the mail server said that it took the message.";
                (Ended::Unknown(why.to_owned()), None)
            }
            Err(refusal) => refused(line, refusal),
        }
    }

    /// Hands over a text message. One that may have arrived is asked after first.
    async fn text(&self, council: CouncilId, leased: &Leased) -> Ended {
        let Some(texts) = &self.texts else {
            return Ended::Never("No text messages are sent from here.".to_owned());
        };
        match self.hand_over_noted(council, leased).await {
            Ok(true) => {}
            Ok(false) => return Ended::Lost,
            Err(error) => {
                tracing::warn!(%error, "a text message waits: its lease can't be checked");
                return Ended::Later("The database couldn't be asked whether to send.".to_owned());
            }
        }
        let now = self.context.now();
        let conversing = async {
            if leased.again && texts.has(leased, now).await? {
                return Ok(());
            }
            texts.send(leased, now).await
        };
        match tokio::time::timeout(self.post.timeout, conversing).await {
            Ok(Ok(())) => Ended::Sent,
            Ok(Err(Refusal::Never(why))) => Ended::Never(format!("The text service refused it: {why}")),
            Ok(Err(Refusal::Later(why))) => Ended::Later(why),
            Ok(Err(Refusal::Broken)) | Err(_) => {
                Ended::Unknown("The text service didn't say whether it took the message.".to_owned())
            }
        }
    }

    /// The fence: whether the lease is still ours, noting that the text goes now.
    async fn hand_over_noted(&self, council: CouncilId, leased: &Leased) -> Result<bool, DbError> {
        let tx = self.tx(council).await?;
        let ours = store::hand_over(&tx, leased.id, leased.fence).await?;
        tx.commit_unanswered().await?;
        Ok(ours)
    }

    /// Keeps what became of a try, also when the database is away for a moment.
    async fn settle(&self, council: CouncilId, leased: &Leased, fate: &Fate) -> Result<(), DbError> {
        tell(council, leased, fate);
        let mut tries = 1;
        loop {
            let settled = async {
                let tx = self.tx(council).await?;
                let ours = store::settle(&tx, leased.id, leased.fence, fate).await?;
                if ours && matches!(fate, Fate::Sent | Fate::Failed(_)) {
                    message::tell(&tx, &[leased.id.uuid()]).await?;
                }
                tx.commit_unanswered().await.map(|()| ours)
            };
            match settled.await {
                Ok(true) => return Ok(()),
                Ok(false) => {
                    tracing::warn!(%council, message = %leased.id, "a message was leased again before its outcome was kept");
                    return Ok(());
                }
                Err(error) if tries == SETTLE_TRIES => return Err(error),
                Err(_) => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            }
        }
    }

    async fn tx(&self, council: CouncilId) -> Result<TenantTx, DbError> {
        self.context.task_tx(SERVICE, council, "sender").await
    }
}

fn refused(line: Line, refusal: Refusal) -> (Ended, Done) {
    match refusal {
        Refusal::Broken => (Ended::Later("The connection to the mail server broke.".to_owned()), None),
        Refusal::Later(why) => {
            (Ended::Later(format!("The mail server asks to try again later: {why}")), Some((line, false)))
        }
        Refusal::Never(why) => (Ended::Never(format!("The mail server refused it: {why}")), Some((line, false))),
    }
}

/// What to keep of how the try of this number ended; nothing when the message is another's by now.
fn fate(ended: Ended, attempts: i32) -> Option<Fate> {
    Some(match ended {
        Ended::Sent => Fate::Sent,
        Ended::Never(why) => Fate::Failed(why),
        Ended::Unknown(why) => Fate::Unknown(why),
        Ended::Lost => return None,
        Ended::Later(why) => match backoff::wait(attempts, rand::random()) {
            Some(wait) => Fate::Later(why, wait),
            None => Fate::Failed(why),
        },
    })
}

/// In the log: the server's words may hold the address, so they aren't told.
fn tell(council: CouncilId, leased: &Leased, fate: &Fate) {
    let (message, attempts) = (leased.id, leased.attempts);
    match fate {
        Fate::Sent => tracing::info!(%council, %message, attempts, "a message was sent"),
        Fate::Later(_, wait) => {
            tracing::warn!(%council, %message, attempts, seconds = wait.as_secs(), "a message will be tried again")
        }
        Fate::Failed(_) => tracing::error!(%council, %message, attempts, "a message failed"),
        Fate::Unknown(_) => {
            tracing::warn!(%council, %message, attempts, "possible duplicate: it isn't known whether a message arrived")
        }
    }
}
