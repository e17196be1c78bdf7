pub mod deployment;
pub mod neighbours;

use std::sync::atomic::{AtomicUsize, Ordering};

use auth::{Claims, Holder, Signer};
use contract::client::Client;
use contract::council::Council;
use contract::{Clock as _, Problem, StaffId, SystemClock};
use directory::KeyUse;
use identity_api::{
    AcceptInvitation, AccessToken, ExchangeSession, IdentityClient, InviteStaff, Role, Session, SignIn,
    StaffInvitedPrivate,
};
use tenancy_api::{CouncilProvisioned, FirstAdministratorPrivate};
use tenant_db::{Pool, PoolConfig};
use testkit::eventually;

use self::deployment::{Here, PORTAL_SEED, here};

/// A password that nobody would guess.
pub const PASSWORD: &str = "gravel heron saddle moss";

/// A council of one's own, as the portal sees it.
pub struct House {
    pub here: &'static Here,
    pub council: &'static Council,
    visitors: Signer,
}

/// A council that no other test has.
pub async fn house() -> House {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let here = here().await;
    let council = &neighbours::councils()[NEXT.fetch_add(1, Ordering::Relaxed)];
    House {
        here,
        council,
        visitors: Signer::from_seed(&PORTAL_SEED, KeyUse::Visitors).unwrap(),
    }
}

impl House {
    /// A fresh token of someone who isn't signed in.
    pub fn visitor(&self) -> String {
        let claims = Claims::new(Holder::Visitor, Some(self.council.id), Vec::new(), SystemClock.now());
        self.visitors.sign(&claims).unwrap()
    }

    /// Identity as the portal reaches it.
    pub fn identity(&self) -> IdentityClient {
        IdentityClient::new(Client::new(
            reqwest::Client::new(),
            format!("http://{}", self.here.internal),
        ))
    }

    /// The council's own host, as a client outside reaches it.
    pub fn outside(&self) -> Client {
        Client::new(reqwest::Client::new(), format!("http://{}", self.here.public)).with_host(self.council.host())
    }

    /// What was sent to this address, once so many invitations were.
    pub async fn invitations(&self, email: &str, count: usize) -> Vec<StaffInvitedPrivate> {
        let caught = async || {
            let caught = neighbours::caught(self.council.id);
            let own: Vec<_> = caught.into_iter().filter(|invited| invited.email == email).collect();
            (own.len() >= count).then_some(own)
        };
        eventually("the invitation", caught).await.unwrap()
    }

    /// Tells that the council was added, with its first administrator.
    pub async fn provision(&self, name: &str, email: &str) {
        let role = migrations::role_url(&self.here.owner_url, migrations::PLATFORM, testkit::ROLE_SECRET).unwrap();
        let config = PoolConfig {
            url: role,
            name: "test".into(),
            most: 1,
            patience: std::time::Duration::from_secs(5),
        };
        let pool = Pool::new(config).unwrap();
        let tx = tenant_db::PlatformTx::open(&pool, SystemClock.now(), None, Some(self.council.id))
            .await
            .unwrap();
        let fact = CouncilProvisioned {
            council_id: self.council.id,
            code: self.council.code.clone(),
            tier: self.council.tier,
            languages: self.council.languages.clone(),
        };
        let private = FirstAdministratorPrivate {
            administrator_name: name.into(),
            administrator_email: email.into(),
        };
        tx.tell(self.council.id, 1, &fact, &private).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The council's administrator, who has come.
    pub async fn administrator(&self) -> Session {
        self.provision("Ann Brown", "ann@council.example").await;
        let sent = self.invitations("ann@council.example", 1).await.remove(0);
        self.accept(&sent.token, PASSWORD).await.unwrap()
    }

    /// Someone with this role who has come; `administrator` invites them.
    pub async fn colleague(&self, administrator: &Session, email: &str, role: Role) -> Session {
        let token = self.token(administrator).await;
        let asked = InviteStaff {
            name: "Bob Carr".into(),
            email: email.into(),
            role,
            teams: Vec::new(),
        };
        self.identity().invite(&token, email, &asked).await.unwrap();
        let sent = self.invitations(email, 1).await.remove(0);
        self.accept(&sent.token, PASSWORD).await.unwrap()
    }

    pub async fn accept(&self, token: &str, password: &str) -> Result<Session, Problem> {
        let accept = AcceptInvitation {
            token: token.into(),
            password: password.into(),
        };
        self.identity().accept(&self.visitor(), &accept).await
    }

    pub async fn exchange(&self, session: &str) -> Result<AccessToken, Problem> {
        self.identity()
            .exchange(
                &self.visitor(),
                &ExchangeSession {
                    session: session.into(),
                },
            )
            .await
    }

    /// An access token of a session.
    pub async fn token(&self, session: &Session) -> String {
        self.exchange(&session.session).await.unwrap().access_token
    }

    /// Runs a statement on a row of a member of staff as identity's own role: for what only time
    /// could do. `$1` is the council, `$2` the member of staff.
    pub async fn force(&self, statement: &'static str, staff: StaffId) {
        let done = sqlx::query(statement)
            .bind(self.council.id.uuid())
            .bind(staff.uuid())
            .execute(&mut self.own().await)
            .await
            .unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    /// Lets the week of the council's one invitation pass.
    pub async fn outlast_invitation(&self) {
        // The service may not change this column: the owner may, as the council.
        let mut owner = testkit::connect(&self.here.owner_url).await.unwrap();
        self.enter(&mut owner).await;
        let statement = "update identity.invitation set expires_at = now() where tenant_id = $1";
        let done = sqlx::query(statement)
            .bind(self.council.id.uuid())
            .execute(&mut owner)
            .await
            .unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    async fn own(&self) -> sqlx::PgConnection {
        let url = migrations::role_url(&self.here.owner_url, "moothall_identity", testkit::ROLE_SECRET).unwrap();
        let mut connection = testkit::connect(&url).await.unwrap();
        self.enter(&mut connection).await;
        connection
    }

    async fn enter(&self, connection: &mut sqlx::PgConnection) {
        let council = self.council.id.to_string();
        sqlx::query("select set_config('app.tenant_id', $1, false)")
            .bind(council)
            .execute(connection)
            .await
            .unwrap();
    }
}

pub fn sign_in(email: &str, password: &str) -> SignIn {
    SignIn {
        email: email.into(),
        password: password.into(),
    }
}
