use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use contract::{AccessId, CouncilId, StaffId};
use time::OffsetDateTime;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::args;
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
    /// When.
    pub at: OffsetDateTime,
}

/// Where looks are kept until they are written, within half a second, many in one statement. A
/// killed process may lose that half second.
#[derive(Debug, Clone)]
pub struct AccessLog(Option<mpsc::UnboundedSender<Look>>);

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
            let _ = log.send(look);
        }
    }
}

async fn write(pool: Arc<Pool>, mut looks: mpsc::UnboundedReceiver<Look>) {
    while let Some(first) = looks.recv().await {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut batch = vec![first];
        while let Ok(look) = looks.try_recv() {
            batch.push(look);
        }
        let mut councils: HashMap<CouncilId, Vec<Look>> = HashMap::new();
        for look in batch {
            councils.entry(look.council).or_default().push(look);
        }
        for (council, looks) in councils {
            if let Err(error) = keep(&pool, council, &looks).await {
                tracing::error!(%error, council = %council, lost = looks.len(), "looks at records weren't kept");
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the writer of looks, each with its own council")]
async fn keep(pool: &Arc<Pool>, council: CouncilId, looks: &[Look]) -> Result<(), crate::DbError> {
    let Some(first) = looks.first() else { return Ok(()) };
    let scope = Scope { council, actor: Actor::System("access-log"), now: first.at, trace: None };
    let tx = TenantTx::open(pool, &AccessLog::none(), scope).await?;
    let ids: Vec<Uuid> = looks.iter().map(|_| tx.new_id::<AccessId>().uuid()).collect();
    let staff: Vec<Uuid> = looks.iter().map(|look| look.staff.uuid()).collect();
    let subjects: Vec<Uuid> = looks.iter().map(|look| look.subject).collect();
    let screens: Vec<&str> = looks.iter().map(|look| look.screen).collect();
    let times: Vec<OffsetDateTime> = looks.iter().map(|look| look.at).collect();
    tx.run(
        "insert into access_log (tenant_id, id, staff_id, subject_id, screen, looked_at)
         select $1, id, staff, subject, screen, at
         from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[]) as look(id, staff, subject, screen, at)",
        args![tx.tenant(), ids, staff, subjects, screens, times],
    )
    .await?;
    tx.commit_unanswered().await
}
