//! Every query on verification.

use contacts_api::verification::{VerificationOutcome, VerificationRules};
use contract::{ContactId, InteractionId};
use tenant_db::{DbError, TenantTx, args};

use super::judge::Known;
use super::{Course, Held, rules};
use crate::interaction::store::stored_or_none;

/// The version of rules that weren't chosen.
const UNCHOSEN: i64 = 0;

/// The council's rules, with their version.
pub(super) async fn rules(tx: &TenantTx) -> Result<(VerificationRules, i64), DbError> {
    let chosen = tx
        .row("select rules, version from verification_rules where tenant_id = $1", args![tx.tenant()], |row| {
            Ok((row.json(0)?, row.get(1)?))
        })
        .await?;
    Ok(chosen.unwrap_or_else(|| (rules::unchosen(), UNCHOSEN)))
}

/// Keeps the rules over the version that they were made from; `None` when it isn't the last.
pub(super) async fn set_rules(tx: &TenantTx, rules: &VerificationRules, over: i64) -> Result<Option<i64>, DbError> {
    let rules = serde_json::to_value(rules).map_err(|_| DbError::Bug("rules can't be written".into()))?;
    tx.row(
        "insert into verification_rules as r (tenant_id, rules, version)
         select $1, $2, 1 where $3::bigint = 0 or exists (select from verification_rules where tenant_id = $1)
         on conflict (tenant_id) do update set rules = excluded.rules, version = r.version + 1 where r.version = $3
         returning version",
        args![tx.tenant(), rules, over],
        |row| row.get(0),
    )
    .await
}

/// A verification as it stands. Two round trips.
pub(super) async fn course(tx: &TenantTx, call: InteractionId, contact: ContactId) -> Result<Course, DbError> {
    let (rules, _) = rules(tx).await?;
    let found = tx
        .row(
            "select c.date_of_birth, c.postcode,
                 array(select d.value from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'email' and d.ended_at is null),
                 array(select d.key from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'phone' and d.ended_at is null),
                 array(select d.value from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'address' and d.ended_at is null),
                 array(select d.postcode from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'address' and d.ended_at is null),
                 array(select k.reference from contact_case k where k.tenant_id = $1 and k.contact_id = $2),
                 (select k.service from contact_case k where k.tenant_id = $1 and k.contact_id = $2
                  order by k.opened_at desc, k.id desc limit 1),
                 v.attempts, v.answered, v.outcome
             from contact c
             left join verification v on v.tenant_id = $1 and v.interaction_id = $3 and v.contact_id = c.id
             where c.tenant_id = $1 and c.id = $2",
            args![tx.tenant(), contact.uuid(), call.uuid()],
            |row| {
                let mut postcodes: Vec<String> = row.get(5)?;
                postcodes.extend(row.get::<Option<String>>(1)?);
                let known = Known {
                    date_of_birth: row.get(0)?,
                    postcodes,
                    addresses: row.get(4)?,
                    emails: row.get(2)?,
                    phones: row.get(3)?,
                    references: row.get(6)?,
                    last_service: row.get(7)?,
                };
                let attempts: Option<i16> = row.get(8)?;
                let held = match attempts {
                    None => Held::default(),
                    Some(attempts) => Held {
                        attempts: u8::try_from(attempts).unwrap_or(u8::MAX),
                        answered: row.json(9)?,
                        outcome: stored_or_none(row.get(10)?, VerificationOutcome::named)?,
                    },
                };
                Ok((known, held))
            },
        )
        .await?;
    let (known, held) = found.unwrap_or_default();
    Ok(Course { rules, known, held })
}

/// Keeps how a verification stands; the interaction's row is locked.
pub(super) async fn keep(tx: &TenantTx, call: InteractionId, contact: ContactId, held: &Held) -> Result<(), DbError> {
    let answered = serde_json::to_value(&held.answered).map_err(|_| DbError::Bug("answers can't be written".into()))?;
    tx.run(
        "insert into verification (tenant_id, interaction_id, contact_id, attempts, answered, outcome)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id, interaction_id, contact_id) do update
         set attempts = excluded.attempts, answered = excluded.answered, outcome = excluded.outcome",
        args![
            tx.tenant(),
            call.uuid(),
            contact.uuid(),
            i16::from(held.attempts),
            answered,
            held.outcome.map(VerificationOutcome::name),
        ],
    )
    .await?;
    Ok(())
}
