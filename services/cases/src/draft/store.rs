//! Every query about drafts.

use cases_api::Answers;
use cases_api::draft::{DraftReporter, DraftSaved, DraftState, HandOver, ListDrafts};
use contract::text::Postcode;
use contract::{CaseId, ContactId, DraftId, InteractionId, Reference, ServiceId, StaffId};
use serde_json::Value;
use tenant_db::{DbError, Row, TenantTx, args};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::Kept;
use super::link::LinkTo;
use crate::case::sight::store::in_sight;
use crate::case::store::{channel, language, reference};

/// A draft that is about to be.
pub(super) struct NewDraft<'a> {
    pub id: DraftId,
    pub service: ServiceId,
    pub asked: &'a HandOver,
    pub reporter: &'a DraftReporter,
    pub door: Option<Postcode>,
    pub progress: DraftSaved,
    /// Where its link goes, if anywhere.
    pub to: Option<&'a LinkTo>,
    /// How long it waits.
    pub kept: Duration,
}

/// What a draft holds from now on.
pub(super) struct Saved<'a> {
    pub reporter: &'a DraftReporter,
    pub answers: &'a Answers,
    pub door: Option<Postcode>,
    pub progress: DraftSaved,
    /// Which form says so.
    pub form: &'a str,
    /// How long it waits from now on, at least.
    pub kept: Duration,
}

fn json(value: &impl serde::Serialize) -> Result<Value, DbError> {
    serde_json::to_value(value).map_err(|_| DbError::Bug("a part of a draft can't be written".into()))
}

/// Writes a draft under a reference; `false` when a case or another draft has it.
pub(super) async fn begin(tx: &TenantTx, draft: &NewDraft<'_>, reference: &Reference) -> Result<bool, DbError> {
    let NewDraft { id, service, asked, reporter, door, progress, to, kept } = draft;
    let begun = tx
        .run(
            "insert into draft (tenant_id, id, reference, service_id, slug, language, channel, call_id, contact_id,
                 reporter, answers, answered, questions, emailed, state, by_staff, by_name, begun_at, expires_at,
                 door, texted)
             select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'handed_over', $15,
                 (select name from staff where tenant_id = $1 and id = $15), $16, $17, $18, $19
             where not exists (select from case_file where tenant_id = $1 and reference = $3)
                 and not exists (select from case_alias where tenant_id = $1 and reference = $3)
             on conflict on constraint draft_reference do nothing",
            args![
                tx.tenant(),
                id.uuid(),
                reference.compact(),
                service.uuid(),
                asked.service.as_str(),
                asked.language.tag(),
                asked.channel.name(),
                asked.call.map(InteractionId::uuid),
                asked.contact.map(ContactId::uuid),
                json(reporter)?,
                json(&asked.answers)?,
                progress.answered,
                progress.questions,
                matches!(to, Some(LinkTo::Email(_))),
                tx.actor().staff().map(StaffId::uuid),
                tx.now(),
                tx.now() + *kept,
                door.as_ref().map(Postcode::as_str),
                matches!(to, Some(LinkTo::Mobile(_))),
            ],
        )
        .await?;
    Ok(begun == 1)
}

macro_rules! drafts {
    ($rest:literal) => {
        concat!(
            "select d.id, d.reference, d.slug, v.definition -> 'name', d.language, d.channel, d.call_id, d.contact_id,
                 d.reporter, d.answers, d.answered, d.questions, d.emailed, d.state, d.case_id, d.by_staff, d.by_name,
                 d.begun_at, d.opened_at, d.touched_at, d.expires_at, d.generation, coalesce(c.reporter_postcode, d.door),
                 d.version, d.saved_by, d.texted
             from draft d
             join service s on s.tenant_id = $1 and s.id = d.service_id
             join service_version v on v.tenant_id = $1 and v.id = s.published_id
             left join case_file c on c.tenant_id = $1 and c.id = d.case_id
             where d.tenant_id = $1 and d.expires_at > $2 and",
            in_sight!("$3", ["d.by_staff"], "s.team_id"),
            $rest
        )
    };
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}

/// A draft that hasn't expired, of those that whoever acts may see.
pub(super) async fn one(tx: &TenantTx, id: DraftId) -> Result<Option<Kept>, DbError> {
    tx.row(drafts!(" and d.id = $4"), args![tx.tenant(), tx.now(), me(tx), id.uuid()], kept).await
}

/// The same; its row is locked.
pub(super) async fn lock(tx: &TenantTx, id: DraftId) -> Result<Option<Kept>, DbError> {
    let sql = drafts!(" and d.id = $4 for update of d");
    tx.row(sql, args![tx.tenant(), tx.now(), me(tx), id.uuid()], kept).await
}

/// The draft of a reference.
pub(super) async fn by_reference(tx: &TenantTx, wanted: &Reference) -> Result<Option<Kept>, DbError> {
    tx.row(drafts!(" and d.reference = $4"), args![tx.tenant(), tx.now(), me(tx), wanted.compact()], kept).await
}

/// The drafts of a call and those of a person that aren't sent, the oldest first, at most 50.
pub(super) async fn of(tx: &TenantTx, which: &ListDrafts) -> Result<Vec<Kept>, DbError> {
    let sql = drafts!(
        " and d.id in (
             select o.id from draft o where o.tenant_id = $1 and o.call_id = $4
             union
             select o.id from draft o where o.tenant_id = $1 and o.contact_id = $5 and o.state <> 'sent')
         order by d.begun_at, d.id limit 50"
    );
    let (call, contact) = (which.call.map(InteractionId::uuid), which.contact.map(ContactId::uuid));
    tx.rows(sql, args![tx.tenant(), tx.now(), me(tx), call, contact], kept).await
}

/// That the citizen opened it.
pub(super) async fn note_opened(tx: &TenantTx, id: DraftId) -> Result<(), DbError> {
    let sql = "update draft set opened_at = coalesce(opened_at, $3) where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), tx.now()]).await?;
    Ok(())
}

/// What a locked draft holds now. It waits as long again.
pub(super) async fn save(tx: &TenantTx, id: DraftId, saved: &Saved<'_>) -> Result<(), DbError> {
    let Saved { reporter, answers, door, progress, form, kept } = saved;
    tx.run(
        "update draft set reporter = $3, answers = $4, answered = $5, questions = $6, touched_at = $7,
             expires_at = greatest(expires_at, $8), door = $9, saved_by = $10, version = version + 1
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            json(reporter)?,
            json(answers)?,
            progress.answered,
            progress.questions,
            tx.now(),
            tx.now() + *kept,
            door.as_ref().map(Postcode::as_str),
            *form,
        ],
    )
    .await?;
    Ok(())
}

/// That a locked draft is to wait for its citizen, with the address where the way back goes.
pub(super) async fn keep(
    tx: &TenantTx,
    id: DraftId,
    reporter: &DraftReporter,
    until: OffsetDateTime,
) -> Result<(), DbError> {
    tx.run(
        "update draft set reporter = $3, expires_at = greatest(expires_at, $4), version = version + 1
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), json(reporter)?, until],
    )
    .await?;
    Ok(())
}

/// Takes a locked draft back: its link and its keys open nothing any more.
pub(super) async fn take_back(tx: &TenantTx, id: DraftId) -> Result<(), DbError> {
    tx.run(
        "update draft set state = 'taken_back', generation = generation + 1, version = version + 1
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
    )
    .await?;
    Ok(())
}

/// A locked draft became a case: what was typed in it is blanked, the case has it.
pub(super) async fn sent(tx: &TenantTx, id: DraftId, case: CaseId) -> Result<(), DbError> {
    tx.run(
        "update draft set state = 'sent', case_id = $3, reporter = '{}', answers = '{}', answered = questions,
             door = null, touched_at = $4, version = version + 1
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), case.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Deletes a draft.
pub(super) async fn forget(tx: &TenantTx, id: DraftId) -> Result<(), DbError> {
    tx.run("delete from draft where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Deletes the drafts that have expired.
pub(crate) async fn forget_expired(tx: &TenantTx) -> Result<u64, DbError> {
    tx.run("delete from draft where tenant_id = $1 and expires_at <= $2", args![tx.tenant(), tx.now()]).await
}

fn kept(row: Row<'_>) -> Result<Kept, DbError> {
    let wrong = |what: &str| DbError::Bug(format!("a stored {what} isn't one"));
    let door: Option<&str> = row.get(22)?;
    Ok(Kept {
        id: row.id(0)?,
        reference: reference(row, 1)?,
        slug: row.get(2)?,
        service: row.json(3)?,
        language: language(row, 4)?,
        channel: channel(row, 5)?,
        call: row.id_or_null(6)?,
        contact: row.id_or_null(7)?,
        reporter: row.json(8)?,
        answers: row.json(9)?,
        answered: row.get(10)?,
        questions: row.get(11)?,
        emailed: row.get(12)?,
        texted: row.get(25)?,
        state: match row.get::<&str>(13)? {
            "handed_over" => DraftState::HandedOver,
            "taken_back" => DraftState::TakenBack,
            "sent" => DraftState::Sent,
            _ => return Err(wrong("state of a draft")),
        },
        case: row.id_or_null(14)?,
        by: row.id_or_null(15)?,
        by_name: row.get(16)?,
        begun_at: row.get(17)?,
        opened_at: row.get(18)?,
        touched_at: row.get(19)?,
        expires_at: row.get(20)?,
        generation: row.get(21)?,
        version: row.get(23)?,
        saved_by: row.get(24)?,
        door: door.map(Postcode::parse).transpose().map_err(|_| wrong("postcode"))?,
    })
}
