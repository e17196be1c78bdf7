//! Every query on messages, but those of the sender.

use contract::{Channel, EventId, MessageId};
use notifications_api::events::MessageStands;
use notifications_api::{ListMessages, MessageState, MessageSummary};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::row::{ActiveModel, Column, Entity};
use crate::writing::{Draft, Recipient};

type Listed = (Uuid, Uuid, String, String, String, String, i32, Option<String>, OffsetDateTime, Option<OffsetDateTime>);

/// Keeps a message, due now or to be printed, unless its fact has one.
pub(super) async fn insert(
    tx: &TenantTx,
    id: MessageId,
    fact: EventId,
    draft: Draft,
    now: OffsetDateTime,
) -> Result<(), DbError> {
    let (means, state, recipient, html, letter) = match draft.to {
        Recipient::Email(to) => ("email", "queued", to.into(), draft.written.html, None),
        Recipient::Mobile(to) => ("text", "queued", to.into(), String::new(), None),
        Recipient::Post(letter) => {
            let kept = serde_json::to_value(&letter).map_err(|_| DbError::Bug("a letter isn't JSON".into()))?;
            ("letter", "to_print", letter.to.join(", "), String::new(), Some(kept))
        }
    };
    let row = ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id.uuid()),
        event_id: Set(fact.uuid()),
        about: Set(draft.about),
        template: Set(draft.key.name().to_owned()),
        language: Set(draft.language.tag().to_owned()),
        message_id: Set(format!("<{id}@{}>", draft.host)),
        sender: Set(draft.sender),
        reply_to: Set(draft.reply_to.map(String::from)),
        means: Set(means.to_owned()),
        recipient: Set(recipient),
        subject: Set(draft.written.subject),
        body: Set(draft.written.text),
        html: Set(html),
        letter: Set(letter),
        state: Set(state.to_owned()),
        due_at: Set((state == "queued").then_some(now)),
        fence: NotSet,
        attempts: NotSet,
        handed_at: NotSet,
        uncertain: NotSet,
        fault: NotSet,
        created_at: Set(tx.now()),
        sent_at: NotSet,
        blanked_at: NotSet,
        posted_by: NotSet,
        version: NotSet,
        unsubscribe: Set(draft.unsubscribe),
    };
    let once = OnConflict::columns([Column::TenantId, Column::EventId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}

/// The council's messages before an id, the newest first.
pub(super) async fn list(
    tx: &TenantTx,
    which: &ListMessages,
    before: Option<Uuid>,
    most: u64,
) -> Result<Vec<MessageSummary>, DbError> {
    let rows: Vec<Listed> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::About, Column::Template, Column::Recipient, Column::Subject, Column::State])
        .columns([Column::Attempts, Column::Fault, Column::CreatedAt, Column::SentAt])
        .filter(Column::TenantId.eq(tx.tenant()))
        .apply_if(which.about, |query, about| query.filter(Column::About.eq(about)))
        .apply_if(which.state, |query, state| query.filter(Column::State.eq(state.name())))
        .apply_if(before, |query, id| query.filter(Column::Id.lt(id)))
        .order_by_desc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(tx)
        .await?;
    rows.into_iter().map(summary).collect()
}

fn summary(
    (id, about, template, to, subject, state, attempts, fault, created_at, sent_at): Listed,
) -> Result<MessageSummary, DbError> {
    let state = MessageState::named(&state).ok_or_else(|| DbError::Bug("a message's state".into()))?;
    Ok(MessageSummary { id: id.into(), about, template, to, subject, state, attempts, fault, created_at, sent_at })
}

/// Makes a failed message due; false when there is none.
pub(super) async fn requeue(tx: &TenantTx, id: MessageId) -> Result<bool, DbError> {
    let requeued = tx
        .run(
            "update message set state = 'queued', due_at = now(), attempts = 0, fault = null, version = version + 1
             where tenant_id = $1 and id = $2 and state = 'failed' and blanked_at is null",
            args![tx.tenant(), id.uuid()],
        )
        .await?;
    Ok(requeued == 1)
}

pub(super) async fn exists(tx: &TenantTx, id: MessageId) -> Result<bool, DbError> {
    let found = tx
        .row("select 1 from message where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid()], |_| Ok(()))
        .await?;
    Ok(found.is_some())
}

/// Where these messages stand, of those that are about a case and to its reporter.
pub(super) async fn standing(tx: &TenantTx, ids: &[Uuid]) -> Result<Vec<MessageStands>, DbError> {
    tx.rows(
        "select version, id, about, template, means, state, created_at from message
         where tenant_id = $1 and id = any($2)
             and template in ('case-opened', 'case-message', 'case-moved', 'case-rerouted') order by id",
        args![tx.tenant(), ids],
        |row| {
            let channel = match row.get(4)? {
                "email" => Channel::Email,
                "text" => Channel::Sms,
                _ => Channel::Letter,
            };
            let state = MessageState::named(row.get(5)?).ok_or_else(|| DbError::Bug("a message's state".into()))?;
            Ok(MessageStands {
                message_id: row.id(1)?,
                case_id: row.id(2)?,
                template: row.get(3)?,
                channel,
                state,
                turn: row.get(0)?,
                written_at: row.get(6)?,
            })
        },
    )
    .await
}

/// The most messages that are blanked in one statement.
const BLANKED_AT_ONCE: i64 = 500;

/// The statement that blanks some of the messages that were written before `$2` and won't be sent any more.
macro_rules! blanked {
    ($which:literal) => {
        concat!(
            "update message set subject = '', body = '', html = '', letter = null, unsubscribe = null, blanked_at = now(),
                 recipient = case when means = 'letter' then '' else recipient end
             where tenant_id = $1 and id in (
                 select id from message
                 where tenant_id = $1 and created_at < $2 and blanked_at is null and due_at is null
                     and state <> 'to_print' ",
            $which,
            " order by created_at limit $3 for update skip locked)"
        )
    };
}

/// Blanks the text of messages that were written before this moment of the council's and won't be sent
/// any more. Whether there may be more.
pub(super) async fn blank(tx: &TenantTx, before: OffsetDateTime) -> Result<bool, DbError> {
    blank_by(tx, blanked!(""), before).await
}

/// As [`blank`], of invitations alone.
pub(super) async fn blank_invitations(tx: &TenantTx, before: OffsetDateTime) -> Result<bool, DbError> {
    // The name stands in the statement so that the index of invitations, and no other, serves it.
    blank_by(tx, blanked!("and template = 'staff-invited'"), before).await
}

async fn blank_by(tx: &TenantTx, statement: &'static str, before: OffsetDateTime) -> Result<bool, DbError> {
    let blanked = tx.run(statement, args![tx.tenant(), before, BLANKED_AT_ONCE]).await?;
    Ok(i64::try_from(blanked).is_ok_and(|blanked| blanked >= BLANKED_AT_ONCE))
}

#[cfg(test)]
mod tests {
    use testkit::Plans;

    const MESSAGES: &str = "
        insert into message (tenant_id, id, event_id, about, template, language, message_id, sender, recipient, subject,
            body, html, state, created_at, sent_at)
        select $1, md5('message' || n)::uuid, md5('fact' || n)::uuid, $1,
            case when n % 500 = 0 then 'staff-invited' else 'case-opened' end, 'en', 'm' || n, 'a@b', 'c@d', 's',
            't', 'h', 'sent', now() - n * interval '1 hour', now()
        from generate_series(1, 4000) n";

    #[tokio::test]
    async fn old_invitations_are_found_among_invitations_alone() -> anyhow::Result<()> {
        let mut plans = Plans::of("notifications", &["message"], &[MESSAGES]).await?;
        let values = [("timestamptz", "now()"), ("bigint", "500")];
        for (statement, index) in
            [(blanked!("and template = 'staff-invited'"), "message_invitation"), (blanked!(""), "message_text")]
        {
            let plan = plans.plan(statement, &values).await?;
            assert!(plan.contains(&format!("Index Scan using {index} on")) && !plan.contains("Sort"), "{plan}");
        }
        Ok(())
    }
}
