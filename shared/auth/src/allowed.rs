use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};
use contract::council::{Council, CouncilState};
use contract::{Audience, CouncilId, Cursor, OperatorId, Permission, Problem, ProblemKind, Scope as Whose};
use serde::Serialize;
use tenant_db::{Actor, DbError, Early, OnceKey, PlatformTx, Scope, TenantTx};
use time::OffsetDateTime;

use crate::gate::Gate;
use crate::place::{Place, RequestTrace};
use crate::refused::Refused;
use crate::system::{RequestPlace as _, bearer};
use crate::token::{Bearer, Claims, Holder};

/// The caller holds permission `P` here: on this host, with this token, in this council. It is
/// the only way to a transaction in a request.
pub struct Allowed<P: Permission> {
    gate: web::Data<Gate>,
    council: Option<Arc<Council>>,
    actor: Actor,
    claims: Option<Arc<Claims>>,
    asked: Asked,
    permission: PhantomData<P>,
}

/// What of the request is needed later.
struct Asked {
    method_and_route: String,
    path: String,
    once: Option<String>,
    trace: Option<String>,
}

impl<P: Permission> FromRequest for Allowed<P> {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::judge(request).map_err(Refused))
    }
}

impl<P: Permission> Allowed<P> {
    fn judge(request: &HttpRequest) -> Result<Self, Problem> {
        let gate = request.app_data::<web::Data<Gate>>().cloned().ok_or(ProblemKind::Internal)?;
        let place = request.place().ok_or(ProblemKind::Internal)?;
        let claims = match bearer(request) {
            Some(token) => Some(known(&gate, token)?),
            None if request.headers().contains_key(AUTHORIZATION) => return Err(ProblemKind::Unauthenticated.into()),
            None => None,
        };
        let council = council_of::<P>(&gate, &place, claims.as_deref())?;
        let actor = actor_of::<P>(&place, claims.as_deref())?;
        if P::WRITES && !matches!(actor, Actor::Visitor) && gate.directory.is_stale() {
            return Err(Problem::unavailable(10));
        }
        Ok(Self { gate, council, actor, claims, asked: Asked::of(request), permission: PhantomData })
    }

    /// Opens a transaction in the council. One round trip.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had in time.
    #[expect(clippy::disallowed_methods, reason = "the door of requests: host, token and permission were proved")]
    pub async fn begin(&self) -> Result<TenantTx, DbError> {
        let pools = self.gate.pools.as_ref().ok_or(DbError::Unavailable)?;
        let council =
            self.council.as_ref().ok_or_else(|| DbError::Bug("a platform permission has no council".into()))?;
        let scope = Scope {
            council: council.id,
            actor: self.actor.clone(),
            now: council.time(self.gate.clock.now()),
            trace: self.asked.trace.clone(),
        };
        TenantTx::open(&pools.service, &pools.access, scope).await
    }

    /// Opens a transaction that has its effect once for the request's `Idempotency-Key`, if it
    /// has one. Two round trips with a key, one without.
    ///
    /// # Errors
    /// The stored answer to a repeated request; `idempotency-mismatch`; `conflict` when the first
    /// request still runs.
    pub async fn begin_once(&self, body: &impl Serialize) -> Result<TenantTx, Early> {
        let tx = self.begin().await?;
        match &self.asked.once {
            Some(key) => {
                let key = OnceKey::new(key, self.asked.method_and_route.clone(), &(&self.asked.path, body))?;
                tx.once(key).await
            }
            None => Ok(tx),
        }
    }

    /// Opens a transaction of the platform's role, about one council or none.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had in time, `Bug` for a council's permission.
    #[expect(clippy::disallowed_methods, reason = "the door of operators' requests")]
    pub async fn begin_platform(&self, about: Option<CouncilId>) -> Result<PlatformTx, DbError> {
        if P::SCOPE != Whose::Platform {
            return Err(DbError::Bug("a council's permission doesn't open the platform's tables".into()));
        }
        let pools = self.gate.pools.as_ref().ok_or(DbError::Unavailable)?;
        PlatformTx::open(&pools.platform, self.gate.clock.now(), self.operator(), about).await
    }

    /// The council.
    ///
    /// # Errors
    /// `internal` for a platform permission, which has none.
    pub fn council(&self) -> Result<&Arc<Council>, Problem> {
        self.council.as_ref().ok_or_else(|| ProblemKind::Internal.into())
    }

    /// The cursors of one of the council's lists, or of the platform's. `name` names the list with
    /// its filters.
    pub fn list<'a>(&'a self, name: &'a str) -> Cursor<'a> {
        let council = self.council.as_ref().map_or(CouncilId::from(uuid::Uuid::nil()), |council| council.id);
        Cursor::of(council, name, &self.gate.cursors)
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What the caller's token says; none for someone without one.
    pub fn claims(&self) -> Option<&Claims> {
        self.claims.as_deref()
    }

    /// Whether the caller's token carries this permission too.
    pub fn holds<Q: Permission>(&self) -> bool {
        self.claims().is_some_and(|claims| claims.permissions.iter().any(|held| held == Q::NAME))
    }

    /// Councils, keys and revocations as this process knows them.
    pub fn directory(&self) -> &directory::Directory {
        &self.gate.directory
    }

    /// A new id, ordered by time, for a thing that must have one before its transaction begins.
    #[expect(clippy::disallowed_methods, reason = "an id that the transaction's own scope needs")]
    pub fn new_id<T: contract::Id>(&self) -> T {
        T::from(uuid::Uuid::now_v7())
    }

    /// Real time: for tokens, sessions, leases.
    pub fn real_now(&self) -> OffsetDateTime {
        self.gate.clock.now()
    }

    fn operator(&self) -> Option<OperatorId> {
        match self.actor {
            Actor::Operator(id) => Some(id),
            _ => None,
        }
    }
}

impl Asked {
    fn of(request: &HttpRequest) -> Self {
        let route = request.match_pattern().unwrap_or_default();
        let once = request.headers().get("idempotency-key").map(|key| key.to_str().unwrap_or("").to_owned());
        Self {
            method_and_route: format!("{} {route}", request.method()),
            path: request.path().to_owned(),
            once,
            trace: request.extensions().get::<RequestTrace>().map(|trace| trace.0.clone()),
        }
    }
}

/// What a bearer token says.
fn known(gate: &Gate, token: &str) -> Result<Arc<Claims>, Problem> {
    gate.verifier.verify(&Bearer(token.to_owned()), gate.clock.now()).map_err(|_| stranger(gate))
}

/// The answer to whoever isn't known: a process that hasn't heard the Directory yet knows nobody.
fn stranger(gate: &Gate) -> Problem {
    if gate.directory.is_ready() { ProblemKind::Unauthenticated.into() } else { Problem::unavailable(1) }
}

/// Which council the request is about. Host and token must agree; nothing else is asked.
fn council_of<P: Permission>(
    gate: &Gate,
    place: &Place,
    claims: Option<&Claims>,
) -> Result<Option<Arc<Council>>, Problem> {
    let refused = || Problem::from(ProblemKind::Unauthenticated);
    let council = match (P::SCOPE, place) {
        (Whose::Platform, Place::Operators) => return Ok(None),
        (Whose::Platform, _) | (Whose::Council, Place::Operators) => return Err(Problem::not_found()),
        (Whose::Council, Place::Council(council)) => Arc::clone(council),
        (Whose::Council, Place::Internal) => {
            let id = claims.and_then(|claims| claims.council).ok_or_else(refused)?;
            gate.directory.snapshot().council(id).cloned().ok_or_else(|| stranger(gate))?
        }
    };
    if claims.is_some_and(|claims| claims.council != Some(council.id)) {
        return Err(refused());
    }
    if council.state == CouncilState::Suspended {
        return Err(Problem::new(ProblemKind::Unavailable, "This council's service is closed for now.").retry_in(3600));
    }
    Ok(Some(council))
}

/// Who acts, if they hold the permission.
fn actor_of<P: Permission>(place: &Place, claims: Option<&Claims>) -> Result<Actor, Problem> {
    let Some(claims) = claims else {
        let anyone = P::AUDIENCE == Audience::Public && !matches!(place, Place::Internal);
        return if anyone { Ok(Actor::Visitor) } else { Err(ProblemKind::Unauthenticated.into()) };
    };
    let actor = match claims.holder {
        Holder::Visitor => Actor::Visitor,
        Holder::Staff { id, session } => Actor::Staff { id, session },
        Holder::Operator { id, .. } => Actor::Operator(id),
    };
    let held = P::AUDIENCE == Audience::Public || claims.permissions.iter().any(|held| held == P::NAME);
    match (held, &actor) {
        (true, _) => Ok(actor),
        // A visitor's token is no sign-in: the answer is to sign in, not that they never may.
        (false, Actor::Visitor) => Err(ProblemKind::Unauthenticated.into()),
        (false, _) => Err(ProblemKind::Forbidden.into()),
    }
}
