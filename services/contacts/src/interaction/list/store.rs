//! The queries of lists: one statement for each shape, so that each walks an index of its own backwards.

use contacts_api::interaction::InteractionSummary;
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

/// `$1` council, `$2` whose, `$3` and `$4` from and to, `$5` and `$6` the place, `$7` how many.
macro_rules! listed {
    ($which:literal) => {
        concat!(
            "select ",
            summary_columns!(),
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
        (Whose::Ringing(_), _) => listed!("and staff_id = $2 and state <> 'ended' and state = 'ringing'"),
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
    tx.rows(statement(which), args![tx.tenant(), whose, from, to, at, id, i64::from(size) + 1], |row| {
        summary(row, which.trusted)
    })
    .await
}
