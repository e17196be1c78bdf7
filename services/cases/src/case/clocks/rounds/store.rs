//! Every query about rounds.

use contract::{ClockRoundId, CouncilId};
use tenant_db::{DbError, RelayTx, TenantTx, args};
use uuid::Uuid;

/// Whose clocks are counted anew.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Recount {
    Everything,
    Team(Uuid),
    Service(Uuid),
}

/// Has running clocks counted anew soon: those of a team, of a service, or of every case.
pub(crate) async fn order(tx: &TenantTx, which: Recount) -> Result<(), DbError> {
    let (because, team, service) = match which {
        Recount::Everything => ("calendar", None, None),
        Recount::Team(team) => ("calendar", Some(team), None),
        Recount::Service(service) => ("pause", None, Some(service)),
    };
    tx.run(
        "insert into clock_round (tenant_id, id, because, team_id, service_id, ordered_at) values ($1, $2, $3, $4, $5, $6)",
        args![tx.tenant(), tx.new_id::<ClockRoundId>().uuid(), because, team, service, tx.now()],
    )
    .await?;
    Ok(())
}

/// The rounds that aren't over, the first that was ordered first.
pub(super) async fn ordered(tx: &RelayTx, limit: i64) -> Result<Vec<(CouncilId, ClockRoundId)>, DbError> {
    tx.rows("select tenant_id, id from cases.clock_round order by ordered_at, id limit $1", args![limit], |row| {
        Ok((row.id(0)?, row.id(1)?))
    })
    .await
}

/// Gives the next cases of a round their turn: their running clocks are looked at next. `false` where there is nothing
/// left of it, or another process has it.
pub(super) async fn advance(tx: &TenantTx, round: ClockRoundId, at_once: i64) -> Result<bool, DbError> {
    let given = tx
        .row(
            "with round as materialized (
                 select * from clock_round where tenant_id = $1 and id = $2 for update skip locked),
             turn as materialized (
                 select c.id from round r, case_file c
                 where c.tenant_id = $1 and c.id > coalesce(r.reached, '00000000-0000-0000-0000-000000000000') and c.state <> 'done'
                     and (r.team_id is null or c.team_id = r.team_id) and (r.service_id is null or c.service_id = r.service_id)
                 order by c.id limit $4 for no key update of c),
             looked as (
                 update case_clock k set look_at = $3, because = r.because from round r, turn
                 where k.tenant_id = $1 and k.case_id = turn.id and k.state in ('running', 'paused')),
             came as (
                 update clock_round r set reached = (select id from turn order by id desc limit 1)
                 where r.tenant_id = $1 and r.id in (select id from round) and (select count(*) from turn) = $4),
             over as (
                 delete from clock_round r
                 where r.tenant_id = $1 and r.id in (select id from round) and (select count(*) from turn) < $4)
             select count(*) from turn",
            args![tx.tenant(), round.uuid(), tx.now(), at_once],
            |row| row.get::<i64>(0),
        )
        .await?;
    Ok(given == Some(at_once))
}
