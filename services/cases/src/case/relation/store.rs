//! Every query about how cases belong together.

use cases_api::relation::Relation;
use contract::{CaseId, StaffId};
use tenant_db::{DbError, TenantTx, args};

/// The cases that belong to the case `c` and that `$me` may see, the oldest link first, as one column; and how far
/// its parts are, as another.
macro_rules! relations_of {
    ($me:literal) => {
        concat!(
            "(select coalesce(jsonb_agg(jsonb_build_object('relation', l.relation, 'id', r.id, 'reference', r.reference,
                'service', r.service_name, 'state', r.state, 'outcome', r.outcome, 'due_at', r.due_at, 'since', l.made_at)
                order by l.made_at, r.id), '[]')
              from (
                select k.kind as relation, k.other_id as id, k.made_at
                from case_link k where k.tenant_id = $1 and k.case_id = c.id
                union all
                select case k.kind when 'parent' then 'child' else k.kind end, k.case_id, k.made_at
                from case_link k where k.tenant_id = $1 and k.other_id = c.id
              ) l join case_file r on r.tenant_id = $1 and r.id = l.id and",
            $crate::case::sight::store::in_sight!($me, ["r.assignee_id", "r.opened_by"], "r.team_id"),
            "),
             (select jsonb_build_object('done', count(*) filter (where p.state = 'done'), 'all', count(*))
              from case_link k join case_file p on p.tenant_id = $1 and p.id = k.case_id
              where k.tenant_id = $1 and k.other_id = c.id and k.kind = 'parent')"
        )
    };
}
pub(crate) use relations_of;

/// What a second case is to the first; `None` where they aren't linked.
pub(super) async fn between(tx: &TenantTx, one: CaseId, other: CaseId) -> Result<Option<Relation>, DbError> {
    let found = tx
        .row(
            "select case when kind = 'parent' and case_id = $3 then 'child' else kind end from case_link
             where tenant_id = $1 and (case_id = $2 and other_id = $3 or case_id = $3 and other_id = $2)",
            args![tx.tenant(), one.uuid(), other.uuid()],
            |row| row.get::<String>(0),
        )
        .await?;
    let relation =
        found.map(|kind| Relation::named(&kind).ok_or_else(|| DbError::Bug("a stored link isn't one".into())));
    relation.transpose()
}

/// Writes what a second case is to the first.
pub(in crate::case) async fn insert(
    tx: &TenantTx,
    one: CaseId,
    other: CaseId,
    relation: Relation,
) -> Result<(), DbError> {
    let (case, other, kind) = match relation {
        Relation::Parent => (one, other, "parent"),
        Relation::Child => (other, one, "parent"),
        Relation::Related => (one.min(other), one.max(other), "related"),
    };
    tx.run(
        "insert into case_link (tenant_id, case_id, other_id, kind, made_at, made_by) values ($1, $2, $3, $4, $5, $6)",
        args![tx.tenant(), case.uuid(), other.uuid(), kind, tx.now(), tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}

/// Takes the link between two cases away.
pub(super) async fn delete(tx: &TenantTx, one: CaseId, other: CaseId) -> Result<(), DbError> {
    tx.run(
        "delete from case_link
         where tenant_id = $1 and (case_id = $2 and other_id = $3 or case_id = $3 and other_id = $2)",
        args![tx.tenant(), one.uuid(), other.uuid()],
    )
    .await?;
    Ok(())
}

/// Whether a case is a part of another.
pub(super) async fn has_parent(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let sql = "select from case_link where tenant_id = $1 and case_id = $2 and kind = 'parent'";
    Ok(tx.row(sql, args![tx.tenant(), case.uuid()], |_| Ok(())).await?.is_some())
}

/// Whether a case has parts.
pub(super) async fn has_parts(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let sql = "select from case_link where tenant_id = $1 and other_id = $2 and kind = 'parent' limit 1";
    Ok(tx.row(sql, args![tx.tenant(), case.uuid()], |_| Ok(())).await?.is_some())
}
