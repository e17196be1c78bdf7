//! One service in this process, over a database of its own, with facts planted in its inbox: for
//! tests of a single service, faults and all.

use std::net::SocketAddr;
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, web};
use auth::{Claims, Holder, Signer};
use contract::client::Client;
use contract::council::{Colours, ContactDetails, Council, CouncilState, Division, Tier};
use contract::{Bilingual, Clock as _, CouncilId, Event, EventId, Language, Prefix, StaffId, SystemClock};
use directory::{Councils, KeyUse, Trust};
use events::{Bell, Subscriptions};
use runtime::{Config, Deployment, Service};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

use crate::deployment::{free_port, is_ready};
use crate::instance::{ROLE_SECRET, connect, test_folder};
use crate::migrated::migrated_database;

/// Makes a service by its name.
pub type Make = fn(&str, &runtime::Context) -> anyhow::Result<Arc<dyn Service>>;

/// A service that runs alone.
#[derive(Debug)]
pub struct Alone {
    /// The owner's address of its database.
    pub database: String,
    /// Its councils, in the order that they were named; the code is also the slug.
    pub councils: Vec<Arc<Council>>,
    service: &'static str,
    settings: Vec<(String, String)>,
    subscriptions: Subscriptions,
    bell: Bell,
    internal: SocketAddr,
    directory: ServerHandle,
    serving: tokio::task::JoinHandle<anyhow::Result<()>>,
}

/// The seed of the key that signs tests' tokens.
const SEED: [u8; 32] = [7; 32];
/// The seed of the key that signs visitors' tokens, as the portal's does.
const VISITORS_SEED: [u8; 32] = [8; 32];

impl Alone {
    /// Starts a service for these councils over a new database. `settings` are environment
    /// variables of the configuration, such as `MOOTHALL_MAIL__PORT`.
    ///
    /// # Errors
    /// When something can't be started.
    pub async fn start(
        service: &'static str,
        make: Make,
        councils: &[&str],
        settings: &[(&str, String)],
    ) -> anyhow::Result<Self> {
        Self::start_heard(service, make, councils, settings, Subscriptions::new()).await
    }

    /// As [`Alone::start`], where services that aren't running subscribe to what it tells: it stays
    /// in their inboxes.
    ///
    /// # Errors
    /// As [`Alone::start`].
    pub async fn start_heard(
        service: &'static str,
        make: Make,
        councils: &[&str],
        settings: &[(&str, String)],
        subscriptions: Subscriptions,
    ) -> anyhow::Result<Self> {
        let database = migrated_database(service).await?;
        let councils: Vec<_> = (1..).zip(councils).map(|(number, code)| Arc::new(council(number, code))).collect();
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self::serve(service, make, database, councils, settings, subscriptions, Bell::local()).await
    }

    /// Another process of the same service over the same database; they hear each other's bells.
    ///
    /// # Errors
    /// As [`Alone::start`].
    pub async fn another(&self, make: Make) -> anyhow::Result<Self> {
        Self::serve(
            self.service,
            make,
            self.database.clone(),
            self.councils.clone(),
            self.settings.clone(),
            self.subscriptions.clone(),
            self.bell.clone(),
        )
        .await
    }

    async fn serve(
        service: &'static str,
        make: Make,
        database: String,
        councils: Vec<Arc<Council>>,
        settings: Vec<(String, String)>,
        subscriptions: Subscriptions,
        bell: Bell,
    ) -> anyhow::Result<Self> {
        let (sources, directory) = sources(&councils)?;
        let (public, internal, ops) = (free_port()?, free_port()?, free_port()?);
        let keep = test_folder().join(format!("directory-{}.json", Uuid::new_v4()));
        let own = [
            ("MOOTHALL_DATABASE__URL", database.clone()),
            ("MOOTHALL_DATABASE__ROLE_SECRET", ROLE_SECRET.to_owned()),
            ("MOOTHALL_LISTEN__PUBLIC", public.to_string()),
            ("MOOTHALL_LISTEN__INTERNAL", internal.to_string()),
            ("MOOTHALL_LISTEN__OPS", ops.to_string()),
            ("MOOTHALL_SERVICES__TENANCY", format!("http://{sources}")),
            ("MOOTHALL_SERVICES__IDENTITY", format!("http://{sources}")),
            ("MOOTHALL_DIRECTORY__KEEP", keep.display().to_string()),
            ("MOOTHALL_SECRETS__INTERNAL", "what the services of a test know".to_owned()),
        ];
        let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
        let config = Config::load(None, own.chain(settings.iter().cloned()))?;
        let telemetry = runtime::Telemetry::silent();
        let deployment =
            Deployment { mounted: vec![service], make, subscriptions: subscriptions.clone(), bell: bell.clone() };
        let serving = tokio::spawn(runtime::serve(config, telemetry, deployment));
        crate::eventually("the service to be ready", async || serving.is_finished() || is_ready(ops).await).await?;
        if serving.is_finished() {
            serving.await??;
            anyhow::bail!("the service ended before it was ready");
        }
        Ok(Self { database, councils, service, settings, subscriptions, bell, internal, directory, serving })
    }

    /// A fact arrives in the inbox of one of its councils.
    ///
    /// # Errors
    /// When PostgreSQL refuses.
    pub async fn arrives<E: Event>(
        &self,
        council: CouncilId,
        version: i64,
        fact: &E,
        private: &E::Private,
    ) -> anyhow::Result<EventId> {
        let id = Uuid::new_v4();
        let mut owner = self.owner(council).await?;
        let statement = format!(
            "insert into {}.inbox (tenant_id, id, aggregate_id, version, name, payload, private, happened_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            self.service
        );
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(council.uuid())
            .bind(id)
            .bind(fact.aggregate())
            .bind(version)
            .bind(E::NAME)
            .bind(serde_json::to_value(fact)?)
            .bind(serde_json::to_value(private)?)
            .bind(SystemClock.now())
            .execute(&mut owner)
            .await?;
        self.bell.ring(&format!("{}.inbox", self.service));
        Ok(id.into())
    }

    /// The owner's connection, which sees this council's rows; the service's schema is searched.
    ///
    /// # Errors
    /// When PostgreSQL refuses.
    pub async fn owner(&self, council: CouncilId) -> anyhow::Result<PgConnection> {
        let mut owner = connect(&self.database).await?;
        sqlx::query("select set_config('app.tenant_id', $1, false), set_config('search_path', $2, false)")
            .bind(council.to_string())
            .bind(self.service)
            .execute(&mut owner)
            .await?;
        Ok(owner)
    }

    /// The service's API, as its internal listener serves it.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(crate::http(), format!("http://{}", self.internal))
    }

    /// The token of a member of this council's staff who holds these permissions.
    ///
    /// # Errors
    /// When it can't be signed.
    pub fn token(&self, council: CouncilId, permissions: &[&str]) -> anyhow::Result<String> {
        self.token_of(Uuid::from_u128(1).into(), council, permissions)
    }

    /// As [`Alone::token`], of a certain member of staff.
    ///
    /// # Errors
    /// When it can't be signed.
    pub fn token_of(&self, id: StaffId, council: CouncilId, permissions: &[&str]) -> anyhow::Result<String> {
        let staff = Holder::Staff { id, session: Uuid::from_u128(2).into() };
        let permissions = permissions.iter().map(|name| (*name).to_owned()).collect();
        Ok(signer()?.sign(&Claims::new(staff, Some(council), permissions, SystemClock.now()))?)
    }

    /// The token of someone who isn't signed in, on this council's portal.
    ///
    /// # Errors
    /// When it can't be signed.
    pub fn visitor(&self, council: CouncilId) -> anyhow::Result<String> {
        let signer = Signer::from_seed(&VISITORS_SEED, KeyUse::Visitors)?;
        Ok(signer.sign(&Claims::new(Holder::Visitor, Some(council), vec![], SystemClock.now()))?)
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        self.serving.abort();
        drop(self.directory.stop(false));
    }
}

fn signer() -> anyhow::Result<Signer> {
    Ok(Signer::from_seed(&SEED, KeyUse::SignedIn)?)
}

/// What tenancy and identity tell every process.
fn sources(councils: &[Arc<Council>]) -> anyhow::Result<(SocketAddr, ServerHandle)> {
    let councils = web::Data::new(Councils { councils: councils.to_vec() });
    let visitors = Signer::from_seed(&VISITORS_SEED, KeyUse::Visitors)?;
    let trust =
        web::Data::new(Trust { keys: vec![signer()?.public().clone(), visitors.public().clone()], revoked: vec![] });
    let server = HttpServer::new(move || {
        App::new()
            .app_data(councils.clone())
            .app_data(trust.clone())
            .route(
                "/internal/v1/directory/councils",
                web::get().to(async |told: web::Data<Councils>| web::Json((**told).clone())),
            )
            .route(
                "/internal/v1/directory/trust",
                web::get().to(async |told: web::Data<Trust>| web::Json((**told).clone())),
            )
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0")?;
    let address = server.addrs().first().copied();
    let server = server.run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok((address.ok_or_else(|| anyhow::anyhow!("no address"))?, handle))
}

/// A district council called by its code, in English and Welsh.
fn council(number: u32, code: &str) -> Council {
    Council {
        id: CouncilId::from(Uuid::new_v4()),
        code: code.to_owned(),
        name: Bilingual::new(format!("{code} council"), format!("cyngor {code}")),
        tier: Tier::District,
        parent: None,
        slug: code.to_owned(),
        prefix: Prefix::numbered(number),
        hosts: vec![format!("{code}.localhost")],
        colours: Colours { brand: "#00703c".to_owned(), accent: "#00703c".to_owned() },
        contact: ContactDetails { phone: "01903 221000".to_owned(), ..ContactDetails::default() },
        languages: vec![Language::En, Language::Cy],
        division: Division::EnglandAndWales,
        state: CouncilState::Active,
        clock_offset: 0,
    }
}
