//! A Redis of one's own, to be killed and wiped.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::process::signal;
use crate::instance::{services, services_up};

/// A Redis that only one test uses; dropping it ends it.
#[derive(Debug)]
pub struct OwnRedis {
    folder: PathBuf,
    url: String,
    _in_use: File,
}

impl OwnRedis {
    /// Starts one that keeps its things in `folder`. `database_url` is only there so that no PostgreSQL is started.
    pub(super) fn start_in(folder: &Path, database_url: &str) -> anyhow::Result<Self> {
        let (instance, in_use) = services_up(folder, &[("DATABASE_URL", database_url), ("REDIS_URL", "")])?;
        Ok(Self { folder: folder.to_owned(), url: instance.redis_url, _in_use: in_use })
    }

    /// Its address; it stays the same.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Kills it with signal 9.
    ///
    /// # Errors
    /// When it was not running.
    pub async fn kill9(&self) -> anyhow::Result<()> {
        let process = std::fs::read_to_string(self.folder.join("redis/redis.pid")).context("it never ran")?;
        signal("-KILL", process.trim().parse()?).await
    }

    /// Starts it again on the same port, empty.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&self) -> anyhow::Result<()> {
        // The address of the database is only there so that no PostgreSQL is started: this is one that answers.
        let variables = [("DATABASE_URL", crate::instance()?.database_url), ("REDIS_URL", String::new())];
        let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        services(&self.folder, &["up", "--throwaway"], &variables).map(drop)
    }

    /// Deletes everything in it.
    ///
    /// # Errors
    /// When it is not running.
    pub async fn wipe(&self) -> anyhow::Result<()> {
        let (user, address) = self.url.rsplit_once('@').context("no password in the address")?;
        let password = user.rsplit(':').next().unwrap_or_default();
        let mut stream = TcpStream::connect(address.trim_end_matches("/0")).await?;
        stream.write_all(format!("AUTH {password}\r\nFLUSHALL\r\nQUIT\r\n").as_bytes()).await?;
        let mut said = String::new();
        stream.read_to_string(&mut said).await?;
        anyhow::ensure!(said.matches("+OK").count() >= 2, "Redis said {said}");
        Ok(())
    }
}

impl Drop for OwnRedis {
    fn drop(&mut self) {
        // If this fails, the watch of `services` erases it within two minutes.
        drop(services(&self.folder, &["erase"], &[]));
    }
}
