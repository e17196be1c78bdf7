use std::time::Duration;

use auth::{Claims, Holder, Signer};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::client::Client;
use contract::council::Tier;
use contract::{Bilingual, Clock as _, Problem, StaffId, SystemClock};
use directory::KeyUse;
use identity_api::{
    AcceptInvitation, AccessToken, ExchangeSession, IdentityClient, InviteStaff, Role, Sees, Session, SignIn,
};
use sqlx::PgConnection;
use tenancy_api::{AddCouncil, CouncilSummary, FirstAdministrator, TenancyClient};
use testkit::{Deployment, deployment, eventually};
use time::OffsetDateTime;
use uuid::Uuid;

/// A password that nobody would guess.
pub const PASSWORD: &str = "gravel heron saddle moss";

/// A council of one's own.
pub struct House {
    pub here: &'static Deployment,
    pub council: CouncilSummary,
}

/// A council that no other test has, whose administrator `ann` is invited.
pub async fn house() -> House {
    let here = deployment().await.unwrap();
    let slug = format!("m{}", &Uuid::new_v4().simple().to_string()[..12]);
    let operator =
        operators(here).operator_sign_in(&sign_in(&here.operator_email, &here.operator_password)).await.unwrap();
    let council = AddCouncil {
        code: slug.clone(),
        name: Bilingual::english("Marlbury District Council"),
        tier: Tier::Parish,
        parent: None,
        slug: None,
        hosts: Vec::new(),
        colours: None,
        contact: Default::default(),
        languages: Vec::new(),
        division: Default::default(),
        administrator: FirstAdministrator { name: "Ann Brown".into(), email: format!("Ann@{slug}.example") },
    };
    let council = TenancyClient::new(here.client("ops"), operator.access_token).add(&council).await.unwrap();
    let house = House { here, council };
    eventually("the council's host", async || {
        house.exchange("nothing").await.is_err_and(|why| why.kind.status() == 401)
    })
    .await
    .unwrap();
    house
}

/// Identity's API on the operators' host.
pub fn operators(here: &Deployment) -> IdentityClient {
    IdentityClient::new(here.client("ops"))
}

/// One of the deployment's secrets.
pub fn secret(here: &Deployment, name: &str) -> String {
    std::fs::read_to_string(here.folder.join("secrets").join(name)).unwrap().trim().to_owned()
}

/// The signer with one of the deployment's keys.
pub fn signer(here: &Deployment, name: &str, uses: KeyUse) -> Signer {
    Signer::from_seed(&BASE64.decode(secret(here, name)).unwrap(), uses).unwrap()
}

pub fn sign_in(email: &str, password: &str) -> SignIn {
    SignIn { email: email.into(), password: password.into() }
}

impl House {
    /// The address of someone of this council.
    pub fn address(&self, name: &str) -> String {
        format!("{name}@{}.example", self.council.code)
    }

    /// The council's own host, as a browser or an app reaches it.
    pub fn outside(&self) -> Client {
        self.here.client(&self.council.code)
    }

    pub fn identity(&self) -> IdentityClient {
        IdentityClient::new(self.outside())
    }

    /// A fresh token of someone who isn't signed in, as the portal signs it.
    pub fn visitor(&self) -> String {
        let claims = Claims::new(Holder::Visitor, Some(self.council.id), Vec::new(), SystemClock.now());
        signer(self.here, "portal_key", KeyUse::Visitors).sign(&claims).unwrap()
    }

    /// The secrets of the invitations that were mailed to someone, oldest first, once there are so many.
    pub async fn invitations(&self, name: &str, count: usize) -> Vec<String> {
        let address = self.address(name);
        let mailed = async || {
            let mails = self.here.mail().to(&address).await.unwrap();
            let links: Vec<String> =
                mails.iter().filter_map(|mail| mail.link("/desk/invitation/")).map(token_of).collect();
            (links.len() >= count).then_some(links)
        };
        eventually("the invitation", mailed).await.unwrap()
    }

    /// The secret of the first administrator's invitation.
    pub async fn invitation(&self) -> String {
        self.invitations("ann", 1).await.remove(0)
    }

    /// The council's administrator, who has come.
    pub async fn administrator(&self) -> Session {
        self.accept(&self.invitation().await, PASSWORD).await.unwrap()
    }

    /// Someone with this role who has come; `administrator` invites them.
    pub async fn colleague(&self, administrator: &Session, name: &str, role: Role) -> Session {
        let token = self.token(administrator).await;
        let asked = InviteStaff {
            name: "Bob Carr".into(),
            email: self.address(name),
            role,
            teams: Vec::new(),
            sees: Sees::All,
        };
        self.identity().invite(&token, name, &asked).await.unwrap();
        let sent = self.invitations(name, 1).await.remove(0);
        self.accept(&sent, PASSWORD).await.unwrap()
    }

    pub async fn accept(&self, token: &str, password: &str) -> Result<Session, Problem> {
        let accept = AcceptInvitation { token: token.into(), password: password.into() };
        self.identity().accept(&self.visitor(), &accept).await
    }

    pub async fn exchange(&self, session: &str) -> Result<AccessToken, Problem> {
        self.identity().exchange(&self.visitor(), &ExchangeSession::attended(session)).await
    }

    /// An access token of a session.
    pub async fn token(&self, session: &Session) -> String {
        self.exchange(&session.session).await.unwrap().access_token
    }

    /// As if a member of staff had used their one session for the last time so many minutes ago.
    pub async fn leave_alone(&self, staff: StaffId, minutes: u32) {
        let seen = SystemClock.now() - Duration::from_secs(60) * minutes;
        let done = sqlx::query("update identity.session set last_seen_at = $3 where tenant_id = $1 and staff_id = $2")
            .bind(self.council.id.uuid())
            .bind(staff.uuid())
            .bind(seen)
            .execute(&mut self.owner().await)
            .await
            .unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    /// How long ago a member of staff used their one session.
    pub async fn unused_for(&self, staff: StaffId) -> Duration {
        let seen: OffsetDateTime =
            sqlx::query_scalar("select last_seen_at from identity.session where tenant_id = $1 and staff_id = $2")
                .bind(self.council.id.uuid())
                .bind(staff.uuid())
                .fetch_one(&mut self.owner().await)
                .await
                .unwrap();
        (SystemClock.now() - seen).try_into().unwrap_or_default()
    }

    /// As if everything that this council was promised until later had been promised until now.
    pub async fn outlast(&self, statement: &'static str) {
        let done = sqlx::query(statement).bind(self.council.id.uuid()).execute(&mut self.owner().await).await.unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    /// The database's owner, who sees this council's rows.
    pub async fn owner(&self) -> PgConnection {
        let mut owner = testkit::connect(&self.here.database_url).await.unwrap();
        let council = self.council.id.to_string();
        sqlx::query("select set_config('app.tenant_id', $1, false)").bind(council).execute(&mut owner).await.unwrap();
        owner
    }
}

fn token_of(link: &str) -> String {
    let last = link.rsplit('/').next().unwrap_or_default();
    last.split('?').next().unwrap_or_default().to_owned()
}
