//! Platform operators: those who run the deployment and add councils.

pub(crate) mod http;
pub(crate) mod store;

use auth::{Allowed, Claims, Holder};
use contract::text::{Email, PersonName};
use contract::{Created, Faults, OperatorId, Problem, ProblemKind, SessionId};
use identity_api::{OperatorSession, SignIn, perm};
use runtime::{Early, Network};
use tenant_db::PlatformTx;

use crate::attempts::Realm;
use crate::password::{Password, hash_now};
use crate::role;
use crate::session::{account_key, refused};
use crate::state::State;

/// Where an operator goes with their token.
const COUNCILS: &str = "/admin/v1/councils";

/// Makes an operator. The caller commits.
///
/// # Errors
/// `validation-failed` with every field's fault; `conflict` when the address is an operator's.
pub async fn create(tx: &PlatformTx, name: &str, email: &str, password: &str) -> Result<OperatorId, Problem> {
    let mut faults = Faults::none();
    let named = faults.take("/name", PersonName::parse(name));
    let reached = faults.take("/email", Email::parse(email));
    let chosen = faults.take("/password", Password::chosen(password, &[name, email]));
    let parts = named.zip(reached).zip(chosen);
    let ((name, email), password) = faults.finish(parts)?;
    let hashing = tokio::task::spawn_blocking(move || hash_now(&password));
    let hash = hashing.await.map_err(|_| Problem::from(ProblemKind::Internal))??;
    store::keep(tx, &name, &email, &hash).await.map_err(|error| {
        let taken = || Problem::new(ProblemKind::Conflict, "There is an operator with this email address.");
        error.on_constraint("operator_email", taken)
    })
}

/// Signs an operator in, with the same care as a council's staff: the token is worth five minutes.
///
/// # Errors
/// `unauthenticated` whatever is wrong; `rate-limited`.
pub(crate) async fn sign_in(
    allowed: &Allowed<perm::OperatorSignIn>,
    state: &State,
    network: &Network,
    asked: &SignIn,
) -> Result<Created<OperatorSession>, Early> {
    let (account, now) = (account_key(&asked.email), allowed.real_now());
    let attempt = state.attempts.begin(Realm::Platform, &account, network, now).await?;
    let session: SessionId = allowed.new_id();
    let judging = async {
        let known = store::by_email(&allowed.begin_platform(None).await?, &account).await?;
        let hash = known.as_ref().map(|known| &known.password_hash);
        let right = state.passwords.verify(Realm::Platform, &Password::typed(&asked.password), hash).await?;
        Ok::<_, Early>(known.filter(|_| right))
    };
    let id = state.attempts.judged(attempt, judging.await).await?.ok_or_else(refused)?.id;
    let permissions = role::operator_permissions().into_iter().map(str::to_owned).collect();
    let (access_token, expires_in) =
        state.sign(&Claims::new(Holder::Operator { id, session }, None, permissions, now))?;
    tracing::info!(operator = %id, "an operator signed in");
    Ok(Created { location: COUNCILS.to_owned(), body: OperatorSession { access_token, expires_in } })
}
