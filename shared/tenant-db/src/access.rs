use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use contract::{AccessId, CaseId, CouncilId, InteractionId, LookReason, StaffId};
use time::OffsetDateTime;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::args;
use crate::error::DbError;
use crate::pool::Pool;
use crate::scope::{Actor, Scope};
use crate::tx::TenantTx;

/// A look at a person's record by a member of staff.
#[derive(Debug, Clone)]
pub struct Look {
    /// Whose record.
    pub council: CouncilId,
    /// Who looked.
    pub staff: StaffId,
    /// The case or contact that was looked at.
    pub subject: Uuid,
    /// From which screen or operation.
    pub screen: &'static str,
    /// For which call or case.
    pub why: LookReason,
    /// When.
    pub at: OffsetDateTime,
}

/// Where looks are kept until they are written, within half a second, many in one statement. What
/// can't be written is tried again until it can. A killed process may lose what wasn't written yet,
/// one that ends in order doesn't: see [`AccessLog::flush`].
#[derive(Debug, Clone)]
pub struct AccessLog(Option<mpsc::UnboundedSender<Note>>);

#[derive(Debug)]
enum Note {
    Look(Look),
    /// Write now, and say whether nothing is left.
    Flush(oneshot::Sender<bool>),
}

/// How long looks are gathered.
const GATHERED: Duration = Duration::from_millis(300);
/// How long a writer waits before it tries again what it couldn't write.
const PAUSE: Duration = Duration::from_secs(1);
/// The most looks that wait while the database is away; beyond that the oldest are lost, and told.
const MOST_WAITING: usize = 100_000;

impl AccessLog {
    /// Begins to keep looks of one service; the writer ends when the last handle is dropped.
    pub fn start(pool: Arc<Pool>) -> Self {
        let (sender, receiver) = mpsc::unbounded_channel();
        tokio::spawn(write(pool, receiver));
        Self(Some(sender))
    }

    /// For units of work in which nobody looks at anything: consumers and tasks.
    pub fn none() -> Self {
        Self(None)
    }

    pub(crate) fn note(&self, look: Look) {
        if let Some(log) = &self.0 {
            // The writer is gone only when the process is ending.
            let _ = log.send(Note::Look(look));
        }
    }

    /// Writes every look that was noted before, trying again for as long as `patience`. Whether all
    /// are written.
    pub async fn flush(&self, patience: Duration) -> bool {
        let Some(log) = &self.0 else { return true };
        let flushing = async {
            loop {
                let (told, heard) = oneshot::channel();
                if log.send(Note::Flush(told)).is_err() {
                    return false;
                }
                match heard.await {
                    Ok(false) => tokio::time::sleep(PAUSE / 4).await,
                    Ok(true) => return true,
                    Err(_) => return false,
                }
            }
        };
        tokio::time::timeout(patience, flushing).await.unwrap_or(false)
    }
}

/// A look with the id of its row: written twice, it is there once.
struct Waiting {
    id: Uuid,
    look: Look,
}

impl Waiting {
    #[expect(clippy::disallowed_methods, reason = "the id must be the same when it is written again")]
    fn new(look: Look) -> Self {
        Self { id: AccessId::from(Uuid::now_v7()).uuid(), look }
    }
}

async fn write(pool: Arc<Pool>, mut notes: mpsc::UnboundedReceiver<Note>) {
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut open = true;
    while open {
        let next = async {
            if waiting.is_empty() {
                Some(notes.recv().await)
            } else {
                tokio::time::timeout(PAUSE, notes.recv()).await.ok()
            }
        };
        let mut flushed = Vec::new();
        match next.await {
            Some(Some(Note::Look(look))) => {
                waiting.push(Waiting::new(look));
                tokio::time::sleep(GATHERED).await;
            }
            Some(Some(Note::Flush(told))) => flushed.push(told),
            Some(None) => open = false,
            None => {}
        }
        while let Ok(note) = notes.try_recv() {
            match note {
                Note::Look(look) => waiting.push(Waiting::new(look)),
                Note::Flush(told) => flushed.push(told),
            }
        }
        waiting = keep_all(&pool, waiting).await;
        for told in flushed {
            // Whoever asked may have lost patience.
            let _ = told.send(waiting.is_empty());
        }
    }
}

/// Writes what can be written, council by council, and gives back what couldn't.
async fn keep_all(pool: &Arc<Pool>, looks: Vec<Waiting>) -> Vec<Waiting> {
    let mut councils: HashMap<CouncilId, Vec<Waiting>> = HashMap::new();
    for waiting in looks {
        councils.entry(waiting.look.council).or_default().push(waiting);
    }
    let mut left = Vec::new();
    for (council, looks) in councils {
        match keep(pool, council, &looks).await {
            Ok(()) => {}
            Err(error @ (DbError::Bug(_) | DbError::Constraint(_))) => {
                tracing::error!(%error, council = %council, lost = looks.len(), "looks at records can't be kept");
            }
            Err(error) => {
                tracing::warn!(%error, council = %council, waiting = looks.len(), "looks at records wait");
                left.extend(looks);
            }
        }
    }
    let lost = left.len().saturating_sub(MOST_WAITING);
    if lost > 0 {
        tracing::error!(lost, "looks at records are lost: too many wait");
        left.drain(..lost);
    }
    left
}

#[expect(clippy::disallowed_methods, reason = "the writer of looks, each with its own council")]
async fn keep(pool: &Arc<Pool>, council: CouncilId, looks: &[Waiting]) -> Result<(), DbError> {
    let Some(first) = looks.first() else { return Ok(()) };
    let scope = Scope { council, actor: Actor::System("access-log"), now: first.look.at, trace: None };
    let tx = TenantTx::open(pool, &AccessLog::none(), scope).await?;
    let ids: Vec<Uuid> = looks.iter().map(|waiting| waiting.id).collect();
    let looks = looks.iter().map(|waiting| &waiting.look);
    let staff: Vec<Uuid> = looks.clone().map(|look| look.staff.uuid()).collect();
    let subjects: Vec<Uuid> = looks.clone().map(|look| look.subject).collect();
    let screens: Vec<&str> = looks.clone().map(|look| look.screen).collect();
    let times: Vec<OffsetDateTime> = looks.clone().map(|look| look.at).collect();
    let calls: Vec<Option<Uuid>> = looks.clone().map(|look| look.why.call.map(InteractionId::uuid)).collect();
    let cases: Vec<Option<Uuid>> = looks.clone().map(|look| look.why.case.map(CaseId::uuid)).collect();
    tx.run(
        "insert into access_log (tenant_id, id, staff_id, subject_id, screen, looked_at, call_id, case_id)
         select $1, id, staff, subject, screen, at, call_id, case_id
         from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::uuid[], $8::uuid[])
             as look(id, staff, subject, screen, at, call_id, case_id)
         on conflict (tenant_id, id) do nothing",
        args![tx.tenant(), ids, staff, subjects, screens, times, calls, cases],
    )
    .await?;
    tx.commit_unanswered().await
}
