//! Who of a team can have a report.

use contract::{StaffId, TeamId};
use tenant_db::{DbError, TenantTx, args};

use super::rule::Candidate;

/// Those of a team who can sign in, aren't away and have a skill, where one is asked for, with what they have to do.
/// The team's turn is held: two reports at once are shared out one after the other.
pub(super) async fn candidates(tx: &TenantTx, team: TeamId, skill: Option<&str>) -> Result<Vec<Candidate>, DbError> {
    tx.run(
        "select pg_advisory_xact_lock(hashtextextended($1::uuid::text || $2::uuid::text, 0))",
        args![tx.tenant(), team.uuid()],
    )
    .await?;
    tx.rows(
        "select s.id, s.name,
             (select count(*) from case_file c where c.tenant_id = $1 and c.assignee_id = s.id and c.state <> 'done'),
             (select r.at from routing_turn r where r.tenant_id = $1 and r.team_id = $2 and r.staff_id = s.id)
         from team_member m join staff s on s.tenant_id = $1 and s.id = m.staff_id
         left join presence p on p.tenant_id = $1 and p.staff_id = s.id
         where m.tenant_id = $1 and m.team_id = $2 and s.state = 'active'
             and (p.said is distinct from 'away' or p.until <= $4)
             and ($3::text is null or lower($3) = any (p.skills))",
        args![tx.tenant(), team.uuid(), skill, tx.now()],
        |row| Ok(Candidate { id: row.id(0)?, name: row.get(1)?, load: row.get(2)?, last: row.get(3)? }),
    )
    .await
}

/// Notes that someone of a team was given a report.
pub(super) async fn took_turn(tx: &TenantTx, team: TeamId, staff: StaffId) -> Result<(), DbError> {
    tx.run(
        "insert into routing_turn (tenant_id, team_id, staff_id, at) values ($1, $2, $3, $4)
         on conflict (tenant_id, team_id, staff_id) do update set at = greatest(routing_turn.at, $4)",
        args![tx.tenant(), team.uuid(), staff.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}
