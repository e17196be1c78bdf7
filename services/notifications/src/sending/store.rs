//! Every query of the sender. Leases are told by the database's clock alone, so that processes
//! whose clocks differ agree on them.

use std::time::Duration;

use contract::{CouncilId, MessageId};
use tenant_db::{DbError, RelayTx, TenantTx, args};
use uuid::Uuid;

use crate::death::WHY;
use crate::death::store::silenced;

/// A message that may be sent now.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) council: CouncilId,
    pub(super) id: MessageId,
}

/// A message that is ours to send until the lease runs out.
#[derive(Debug)]
pub(super) struct Leased {
    pub(super) id: MessageId,
    pub(super) fence: i64,
    /// This try's number, counted from 1.
    pub(super) attempts: i32,
    /// Whether it was stopped instead: whom it is for has died.
    pub(super) stopped: bool,
    /// Whether an earlier try may have arrived.
    pub(super) again: bool,
    /// Whether it is a text message; else it is an email.
    pub(super) is_text: bool,
    pub(super) message_id: String,
    pub(super) sender: String,
    pub(super) reply_to: Option<String>,
    /// Where one post ends such messages.
    pub(super) unsubscribe: Option<String>,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) html: String,
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// The server took it.
    Sent,
    /// It is tried again after a while.
    Later(String, Duration),
    /// It won't be tried again.
    Failed(String),
    /// Whether the server took it can't be known: it goes again when the lease runs out.
    Unknown(String),
}

/// What is due of these councils: the longest due of each, then the second of each, and so on up
/// to `turn`.
pub(super) async fn due(tx: &RelayTx, councils: Vec<Uuid>, turn: i64, most: i64) -> Result<Vec<Due>, DbError> {
    tx.rows(
        "select council.id, due.id from unnest($1::uuid[]) as council(id)
         cross join lateral (
             select m.id, m.due_at, row_number() over (order by m.due_at, m.id) as turn
             from notifications.message m
             where m.tenant_id = council.id and m.due_at <= now()
             order by m.due_at, m.id limit $2) due
         order by due.turn, due.due_at, due.id limit $3",
        args![councils, turn, most],
        |row| Ok(Due { council: row.id(0)?, id: row.id(1)? }),
    )
    .await
}

/// Leases a message, unless someone else has it or it isn't due any more. One for someone who has died is stopped.
pub(super) async fn lease(tx: &TenantTx, id: MessageId, lasting: Duration) -> Result<Option<Leased>, DbError> {
    tx.row(
        concat!(
            "update message m set state = case when was.died then 'stopped' else 'leased' end, fence = m.fence + 1,
             attempts = m.attempts + (not was.died)::int, handed_at = null,
             uncertain = m.uncertain + (m.handed_at is not null and not was.died)::int,
             due_at = case when not was.died then now() + make_interval(secs => $3) end,
             fault = case when was.died then $4 else m.fault end,
             version = m.version + was.died::int
         from (select m.tenant_id, m.id, m.handed_at, ",
            silenced!(),
            " as died from message m where m.tenant_id = $1 and m.id = $2) was
         where m.tenant_id = $1 and m.id = $2 and m.due_at <= now() and was.tenant_id = m.tenant_id and was.id = m.id
         returning m.fence, m.attempts, was.handed_at is not null, m.message_id, m.sender, m.reply_to, m.recipient,
             m.subject, m.body, m.html, m.means = 'text', was.died, m.unsubscribe"
        ),
        args![tx.tenant(), id.uuid(), lasting.as_secs_f64(), WHY],
        |row| {
            Ok(Leased {
                id,
                fence: row.get(0)?,
                attempts: row.get(1)?,
                again: row.get(2)?,
                is_text: row.get(10)?,
                stopped: row.get(11)?,
                message_id: row.get(3)?,
                sender: row.get(4)?,
                reply_to: row.get(5)?,
                recipient: row.get(6)?,
                subject: row.get(7)?,
                body: row.get(8)?,
                html: row.get(9)?,
                unsubscribe: row.get(12)?,
            })
        },
    )
    .await
}

/// Notes that the text goes to the server now; false when the lease isn't ours any more.
pub(super) async fn hand_over(tx: &TenantTx, id: MessageId, fence: i64) -> Result<bool, DbError> {
    let ours = tx
        .run(
            "update message set handed_at = now()
             where tenant_id = $1 and id = $2 and fence = $3 and state = 'leased' and due_at > now()",
            args![tx.tenant(), id.uuid(), fence],
        )
        .await?;
    Ok(ours == 1)
}

/// Keeps what became of a try; false when someone else has leased the message since.
pub(super) async fn settle(tx: &TenantTx, id: MessageId, fence: i64, fate: &Fate) -> Result<bool, DbError> {
    let (state, fault, wait) = match fate {
        Fate::Sent => ("sent", None, None),
        Fate::Later(why, wait) => ("queued", Some(why), Some(wait.as_secs_f64())),
        Fate::Failed(why) => ("failed", Some(why), None),
        Fate::Unknown(why) => ("leased", Some(why), None),
    };
    let settled = tx
        .run(
            "update message set state = $4, fault = $5, version = version + 1,
                 handed_at = case when $4 = 'leased' then handed_at end,
                 due_at = case $4 when 'leased' then due_at when 'queued' then now() + make_interval(secs => $6) end,
                 sent_at = case when $4 = 'sent' then $7::timestamptz end
             where tenant_id = $1 and id = $2 and fence = $3 and state = 'leased'",
            args![tx.tenant(), id.uuid(), fence, state, fault.map(String::as_str), wait, tx.now()],
        )
        .await?;
    Ok(settled == 1)
}
