//! Every query about proposals.

use cases_api::proposal::{Approval, PastProposal, ProposalView};
use cases_api::workflow::{OutcomeWords, Transition};
use contract::{Bilingual, CaseId, CaseProposalId, Sight, StaffId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::caller::Looker;
use crate::caller::store::looking;
use crate::case::sight::store::seen_by;
use crate::case::store::json;

/// A proposal to be decided on.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    pub by: StaffId,
    pub by_name: String,
    pub open: bool,
    pub from_step: String,
    pub verb: String,
    pub label: Bilingual,
    pub outcome: Option<String>,
    pub said: Option<String>,
    pub permission: String,
}

/// The proposal `o` of the case `c`, as a [`ProposalView`].
macro_rules! proposal_json {
    () => {
        "jsonb_build_object('id', o.id,
            'case', jsonb_build_object('id', c.id, 'reference', c.reference, 'service', c.service_name),
            'verb', o.verb, 'label', o.label, 'outcome', o.outcome_label, 'said', o.said, 'permission', o.permission,
            'at', o.proposed_at, 'version', c.version, 'by', (select jsonb_build_object('id', os.id, 'name', os.name) from staff os
                where os.tenant_id = $1 and os.id = o.proposed_by))"
    };
}

/// What is proposed for the case `c` and waits, as one column.
macro_rules! proposal_of {
    () => {
        concat!(
            "(select ",
            $crate::case::proposal::store::proposal_json!(),
            " from case_proposal o where o.tenant_id = $1 and o.case_id = c.id and o.state = 'open')"
        )
    };
}
pub(crate) use {proposal_json, proposal_of};

/// Writes a proposal; `false` where cases doesn't know whoever acts.
pub(super) async fn insert(
    tx: &TenantTx,
    case: CaseId,
    by: &Transition,
    outcome: Option<&OutcomeWords>,
    said: Option<&str>,
    approval: &Approval,
) -> Result<bool, DbError> {
    let label = outcome.map(|words| json(&words.label)).transpose()?;
    let written = tx
        .run(
            "insert into case_proposal (tenant_id, id, case_id, from_step, verb, label, outcome, outcome_label, said,
                 permission, proposed_by, proposed_at, state)
             select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, s.id, $12, 'open'
             from staff s where s.tenant_id = $1 and s.id = $11",
            args![
                tx.tenant(),
                tx.new_id::<CaseProposalId>().uuid(),
                case.uuid(),
                by.from.as_str(),
                by.verb.as_str(),
                json(&by.label)?,
                outcome.map(|words| words.id.as_str()),
                label,
                said,
                approval.permission.as_str(),
                tx.actor().staff().map(StaffId::uuid),
                tx.now(),
            ],
        )
        .await?;
    Ok(written == 1)
}

/// What is proposed for a case and waits.
pub(super) async fn of_case(tx: &TenantTx, case: CaseId) -> Result<Option<CaseProposalId>, DbError> {
    let sql = "select id from case_proposal where tenant_id = $1 and case_id = $2 and state = 'open'";
    tx.row(sql, args![tx.tenant(), case.uuid()], |row| row.id(0)).await
}

/// The case of a proposal.
pub(super) async fn case_of(tx: &TenantTx, id: CaseProposalId) -> Result<Option<CaseId>, DbError> {
    let sql = "select case_id from case_proposal where tenant_id = $1 and id = $2";
    tx.row(sql, args![tx.tenant(), id.uuid()], |row| row.id(0)).await
}

/// A proposal, whose case is locked.
pub(super) async fn given(tx: &TenantTx, id: CaseProposalId) -> Result<Option<Proposal>, DbError> {
    tx.row(
        "select o.proposed_by, s.name, o.state = 'open', o.from_step, o.verb, o.label, o.outcome, o.said, o.permission
         from case_proposal o join staff s on s.tenant_id = $1 and s.id = o.proposed_by
         where o.tenant_id = $1 and o.id = $2",
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(Proposal {
                by: row.id(0)?,
                by_name: row.get(1)?,
                open: row.get(2)?,
                from_step: row.get(3)?,
                verb: row.get(4)?,
                label: row.json(5)?,
                outcome: row.get(6)?,
                said: row.get(7)?,
                permission: row.get(8)?,
            })
        },
    )
    .await
}

/// Writes what was decided: a refusal has a reason.
pub(super) async fn decided(
    tx: &TenantTx,
    id: CaseProposalId,
    by: StaffId,
    reason: Option<&str>,
) -> Result<(), DbError> {
    tx.run(
        "update case_proposal set state = case when $4::text is null then 'approved' else 'refused' end,
             decided_by = $3, decided_at = $5, reason = $4
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), by.uuid(), reason, tx.now()],
    )
    .await?;
    Ok(())
}

/// Drops what was proposed for a case that has moved on: which move, and how it would have ended, where there was one.
pub(super) async fn lapse(tx: &TenantTx, case: CaseId) -> Result<Option<(Bilingual, Option<Bilingual>)>, DbError> {
    tx.row(
        "update case_proposal set state = 'lapsed', decided_at = $3
         where tenant_id = $1 and case_id = $2 and state = 'open' returning label, coalesce(outcome_label, 'null')",
        args![tx.tenant(), case.uuid(), tx.now()],
        |row| Ok((row.json(0)?, row.json(1)?)),
    )
    .await
}

/// Takes an open proposal back.
pub(super) async fn withdraw(tx: &TenantTx, id: CaseProposalId) -> Result<(), DbError> {
    tx.run(
        "update case_proposal set state = 'withdrawn', decided_at = $3 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Everything that was proposed for a case, in its order; what the citizen would have been told and why not is left out
/// for whoever sees the case masked.
pub(in crate::case) async fn all_of_case(
    tx: &TenantTx,
    case: CaseId,
    sight: Sight,
) -> Result<Vec<PastProposal>, DbError> {
    tx.rows(
        "select o.id, o.label, coalesce(o.outcome_label, 'null'), o.said, s.name, o.proposed_at, o.state, d.name, o.decided_at, o.reason
         from case_proposal o join staff s on s.tenant_id = $1 and s.id = o.proposed_by
         left join staff d on d.tenant_id = $1 and d.id = o.decided_by
         where o.tenant_id = $1 and o.case_id = $2 order by o.proposed_at, o.id",
        args![tx.tenant(), case.uuid()],
        |row| {
            let told = |text: Option<String>| text.filter(|_| !sight.is_masked());
            Ok(PastProposal {
                id: row.id(0)?,
                label: row.json(1)?,
                outcome: row.json(2)?,
                said: told(row.get(3)?),
                by: row.get(4)?,
                at: row.get(5)?,
                became: serde_json::from_value(Value::String(row.get(6)?))
                    .map_err(|_| DbError::Bug("a stored proposal isn't in a state".into()))?,
                decided_by: row.get(7)?,
                decided_at: row.get(8)?,
                reason: told(row.get(9)?),
            })
        },
    )
    .await
}

/// A page of what whoever acts may decide on, the oldest first, after a place, and one more when there is one. What a
/// caller who isn't verified would be told is left out.
pub(super) async fn list(
    tx: &TenantTx,
    looker: Looker,
    holds: &[String],
    after: Option<(OffsetDateTime, CaseProposalId)>,
    size: u16,
) -> Result<Vec<ProposalView>, DbError> {
    let (at, id) = after.unwrap_or((OffsetDateTime::UNIX_EPOCH, CaseProposalId::from(Uuid::nil())));
    let found = tx
        .rows(
            concat!(
                "select ",
                proposal_json!(),
                ",",
                looking!("c.contact_id", "c.call_id", "null", "$2", "$7"),
                " from case_proposal o join case_file c on c.tenant_id = $1 and c.id = o.case_id
                 where o.tenant_id = $1 and o.state = 'open' and o.proposed_by <> $2 and o.permission = any ($3)
                     and (o.proposed_at, o.id) > ($4, $5) and",
                seen_by!("$2"),
                " order by o.proposed_at, o.id limit $6"
            ),
            args![
                tx.tenant(),
                tx.actor().staff().map(StaffId::uuid),
                holds.to_vec(),
                at,
                id.uuid(),
                i64::from(size) + 1,
                tx.now()
            ],
            |row| {
                let hidden = looker.sight(row, 1)?.is_masked();
                let one: ProposalView = row.json(0)?;
                Ok(ProposalView { said: one.said.filter(|_| !hidden), ..one })
            },
        )
        .await?;
    Ok(found.into_iter().map(|one| ProposalView { may_decide: true, ..one }).collect())
}
