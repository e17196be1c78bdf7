//! Every query about transfers.

use cases_api::case::Assignee;
use cases_api::promise::Promised;
use cases_api::transfer::{PassOn, TransferSide, TransferState, TransferView};
use contract::{CaseId, ContactId, CouncilId, InteractionId, PromiseId, StaffId, TeamId, TransferId};
use tenant_db::{DbError, RelayTx, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Passed;
use crate::caller::store::looking;
use crate::caller::{Looker, mask};
use crate::promise::Keeper;
use crate::promise::store::{case, colleague, team};

/// A transfer that is about to be.
pub(super) struct NewTransfer<'a> {
    pub note: String,
    pub person: Promised,
    pub to: Keeper,
    pub asked: &'a PassOn,
    pub me: StaffId,
    pub answer_by: OffsetDateTime,
    pub state: TransferState,
    pub promise: Option<PromiseId>,
}

/// Writes a transfer.
pub(super) async fn insert(tx: &TenantTx, new: &NewTransfer<'_>) -> Result<TransferId, DbError> {
    let id = tx.new_id::<TransferId>();
    tx.run(
        "insert into transfer (tenant_id, id, note, from_staff, staff_id, team_id, case_id, call_id, contact_id, name, phone,
             state, made_at, answer_by, promise_id, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, case when $15 is not null then $13 end)",
        args![
            tx.tenant(),
            id.uuid(),
            new.note.as_str(),
            new.me.uuid(),
            new.to.staff.map(StaffId::uuid),
            new.to.team.map(TeamId::uuid),
            new.asked.case.map(CaseId::uuid),
            new.asked.call.map(InteractionId::uuid),
            new.person.contact.map(ContactId::uuid),
            new.person.name.as_str(),
            new.person.phone.as_deref(),
            new.state.name(),
            tx.now(),
            new.answer_by,
            new.promise.map(PromiseId::uuid),
        ],
    )
    .await?;
    Ok(id)
}

/// The columns of a [`Passed`].
macro_rules! passed_columns {
    () => {
        "id, state, note, from_staff, staff_id, team_id, contact_id, name, phone, case_id, call_id"
    };
}

fn passed(row: Row<'_>) -> Result<Passed, DbError> {
    Ok(Passed {
        id: row.id(0)?,
        state: state(row, 1)?,
        note: row.get(2)?,
        from: row.id(3)?,
        to: Keeper { staff: row.id_or_null(4)?, team: row.id_or_null(5)? },
        person: Promised { contact: row.id_or_null(6)?, name: row.get(7)?, phone: row.get(8)? },
        case: row.id_or_null(9)?,
        call: row.id_or_null(10)?,
    })
}

/// A transfer that was passed to someone or to a team of theirs; its row is locked.
pub(super) async fn passed_to(tx: &TenantTx, id: TransferId, me: StaffId) -> Result<Option<Passed>, DbError> {
    tx.row(
        concat!(
            "select ",
            passed_columns!(),
            " from transfer where tenant_id = $1 and id = $2 and (staff_id = $3 or team_id in
                 (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $3))
             for no key update"
        ),
        args![tx.tenant(), id.uuid(), me.uuid()],
        passed,
    )
    .await
}

/// A transfer that still waits though its time is over, unless someone is answering it; its row is
/// locked.
pub(super) async fn unanswered(tx: &TenantTx, id: TransferId) -> Result<Option<Passed>, DbError> {
    tx.row(
        concat!(
            "select ",
            passed_columns!(),
            " from transfer where tenant_id = $1 and id = $2 and state = 'waiting' and answer_by <= $3
             for no key update skip locked"
        ),
        args![tx.tenant(), id.uuid(), tx.now()],
        passed,
    )
    .await
}

/// What waited too long at these councils, each with its own time: what was tried least, and of that the
/// longest of each, first.
pub(super) async fn due(
    tx: &RelayTx,
    councils: Vec<Uuid>,
    times: Vec<OffsetDateTime>,
    turn: i64,
) -> Result<Vec<(CouncilId, TransferId)>, DbError> {
    tx.rows(
        "select council.id, due.id from unnest($1::uuid[], $2::timestamptz[]) as council(id, now)
         cross join lateral (
             select t.id, t.attempts, t.answer_by from cases.transfer t
             where t.tenant_id = council.id and t.state = 'waiting' and t.answer_by <= council.now
             order by t.attempts, t.answer_by, t.id limit $3) due
         order by due.attempts, due.answer_by, due.id",
        args![councils, times, turn],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Counts a try that failed.
pub(super) async fn tried(tx: &TenantTx, id: TransferId) -> Result<(), DbError> {
    let sql = "update transfer set attempts = attempts + 1 where tenant_id = $1 and id = $2 and state = 'waiting'";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Writes the answer to a locked transfer.
pub(super) async fn answer(
    tx: &TenantTx,
    id: TransferId,
    state: TransferState,
    reason: Option<&str>,
    promise: Option<PromiseId>,
) -> Result<(), DbError> {
    tx.run(
        "update transfer set state = $3, reason = $4, promise_id = $5, answered_at = $6, answered_by = $7
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            state.name(),
            reason,
            promise.map(PromiseId::uuid),
            tx.now(),
            tx.actor().staff().map(StaffId::uuid)
        ],
    )
    .await?;
    Ok(())
}

/// `select … from` a source of transfers called `p`, as [`viewed`] reads it for `$me` at `$now`.
macro_rules! transfers {
    ($from:literal, $me:literal, $now:literal) => {
        concat!(
            "select p.id, p.note, p.from_staff, f.name, p.staff_id, s.name, p.team_id, t.name, p.contact_id, p.name, p.phone,
                 p.case_id, c.reference, c.service_name, p.call_id, p.state, p.made_at, p.answer_by, p.answered_at, a.name,
                 p.reason, p.promise_id,",
            looking!("p.contact_id", "p.call_id", "null", $me, $now),
            " from ",
            $from,
            " p
             join staff f on f.tenant_id = $1 and f.id = p.from_staff
             left join staff s on s.tenant_id = $1 and s.id = p.staff_id
             left join team t on t.tenant_id = $1 and t.id = p.team_id
             left join staff a on a.tenant_id = $1 and a.id = p.answered_by
             left join case_file c on c.tenant_id = $1 and c.id = p.case_id"
        )
    };
}

fn viewed(row: Row<'_>, looker: Looker) -> Result<TransferView, DbError> {
    let person = Promised { contact: row.id_or_null(8)?, name: row.get(9)?, phone: row.get(10)? };
    Ok(TransferView {
        id: row.id(0)?,
        note: row.get(1)?,
        from: Assignee { id: row.id(2)?, name: row.get(3)? },
        staff: colleague(row, 4)?,
        team: team(row, 6)?,
        person: mask::promised(looker.sight(row, 22)?, person),
        case: case(row, 11)?,
        call: row.id_or_null(14)?,
        state: state(row, 15)?,
        made_at: row.get(16)?,
        answer_by: row.get(17)?,
        answered_at: row.get(18)?,
        answered_by: row.get(19)?,
        reason: row.get(20)?,
        promise: row.id_or_null(21)?,
    })
}

/// One transfer, for whoever sent it or may answer it.
pub(super) async fn view(
    tx: &TenantTx,
    id: TransferId,
    (me, looker): (StaffId, Looker),
) -> Result<Option<TransferView>, DbError> {
    tx.row(
        concat!(
            transfers!("transfer", "$3", "$4"),
            " where p.tenant_id = $1 and p.id = $2 and ($3 in (p.from_staff, p.staff_id) or p.team_id in
                 (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $3))"
        ),
        args![tx.tenant(), id.uuid(), me.uuid(), tx.now()],
        |row| viewed(row, looker),
    )
    .await
}

/// What someone received or sent: `$2` who, `$3` state or null, `$4` and `$5` the place, `$6` how many.
fn statement(side: TransferSide) -> &'static str {
    match side {
        TransferSide::Sent => concat!(
            transfers!(
                "(select * from transfer
                  where tenant_id = $1 and from_staff = $2 and ($3::text is null or state = $3) and (made_at, id) < ($4, $5)
                  order by made_at desc, id desc limit $6)",
                "$2",
                "$7"
            ),
            " order by p.made_at desc, p.id desc"
        ),
        TransferSide::Received => concat!(
            transfers!(
                "(select * from (
                      (select * from transfer
                       where tenant_id = $1 and staff_id = $2 and ($3::text is null or state = $3) and (made_at, id) < ($4, $5)
                       order by made_at desc, id desc limit $6)
                      union all
                      select teams.* from team_member m cross join lateral (
                          select * from transfer x
                          where x.tenant_id = $1 and x.team_id = m.team_id and ($3::text is null or x.state = $3)
                              and (x.made_at, x.id) < ($4, $5)
                          order by x.made_at desc, x.id desc limit $6) teams
                      where m.tenant_id = $1 and m.staff_id = $2) received
                  order by made_at desc, id desc limit $6)",
                "$2",
                "$7"
            ),
            " order by p.made_at desc, p.id desc"
        ),
    }
}

/// A page of transfers before a place, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    (side, wanted): (TransferSide, Option<TransferState>),
    (me, looker): (StaffId, Looker),
    before: Option<(OffsetDateTime, TransferId)>,
    size: u16,
) -> Result<Vec<TransferView>, DbError> {
    let (at, id) = before.unwrap_or((LAST, TransferId::from(Uuid::max())));
    tx.rows(
        statement(side),
        args![tx.tenant(), me.uuid(), wanted.map(TransferState::name), at, id.uuid(), i64::from(size) + 1, tx.now()],
        |row| viewed(row, looker),
    )
    .await
}

/// How a case was passed on, in the order in which that was.
pub(crate) async fn of_case(tx: &TenantTx, case: CaseId, looker: Looker) -> Result<Vec<TransferView>, DbError> {
    tx.rows(
        concat!(
            transfers!("transfer", "$3", "$4"),
            " where p.tenant_id = $1 and p.case_id = $2 order by p.made_at, p.id"
        ),
        args![tx.tenant(), case.uuid(), tx.actor().staff().map(StaffId::uuid), tx.now()],
        |row| viewed(row, looker),
    )
    .await
}

/// After every time that is ever kept.
const LAST: OffsetDateTime = time::macros::datetime!(9999-12-31 0:00 UTC);

fn state(row: Row<'_>, at: usize) -> Result<TransferState, DbError> {
    let name: &str = row.get(at)?;
    let found = TransferState::ALL.into_iter().find(|state| state.name() == name);
    found.ok_or_else(|| DbError::Bug("a stored transfer has no state".into()))
}
