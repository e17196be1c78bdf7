//! One deployment for a whole test run, and private ones for tests that break things.

mod binaries;
mod private;
mod process;
mod redis;
mod shared;
mod supervisor;

use std::net::SocketAddr;
use std::path::PathBuf;

use contract::client::Client;
use serde::{Deserialize, Serialize};

use crate::mail::MailClient;

pub use private::{Private, PrivateDeployment};
pub use process::{ALL, Process};
pub(crate) use process::{free_port, is_ready};
pub use redis::OwnRedis;
pub use shared::{deployment, prepare};
pub use supervisor::supervise;

/// Councils' own hosts end so.
pub const DOMAIN: &str = "localhost";
/// The host of the operators' admin API.
pub const OPERATORS_HOST: &str = "ops.localhost";

/// A deployment that serves every service.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deployment {
    /// The public listener. Of several processes: the portal's.
    pub public: SocketAddr,
    /// The internal listener. Of several processes: the portal's.
    pub internal: SocketAddr,
    /// The ops listener. Of several processes: the portal's.
    pub ops: SocketAddr,
    /// Where mail goes, by SMTP.
    pub mail_smtp: SocketAddr,
    /// Where mail is read, by HTTP.
    pub mail_http: SocketAddr,
    /// The owner's address of this deployment's database.
    pub database_url: String,
    /// Redis, or nothing.
    pub redis_url: String,
    /// The email address of an operator.
    pub operator_email: String,
    /// That operator's password.
    pub operator_password: String,
    /// Where logs, secrets and mail lie.
    pub folder: PathBuf,
}

impl Deployment {
    /// A deployment of one's own, to be configured and started: for tests that break things.
    #[must_use]
    pub fn private() -> Private {
        Private::default()
    }

    /// The `Host` of a council, or of `ops`.
    #[must_use]
    pub fn host(&self, slug: &str) -> String {
        format!("{slug}.{DOMAIN}:{}", self.public.port())
    }

    /// A client of the public listener as a council's visitors reach it, or operators as `ops`.
    #[must_use]
    pub fn client(&self, slug: &str) -> Client {
        Client::new(crate::http(), format!("http://{}", self.public)).with_host(self.host(slug))
    }

    /// The mail sink.
    #[must_use]
    pub fn mail(&self) -> MailClient {
        MailClient::new(self.mail_http)
    }

    /// Whether it is ready to serve now.
    pub async fn is_ready(&self) -> bool {
        process::is_ready(self.ops).await
    }
}
