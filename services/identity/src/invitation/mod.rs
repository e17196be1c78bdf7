//! An invitation to become staff: sent, looked up, accepted.

pub(crate) mod http;
mod row;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use auth::Allowed;
use contract::council::Council;
use contract::text::{Email, PersonName};
use contract::{Created, Faults, Problem, ProblemKind, StaffId, TeamId};
use identity_api::{
    AcceptInvitation, Invitation, Invite, InviteStaff, Role, Sees, Session, StaffInvited, StaffInvitedPrivate,
    StaffJoined, StaffJoinedPrivate, perm,
};
use runtime::Early;
use tenant_db::TenantTx;
use time::{Duration, OffsetDateTime};

use crate::account::{self, Newcomer};
use crate::attempts::Realm;
use crate::password::Password;
use crate::secret::{self, Fresh};
use crate::session;
use crate::state::State;

/// How long an invitation can be accepted.
const LIFE: Duration = Duration::days(7);
/// In how many teams someone can be.
const MOST_TEAMS: usize = 100;

/// An invitation as it was found by its secret.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) id: contract::InvitationId,
    pub(crate) staff_id: StaffId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: Role,
    /// Used, replaced by a newer one, or of someone who came by another way.
    pub(crate) over: bool,
    pub(crate) expires_at: OffsetDateTime,
}

impl Sent {
    /// The invitation, if it can still be accepted.
    fn open_at(self, now: OffsetDateTime) -> Result<Self, Problem> {
        if self.over || self.expires_at <= now { Err(gone()) } else { Ok(self) }
    }
}

/// Reads who is to be invited.
///
/// # Errors
/// `validation-failed` with every field's fault.
pub(crate) fn parse(asked: &InviteStaff) -> Result<Newcomer, Problem> {
    let mut faults = Faults::none();
    let name = faults.take("/name", PersonName::parse(&asked.name));
    let email = faults.take("/email", Email::parse(&asked.email));
    let mut teams: Vec<TeamId> = asked.teams.clone();
    teams.sort_unstable();
    teams.dedup();
    if teams.len() > MOST_TEAMS {
        faults.add("/teams", "too-many", format!("Choose {MOST_TEAMS} teams or fewer."));
    }
    let (role, sees) = (asked.role, asked.role.sees(asked.sees));
    if sees == Sees::Teams && teams.is_empty() {
        faults.add("/teams", "required", "Choose the teams whose cases they see.");
    }
    let newcomer = name.zip(email).map(|(name, email)| Newcomer { name, email, role, teams, sees });
    faults.finish(newcomer)
}

/// Invites someone, or invites again someone who hasn't come: then only the newest link works.
///
/// # Errors
/// `conflict` when they are staff already.
pub(crate) async fn invite(tx: &TenantTx, newcomer: Newcomer, now: OffsetDateTime) -> Result<Invitation, Problem> {
    let staff_already = || Problem::new(ProblemKind::Conflict, "Someone with this email address is staff already.");
    let (staff_id, version) = match account::store::waiting(tx, &newcomer.email).await? {
        Some(known) if known.is_active() => return Err(staff_already()),
        Some(known) => account::store::reinvite(tx, known, &newcomer, now).await?,
        None => {
            let opened = account::store::open(tx, &newcomer, now).await;
            (opened.map_err(|error| error.on_constraint("account_email", staff_already))?, 1)
        }
    };
    let (token, expires_at) = (Fresh::make()?, now + LIFE);
    store::replace_all(tx, staff_id, now).await?;
    let id = store::keep(tx, staff_id, token.hash(), now, expires_at).await?;
    let Newcomer { role, teams, sees, .. } = newcomer;
    let fact = StaffInvited { staff_id, role, teams, sees, expires_at };
    let private =
        StaffInvitedPrivate { name: newcomer.name.into(), email: newcomer.email.into(), token: token.into_text() };
    tx.emit(version, &fact, &private)?;
    tx.audit("staff.invited", staff_id, &["name", "email", "role", "teams", "sees"]);
    Ok(Invitation { id, staff_id, expires_at })
}

/// Whom an invitation is for.
///
/// # Errors
/// `not-found`; `gone` when it was used or replaced or ran out.
pub(crate) async fn look_up(tx: &TenantTx, token: &str, now: OffsetDateTime) -> Result<Invite, Problem> {
    let sent = open(tx, token, now).await?;
    Ok(Invite { name: sent.name, email: sent.email, role: sent.role })
}

/// Accepts an invitation: the password is set and a session begins. The password is hashed between
/// two transactions, so that none waits for it.
///
/// # Errors
/// `not-found`, `gone`; `validation-failed` for the password.
pub(crate) async fn accept(
    allowed: &Allowed<perm::SignIn>,
    state: &State,
    asked: &AcceptInvitation,
) -> Result<Created<Session>, Early> {
    let now = allowed.real_now();
    let sent = open(&allowed.begin().await?, &asked.token, now).await?;
    let council = allowed.council()?;
    let (realm, password) = (Realm::Council(council.id), chosen(council, &sent, &asked.password)?);
    let hash = state.passwords.hash(realm, &password).await?;
    let tx = allowed.begin().await?;
    if !store::use_up(&tx, sent.id, now).await? {
        return Err(gone().into());
    }
    let come = account::store::activate(&tx, sent.staff_id, &hash).await?.ok_or_else(gone)?;
    let fact =
        StaffJoined { staff_id: sent.staff_id, sees: Some(come.sees), teams: Some(come.teams), role: Some(sent.role) };
    tx.emit(come.version, &fact, &StaffJoinedPrivate { name: sent.name.clone() })?;
    tx.audit("staff.joined", sent.staff_id, &["password"]);
    let session = session::begin(&tx, sent.staff_id, now).await?;
    let body = Session { session: session.into_text(), staff_id: sent.staff_id, name: sent.name, role: sent.role };
    Ok(tx.commit(Created { location: session::CURRENT.to_owned(), body }).await?)
}

async fn open(tx: &TenantTx, token: &str, now: OffsetDateTime) -> Result<Sent, Problem> {
    let sent = store::by_token(tx, secret::hash(token)).await?;
    sent.ok_or_else(Problem::not_found)?.open_at(now)
}

fn chosen(council: &Council, sent: &Sent, typed: &str) -> Result<Password, Problem> {
    let welsh = council.name.cy.as_deref().unwrap_or_default();
    let around =
        [council.name.en.as_str(), welsh, &council.code, &council.slug, council.host(), &sent.name, &sent.email];
    let mut faults = Faults::none();
    let password = faults.take("/password", Password::chosen(typed, &around));
    faults.finish(password)
}

fn gone() -> Problem {
    Problem::new(ProblemKind::Gone, "This invitation was used or has run out. Ask for a new one.")
}
