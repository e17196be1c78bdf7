//! Every query of the measures. A contact begins an enquiry when the same person wasn't in contact on
//! the same matter in the council's number of days before, and it is resolved when it served and the
//! person isn't back within that number of days: see `Resolved` in the contract.

use contacts_api::events::{InteractionCorrected, InteractionEnded};
use contacts_api::interaction::Outcome;
use contacts_api::measure::{Enquiry, MeasureBy, MeasureSettings, Resolved, ResolvedGroup};
use contract::days::Days;
use contract::{CaseId, Channel, ContactId, InteractionId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Turn;

/// Holds a person until the transaction ends.
pub(super) async fn hold(tx: &TenantTx, contact: ContactId) -> Result<(), DbError> {
    tx.row(
        "select id from contact where tenant_id = $1 and id = $2 for no key update",
        args![tx.tenant(), contact.uuid()],
        |row| row.get::<Uuid>(0),
    )
    .await?;
    Ok(())
}

/// Keeps a contact that ended, without its place among those of the same person; `false` when it was
/// kept before.
pub(super) async fn keep(
    tx: &TenantTx,
    ended: &InteractionEnded,
    turn: &Turn,
    resolved: bool,
) -> Result<bool, DbError> {
    let kept = tx
        .run(
            "insert into first_contact (tenant_id, id, contact_id, staff_id, channel, matter, outcome, resolved, at,
                 seconds, cases, origin_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, nullif($12::uuid, $3))
             on conflict (tenant_id, id) do nothing",
            args![
                tx.tenant(),
                turn.id.uuid(),
                turn.contact.map(ContactId::uuid),
                ended.staff_id.map(StaffId::uuid),
                ended.channel.name(),
                turn.matter.as_str(),
                ended.outcome.name(),
                resolved,
                turn.at,
                (ended.ended_at - ended.started_at).whole_seconds().max(0),
                ids(&ended.cases),
                ended.contact_id.map(ContactId::uuid),
            ],
        )
        .await?;
    Ok(kept == 1)
}

/// The place in time of a contact that is counted.
pub(super) async fn turn(tx: &TenantTx, id: InteractionId) -> Result<Option<Turn>, DbError> {
    tx.row(
        "select contact_id, matter, at from first_contact where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
        |row| Ok(Turn { id, contact: row.id_or_null(0)?, matter: row.get(1)?, at: row.get(2)? }),
    )
    .await
}

/// Writes whose a contact was and its cases; it has no place among theirs yet.
pub(super) async fn correct(
    tx: &TenantTx,
    corrected: &InteractionCorrected,
    contact: Option<ContactId>,
) -> Result<(), DbError> {
    tx.run(
        "update first_contact set contact_id = $3, origin_id = nullif($5::uuid, $3), cases = $4, prev_at = null, back_at = null
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            corrected.interaction_id.uuid(),
            contact.map(ContactId::uuid),
            ids(&corrected.cases),
            corrected.contact_id.map(ContactId::uuid)
        ],
    )
    .await?;
    Ok(())
}

fn ids(cases: &[CaseId]) -> Vec<Uuid> {
    cases.iter().map(|case| case.uuid()).collect()
}

/// Tells the contacts of a person on a matter beside one that came or went, and that one if it is
/// theirs, which comes before and after each. Of the others none changes, and none is written.
pub(super) async fn place(tx: &TenantTx, person: ContactId, beside: &Turn) -> Result<(), DbError> {
    tx.run(
        "with near as (
             (select id, at from first_contact
              where tenant_id = $1 and contact_id = $2 and matter = $3 and (at, id) <= ($4, $5)
              order by at desc, id desc limit 2)
             union all
             (select id, at from first_contact
              where tenant_id = $1 and contact_id = $2 and matter = $3 and (at, id) > ($4, $5)
              order by at, id limit 1)
         ), placed as (
             select n.id,
                 (select p.at from first_contact p
                  where p.tenant_id = $1 and p.contact_id = $2 and p.matter = $3 and (p.at, p.id) < (n.at, n.id)
                  order by p.at desc, p.id desc limit 1) as prev_at,
                 (select b.at from first_contact b
                  where b.tenant_id = $1 and b.contact_id = $2 and b.matter = $3 and (b.at, b.id) > (n.at, n.id)
                  order by b.at, b.id limit 1) as back_at
             from near n
         )
         update first_contact f set prev_at = p.prev_at, back_at = p.back_at
         from placed p
         where f.tenant_id = $1 and f.id = p.id and (f.prev_at, f.back_at) is distinct from (p.prev_at, p.back_at)",
        args![tx.tenant(), person.uuid(), beside.matter.as_str(), beside.at, beside.id.uuid()],
    )
    .await?;
    Ok(())
}

/// What a figure counts, for people whom the council knows and for strangers.
#[derive(Debug, Default)]
pub(super) struct Figure {
    pub total: Resolved,
    pub strangers: Resolved,
    pub groups: Vec<ResolvedGroup>,
}

/// The statement of a figure, by an expression. `$1` council, `$2` and `$3` the span, `$4` days.
macro_rules! figure {
    ($by:literal) => {
        concat!(
            "select ",
            $by,
            ", count(*) filter (where contact_id is not null),
                 count(*) filter (where contact_id is not null and resolved
                     and (back_at is null or back_at > at + $4 * interval '1 day')),
                 count(*) filter (where contact_id is null),
                 count(*) filter (where contact_id is null and resolved)
             from first_contact
             where tenant_id = $1 and at >= $2 and at < $3 and (prev_at is null or prev_at <= at - $4 * interval '1 day')
             group by 1 order by 2 desc, 1"
        )
    };
}

/// First-contact resolution of some days.
pub(super) async fn figure(tx: &TenantTx, days: &Days, watch: i16, by: MeasureBy) -> Result<Figure, DbError> {
    let statement = match by {
        MeasureBy::Service => figure!("matter"),
        MeasureBy::Channel => figure!("channel"),
        MeasureBy::Agent => figure!("coalesce(staff_id::text, '')"),
    };
    let rows = tx
        .rows(statement, args![tx.tenant(), days.from, days.until, f64::from(watch)], |row| {
            let key: String = row.get(0)?;
            Ok((key, counts(row, 1)?, counts(row, 3)?))
        })
        .await?;
    let mut figure = Figure::default();
    for (key, known, strangers) in rows {
        figure.total = sum(figure.total, known);
        figure.strangers = sum(figure.strangers, strangers);
        if known.enquiries > 0 {
            figure.groups.push(ResolvedGroup { key, counts: known });
        }
    }
    Ok(figure)
}

fn counts(row: Row<'_>, at: usize) -> Result<Resolved, DbError> {
    Ok(Resolved { enquiries: row.get(at)?, resolved: row.get(at + 1)? })
}

fn sum(one: Resolved, other: Resolved) -> Resolved {
    Resolved { enquiries: one.enquiries + other.enquiries, resolved: one.resolved + other.resolved }
}

/// Which enquiries of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Which {
    pub by: MeasureBy,
    pub key: Option<String>,
    pub resolved: Option<bool>,
    pub strangers: bool,
}

/// A page of the enquiries behind a figure before a moment and an id, and one more when there is one.
pub(super) async fn enquiries(
    tx: &TenantTx,
    days: &Days,
    watch: i16,
    which: &Which,
    before: Option<(OffsetDateTime, InteractionId)>,
    size: u16,
) -> Result<Vec<Enquiry>, DbError> {
    let (at, id) = before.unwrap_or((days.until, InteractionId::from(Uuid::nil())));
    tx.rows(
        "select id, contact_id, staff_id, channel, matter, outcome, at, back_at, cases, served
         from (select *, resolved and (back_at is null or back_at > at + $4 * interval '1 day') as served
               from first_contact
               where tenant_id = $1 and at >= $2 and at < $3 and (at, id) < ($9, $10)
                   and (prev_at is null or prev_at <= at - $4 * interval '1 day')
                   and (contact_id is null) = $8) f
         where ($6::text is null or $6 = case $5 when 'service' then matter when 'channel' then channel
                                         else coalesce(staff_id::text, '') end)
             and ($7::boolean is null or case when $8 then resolved else served end = $7)
         order by at desc, id desc
         limit $11",
        args![
            tx.tenant(),
            days.from,
            days.until,
            f64::from(watch),
            which.by.name(),
            which.key.as_deref(),
            which.resolved,
            which.strangers,
            at,
            id.uuid(),
            i64::from(size) + 1,
        ],
        enquiry,
    )
    .await
}

fn enquiry(row: Row<'_>) -> Result<Enquiry, DbError> {
    let stored = |what: &str| DbError::Bug(format!("a stored {what} isn't one"));
    let cases: Vec<Uuid> = row.get(8)?;
    Ok(Enquiry {
        interaction: row.id(0)?,
        contact: row.id_or_null(1)?,
        staff: row.id_or_null(2)?,
        channel: Channel::named(row.get(3)?).ok_or_else(|| stored("channel"))?,
        matter: row.get(4)?,
        outcome: Outcome::named(row.get(5)?).ok_or_else(|| stored("outcome"))?,
        at: row.get(6)?,
        back_at: row.get(7)?,
        cases: cases.into_iter().map(CaseId::from).collect(),
        resolved: row.get(9)?,
    })
}

/// How the council measures, with its version; 0 before it chose anything.
pub(super) async fn settings(tx: &TenantTx) -> Result<(MeasureSettings, i64), DbError> {
    let chosen = tx
        .row(
            "select days, target, to_reference, version from measure_settings where tenant_id = $1",
            args![tx.tenant()],
            |row| {
                Ok((MeasureSettings { days: row.get(0)?, target: row.get(1)?, to_reference: row.get(2)? }, row.get(3)?))
            },
        )
        .await?;
    Ok(chosen.unwrap_or_default())
}

/// Keeps how the council measures, where it is still at `version`; gives the new version.
pub(super) async fn set(tx: &TenantTx, to: MeasureSettings, version: i64) -> Result<Option<i64>, DbError> {
    tx.row(
        "insert into measure_settings as m (tenant_id, days, target, to_reference, version)
         select $1, $2, $3, $5, 1 where $4 = 0 or exists (select from measure_settings where tenant_id = $1)
         on conflict (tenant_id) do update
         set days = excluded.days, target = excluded.target, to_reference = excluded.to_reference, version = m.version + 1
         where m.version = $4
         returning version",
        args![tx.tenant(), to.days, to.target, version, to.to_reference],
        |row| row.get(0),
    )
    .await
}
