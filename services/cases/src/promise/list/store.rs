//! The queries of lists: one statement for each shape, each along an index of its own.

use cases_api::promise::{PromiseState, PromiseView};
use contract::{CaseId, ContactId, InteractionId, PromiseId, StaffId, TeamId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use super::super::store::{promise_columns, promise_joins, promise_seen_by, viewed};
use super::{Which, Whose};
use crate::caller::Looker;

/// `$1` council, `$2` state, `$3` whose, `$4` who asks, `$5` only what was due before or null, `$6` and
/// `$7` the place, `$8` how many, `$9` in which call, `$10` when.
macro_rules! listed {
    ($whose:literal, soonest) => {
        listed!($whose, ">", "due_at, id", "p.due_at, p.id")
    };
    ($whose:literal, latest) => {
        listed!($whose, "<", "due_at desc, id desc", "p.due_at desc, p.id desc")
    };
    ($whose:literal, $past:literal, $order:literal, $shown:literal) => {
        concat!(
            "select ",
            promise_columns!("$9", "$4", "$10"),
            " from (
                 select * from promise p
                 where tenant_id = $1 and state = $2 ",
            $whose,
            " and ($5::timestamptz is null or due_at < $5) and (due_at, id) ",
            $past,
            " ($6, $7) and",
            promise_seen_by!("$4"),
            "
                 order by ",
            $order,
            " limit $8
             ) p",
            promise_joins!(),
            " order by ",
            $shown
        )
    };
}

/// What is open by who waits longest, what is over by what came last.
macro_rules! either {
    ($ended:expr, $whose:literal) => {
        if $ended { listed!($whose, latest) } else { listed!($whose, soonest) }
    };
}

fn statement(whose: Whose, ended: bool) -> &'static str {
    match whose {
        Whose::Everyones => either!(ended, " and $3::uuid is null"),
        Whose::Contact(_) => either!(ended, " and contact_id = $3"),
        Whose::Case(_) => either!(ended, " and case_id = $3"),
        Whose::Mine => either!(ended, " and $3::uuid is null and staff_id = $4"),
        Whose::Team(_) => either!(ended, " and team_id = $3"),
        Whose::MyTeams => {
            either!(
                ended,
                " and $3::uuid is null and team_id in (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $4)"
            )
        }
    }
}

/// Before the first of a list.
fn outset(ended: bool) -> (OffsetDateTime, PromiseId) {
    if ended {
        (datetime!(9999-12-31 0:00 UTC), PromiseId::from(Uuid::max()))
    } else {
        (OffsetDateTime::UNIX_EPOCH, PromiseId::from(Uuid::nil()))
    }
}

/// A page of promises after a place, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    which: Which,
    looker: Looker,
    after: Option<(OffsetDateTime, PromiseId)>,
    size: u16,
) -> Result<Vec<PromiseView>, DbError> {
    let ended = which.state != PromiseState::Open;
    let (due, id) = after.unwrap_or_else(|| outset(ended));
    let whose = match which.whose {
        Whose::Contact(contact) => Some(ContactId::uuid(contact)),
        Whose::Case(case) => Some(CaseId::uuid(case)),
        Whose::Team(team) => Some(TeamId::uuid(team)),
        Whose::Everyones | Whose::Mine | Whose::MyTeams => None,
    };
    let (now, me) = (tx.now(), tx.actor().staff());
    tx.rows(
        statement(which.whose, ended),
        args![
            tx.tenant(),
            which.state.name(),
            whose,
            me.map(StaffId::uuid),
            which.overdue.then_some(now),
            due,
            id.uuid(),
            i64::from(size) + 1,
            looker.call.map(InteractionId::uuid),
            now
        ],
        |row| viewed(row, now, looker),
    )
    .await
}
