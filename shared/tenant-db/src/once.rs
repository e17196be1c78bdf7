use contract::{Problem, ProblemKind, Stored};
use serde::Serialize;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use crate::args;
use crate::error::DbError;
use crate::tx::TenantTx;
use crate::unit::Unit;

/// A request that must have its effect once: `Idempotency-Key` with what it was sent for.
#[derive(Debug, Clone)]
pub struct OnceKey {
    key: String,
    route: String,
    fingerprint: Vec<u8>,
}

impl OnceKey {
    /// A key for this route (method and pattern) and what was sent to it.
    ///
    /// # Errors
    /// `malformed-request` when the key isn't 1 to 255 visible ASCII characters.
    pub fn new(key: &str, route: String, body: &impl Serialize) -> Result<Self, Problem> {
        if key.is_empty() || key.len() > 255 || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Problem::new(
                ProblemKind::MalformedRequest,
                "Idempotency-Key must be 1 to 255 visible ASCII characters.",
            ));
        }
        let body = serde_json::to_vec(body).map_err(|_| Problem::from(ProblemKind::MalformedRequest))?;
        Ok(Self { key: key.to_owned(), route, fingerprint: Sha256::digest(body).to_vec() })
    }
}

/// Why a handler ends before its verb.
#[derive(Debug)]
pub enum Early {
    /// It was refused.
    Refused(Problem),
    /// The same request was answered before: this is its answer.
    Replayed(Stored),
}

impl<T: Into<Problem>> From<T> for Early {
    fn from(problem: T) -> Self {
        Self::Refused(problem.into())
    }
}

/// A claimed key, to be given its answer at the end of the transaction.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) actor: String,
    pub(crate) route: String,
    pub(crate) key: String,
}

/// Claims the key, or waits for the transaction that holds it and gives its answer.
pub(crate) async fn claim(unit: &Unit, council: uuid::Uuid, actor: String, once: OnceKey) -> Result<Claim, Early> {
    let before = unit
        .row(
            "insert into idempotency as i (tenant_id, actor, route, key, fingerprint, claimed_at)
             values ($1, $2, $3, $4, $5, now())
             on conflict (tenant_id, actor, route, key) do update set seen = i.seen + 1
             returning fingerprint, status, headers, body",
            args![council, actor.as_str(), once.route.as_str(), once.key.as_str(), once.fingerprint.as_slice()],
            |row| {
                let fingerprint: Vec<u8> = row.get(0)?;
                let status: Option<i16> = row.get(1)?;
                let Some(status) = status else {
                    return Ok((fingerprint, None));
                };
                let stored = Stored { status: status.unsigned_abs(), headers: row.json(2)?, body: row.get(3)? };
                Ok((fingerprint, Some(stored)))
            },
        )
        .await?
        .ok_or_else(|| DbError::Bug("a claimed key has no row".into()))?;
    match before {
        (fingerprint, _) if fingerprint != once.fingerprint => {
            Err(Problem::new(ProblemKind::IdempotencyMismatch, "This Idempotency-Key came before with another body.")
                .into())
        }
        (_, Some(stored)) => Err(Early::Replayed(stored)),
        (_, None) => Ok(Claim { actor, route: once.route, key: once.key }),
    }
}

/// The most answers that are forgotten in one statement.
const FORGOTTEN_AT_ONCE: i64 = 1_000;

/// Forgets the council's stored answers of requests that came before this real moment. Whether there
/// may be more.
///
/// # Errors
/// As PostgreSQL refuses it.
pub async fn forget_answers(tx: &TenantTx, before: OffsetDateTime) -> Result<bool, DbError> {
    let forgotten = tx
        .run(
            "delete from idempotency where tenant_id = $1 and (actor, route, key) in (
                 select actor, route, key from idempotency where tenant_id = $1 and claimed_at < $2
                 order by claimed_at limit $3 for update skip locked)",
            args![tx.tenant(), before, FORGOTTEN_AT_ONCE],
        )
        .await?;
    Ok(i64::try_from(forgotten).is_ok_and(|forgotten| forgotten >= FORGOTTEN_AT_ONCE))
}
