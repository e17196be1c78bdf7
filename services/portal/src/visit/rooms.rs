use std::sync::Arc;
use std::time::{Duration, Instant};

use auth::{Claims, Holder, Signer};
use cases_api::CasesClient;
use cases_api::directory::AtDesk;
use contacts_api::ContactsClient;
use contacts_api::address::FindAddresses;
use contacts_api::bins::FindBinDays;
use contract::{Clock, CouncilId, Problem};
use directory::{Directory, KeyUse};
use identity_api::{AccessToken, ExchangeSession, IdentityClient};
use moka::sync::Cache;
use notifications_api::NotificationsClient;
use runtime::{Config, Context};
use sha2::{Digest, Sha256};

/// How long a token is used before a new one is had; it holds for five minutes.
const REUSED_FOR: Duration = Duration::from_secs(60);
/// How long it is taken for true what waits for someone, while they only read.
const WAITS_FOR: Duration = Duration::from_secs(2);
/// How long they may type or choose before it is said again that they use the desk.
const USES_FOR: Duration = Duration::from_secs(60);
/// How long what was told last is good enough for a form that is shown again.
const TOLD_FOR: Duration = Duration::from_secs(30 * 60);
/// How long it is remembered which report a form became.
const SENT_FOR: Duration = Duration::from_secs(60 * 60);

/// How long it is taken for true whether a council has brought addresses in.
const GAZETTEER_FOR: Duration = Duration::from_secs(10);

/// What the portal's pages stand on: the services' APIs, and tokens to ask them with.
pub struct Rooms {
    /// Cases.
    pub cases: CasesClient,
    /// Identity.
    pub identity: IdentityClient,
    /// Contacts.
    pub contacts: ContactsClient,
    /// Notifications.
    pub notifications: NotificationsClient,
    /// The services' internal listeners by name, for what has no typed client.
    pub context: Context,
    /// Councils.
    pub directory: Directory,
    /// The configuration.
    pub config: Arc<Config>,
    /// Real time.
    pub clock: Arc<dyn Clock>,
    signer: Signer,
    visitors: Cache<CouncilId, String>,
    staff: Cache<[u8; 32], Arc<AccessToken>>,
    watchers: Cache<[u8; 32], Arc<AccessToken>>,
    sent: Cache<[u8; 32], String>,
    waiting: Cache<[u8; 32], Told>,
    gazetteers: Cache<CouncilId, bool>,
    rounds: Cache<CouncilId, bool>,
}

/// What waits for someone, as it was told.
#[derive(Clone, Copy)]
struct Told {
    desk: AtDesk,
    at: Instant,
    /// Whether they did something since.
    stale: bool,
}

impl Rooms {
    /// Over the services that the configuration names.
    ///
    /// # Errors
    /// When the portal's key can't be read.
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        let seed = context.config.secrets.portal_key.key()?;
        Ok(Self {
            cases: CasesClient::new(context.client("cases")),
            identity: IdentityClient::new(context.client("identity")),
            contacts: ContactsClient::new(context.client("contacts")),
            notifications: NotificationsClient::new(context.client("notifications")),
            directory: context.directory.clone(),
            config: Arc::clone(&context.config),
            clock: Arc::clone(&context.clock),
            context: context.clone(),
            signer: Signer::from_seed(&seed, KeyUse::Visitors)?,
            visitors: Cache::builder().max_capacity(10_000).time_to_live(REUSED_FOR).build(),
            staff: Cache::builder().max_capacity(10_000).time_to_live(REUSED_FOR).build(),
            watchers: Cache::builder().max_capacity(10_000).time_to_live(REUSED_FOR).build(),
            sent: Cache::builder().max_capacity(10_000).time_to_live(SENT_FOR).build(),
            waiting: Cache::builder().max_capacity(10_000).time_to_live(TOLD_FOR).build(),
            gazetteers: Cache::builder().max_capacity(10_000).time_to_live(GAZETTEER_FOR).build(),
            rounds: Cache::builder().max_capacity(10_000).time_to_live(GAZETTEER_FOR).build(),
        })
    }

    /// A token of an anonymous visitor of a council, worth public permissions alone.
    ///
    /// # Errors
    /// `internal` when the key refuses to sign.
    pub fn visitor_token(&self, council: CouncilId) -> Result<String, Problem> {
        if let Some(token) = self.visitors.get(&council) {
            return Ok(token);
        }
        let claims = Claims::new(Holder::Visitor, Some(council), Vec::new(), self.clock.now());
        let token = self.signer.sign(&claims)?;
        self.visitors.insert(council, token.clone());
        Ok(token)
    }

    /// Whether a council has brought addresses in; not while that can't be known.
    pub async fn has_addresses(&self, council: CouncilId, token: &str) -> bool {
        if let Some(known) = self.gazetteers.get(&council) {
            return known;
        }
        let any = FindAddresses { uprn: Some("1".to_owned()), ..FindAddresses::default() };
        match self.contacts.find_addresses(token, &any).await {
            Ok(found) => {
                self.gazetteers.insert(council, found.kept);
                found.kept
            }
            Err(_) => false,
        }
    }

    /// Whether a council has said which addresses its rounds serve.
    ///
    /// # Errors
    /// `unavailable` while that can't be known.
    pub async fn has_rounds(&self, council: CouncilId, token: &str) -> Result<bool, Problem> {
        if let Some(known) = self.rounds.get(&council) {
            return Ok(known);
        }
        let found = self.contacts.bin_days(token, &FindBinDays { uprn: "1".to_owned(), days: Some(1) }).await?;
        self.rounds.insert(council, found.kept);
        Ok(found.kept)
    }

    /// The access token of a staff session. The session is exchanged once a minute at most, and so
    /// kept awake.
    ///
    /// # Errors
    /// `unauthenticated` when the session ended; `unavailable`.
    pub async fn staff_token(&self, council: CouncilId, session: &str) -> Result<Arc<AccessToken>, Problem> {
        let key = key(council, session);
        if let Some(token) = self.staff.get(&key) {
            return Ok(token);
        }
        let token = self.exchange(council, ExchangeSession::attended(session)).await?;
        self.staff.insert(key, Arc::clone(&token));
        Ok(token)
    }

    /// The access token of a staff session for a page that is open: the session isn't kept awake by it.
    ///
    /// # Errors
    /// `unauthenticated` when the session ended; `unavailable`.
    pub async fn watcher_token(&self, council: CouncilId, session: &str) -> Result<Arc<AccessToken>, Problem> {
        let key = key(council, session);
        if let Some(token) = self.staff.get(&key).or_else(|| self.watchers.get(&key)) {
            return Ok(token);
        }
        let token = self.exchange(council, ExchangeSession::unattended(session)).await?;
        self.watchers.insert(key, Arc::clone(&token));
        Ok(token)
    }

    async fn exchange(&self, council: CouncilId, asked: ExchangeSession) -> Result<Arc<AccessToken>, Problem> {
        let visitor = self.visitor_token(council)?;
        Ok(Arc::new(self.identity.exchange(&visitor, &asked).await?))
    }

    /// What waits for whoever is signed in, and that they use the desk; none while cases can't say. It
    /// is asked for once in two seconds, and anew after they did something.
    pub async fn waiting(&self, council: CouncilId, session: &str, token: &str) -> Option<AtDesk> {
        let key = key(council, session);
        let fresh = |told: &Told| !told.stale && told.at.elapsed() < WAITS_FOR;
        if let Some(told) = self.waiting.get(&key).filter(fresh) {
            return Some(told.desk);
        }
        let desk = self.cases.at_desk(token).await.ok();
        match desk {
            Some(desk) => self.waiting.insert(key, Told { desk, at: Instant::now(), stale: false }),
            None => self.waiting.invalidate(&key),
        }
        desk
    }

    /// What waited for them when it was told last; nobody is asked.
    pub fn told(&self, council: CouncilId, session: &str) -> Option<AtDesk> {
        self.waiting.get(&key(council, session)).map(|told| told.desk)
    }

    /// They do something that may change what waits for them: the next page asks anew.
    pub fn does_something(&self, council: CouncilId, session: &str) {
        let key = key(council, session);
        if let Some(told) = self.waiting.get(&key) {
            self.waiting.insert(key, Told { stale: true, ..told });
        }
    }

    /// Whether it is time to say again that they use the desk.
    pub fn uses_still(&self, council: CouncilId, session: &str) -> bool {
        self.waiting.get(&key(council, session)).is_none_or(|told| told.at.elapsed() > USES_FOR)
    }

    /// Remembers the follow token of the report that a form became, by its key of sending.
    pub fn remember_sent(&self, council: CouncilId, once: &str, follow: &str) {
        self.sent.insert(key(council, once), follow.to_owned());
    }

    /// The follow token of the report that this form became an hour ago at most, if this process
    /// sent it: a kindness to who sends it again with other words, no more.
    pub fn sent(&self, council: CouncilId, once: &str) -> Option<String> {
        self.sent.get(&key(council, once))
    }

    /// Forgets the token of a session that ended.
    pub fn forget(&self, council: CouncilId, session: &str) {
        let key = key(council, session);
        self.staff.invalidate(&key);
        self.watchers.invalidate(&key);
    }
}

fn key(council: CouncilId, session: &str) -> [u8; 32] {
    Sha256::new().chain_update(council.uuid().as_bytes()).chain_update(session).finalize().into()
}
