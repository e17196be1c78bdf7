//! One deployment for all tests of the process.

use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::Event as _;
use events::Subscriptions;
use identity::Identity;
use identity_api::StaffInvited;
use runtime::{Config, Context, Deployment, Service};
use testkit::eventually;

use super::neighbours::{Notifications, Tenancy};

pub const PORTAL_SEED: [u8; 32] = [7; 32];
pub const IDENTITY_SEED: [u8; 32] = [8; 32];
pub const INTERNAL_SECRET: &str = "what the services of the test know each other by";
pub const OPERATORS_HOST: &str = "ops.test";

/// Where it is.
pub struct Here {
    pub public: SocketAddr,
    pub internal: SocketAddr,
    pub ops: SocketAddr,
    pub owner_url: String,
}

/// The deployment, once it is ready.
pub async fn here() -> &'static Here {
    static HERE: OnceLock<Here> = OnceLock::new();
    let here = HERE.get_or_init(start);
    let ready = async || match reqwest::get(format!("http://{}/readyz", here.ops)).await {
        Ok(answer) => answer.status() == 200,
        Err(_) => false,
    };
    eventually("the deployment", ready).await.unwrap();
    here
}

fn start() -> Here {
    let owner_url = testkit::new_database("identity").unwrap();
    let [public, internal, ops] = free_addresses();
    let config = config(&owner_url, [public, internal, ops]);
    let owner = owner_url.clone();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            migrations::run(&owner, testkit::ROLE_SECRET).await.unwrap();
            let telemetry = runtime::init_telemetry("warn").unwrap();
            runtime::serve(config, telemetry, deployment()).await.unwrap();
        });
    });
    Here {
        public,
        internal,
        ops,
        owner_url,
    }
}

fn deployment() -> Deployment {
    let subscriptions = Identity::LISTENS
        .iter()
        .fold(Subscriptions::new(), |all, event| all.with_event(Identity::NAME, event));
    Deployment {
        mounted: vec!["tenancy", "identity", "notifications"],
        make,
        subscriptions: subscriptions.with_event("notifications", StaffInvited::NAME),
    }
}

fn make(name: &str, context: &Context) -> anyhow::Result<Arc<dyn Service>> {
    Ok(match name {
        "tenancy" => Arc::new(Tenancy),
        "identity" => Arc::new(Identity::new(context)?),
        _ => Arc::new(Notifications),
    })
}

fn config(owner_url: &str, [public, internal, ops]: [SocketAddr; 3]) -> Config {
    let keep = testkit::test_folder().join(format!("identity-{}-directory.json", std::process::id()));
    let values = [
        ("LISTEN__PUBLIC", public.to_string()),
        ("LISTEN__INTERNAL", internal.to_string()),
        ("LISTEN__OPS", ops.to_string()),
        ("PUBLIC__OPERATORS_HOST", OPERATORS_HOST.to_owned()),
        ("DATABASE__URL", owner_url.to_owned()),
        ("DATABASE__ROLE_SECRET", testkit::ROLE_SECRET.to_owned()),
        ("REDIS__URL", testkit::instance().unwrap().redis_url),
        ("SECRETS__INTERNAL", INTERNAL_SECRET.to_owned()),
        ("SECRETS__IDENTITY_KEY", BASE64.encode(IDENTITY_SEED)),
        ("SECRETS__PORTAL_KEY", BASE64.encode(PORTAL_SEED)),
        ("DIRECTORY__KEEP", keep.display().to_string()),
    ];
    let variables = values
        .into_iter()
        .map(|(name, value)| (format!("MOOTHALL_{name}"), value));
    Config::load(None, variables).unwrap()
}

fn free_addresses() -> [SocketAddr; 3] {
    let held = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.map(|listener| listener.local_addr().unwrap())
}
