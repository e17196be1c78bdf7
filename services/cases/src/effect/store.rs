//! Every query about what was asked of other systems, and about amounts that are due.

use cases_api::effect::{AskedView, EffectOutcome, ListAsked};
use contract::{CaseEffectId, CaseId, Problem, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::rule::Given;
use crate::case::store::seen_by;

/// The effect `e` of the case `c`, as an [`AskedView`].
macro_rules! asked_json {
    () => {
        "jsonb_build_object('id', e.id,
            'case', jsonb_build_object('id', c.id, 'reference', c.reference, 'service', c.service_name),
            'kind', e.kind, 'title', e.title, 'connector', e.connector, 'pence', e.pence, 'asked_at', e.made_at,
            'outcome', nullif(e.state, 'open'), 'words', e.said, 'version', e.version)"
    };
}

/// Which of what was asked a list shows.
#[derive(Debug)]
pub(super) struct Which {
    connector: Option<String>,
    mine: bool,
}

impl Which {
    /// # Errors
    /// `validation-failed` for teams that can't be asked for.
    pub fn read(asked: &ListAsked) -> Result<Self, Problem> {
        let mine = match asked.team.as_deref() {
            None => false,
            Some("mine") => true,
            Some(_) => return Err(Problem::at("/team", "unknown-value", "The team must be `mine`, or left out.")),
        };
        Ok(Self { connector: asked.connector.clone(), mine })
    }
}

/// `$1` council, `$2` who asks, `$3` connection, `$4` and `$5` the place, `$6` how many.
macro_rules! listed {
    ($connector:literal, $team:literal) => {
        concat!(
            "select ",
            asked_json!(),
            " from case_effect e join case_file c on c.tenant_id = $1 and c.id = e.case_id
             where e.tenant_id = $1 and e.state <> 'done' and e.kind in ('charge', 'connector')",
            $connector,
            $team,
            " and (e.made_at, e.id) > ($4, $5) and",
            seen_by!("$2"),
            " order by e.made_at, e.id limit $6"
        )
    };
}

fn statement(which: &Which) -> &'static str {
    macro_rules! by_team {
        ($connector:literal) => {
            if which.mine {
                listed!(
                    $connector,
                    " and c.team_id in (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $2)"
                )
            } else {
                listed!($connector, "")
            }
        };
    }
    match which.connector {
        Some(_) => by_team!(" and e.connector = $3"),
        None => by_team!(" and $3::text is null"),
    }
}

/// A page of what was asked and isn't done after a place, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    which: &Which,
    after: Option<(OffsetDateTime, CaseEffectId)>,
    size: u16,
) -> Result<Vec<AskedView>, DbError> {
    let (at, id) = after.unwrap_or((OffsetDateTime::UNIX_EPOCH, CaseEffectId::from(Uuid::nil())));
    let me = tx.actor().staff().map(StaffId::uuid);
    let args = args![tx.tenant(), me, which.connector.as_deref(), at, id.uuid(), i64::from(size) + 1];
    tx.rows(statement(which), args, |row| row.json(0)).await
}

/// Whose case something that was asked is.
pub(super) async fn case_of(tx: &TenantTx, id: CaseEffectId) -> Result<Option<CaseId>, DbError> {
    let sql = "select case_id from case_effect where tenant_id = $1 and id = $2";
    tx.row(sql, args![tx.tenant(), id.uuid()], |row| row.id(0)).await
}

/// Something that was asked. Its case is locked, and with it what it asked.
pub(super) async fn given(tx: &TenantTx, id: CaseEffectId) -> Result<Option<Given>, DbError> {
    tx.row(
        "select kind, title, connector, state = 'done', version from case_effect where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
        |row| {
            let kind = row.get::<&str>(0)?.parse().map_err(|_| DbError::Bug("a stored effect has no kind".into()))?;
            let (title, connector) = (row.json(1)?, row.get(2)?);
            Ok(Given { kind, title, connector, done: row.get(3)?, version: row.get(4)? })
        },
    )
    .await
}

/// Writes what became of it.
pub(super) async fn settle(
    tx: &TenantTx,
    id: CaseEffectId,
    outcome: EffectOutcome,
    said: Option<&str>,
) -> Result<(), DbError> {
    tx.run(
        "update case_effect set state = $3, said = $4, version = version + 1, done_at = $5,
             done_by = (select id from staff where tenant_id = $1 and id = $6)
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), outcome.name(), said, tx.now(), tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}

/// One, as it is shown.
pub(super) async fn view(tx: &TenantTx, id: CaseEffectId) -> Result<Option<AskedView>, DbError> {
    let sql = concat!(
        "select ",
        asked_json!(),
        " from case_effect e join case_file c on c.tenant_id = $1 and c.id = e.case_id
         where e.tenant_id = $1 and e.id = $2"
    );
    tx.row(sql, args![tx.tenant(), id.uuid()], |row| row.json(0)).await
}
