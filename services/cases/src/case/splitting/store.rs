//! Every query about a case that is split.

use cases_api::case::Answered;
use cases_api::form::Form;
use contract::{CaseEntryId, CaseId, Channel, ContactId, Reference, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use crate::case::clocks::kept::Counted;
use crate::case::clocks::store::{ClockRow, soonest};
use crate::case::store::{FIRST_VERSION, channel, json};
use crate::case::version::store::goes_by;
use crate::catalogue::Offered;

/// What was reported, as a second case takes it over.
pub(super) struct Reported {
    /// What its service asks.
    pub form: Form,
    pub answers: Vec<Answered>,
    /// Whether it has a position on the map.
    pub placed: bool,
    /// The answers as the service's form accepted them.
    pub given: Value,
    pub opened_at: OffsetDateTime,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub postcode: String,
    pub channel: Channel,
    pub contact: Option<ContactId>,
}

/// What a case was reported as.
pub(super) async fn reported(tx: &TenantTx, id: CaseId) -> Result<Option<Reported>, DbError> {
    tx.row(
        concat!(
            "select v.definition -> 'form', c.answers, c.lat is not null, c.opened_at, c.reporter_phone, c.reporter_address,
                 c.reporter_postcode, c.channel, c.contact_id, c.given
             from case_file c",
            goes_by!(),
            " where c.tenant_id = $1 and c.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(Reported {
                form: row.json(0)?,
                answers: row.json(1)?,
                placed: row.get(2)?,
                opened_at: row.get(3)?,
                phone: row.get(4)?,
                address: row.get(5)?,
                postcode: row.get(6)?,
                channel: channel(row, 7)?,
                contact: row.id_or_null(8)?,
                given: row.json(9)?,
            })
        },
    )
    .await
}

/// A second case that is about to be.
pub(super) struct Part<'a> {
    pub id: CaseId,
    pub of: CaseId,
    pub service: &'a Offered,
    /// The team that it comes to.
    pub team: TeamId,
    pub answers: &'a [Answered],
    /// The end of its main clock.
    pub due: &'a Counted,
    pub clocks: &'a [ClockRow],
}

/// Writes a second case with the beginning of its story, as the first was received; `false` when another case has the
/// reference.
pub(super) async fn open(tx: &TenantTx, part: &Part<'_>, reference: &Reference) -> Result<bool, DbError> {
    let Part { id, of, service, team, answers, due, clocks } = part;
    let opened = tx
        .run(
            "with opened as (
                 insert into case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, state,
                     reporter_name, reporter_email, reporter_phone, reporter_address, reporter_postcode,
                     place, lat, lon, answers, language, opened_at, due_at, target, version,
                     channel, call_id, contact_id, contact_known, opened_by, service_version_id, step, step_at, given)
                 select $1, $2, c.origin_id, $4, $5, $6, $7, 'received', c.reporter_name, c.reporter_email, c.reporter_phone,
                     c.reporter_address, c.reporter_postcode, c.place, c.lat, c.lon, $8, c.language, c.opened_at, $9, $10, $11,
                     c.channel, c.call_id, c.contact_id, c.contact_known, (select id from staff where tenant_id = $1 and id = $12),
                     $13, $14, $15, '{}'
                 from case_file c
                 where c.tenant_id = $1 and c.id = $3 and not exists (select from draft d where d.tenant_id = $1 and d.reference = $4)
                 on conflict on constraint case_file_reference do nothing
                 returning id, opened_at
             )
             insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind)
             select $1, $16, opened.id, opened.opened_at, first.by_staff, first.by_name, true, 'opened'
             from opened left join lateral (
                 select e.by_staff, e.by_name from case_entry e
                 where e.tenant_id = $1 and e.case_id = $3 and e.kind = 'opened' order by e.at limit 1) first on true",
            args![
                tx.tenant(),
                id.uuid(),
                of.uuid(),
                reference.compact(),
                service.id.uuid(),
                json(&service.definition.name)?,
                team.uuid(),
                json(answers)?,
                soonest(clocks).unwrap_or(due.due),
                json(&due.explanation)?,
                FIRST_VERSION,
                tx.actor().staff().map(StaffId::uuid),
                service.published.uuid(),
                service.definition.workflow.first().map(|step| step.id.as_str()),
                tx.now(),
                tx.new_id::<CaseEntryId>().uuid(),
            ],
        )
        .await?;
    Ok(opened == 1)
}

/// Keeps an internal note of a case with another one too; `false` where the case has no such note.
pub(super) async fn copy_note(tx: &TenantTx, note: CaseEntryId, (from, to): (CaseId, CaseId)) -> Result<bool, DbError> {
    let copied = tx
        .run(
            "insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind, text)
             select tenant_id, $3, $5, at, by_staff, by_name, false, 'note', text
             from case_entry where tenant_id = $1 and id = $2 and case_id = $4 and kind = 'note'",
            args![tx.tenant(), note.uuid(), tx.new_id::<CaseEntryId>().uuid(), from.uuid(), to.uuid()],
        )
        .await?;
    Ok(copied == 1)
}
