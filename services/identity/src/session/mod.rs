//! A session: someone signed in to a council's desk, until they sign out or stay away.

pub(crate) mod http;
pub(crate) mod store;

use auth::{Allowed, Claims, Holder};
use contract::text::Email;
use contract::{Created, Problem, ProblemKind, SessionId, StaffId};
use identity_api::{AccessToken, ExchangeSession, Role, Sees, Session, SignIn, perm};
use runtime::{Early, Network};
use tenant_db::{DbError, TenantTx};
use time::{Duration, OffsetDateTime};

use crate::account;
use crate::attempts::Realm;
use crate::password::Password;
use crate::role;
use crate::secret::{self, Fresh};
use crate::state::State;

/// Where a session can be ended.
pub(crate) const CURRENT: &str = "/api/v1/identity/sessions/current";
/// A session that isn't used for so long ends.
const IDLE: Duration = Duration::minutes(30);
/// No session lives longer.
const ABSOLUTE: Duration = Duration::hours(12);
/// Use within so long of the last is the same use: most exchanges write nothing.
const SAME_USE: Duration = Duration::minutes(1);
/// Rows of ended sessions are forgotten so long after they could last have been used.
const KEPT: Duration = Duration::days(30);

/// A session that lives, with its holder.
#[derive(Debug, Clone)]
pub(crate) struct Alive {
    pub(crate) id: SessionId,
    pub(crate) last_seen_at: OffsetDateTime,
    pub(crate) staff_id: StaffId,
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) sees: Sees,
}

/// Signs a member of staff in. Whatever is wrong, the answer and the work are the same: one
/// look, one verification. No transaction is open during the verification.
///
/// # Errors
/// `unauthenticated`; `rate-limited` after many attempts or when too many sign in at once.
pub(crate) async fn sign_in(
    allowed: &Allowed<perm::SignIn>,
    state: &State,
    network: &Network,
    asked: &SignIn,
) -> Result<Created<Session>, Early> {
    let account = account_key(&asked.email);
    let realm = Realm::Council(allowed.council()?.id);
    let attempt = state.attempts.begin(realm, &account, network, allowed.real_now()).await?;
    let judging = async {
        let known = account::store::by_email(&allowed.begin().await?, &account).await?;
        let hash = known.as_ref().and_then(|known| known.password_hash.as_ref());
        let right = state.passwords.verify(realm, &Password::typed(&asked.password), hash).await?;
        Ok::<_, Early>(known.filter(|_| right))
    };
    let known = state.attempts.judged(attempt, judging.await).await?.ok_or_else(refused)?;
    let tx = allowed.begin().await?;
    let session = begin(&tx, known.id, allowed.real_now()).await?;
    let body = Session { session: session.into_text(), staff_id: known.id, name: known.name, role: known.role };
    Ok(tx.commit(Created { location: CURRENT.to_owned(), body }).await?)
}

/// What an address is known by; empty, which nobody has, when it is none.
pub(crate) fn account_key(typed: &str) -> String {
    Email::parse(typed).map(|email| email.key()).unwrap_or_default()
}

/// The one answer to every sign-in that fails.
pub(crate) fn refused() -> Problem {
    tracing::info!("a sign-in was refused");
    Problem::new(ProblemKind::Unauthenticated, "The email address or the password isn't right.")
}

/// Begins a session and gives its secret.
pub(crate) async fn begin(tx: &TenantTx, staff: StaffId, now: OffsetDateTime) -> Result<Fresh, Problem> {
    let secret = Fresh::make()?;
    store::forget(tx, staff, now - KEPT).await?;
    let id = store::keep(tx, staff, secret.hash(), now, now + ABSOLUTE).await?;
    tx.audit("session.began", id, &[]);
    Ok(secret)
}

/// Exchanges a session's secret for an access token, and so keeps the session awake where somebody
/// is there.
///
/// # Errors
/// `unauthenticated` when there is no such session or it ended.
pub(crate) async fn exchange(
    tx: &TenantTx,
    state: &State,
    asked: &ExchangeSession,
    now: OffsetDateTime,
) -> Result<AccessToken, Problem> {
    let alive = store::alive(tx, secret::hash(&asked.session), now, now - IDLE).await?;
    let Alive { id, last_seen_at, staff_id, name, role, sees } = alive.ok_or(ProblemKind::Unauthenticated)?;
    if !asked.unattended && now - last_seen_at >= SAME_USE {
        store::touch(tx, id, now).await?;
    }
    let permissions: Vec<String> = role::carried(role, sees).into_iter().map(str::to_owned).collect();
    let holder = Holder::Staff { id: staff_id, session: id };
    let (access_token, expires_in) = state.sign(&Claims::new(holder, Some(tx.council()), permissions.clone(), now))?;
    Ok(AccessToken { access_token, expires_in, staff_id, name, role, permissions })
}

/// Ends a session. Its access tokens end when the Directory has told every process.
pub(crate) async fn end(tx: &TenantTx, id: SessionId, now: OffsetDateTime) -> Result<(), DbError> {
    if store::end(tx, id, now).await? {
        store::revoke(tx, id, now).await?;
        tx.audit("session.ended", id, &[]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_is_nobodys() {
        assert_eq!(account_key(" Sian@Adur.GOV.UK "), "sian@adur.gov.uk");
        for none in ["", "sian", "a@b\u{0}.org", "' or 1=1 --"] {
            assert_eq!(account_key(none), "");
        }
    }
}
