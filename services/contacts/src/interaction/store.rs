//! Every query on one interaction.

use contacts_api::interaction::{CaseLink, Direction, Draft, Interaction, InteractionState, Outcome};
use contract::{ArticleId, CaseId, Channel, ContactId, InteractionId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;

use super::row::{Seen, summary, summary_columns, summary_joins, verified};
pub(crate) use super::row::{staff, stored, stored_or_none};
use super::stale::{self, Left};
use super::{Case, Ending, NewInteraction, Standing};

/// The version of an interaction that just began.
pub(super) const FIRST_VERSION: i64 = 1;

/// Writes a new interaction; `false` when the switchboard announced it before.
pub(crate) async fn insert(tx: &TenantTx, new: &NewInteraction) -> Result<bool, DbError> {
    let written = tx
        .run(
            "insert into interaction (tenant_id, id, channel, direction, state, number, withheld, contact_id, staff_id,
                 switchboard_call_id, started_at, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (tenant_id, switchboard_call_id) do nothing",
            args![
                tx.tenant(),
                new.id.uuid(),
                new.channel.name(),
                new.direction.name(),
                new.state.name(),
                new.number.as_deref(),
                new.withheld,
                new.contact.map(ContactId::uuid),
                new.staff.map(StaffId::uuid),
                new.switchboard.as_deref(),
                new.started_at,
                FIRST_VERSION,
            ],
        )
        .await?;
    Ok(written == 1)
}

/// The interaction that a switchboard announced.
pub(crate) async fn announced(tx: &TenantTx, switchboard: &str) -> Result<Option<InteractionId>, DbError> {
    tx.row(
        "select id from interaction where tenant_id = $1 and switchboard_call_id = $2",
        args![tx.tenant(), switchboard],
        |row| row.id(0),
    )
    .await
}

/// An interaction to be changed; its row is locked.
pub(crate) async fn standing(tx: &TenantTx, id: InteractionId) -> Result<Option<Standing>, DbError> {
    tx.row(
        "select channel, direction, state, contact_id, staff_id, started_at, version, ended_at
         from interaction where tenant_id = $1 and id = $2 for no key update",
        args![tx.tenant(), id.uuid()],
        |row| stands(row, id),
    )
    .await
}

/// Calls that nobody ended, the longest first; their rows are locked, and no one else's.
pub(super) async fn left(tx: &TenantTx) -> Result<Vec<Left>, DbError> {
    tx.rows(
        "select i.channel, i.direction, i.state, i.contact_id, i.staff_id, i.started_at, i.version, i.ended_at, i.id,
             (select k.how from interaction_case k where k.tenant_id = $1 and k.interaction_id = i.id
              order by k.how = 'opened' desc, k.how = 'chased' desc limit 1),
             (select d.saved_at from interaction_draft d where d.tenant_id = $1 and d.id = i.id)
         from interaction i
         where i.tenant_id = $1 and i.state <> 'ended' and (i.state = 'ringing' and i.started_at < $2 or i.started_at < $3)
         order by i.started_at, i.id limit $4 for no key update of i skip locked",
        args![tx.tenant(), tx.now() - stale::RINGS, tx.now() - stale::LASTS, stale::AT_ONCE],
        |row| {
            Ok(Left {
                standing: stands(row, row.id(8)?)?,
                how: stored_or_none(row.get(9)?, CaseLink::named)?,
                typed_at: row.get(10)?,
            })
        },
    )
    .await
}

/// With whom an interaction is, as it stands: `None` where there is none with the id.
pub(crate) async fn with_whom(tx: &TenantTx, id: InteractionId) -> Result<Option<Option<ContactId>>, DbError> {
    tx.row(
        "select contact_id from interaction where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
        |row| row.id_or_null(0),
    )
    .await
}

/// Counts a locked interaction one version on, and gives it with whom it is with.
pub(super) async fn next_version(tx: &TenantTx, id: InteractionId) -> Result<(i64, Option<ContactId>), DbError> {
    let counted = tx
        .row(
            "update interaction set version = version + 1 where tenant_id = $1 and id = $2 returning version, contact_id",
            args![tx.tenant(), id.uuid()],
            |row| Ok((row.get(0)?, row.id_or_null(1)?)),
        )
        .await?;
    counted.ok_or_else(|| DbError::Bug("a locked interaction is gone".into()))
}

fn stands(row: Row<'_>, id: InteractionId) -> Result<Standing, DbError> {
    Ok(Standing {
        id,
        channel: stored(row.get(0)?, Channel::named)?,
        direction: stored(row.get(1)?, Direction::named)?,
        state: stored(row.get(2)?, InteractionState::named)?,
        contact: row.id_or_null(3)?,
        staff: row.id_or_null(4)?,
        started_at: row.get(5)?,
        version: row.get(6)?,
        ended_at: row.get(7)?,
    })
}

/// One interaction with its draft. Who is `trusted` sees people outside calls.
pub(super) async fn read(tx: &TenantTx, id: InteractionId, trusted: bool) -> Result<Option<Interaction>, DbError> {
    tx.row(
        concat!(
            "select ",
            summary_columns!("$3", "$4"),
            ", d.text, d.version, d.saved_at
             from interaction i ",
            summary_joins!(),
            " left join interaction_draft d on d.tenant_id = $1 and d.id = i.id
             where i.tenant_id = $1 and i.id = $2"
        ),
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid), tx.now()],
        |row| {
            let draft = Draft {
                text: row.get::<Option<String>>(22)?.unwrap_or_default(),
                version: row.get::<Option<i64>>(23)?.unwrap_or_default(),
                saved_at: row.get(24)?,
            };
            Ok(Interaction { summary: summary(row, Seen::ByItself { trusted })?, draft, verification: verified(row)? })
        },
    )
    .await
}

/// Says who the other is, and tells whether they were verified in this interaction before; `None` when nobody
/// has the id.
pub(super) async fn set_contact(
    tx: &TenantTx,
    id: InteractionId,
    contact: Option<ContactId>,
) -> Result<Option<bool>, DbError> {
    tx.row(
        "update interaction set contact_id = $3, origin_id = null, version = version + 1
         where tenant_id = $1 and id = $2
             and ($3::uuid is null or exists (select from contact c where c.tenant_id = $1 and c.id = $3))
         returning exists (select from verification v where v.tenant_id = $1 and v.interaction_id = $2
                               and v.contact_id = $3 and v.outcome = 'passed')",
        args![tx.tenant(), id.uuid(), contact.map(ContactId::uuid)],
        |row| row.get(0),
    )
    .await
}

/// A call that rang is whose who acts now, and begins now.
pub(super) async fn pick_up(tx: &TenantTx, id: InteractionId) -> Result<(), DbError> {
    tx.run(
        "update interaction set state = 'open', staff_id = $3, started_at = $4, version = version + 1
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid), tx.now()],
    )
    .await?;
    Ok(())
}

/// Keeps a draft over the version that it was typed over; `None` when it isn't the last.
pub(super) async fn save_draft(
    tx: &TenantTx,
    id: InteractionId,
    text: &str,
    over: i64,
) -> Result<Option<i64>, DbError> {
    tx.row(
        "insert into interaction_draft as d (tenant_id, id, text, version, saved_at)
         select $1, $2, $3, 1, $5 where $4::bigint = 0 or exists (select from interaction_draft where tenant_id = $1 and id = $2)
         on conflict (tenant_id, id) do update set text = excluded.text, version = d.version + 1, saved_at = excluded.saved_at
         where d.version = $4
         returning version",
        args![tx.tenant(), id.uuid(), text, over, tx.now()],
        |row| row.get(0),
    )
    .await
}

/// How many drafts are erased in one statement.
const FORGOTTEN_AT_ONCE: i64 = 500;

/// Erases what was typed in interactions that ended before this: whether there was any, and whether
/// there may be more.
pub(super) async fn forget_typed(tx: &TenantTx, before: OffsetDateTime) -> Result<(bool, bool), DbError> {
    let gone = tx
        .run(
            "delete from interaction_draft where tenant_id = $1 and id in (
                 select d.id from interaction_draft d join interaction i on i.tenant_id = $1 and i.id = d.id
                 where d.tenant_id = $1 and i.ended_at < $2 limit $3)",
            args![tx.tenant(), before, FORGOTTEN_AT_ONCE],
        )
        .await?;
    Ok((gone > 0, i64::try_from(gone).is_ok_and(|gone| gone >= FORGOTTEN_AT_ONCE)))
}

/// Links a case; linked before, it stays as it was.
pub(super) async fn link_case(tx: &TenantTx, id: InteractionId, case: &Case<'_>) -> Result<(), DbError> {
    tx.run(
        "insert into interaction_case (tenant_id, interaction_id, case_id, reference, how, linked_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id, interaction_id, case_id) do nothing",
        args![tx.tenant(), id.uuid(), case.id.uuid(), case.reference, case.how.name(), tx.now()],
    )
    .await?;
    Ok(())
}

/// The cases of an interaction, in the order in which they were linked.
pub(super) async fn cases(tx: &TenantTx, id: InteractionId) -> Result<Vec<CaseId>, DbError> {
    tx.rows(
        "select case_id from interaction_case where tenant_id = $1 and interaction_id = $2 order by linked_at, case_id",
        args![tx.tenant(), id.uuid()],
        |row| row.id(0),
    )
    .await
}

/// Ends an interaction.
pub(super) async fn end(tx: &TenantTx, id: InteractionId, ending: &Ending, at: OffsetDateTime) -> Result<(), DbError> {
    let Ending { outcome, matter, note, article, avoidable, .. } = ending;
    tx.run(
        "update interaction set state = 'ended', ended_at = $3, outcome = $4, matter = $5, note = $6, article_id = $7,
             avoidable = $8, version = version + 1
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            at,
            Outcome::name(*outcome),
            matter.as_deref(),
            note.as_deref(),
            article.map(ArticleId::uuid),
            avoidable.map(contacts_api::interaction::Avoidable::name),
        ],
    )
    .await?;
    Ok(())
}
