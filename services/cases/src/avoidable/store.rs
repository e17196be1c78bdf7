//! Every query about contacts that needn't have been.

use cases_api::avoidable::{AvoidableCase, AvoidableContact, AvoidableReason, ListAvoidable, MissingMessage};
use contacts_api::events::InteractionEnded;
use contract::days::Days;
use contract::{CaseId, Channel, InteractionId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::rule::Story;
use crate::case::store::{reference, seen_by, state};

/// A case as it was at a time; none when there is no such case.
pub(super) async fn story(tx: &TenantTx, case: CaseId, at: OffsetDateTime) -> Result<Option<Story>, DbError> {
    tx.row(
        "select c.opened_at, c.due_at, c.state, c.closed_at, c.reporter_email is not null,
             array(select e.at from case_entry e
                   where e.tenant_id = $1 and e.case_id = $2 and e.public and e.kind in ('message', 'moved') and e.at <= $3
                   order by e.at)
         from case_file c where c.tenant_id = $1 and c.id = $2",
        args![tx.tenant(), case.uuid(), at],
        |row| {
            Ok(Story {
                opened_at: row.get(0)?,
                due_at: row.get(1)?,
                state: state(row, 2)?,
                closed_at: row.get(3)?,
                reachable: row.get(4)?,
                told: row.get(5)?,
            })
        },
    )
    .await
}

/// Keeps a contact; told twice, nothing changes.
pub(super) async fn keep(
    tx: &TenantTx,
    ended: &InteractionEnded,
    reason: AvoidableReason,
    message: Option<MissingMessage>,
    case: Option<CaseId>,
) -> Result<(), DbError> {
    tx.run(
        "insert into avoidable_contact (tenant_id, id, at, channel, reason, message, case_id)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, id) do nothing",
        args![
            tx.tenant(),
            ended.interaction_id.uuid(),
            ended.started_at,
            ended.channel.name(),
            reason.name(),
            message.map(MissingMessage::name),
            case.map(CaseId::uuid),
        ],
    )
    .await?;
    Ok(())
}

/// How many contacts of some days had which reason and which message.
pub(super) async fn counts(
    tx: &TenantTx,
    days: &Days,
) -> Result<Vec<(AvoidableReason, Option<MissingMessage>, i64)>, DbError> {
    tx.rows(
        "select reason, message, count(*) from avoidable_contact
         where tenant_id = $1 and at >= $2 and at < $3 group by reason, message",
        args![tx.tenant(), days.from, days.until],
        |row| Ok((reason(row, 0)?, message(row, 1)?, row.get(2)?)),
    )
    .await
}

/// A page of contacts before a moment and an id, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    days: &Days,
    which: &ListAvoidable,
    before: Option<(OffsetDateTime, InteractionId)>,
    size: u16,
) -> Result<Vec<AvoidableContact>, DbError> {
    let (at, id) = before.unwrap_or((days.until, InteractionId::from(Uuid::nil())));
    tx.rows(
        concat!(
            "select a.id, a.at, a.channel, a.reason, a.message, c.id, c.reference, c.service_name
         from avoidable_contact a left join case_file c on c.tenant_id = $1 and c.id = a.case_id and",
            seen_by!("$9"),
            "
         where a.tenant_id = $1 and a.at >= $2 and a.at < $3 and (a.at, a.id) < ($4, $5)
             and ($6::text is null or a.message = $6) and ($7::text is null or a.reason = $7)
             and ($10::boolean is not true or a.message is null)
         order by a.at desc, a.id desc
         limit $8"
        ),
        args![
            tx.tenant(),
            days.from,
            days.until,
            at,
            id.uuid(),
            which.message.map(MissingMessage::name),
            which.reason.map(AvoidableReason::name),
            i64::from(size) + 1,
            tx.actor().staff().map(StaffId::uuid),
            which.no_message,
        ],
        |row| {
            let case = match row.id_or_null(5)? {
                Some(id) => Some(AvoidableCase { id, reference: reference(row, 6)?, service: row.json(7)? }),
                None => None,
            };
            Ok(AvoidableContact {
                interaction: row.id(0)?,
                at: row.get(1)?,
                channel: Channel::named(row.get(2)?).ok_or_else(|| unknown("channel"))?,
                reason: reason(row, 3)?,
                message: message(row, 4)?,
                case,
            })
        },
    )
    .await
}

fn reason(row: Row<'_>, at: usize) -> Result<AvoidableReason, DbError> {
    AvoidableReason::named(row.get(at)?).ok_or_else(|| unknown("reason"))
}

fn message(row: Row<'_>, at: usize) -> Result<Option<MissingMessage>, DbError> {
    let stored: Option<&str> = row.get(at)?;
    stored.map(|name| MissingMessage::named(name).ok_or_else(|| unknown("message"))).transpose()
}

fn unknown(what: &str) -> DbError {
    DbError::Bug(format!("a stored {what} isn't one"))
}
