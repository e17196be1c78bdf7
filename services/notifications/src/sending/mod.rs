//! Messages on their way out: whatever is due is leased, handed to the mail server or to the service
//! for text messages, and its outcome kept.

mod backoff;
mod flight;
mod letter;
mod line;
mod post;
mod store;
mod texts;

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use contract::MessageId;
use contract::council::CouncilState;
use futures::stream::{FuturesUnordered, StreamExt as _};
use runtime::Context;
use tenant_db::DbError;

use line::Lines;
use post::Post;
use store::Due;
use texts::Texts;

/// Rings when messages may have become due.
pub(crate) const BELL: &str = "notifications.due";
/// How many messages are on their way at once, each over its own connection.
const AT_ONCE: usize = 4;
/// How many of one council's messages are taken before other councils have had their turn.
const TURN: i64 = 4;
/// How many messages are looked up at once.
const BATCH: i64 = 64;
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Sends what is due.
pub(crate) struct Sender {
    context: Context,
    post: Post,
    texts: Option<Texts>,
}

impl Sender {
    /// A sender by the configuration's mail server and, where there is one, its service for text messages.
    ///
    /// # Errors
    /// When the configuration of either doesn't hold.
    pub(crate) fn new(context: Context) -> anyhow::Result<Self> {
        let post = Post::new(&context.config.mail)?;
        let texts = Texts::new(&context.config.sms, context.http.clone())?;
        Ok(Self { context, post, texts })
    }

    /// Sends until nothing is due and nothing on its way. What is on its way is always finished,
    /// also when the process ends or the database goes.
    ///
    /// # Errors
    /// When the database can't be reached or refuses.
    pub(crate) async fn look(&self) -> Result<(), DbError> {
        let lines = Lines::default();
        let looked = self.send_all(&lines).await;
        lines.close().await;
        looked
    }

    async fn send_all(&self, lines: &Lines) -> Result<(), DbError> {
        let mut bell = self.context.bell.listen(BELL);
        let mut aloft = HashSet::new();
        let mut flights = FuturesUnordered::new();
        let mut waiting = VecDeque::new();
        let mut trouble = None;
        loop {
            while trouble.is_none() && !self.context.is_ending() && flights.len() < AT_ONCE {
                match self.next(&mut waiting, &aloft).await {
                    Ok(Some(due)) => {
                        aloft.insert(due.id);
                        flights.push(self.fly(lines, due));
                    }
                    Ok(None) => break,
                    Err(error) => trouble = Some(error),
                }
            }
            if flights.is_empty() {
                return trouble.map_or(Ok(()), Err);
            }
            let free = flights.len() < AT_ONCE;
            tokio::select! {
                Some((id, flown)) = flights.next() => {
                    aloft.remove(&id);
                    trouble = trouble.or(flown.err());
                }
                () = bell.rung(), if free => {}
                () = tokio::time::sleep(LOOK_EVERY), if free => {}
            }
        }
    }

    /// The next message that is due and not yet on its way.
    async fn next(&self, waiting: &mut VecDeque<Due>, aloft: &HashSet<MessageId>) -> Result<Option<Due>, DbError> {
        if waiting.is_empty() {
            let served = self.served();
            let tx = self.context.relay_tx().await?;
            let due = store::due(&tx, served, TURN, BATCH).await?;
            tx.commit().await?;
            waiting.extend(due.into_iter().filter(|due| !aloft.contains(&due.id)));
        }
        Ok(waiting.pop_front())
    }

    /// The councils whose messages may go; those of the others wait.
    fn served(&self) -> Vec<uuid::Uuid> {
        let snapshot = self.context.directory.snapshot();
        let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
        active.map(|council| council.id.uuid()).collect()
    }
}
