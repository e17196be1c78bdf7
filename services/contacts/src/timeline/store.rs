//! Every query on timelines: one statement that walks three indexes backwards, each no further than a page.

use contacts_api::timeline::{TimelineEntry, TimelineKind};
use contract::{CaseId, ContactId, InteractionId, LookReason, Looking, Sight, StaffId};
use notifications_api::events::MessageStands;
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{ALWAYS, Which};
use crate::access::store::{calling, own_call, verified_in};
use crate::contact::store::judged;

/// Whose timeline it is, how much of it may be seen, and what of the reason to look holds.
#[derive(Debug)]
pub(super) struct Seen {
    pub contact: ContactId,
    pub sight: Sight,
    pub why: LookReason,
}

/// Of the table `$table` what is a person's, in the span, before the place, the latest first.
macro_rules! latest {
    ($table:literal, $at:literal, $kind:literal) => {
        concat!(
            "(select * from ",
            $table,
            " where tenant_id = $1 and contact_id = w.id and ",
            $at,
            " >= $6 and ",
            $at,
            " < $7 and (",
            $at,
            ", id) < ($8, $9) and $10 in ('', '",
            $kind,
            "') order by ",
            $at,
            " desc, id desc limit $11)"
        )
    };
}

/// `$1` council, `$2` whose, `$3` call, `$4` case, `$5` who asks, `$6` and `$7` from and to, `$8` and `$9` the place, `$10`
/// which kind, `$11` how many, `$12` whether cases are told, `$13` when.
const TIMELINE: &str = concat!(
    "with who as materialized (
         select c.id, coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false) as verifies,
             k.id is not null as from_case,",
    verified_in!("$3", "c.id", "$5", "$13"),
    "as verified,",
    calling!("c.id", "$5", "$13"),
    "as calling, i.id as call, k.id as case_id
         from contact f join contact c on c.tenant_id = $1 and c.id = coalesce(f.stays_as, f.id)
         left join interaction i on i.tenant_id = $1 and i.id = $3 and",
    own_call!("i", "$5", "$13"),
    "
         left join contact_case k on k.tenant_id = $1 and k.id = $4 and k.contact_id = c.id
         where f.tenant_id = $1 and f.id = $2
     )
     select w.verifies, w.from_case, w.verified, w.calling, w.id, w.call, w.case_id, coalesce(e.entry, 'null')
     from who w left join lateral (
         (select i.started_at as at, i.id, jsonb_build_object('kind', 'interaction', 'id', i.id, 'channel', i.channel,
              'direction', i.direction, 'state', i.state, 'outcome', i.outcome, 'matter', i.matter, 'note', i.note,
              'staff', s.name, 'started_at', i.started_at) as entry
          from ",
    latest!("interaction", "started_at", "interaction"),
    " i left join staff s on s.tenant_id = $1 and s.id = i.staff_id)
         union all
         (select k.opened_at, k.id, jsonb_build_object('kind', 'case', 'id', k.id, 'reference', k.reference,
              'service', k.service, 'opened_at', k.opened_at)
          from ",
    latest!("contact_case", "opened_at", "case"),
    " k where $12)
         union all
         (select m.written_at, m.id, jsonb_build_object('kind', 'message', 'id', m.id, 'case_id', m.case_id,
              'reference', k.reference, 'template', m.template, 'channel', m.channel, 'state', m.state,
              'written_at', m.written_at)
          from ",
    latest!("contact_message", "written_at", "message"),
    " m join contact_case k on k.tenant_id = $1 and k.id = m.case_id where $12)
         order by 1 desc, 2 desc limit $11
     ) e on true
     order by e.at desc, e.id desc"
);

/// A page of someone's timeline before a place, and one entry more when there is one; `None` when nobody has the id.
pub(super) async fn read(
    tx: &TenantTx,
    id: ContactId,
    which: Which,
    before: Option<(OffsetDateTime, Uuid)>,
    size: u16,
) -> Result<Option<(Seen, Vec<TimelineEntry>)>, DbError> {
    let Which { kind, span, why, cases, trusted } = which;
    let (at, place) = before.unwrap_or((ALWAYS.1, Uuid::max()));
    let asked = args![
        tx.tenant(),
        id.uuid(),
        why.call.map(InteractionId::uuid),
        why.case.map(CaseId::uuid),
        tx.actor().staff().map(StaffId::uuid),
        span.0,
        span.1,
        at,
        place,
        kind.map_or("", TimelineKind::name),
        i64::from(size) + 1,
        cases,
        tx.now(),
    ];
    let looking = Looking { in_call: why.call.is_some(), trusted, ..Looking::default() };
    let rows = tx.rows(TIMELINE, asked, |row| Ok((seen(row, looking)?, row.json::<Option<TimelineEntry>>(7)?))).await?;
    let mut rows = rows.into_iter();
    let Some((seen, first)) = rows.next() else { return Ok(None) };
    Ok(Some((seen, first.into_iter().chain(rows.filter_map(|(_, entry)| entry)).collect())))
}

fn seen(row: Row<'_>, looking: Looking) -> Result<Seen, DbError> {
    let why = LookReason { call: row.id_or_null(5)?, case: row.id_or_null(6)? };
    Ok(Seen { contact: row.id(4)?, sight: judged(row, 0, looking)?, why })
}

/// Keeps where a message stands, unless something later is known of it. `false` while nobody is linked to its case, which
/// keeps its person for as long as this takes.
pub(super) async fn keep(tx: &TenantTx, message: &MessageStands) -> Result<bool, DbError> {
    let kept = tx
        .row(
            "with linked as (
                 select id, contact_id, origin_id from contact_case where tenant_id = $1 and id = $3 for share
             ), kept as (
                 insert into contact_message as m (tenant_id, id, case_id, contact_id, origin_id, template, channel, state, turn, written_at)
                 select $1, $2, l.id, l.contact_id, l.origin_id, $4, $5, $6, $7, $8 from linked l
                 on conflict (tenant_id, id) do update set state = excluded.state, turn = excluded.turn where m.turn < excluded.turn
             )
             select exists (select from linked) or exists (
                 select from case_taken_back where tenant_id = $1 and case_id = $3)",
            args![
                tx.tenant(),
                message.message_id.uuid(),
                message.case_id.uuid(),
                message.template.as_str(),
                message.channel.name(),
                message.state.name(),
                message.turn,
                message.written_at
            ],
            |row| row.get(0),
        )
        .await?;
    Ok(kept.unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use testkit::Plans;

    use super::*;

    const PEOPLE: &str = "
        insert into contact (tenant_id, id, name, name_key, cases, first_seen_at, last_seen_at)
        select $1, md5('contact' || n)::uuid, 'Ann', 'ann', 0, now(), now() from generate_series(1, 50) n";
    const CALLS: &str = "
        insert into interaction (tenant_id, id, channel, direction, state, withheld, contact_id, started_at, ended_at, outcome, version)
        select $1, md5('call' || n)::uuid, 'phone', 'in', 'ended', false, md5('contact' || 1 + n % 50)::uuid,
            now() - n * interval '1 minute', now(), 'answered', 1 from generate_series(1, 6000) n";
    const CASES: &str = "
        insert into contact_case (tenant_id, id, contact_id, reference, service, opened_at)
        select $1, md5('case' || n)::uuid, md5('contact' || 1 + n % 50)::uuid, 'R' || n, 'Bins', now() - n * interval '1 minute'
        from generate_series(1, 3000) n";
    const MESSAGES: &str = "
        insert into contact_message (tenant_id, id, case_id, contact_id, template, channel, state, turn, written_at)
        select $1, md5('message' || n)::uuid, md5('case' || 1 + n % 3000)::uuid, md5('contact' || 1 + n % 50)::uuid, 'case-moved',
            'email', 'sent', 2, now() - n * interval '1 minute' from generate_series(1, 6000) n";

    #[tokio::test]
    async fn a_page_of_a_timeline_walks_each_index_no_further_than_a_page() -> anyhow::Result<()> {
        let tables = ["contact", "interaction", "contact_case", "contact_message"];
        let mut plans = Plans::of("contacts", &tables, &[PEOPLE, CALLS, CASES, MESSAGES]).await?;
        let none = "'00000000-0000-0000-0000-000000000001'";
        let values = [
            ("uuid", none),
            ("uuid", none),
            ("uuid", none),
            ("uuid", none),
            ("timestamptz", "'1900-01-01'"),
            ("timestamptz", "'9999-12-31'"),
            ("timestamptz", "'9999-12-31'"),
            ("uuid", none),
            ("text", "''"),
            ("bigint", "26"),
            ("boolean", "true"),
            ("timestamptz", "'2026-11-28'"),
        ];
        let plan = plans.plan(TIMELINE, &values).await?;
        for index in ["interaction_contact", "contact_case_opened", "contact_message_written"] {
            assert!(plan.contains(&format!("Scan Backward using {index} on")), "{index}: {plan}");
        }
        Ok(())
    }
}
