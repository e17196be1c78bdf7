//! One `moothall serve`, with the configuration of its deployment.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::eventually::within;
use crate::instance::test_folder;

/// Every service, in the order in which `moothall serve` mounts them.
pub const ALL: [&str; 6] = ["tenancy", "identity", "contacts", "cases", "notifications", "portal"];

const UNTIL_READY: Duration = Duration::from_secs(30);
const UNTIL_ENDED: Duration = Duration::from_secs(30);
const ANSWER: Duration = Duration::from_secs(2);

/// Environment variables by name.
pub(super) type Variables = BTreeMap<String, String>;

/// The listeners of a process.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ports {
    pub(super) public: SocketAddr,
    pub(super) internal: SocketAddr,
    pub(super) ops: SocketAddr,
}

impl Ports {
    pub(super) fn free() -> anyhow::Result<Self> {
        Ok(Self { public: free_port()?, internal: free_port()?, ops: free_port()? })
    }
}

/// A running process of a private deployment; dropping it kills it.
#[derive(Debug)]
pub struct Process {
    services: Vec<&'static str>,
    program: PathBuf,
    ports: Ports,
    variables: Variables,
    log: PathBuf,
    child: Option<Child>,
}

impl Process {
    /// A process that is not started yet. No services means all of them.
    pub(super) fn new(
        program: PathBuf,
        services: Vec<&'static str>,
        ports: Ports,
        mut variables: Variables,
        folder: &Path,
    ) -> Self {
        let name = if services.is_empty() { "moothall".to_owned() } else { services.join("-") };
        let listeners = [("PUBLIC", ports.public), ("INTERNAL", ports.internal), ("OPS", ports.ops)];
        variables.extend(listeners.map(|(name, at)| (format!("MOOTHALL_LISTEN__{name}"), at.to_string())));
        let keep = folder.join(format!("{name}.directory.json"));
        variables.insert("MOOTHALL_DIRECTORY__KEEP".into(), keep.display().to_string());
        Self { services, program, ports, variables, log: folder.join(format!("{name}.log")), child: None }
    }

    /// The public listener.
    #[must_use]
    pub fn public(&self) -> SocketAddr {
        self.ports.public
    }

    /// The internal listener.
    #[must_use]
    pub fn internal(&self) -> SocketAddr {
        self.ports.internal
    }

    /// The ops listener.
    #[must_use]
    pub fn ops(&self) -> SocketAddr {
        self.ports.ops
    }

    /// What it has logged, over restarts.
    ///
    /// # Errors
    /// When it was never started.
    pub fn log(&self) -> anyhow::Result<String> {
        Ok(String::from_utf8_lossy(&std::fs::read(&self.log)?).into_owned())
    }

    /// Whether it serves this service.
    #[must_use]
    pub fn serves(&self, service: &str) -> bool {
        self.services.is_empty() || self.services.contains(&service)
    }

    /// Starts it on its ports, where it is not running, and waits until it is ready.
    ///
    /// # Errors
    /// When it ends or is not ready within 30 seconds, with the end of its log.
    pub async fn start(&mut self) -> anyhow::Result<()> {
        self.launch()?;
        self.ready().await
    }

    /// Kills it with signal 9, as a machine that loses power does. Nothing is finished.
    ///
    /// # Errors
    /// When it was not running.
    pub async fn kill9(&mut self) -> anyhow::Result<()> {
        self.child.take().context("not running")?.kill().await.context("kill")
    }

    /// Asks it to end (SIGTERM) and waits until it has finished what is in flight.
    ///
    /// # Errors
    /// When it was not running, or has not ended within 30 seconds (then it is killed).
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        let mut child = self.child.take().context("not running")?;
        let id = child.id().context("ended before")?;
        signal("-TERM", id).await?;
        tokio::time::timeout(UNTIL_ENDED, child.wait()).await.context("it doesn't end")??;
        Ok(())
    }

    /// Kills it and starts it again.
    ///
    /// # Errors
    /// As [`Process::start`].
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        if self.child.is_some() {
            self.kill9().await?;
        }
        self.start().await
    }

    /// Starts it without waiting for it.
    pub(super) fn launch(&mut self) -> anyhow::Result<()> {
        if self.child.is_none() {
            let log = OpenOptions::new().append(true).create(true).open(&self.log)?;
            let mut command = command(&self.program, &self.variables, &log)?;
            let child = command.arg("serve").args(&self.services).spawn().context("moothall serve")?;
            self.child = Some(child);
        }
        Ok(())
    }

    pub(super) async fn ready(&mut self) -> anyhow::Result<()> {
        let ops = self.ports.ops;
        let running = within(UNTIL_READY, "moothall to be ready", async || match self.ended() {
            Ok(false) => is_ready(ops).await.then_some(true),
            _ => Some(false),
        });
        match running.await {
            Ok(true) => Ok(()),
            Ok(false) => anyhow::bail!("moothall ended; {}", last_lines(&self.log)),
            Err(late) => Err(late.context(last_lines(&self.log))),
        }
    }

    /// Whether it is not running (any more).
    pub(super) fn ended(&mut self) -> anyhow::Result<bool> {
        match &mut self.child {
            Some(child) => Ok(child.try_wait()?.is_some()),
            None => Ok(true),
        }
    }
}

/// Whether a process's ops listener says that it is ready.
pub(crate) async fn is_ready(ops: SocketAddr) -> bool {
    let ask = async {
        let mut stream = TcpStream::connect(ops).await?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: ops\r\nconnection: close\r\n\r\n").await?;
        let mut status = [0; 12];
        stream.read_exact(&mut status).await?;
        std::io::Result::Ok(status.ends_with(b" 200"))
    };
    matches!(tokio::time::timeout(ANSWER, ask).await, Ok(Ok(true)))
}

/// Runs a command of `moothall` to its end.
pub(super) async fn run(program: &Path, words: &[&str], variables: &Variables, folder: &Path) -> anyhow::Result<()> {
    let path = folder.join("commands.log");
    let log = OpenOptions::new().append(true).create(true).open(&path)?;
    let ended = command(program, variables, &log)?.args(words).status().await.context("moothall")?;
    anyhow::ensure!(ended.success(), "moothall {}: {}", words.join(" "), last_lines(&path));
    Ok(())
}

/// Sends a signal, named as `kill` wants it.
pub(super) async fn signal(name: &str, process: u32) -> anyhow::Result<()> {
    let sent = Command::new("kill").args([name, &process.to_string()]).status().await.context("kill")?;
    anyhow::ensure!(sent.success(), "process {process} has ended before");
    Ok(())
}

/// A command that knows only its deployment's configuration, and dies with whoever started it.
fn command(program: &Path, variables: &Variables, log: &File) -> anyhow::Result<Command> {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("MOOTHALL_") {
            command.env_remove(name);
        }
    }
    command.envs(variables).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log.try_clone()?).kill_on_drop(true);
    Ok(command)
}

fn last_lines(log: &Path) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    format!("{} ends with\n{}", log.display(), lines[lines.len().saturating_sub(20)..].join("\n"))
}

/// The ports that this process was given, each by the lock on its file.
static OURS: Mutex<Vec<File>> = Mutex::new(Vec::new());

/// A free loopback port below those that the system gives to outgoing connections, so that it is still free when a
/// process starts again. No other test is given it while this process lives.
pub(crate) fn free_port() -> anyhow::Result<SocketAddr> {
    let locks = test_folder().join("ports");
    std::fs::create_dir_all(&locks)?;
    for _ in 0..200 {
        let port = 25_000 + u16::try_from(uuid::Uuid::new_v4().as_u128() % 7_000)?;
        let lock = File::create(locks.join(port.to_string()))?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if lock.try_lock().is_ok() && TcpListener::bind(address).is_ok() {
            OURS.lock().unwrap_or_else(PoisonError::into_inner).push(lock);
            return Ok(address);
        }
    }
    anyhow::bail!("no free port between 25000 and 32000")
}
