//! Every query about the numbers of calls.

use contacts_api::interaction::Outcome;
use contacts_api::measure::{AgentCalls, DayOfCalls, MeasuredCall};
use contract::days::Days;
use contract::{CaseId, InteractionId, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

/// Each day's calls. The reference of a call is that of the first case opened since it began.
pub(in crate::first_contact) async fn days(tx: &TenantTx, days: &Days) -> Result<Vec<DayOfCalls>, DbError> {
    tx.rows(
        "select to_char(f.at at time zone 'Europe/London', 'YYYY-MM-DD'), count(*), sum(f.seconds)::bigint,
             round(percentile_cont(0.5) within group (order by r.seconds))::bigint
         from first_contact f
         left join lateral (
             select extract(epoch from min(k.opened_at) - f.at)::float8 as seconds
             from contact_case k
             where k.tenant_id = $1 and k.id = any(f.cases) and k.opened_at >= f.at
         ) r on f.outcome = 'case_opened'
         where f.tenant_id = $1 and f.at >= $2 and f.at < $3 and f.channel = 'phone'
         group by 1 order by 1",
        args![tx.tenant(), days.from, days.until],
        |row| Ok(DayOfCalls { day: row.get(0)?, calls: row.get(1)?, seconds: row.get(2)?, to_reference: row.get(3)? }),
    )
    .await
}

/// Who took how many calls in a span, the most first.
pub(in crate::first_contact) async fn agents(
    tx: &TenantTx,
    from: OffsetDateTime,
    until: OffsetDateTime,
) -> Result<Vec<AgentCalls>, DbError> {
    tx.rows(
        "select staff_id, count(*), sum(seconds)::bigint from first_contact
         where tenant_id = $1 and at >= $2 and at < $3 and channel = 'phone' and staff_id is not null
         group by staff_id order by 2 desc, 1
         limit 200",
        args![tx.tenant(), from, until],
        |row| Ok(AgentCalls { staff: row.id(0)?, calls: row.get(1)?, seconds: row.get(2)? }),
    )
    .await
}

/// A page of the calls behind those numbers before a moment and an id, and one more when there is one.
pub(in crate::first_contact) async fn each(
    tx: &TenantTx,
    days: &Days,
    staff: Option<StaffId>,
    before: Option<(OffsetDateTime, InteractionId)>,
    size: u16,
) -> Result<Vec<MeasuredCall>, DbError> {
    let (at, id) = before.unwrap_or((days.until, InteractionId::from(Uuid::nil())));
    tx.rows(
        "select f.id, f.contact_id, f.staff_id, f.matter, f.outcome, f.at, f.seconds, round(r.seconds)::bigint, f.cases
         from (select * from first_contact
               where tenant_id = $1 and at >= $2 and at < $3 and (at, id) < ($4, $5) and channel = 'phone'
                   and ($6::uuid is null or staff_id = $6)
               order by at desc, id desc limit $7) f
         left join lateral (
             select extract(epoch from min(k.opened_at) - f.at)::float8 as seconds
             from contact_case k
             where k.tenant_id = $1 and k.id = any(f.cases) and k.opened_at >= f.at
         ) r on f.outcome = 'case_opened'
         order by f.at desc, f.id desc",
        args![tx.tenant(), days.from, days.until, at, id.uuid(), staff.map(StaffId::uuid), i64::from(size) + 1,],
        |row| {
            let outcome = Outcome::named(row.get(4)?);
            let cases: Vec<Uuid> = row.get(8)?;
            Ok(MeasuredCall {
                interaction: row.id(0)?,
                contact: row.id_or_null(1)?,
                staff: row.id_or_null(2)?,
                matter: row.get(3)?,
                outcome: outcome.ok_or_else(|| DbError::Bug("a stored outcome isn't one".into()))?,
                at: row.get(5)?,
                seconds: row.get(6)?,
                to_reference: row.get(7)?,
                cases: cases.into_iter().map(CaseId::from).collect(),
            })
        },
    )
    .await
}
