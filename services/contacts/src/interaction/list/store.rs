//! The queries of lists: one statement for each shape, so that each walks an index of its own backwards.

use contacts_api::interaction::InteractionSummary;
use contract::StaffId;
use tenant_db::{DbError, TenantTx, args};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::super::row::{summary, summary_columns, summary_joins};
use super::{Which, Whose};

/// Before and after every interaction.
const ALWAYS: (OffsetDateTime, OffsetDateTime) = (datetime!(1900-01-01 0:00 UTC), datetime!(9999-12-31 0:00 UTC));
/// How long a call rings on before it is shown no more.
const RINGS: Duration = Duration::minutes(2);

/// `$1` council, `$2` whose, `$3` and `$4` from and to, `$5` and `$6` the place, `$7` how many; `$8` who asks,
/// `$9` when.
macro_rules! listed {
    ($which:literal) => {
        concat!(
            "select ",
            summary_columns!("$8", "$9"),
            " from (
                 select * from interaction
                 where tenant_id = $1 and started_at >= $3 and started_at < $4 and (started_at, id) < ($5, $6) ",
            $which,
            " order by started_at desc, id desc limit $7
             ) i ",
            summary_joins!(),
            " order by i.started_at desc, i.id desc"
        )
    };
}

fn statement(which: Which) -> &'static str {
    match (which.whose, which.open) {
        (Whose::Everyone, false) => listed!("and $2::uuid is null"),
        (Whose::Everyone, true) => listed!("and $2::uuid is null and state <> 'ended'"),
        (Whose::Contact(_), false) => listed!("and contact_id = $2"),
        (Whose::Contact(_), true) => listed!("and contact_id = $2 and state <> 'ended'"),
        (Whose::Staff(_), false) => listed!("and staff_id = $2"),
        (Whose::Staff(_), true) => listed!("and staff_id = $2 and state <> 'ended'"),
        (Whose::Ringing(_), _) => listed!("and staff_id = $2 and state = 'ringing'"),
    }
}

/// A page of interactions before a place, and one more when there is one.
pub(in crate::interaction) async fn list(
    tx: &TenantTx,
    which: Which,
    before: Option<(OffsetDateTime, Uuid)>,
    size: u16,
) -> Result<Vec<InteractionSummary>, DbError> {
    let whose = match which.whose {
        Whose::Everyone => None,
        Whose::Contact(contact) => Some(contact.uuid()),
        Whose::Staff(staff) | Whose::Ringing(staff) => Some(staff.uuid()),
    };
    let (from, to) = match which.whose {
        Whose::Ringing(_) => (tx.now() - RINGS, ALWAYS.1),
        _ => which.began.unwrap_or(ALWAYS),
    };
    let (at, id) = before.unwrap_or((ALWAYS.1, Uuid::max()));
    let me = tx.actor().staff().map(StaffId::uuid);
    let asked = args![tx.tenant(), whose, from, to, at, id, i64::from(size) + 1, me, tx.now()];
    tx.rows(statement(which), asked, |row| summary(row, which.seen)).await
}

#[cfg(test)]
mod tests {
    use contract::{ContactId, StaffId};
    use testkit::Plans;

    use super::super::super::row::Seen;
    use super::*;

    const CALLS: &str = "
        with who as (
            insert into contact (tenant_id, id, name, name_key, cases, first_seen_at, last_seen_at)
            select $1, md5('contact' || n)::uuid, 'Ann', 'ann', 0, now(), now() from generate_series(1, 50) n returning id
        )
        insert into interaction (tenant_id, id, channel, direction, state, withheld, contact_id, staff_id, started_at,
            ended_at, outcome, version)
        select $1, md5('call' || n)::uuid, 'phone', 'in',
            case when n > 2000 then 'ended' when n > 1000 then 'ringing' else 'open' end, false, md5('contact' || 1 + n % 50)::uuid,
            md5('staff' || n % 20)::uuid, now() - n * interval '1 minute', case when n > 2000 then now() end,
            case when n > 2000 then 'answered' end, 1
        from generate_series(1, 4000) n";

    #[tokio::test]
    async fn each_list_walks_an_index_of_its_own_backwards() -> anyhow::Result<()> {
        let mut plans = Plans::of("contacts", &["contact", "interaction"], &[CALLS]).await?;
        let id = format!("'{}'", Uuid::from_u128(1));
        let values = [
            ("uuid", id.as_str()),
            ("timestamptz", "'1900-01-01'"),
            ("timestamptz", "'9999-12-31'"),
            ("timestamptz", "'9999-12-31'"),
            ("uuid", &id),
            ("bigint", "26"),
            ("uuid", &id),
            ("timestamptz", "'2026-11-23'"),
        ];
        let (contact, staff) = (ContactId::from(Uuid::from_u128(1)), StaffId::from(Uuid::from_u128(1)));
        for (whose, open, index) in [
            (Whose::Everyone, false, "interaction_started"),
            (Whose::Everyone, true, "interaction_goes_on"),
            (Whose::Contact(contact), false, "interaction_contact"),
            (Whose::Staff(staff), false, "interaction_staff"),
            (Whose::Staff(staff), true, "interaction_open"),
            (Whose::Ringing(staff), false, "interaction_open"),
        ] {
            let which = Which { whose, open, began: None, seen: Seen::ByItself { trusted: false } };
            let plan = plans.plan(statement(which), &values).await?;
            assert!(plan.contains(&format!("Scan Backward using {index} on")), "{whose:?} {open}: {plan}");
        }
        Ok(())
    }
}
