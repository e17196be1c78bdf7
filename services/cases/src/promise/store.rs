//! Every query about promises.

use cases_api::case::{Assignee, TeamSummary};
use cases_api::promise::{CaseOfPromise, PromiseState, PromiseView, Promised};
use contract::{CaseId, InteractionId, PromiseId, StaffId, TeamId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;

use super::{Given, Keeper, NewPromise};
use crate::caller::{Looker, mask};
use crate::case::store::{reference, seen_by};

/// What a new promise refers to, as far as it is there.
#[derive(Debug)]
pub(crate) struct Around {
    pub team: bool,
    pub staff: bool,
    /// The reporter of its case.
    pub reporter: Option<Promised>,
}

/// Whether team and member of staff are there, and who reported the case, if `me` may see it; `None` sees every case. One
/// round trip.
pub(crate) async fn around(
    tx: &TenantTx,
    keeper: Keeper,
    (case, me): (Option<CaseId>, Option<StaffId>),
) -> Result<Around, DbError> {
    let found = tx
        .row(
            concat!(
                "select exists (select from team where tenant_id = $1 and id = $2 and closed_at is null),
                 exists (select from staff where tenant_id = $1 and id = $3 and state = 'active'),
                 c.reporter_name, c.reporter_phone, c.contact_id
             from (select) one left join case_file c on c.tenant_id = $1 and c.id = $4 and",
                seen_by!("$5")
            ),
            args![
                tx.tenant(),
                keeper.team.map(TeamId::uuid),
                keeper.staff.map(StaffId::uuid),
                case.map(CaseId::uuid),
                me.map(StaffId::uuid)
            ],
            |row| {
                let name: Option<String> = row.get(2)?;
                let (phone, contact) = (row.get(3)?, row.id_or_null(4)?);
                let reporter = name.map(|name| Promised { contact, name, phone });
                Ok(Around { team: row.get(0)?, staff: row.get(1)?, reporter })
            },
        )
        .await?;
    found.ok_or_else(|| DbError::Bug("a query of one row has none".into()))
}

/// Writes a promise.
pub(super) async fn insert(tx: &TenantTx, promise: &NewPromise) -> Result<PromiseId, DbError> {
    let id = tx.new_id::<PromiseId>();
    let NewPromise { what, due, person, keeper, case, call, by } = promise;
    tx.run(
        "insert into promise (tenant_id, id, what, due_at, contact_id, name, phone, team_id, staff_id, case_id, call_id,
             state, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', $12, $13)",
        args![
            tx.tenant(),
            id.uuid(),
            what.as_str(),
            *due,
            person.contact.map(contract::ContactId::uuid),
            person.name.as_str(),
            person.phone.as_deref(),
            keeper.team.map(TeamId::uuid),
            keeper.staff.map(StaffId::uuid),
            case.map(CaseId::uuid),
            call.map(contract::InteractionId::uuid),
            tx.now(),
            by.map(StaffId::uuid),
        ],
    )
    .await?;
    Ok(id)
}

/// Writes a promise that a message stated; none where the case has one for this time already.
pub(super) async fn insert_stated(tx: &TenantTx, promise: &NewPromise) -> Result<Option<PromiseId>, DbError> {
    let NewPromise { what, due, person, keeper, case, by, .. } = promise;
    tx.row(
        "insert into promise (tenant_id, id, what, due_at, contact_id, name, phone, team_id, staff_id, case_id, state, made_at,
             made_by, stated)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, true
         where not exists (select from promise p where p.tenant_id = $1 and p.case_id = $10 and p.due_at = $4)
         returning id",
        args![
            tx.tenant(),
            tx.new_id::<PromiseId>().uuid(),
            what.as_str(),
            *due,
            person.contact.map(contract::ContactId::uuid),
            person.name.as_str(),
            person.phone.as_deref(),
            keeper.team.map(TeamId::uuid),
            keeper.staff.map(StaffId::uuid),
            case.map(CaseId::uuid),
            tx.now(),
            by.map(StaffId::uuid),
        ],
        |row| row.id(0),
    )
    .await
}

/// A promise about a case that moved with its person's record began with whom the case began.
pub(super) async fn begins_with_case(tx: &TenantTx, id: PromiseId, case: Option<CaseId>) -> Result<(), DbError> {
    let Some(case) = case else { return Ok(()) };
    tx.run(
        "insert into contact_moved (tenant_id, kind, id, origin_id)
         select $1, 'promise', p.id, m.origin_id from promise p
         join contact_moved m on m.tenant_id = $1 and m.kind = 'case' and m.id = p.case_id
         join case_file c on c.tenant_id = $1 and c.id = p.case_id and c.contact_id = p.contact_id
         where p.tenant_id = $1 and p.id = $2 and p.case_id = $3",
        args![tx.tenant(), id.uuid(), case.uuid()],
    )
    .await?;
    Ok(())
}

/// Ends what the messages of a case promised: kept where its day hasn't passed, else broken.
pub(super) async fn end_stated(tx: &TenantTx, case: CaseId, late: &str) -> Result<(), DbError> {
    tx.run(
        "update promise set state = case when due_at >= $3 then 'kept' else 'broken' end,
             ending = case when due_at >= $3 then null else $4 end, ended_at = $3, ended_by = $5, version = version + 1
         where tenant_id = $1 and case_id = $2 and stated and state = 'open'",
        args![tx.tenant(), case.uuid(), tx.now(), late, tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}

/// A promise to be dealt with; its row is locked.
pub(super) async fn given(tx: &TenantTx, id: PromiseId) -> Result<Option<Given>, DbError> {
    tx.row(
        concat!(
            "select id, state, version, case_id, team_id from promise p where tenant_id = $1 and id = $2 and",
            promise_seen_by!("$3"),
            " for no key update"
        ),
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid)],
        |row| {
            Ok(Given {
                id: row.id(0)?,
                state: state(row, 1)?,
                version: row.get(2)?,
                case: row.id_or_null(3)?,
                team: row.id_or_null(4)?,
            })
        },
    )
    .await
}

/// Ends a locked promise.
pub(super) async fn end(
    tx: &TenantTx,
    id: PromiseId,
    state: PromiseState,
    ending: Option<&str>,
) -> Result<(), DbError> {
    tx.run(
        "update promise set state = $3, ending = $4, ended_at = $5, ended_by = $6, version = version + 1
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), state.name(), ending, tx.now(), tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}

/// Gives a locked promise a new day.
pub(super) async fn renew(tx: &TenantTx, id: PromiseId, due: OffsetDateTime) -> Result<(), DbError> {
    tx.run(
        "update promise set due_at = $3, renewed = renewed + 1, version = version + 1 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), due],
    )
    .await?;
    Ok(())
}

/// Whether the member of staff `$me` may see the promise `p`; whoever made it or keeps it does.
macro_rules! promise_seen_by {
    ($me:literal) => {
        $crate::case::sight::store::in_sight!($me, ["p.staff_id", "p.made_by"], "p.team_id")
    };
}
pub(super) use promise_seen_by;

/// The columns of a [`PromiseView`], of `p`, with `t`, `s`, `c`, `m`, for `$me` at `$now` in the call `$call`.
macro_rules! promise_columns {
    ($call:literal, $me:literal, $now:literal) => {
        concat!(
            "p.id, p.what, p.due_at, p.state, p.contact_id, p.name, p.phone, p.team_id, t.name, p.staff_id, s.name,
             p.case_id, c.reference, c.service_name, p.call_id, p.made_at, m.name, p.renewed, p.ended_at, p.ending,
             p.version,",
            $crate::caller::store::looking!("p.contact_id", "p.call_id", $call, $me, $now)
        )
    };
}
pub(super) use promise_columns;

/// What was promised about the case `c`, as one column.
macro_rules! promises_of {
    () => {
        concat!(
            "(select coalesce(jsonb_agg(jsonb_build_object('what', p.what, 'due_at', ",
            $crate::case::clocks::store::rfc3339!("p.due_at"),
            ", 'state', p.state, 'ended_at', ",
            $crate::case::clocks::store::rfc3339!("p.ended_at"),
            ") order by p.due_at, p.id), '[]') from promise p where p.tenant_id = $1 and p.case_id = c.id)"
        )
    };
}
pub(crate) use promises_of;

/// What [`promise_columns`] come from, for rows of a promise called `p`.
macro_rules! promise_joins {
    () => {
        " left join team t on t.tenant_id = $1 and t.id = p.team_id
          left join staff s on s.tenant_id = $1 and s.id = p.staff_id
          left join staff m on m.tenant_id = $1 and m.id = p.made_by
          left join case_file c on c.tenant_id = $1 and c.id = p.case_id"
    };
}
pub(super) use promise_joins;

/// One promise, as much of it as this looker may see.
pub(crate) async fn view(tx: &TenantTx, id: PromiseId, looker: Looker) -> Result<Option<PromiseView>, DbError> {
    let now = tx.now();
    tx.row(
        concat!(
            "select ",
            promise_columns!("$4", "$3", "$5"),
            " from promise p",
            promise_joins!(),
            " where p.tenant_id = $1 and p.id = $2 and",
            promise_seen_by!("$3")
        ),
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid), looker.call.map(InteractionId::uuid), now],
        |row| viewed(row, now, looker),
    )
    .await
}

/// Everything that was promised about a case, in the order in which that was.
pub(crate) async fn of_case(tx: &TenantTx, case: CaseId, looker: Looker) -> Result<Vec<PromiseView>, DbError> {
    let now = tx.now();
    tx.rows(
        concat!(
            "select ",
            promise_columns!("$3", "$4", "$5"),
            " from promise p",
            promise_joins!(),
            " where p.tenant_id = $1 and p.case_id = $2 order by p.made_at, p.id"
        ),
        args![
            tx.tenant(),
            case.uuid(),
            looker.call.map(InteractionId::uuid),
            tx.actor().staff().map(StaffId::uuid),
            now
        ],
        |row| viewed(row, now, looker),
    )
    .await
}

/// A promise, from the columns of a row.
pub(super) fn viewed(row: Row<'_>, now: OffsetDateTime, looker: Looker) -> Result<PromiseView, DbError> {
    let (due_at, state): (OffsetDateTime, _) = (row.get(2)?, state(row, 3)?);
    let promise = PromiseView {
        id: row.id(0)?,
        what: row.get(1)?,
        due_at,
        overdue: state == PromiseState::Open && due_at < now,
        state,
        person: Promised { contact: row.id_or_null(4)?, name: row.get(5)?, phone: row.get(6)? },
        team: team(row, 7)?,
        staff: colleague(row, 9)?,
        case: case(row, 11)?,
        call: row.id_or_null(14)?,
        made_at: row.get(15)?,
        made_by: row.get(16)?,
        renewed: row.get(17)?,
        ended_at: row.get(18)?,
        ending: row.get(19)?,
        version: row.get(20)?,
        masked: false,
    };
    Ok(mask::promise(looker.sight(row, 21)?, promise))
}

/// A team, from its id and name, or none.
pub(crate) fn team(row: Row<'_>, at: usize) -> Result<Option<TeamSummary>, DbError> {
    let id: Option<TeamId> = row.id_or_null(at)?;
    id.map(|id| row.json(at + 1).map(|name| TeamSummary { id, name })).transpose()
}

/// A member of staff, from their id and name, or none.
pub(crate) fn colleague(row: Row<'_>, at: usize) -> Result<Option<Assignee>, DbError> {
    let id: Option<StaffId> = row.id_or_null(at)?;
    id.map(|id| row.get(at + 1).map(|name| Assignee { id, name })).transpose()
}

/// A case, from its id, reference and service, or none.
pub(crate) fn case(row: Row<'_>, at: usize) -> Result<Option<CaseOfPromise>, DbError> {
    let id: Option<CaseId> = row.id_or_null(at)?;
    let Some(id) = id else { return Ok(None) };
    Ok(Some(CaseOfPromise { id, reference: reference(row, at + 1)?, service: row.json(at + 2)? }))
}

fn state(row: Row<'_>, at: usize) -> Result<PromiseState, DbError> {
    let name: &str = row.get(at)?;
    let found = PromiseState::ALL.into_iter().find(|state| state.name() == name);
    found.ok_or_else(|| DbError::Bug("a stored promise has no state".into()))
}
