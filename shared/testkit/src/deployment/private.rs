//! A deployment of one's own: its own database, ports, mail sink and secrets on the shared PostgreSQL.

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use uuid::Uuid;

use super::binaries::Binaries;
use super::process::{self, ALL, Ports, Process, Variables};
use super::redis::OwnRedis;
use super::{DOMAIN, Deployment, OPERATORS_HOST};
use crate::eventually::eventually;
use crate::instance::{ROLE_SECRET, drop_database, instance, test_folder};
use crate::mail::{MailSink, TEXT_KEY, TEXT_TEMPLATE};
use crate::proxy::{self, Proxy};

const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
const OPERATOR: &str = "operator@moothall.example";

#[derive(Debug, Default)]
enum Redis {
    #[default]
    Shared,
    Via(SocketAddr),
    Own,
    Without,
}

/// What a private deployment is to be like.
#[derive(Debug, Default)]
pub struct Private {
    redis: Redis,
    database_via: Option<SocketAddr>,
    groups: Vec<Vec<&'static str>>,
    settings: Variables,
}

impl Private {
    /// Reaches Redis through this proxy (made by `Proxy::to_url(&instance()?.redis_url)`).
    #[must_use]
    pub fn redis_via(mut self, proxy: &Proxy) -> Self {
        self.redis = Redis::Via(proxy.address());
        self
    }

    /// Has a Redis of its own, see [`PrivateDeployment::redis`].
    #[must_use]
    pub fn own_redis(mut self) -> Self {
        self.redis = Redis::Own;
        self
    }

    /// Has no Redis at all.
    #[must_use]
    pub fn without_redis(mut self) -> Self {
        self.redis = Redis::Without;
        self
    }

    /// Reaches PostgreSQL through this proxy (made by `Proxy::to_url(&instance()?.database_url)`).
    #[must_use]
    pub fn database_via(mut self, proxy: &Proxy) -> Self {
        self.database_via = Some(proxy.address());
        self
    }

    /// One process for each group of services, which together name every service once.
    #[must_use]
    pub fn split(mut self, groups: &[&[&'static str]]) -> Self {
        self.groups = groups.iter().map(|group| group.to_vec()).collect();
        self
    }

    /// Sets a key of the configuration, named as in the environment: `("MAIL__TIMEOUT", "2")`.
    #[must_use]
    pub fn setting(mut self, key: &str, value: &str) -> Self {
        self.settings.insert(format!("MOOTHALL_{key}"), value.to_owned());
        self
    }

    /// Makes and migrates its database, makes an operator, starts everything and waits until it is ready.
    ///
    /// # Errors
    /// When anything of that fails, with the end of the log.
    pub async fn start(self) -> anyhow::Result<PrivateDeployment> {
        let binaries = Binaries::find().await?;
        let folder = test_folder().join("private").join(Uuid::new_v4().simple().to_string());
        self.start_in(&folder, &binaries).await
    }

    pub(super) async fn start_in(mut self, folder: &Path, binaries: &Binaries) -> anyhow::Result<PrivateDeployment> {
        std::fs::create_dir_all(folder)?;
        let instance = tokio::task::spawn_blocking(instance).await??;
        let (base, _) = instance.database_url.rsplit_once('/').context("no database in the address")?;
        let database_url = format!("{base}/test_deployment_{}", Uuid::new_v4().simple());
        let mail = MailSink::start(ANY_PORT, ANY_PORT, &folder.join("mail")).await?;
        let own_redis = match self.redis {
            Redis::Own => Some(OwnRedis::start_in(&folder.join("services"), &instance.database_url)?),
            _ => None,
        };
        let redis_url = match (&self.redis, &own_redis) {
            (_, Some(own)) => own.url().to_owned(),
            (Redis::Via(proxy), _) => proxy::at(*proxy, &instance.redis_url),
            (Redis::Without, _) => String::new(),
            _ => instance.redis_url,
        };
        let ports = self.ports()?;
        let (_, portal) =
            ports.iter().find(|(group, _)| serves(group, "portal")).context("nobody serves the portal")?;
        let deployment = Deployment {
            public: portal.public,
            internal: portal.internal,
            ops: portal.ops,
            mail_smtp: mail.smtp(),
            mail_http: mail.http(),
            database_url,
            redis_url,
            operator_email: OPERATOR.to_owned(),
            operator_password: Uuid::new_v4().to_string(),
            folder: folder.to_owned(),
        };
        self.configure(&deployment);
        prepare(&deployment, &self.settings, binaries).await?;
        let processes = self.processes(ports, folder, binaries);
        let mut started = PrivateDeployment { deployment, processes, redis: own_redis, mail };
        started.start_all().await?;
        Ok(started)
    }

    fn ports(&self) -> anyhow::Result<Vec<(Vec<&'static str>, Ports)>> {
        let groups = if self.groups.is_empty() { vec![Vec::new()] } else { self.groups.clone() };
        groups.into_iter().map(|group| Ok((group, Ports::free()?))).collect()
    }

    /// Adds what every process of this deployment must know; what the test has set goes before.
    fn configure(&mut self, deployment: &Deployment) {
        let database = &deployment.database_url;
        let secret = |name: &str| format!("file:{}", deployment.folder.join("secrets").join(name).display());
        let settings = [
            ("PUBLIC__PORT", deployment.public.port().to_string()),
            ("PUBLIC__DOMAIN", DOMAIN.to_owned()),
            ("PUBLIC__OPERATORS_HOST", OPERATORS_HOST.to_owned()),
            ("DATABASE__URL", self.database_via.map_or(database.clone(), |proxy| proxy::at(proxy, database))),
            ("DATABASE__ROLE_SECRET", ROLE_SECRET.to_owned()),
            ("REDIS__URL", deployment.redis_url.clone()),
            ("SECRETS__INTERNAL", secret("internal")),
            ("SECRETS__IDENTITY_KEY", secret("identity_key")),
            ("SECRETS__PORTAL_KEY", secret("portal_key")),
            ("SECRETS__TRACKING_KEY", secret("tracking_key")),
            ("MAIL__HOST", deployment.mail_smtp.ip().to_string()),
            ("MAIL__PORT", deployment.mail_smtp.port().to_string()),
            ("SMS__URL", format!("http://{}", deployment.mail_http)),
            ("SMS__KEY", TEXT_KEY.to_owned()),
            ("SMS__TEMPLATE", TEXT_TEMPLATE.to_owned()),
        ];
        for (key, value) in settings {
            self.settings.entry(format!("MOOTHALL_{key}")).or_insert(value);
        }
    }

    fn processes(&self, ports: Vec<(Vec<&'static str>, Ports)>, folder: &Path, binaries: &Binaries) -> Vec<Process> {
        let address_of = |service: &str| {
            let found = ports.iter().find(|(group, _)| serves(group, service));
            found.map(|(_, ports)| format!("http://{}", ports.internal))
        };
        let process = |(group, own_ports): &(Vec<&'static str>, Ports)| {
            let elsewhere = ALL.iter().filter(|service| **service != "portal" && !serves(group, service));
            let mut variables = self.settings.clone();
            variables.extend(elsewhere.filter_map(|service| {
                Some((format!("MOOTHALL_SERVICES__{}", service.to_uppercase()), address_of(service)?))
            }));
            Process::new(binaries.moothall(), group.clone(), *own_ports, variables, folder)
        };
        ports.iter().map(process).collect()
    }
}

/// Whether a group, of which an empty one means all, names a service.
fn serves(group: &[&str], service: &str) -> bool {
    group.is_empty() || group.contains(&service)
}

/// Makes secrets, the database and an operator.
async fn prepare(deployment: &Deployment, settings: &Variables, binaries: &Binaries) -> anyhow::Result<()> {
    let program = binaries.moothall();
    let secrets = deployment.folder.join("secrets").display().to_string();
    let mut variables = settings.clone();
    // A command at its start does not need the proxy, nor should its round trips be counted.
    variables.insert("MOOTHALL_DATABASE__URL".into(), deployment.database_url.clone());
    variables.insert("DATABASE_URL".into(), deployment.database_url.clone());
    variables.insert("MOOTHALL_OPERATOR_PASSWORD".into(), deployment.operator_password.clone());
    process::run(&program, &["secrets", &secrets], &Variables::new(), &deployment.folder).await?;
    process::run(&program, &["migrate"], &variables, &deployment.folder).await?;
    let operator = ["operator", "create", "--name", "Olu Operator", "--email", &deployment.operator_email];
    process::run(&program, &operator, &variables, &deployment.folder).await
}

/// A running deployment that one test has for itself; dropping it kills it.
#[derive(Debug)]
pub struct PrivateDeployment {
    deployment: Deployment,
    /// Its processes: one, or one for each group of [`Private::split`].
    pub processes: Vec<Process>,
    /// Its Redis, where it was asked for one of its own.
    pub redis: Option<OwnRedis>,
    mail: MailSink,
}

impl Deref for PrivateDeployment {
    type Target = Deployment;
    fn deref(&self) -> &Deployment {
        &self.deployment
    }
}

impl PrivateDeployment {
    /// The process that serves this service.
    ///
    /// # Errors
    /// When none does.
    pub fn process(&mut self, service: &str) -> anyhow::Result<&mut Process> {
        let found = self.processes.iter_mut().find(|process| process.serves(service));
        found.with_context(|| format!("nobody serves {service}"))
    }

    /// Starts what is not running, and waits until all is ready.
    ///
    /// # Errors
    /// As [`Process::start`].
    pub async fn start_all(&mut self) -> anyhow::Result<()> {
        for process in &mut self.processes {
            process.launch()?;
        }
        for process in &mut self.processes {
            process.ready().await?;
        }
        Ok(())
    }

    /// Kills every process with signal 9.
    ///
    /// # Errors
    /// When one was not running.
    pub async fn kill9(&mut self) -> anyhow::Result<()> {
        for process in &mut self.processes {
            process.kill9().await?;
        }
        Ok(())
    }

    /// Kills every process and starts them again on the same ports, database and mail sink.
    ///
    /// # Errors
    /// As [`Process::start`].
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        self.kill9().await?;
        self.start_all().await
    }

    /// Ends it in order and deletes its database and its folder.
    ///
    /// # Errors
    /// When a process had ended before or does not end, or the database is still needed.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        for process in &mut self.processes {
            process.stop().await?;
        }
        self.mail.stop().await;
        drop(self.redis.take());
        drop_database(&self.deployment.database_url).await?;
        remove(self.deployment.folder).await
    }
}

/// Its Redis may be writing still when it is told to end.
async fn remove(folder: PathBuf) -> anyhow::Result<()> {
    eventually(&format!("{} to go", folder.display()), async || tokio::fs::remove_dir_all(&folder).await).await
}
