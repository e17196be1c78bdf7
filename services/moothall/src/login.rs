//! An operator's session for the other commands.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use contract::Problem;
use contract::client::Client;
use identity_api::{IdentityClient, SignIn};
use serde::{Deserialize, Serialize};
use tenancy_api::TenancyClient;

/// What is kept of a sign-in. The token holds for five minutes; the password is never kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    at: String,
    token: String,
}

pub(crate) async fn run(at: &str, email: &str, password: &str) -> anyhow::Result<()> {
    let token = sign_in(at, email, password).await?;
    let path = path()?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
    serde_json::to_writer(&mut file, &Kept { at: at.to_owned(), token })?;
    file.flush()?;
    println!("Signed in for five minutes.");
    Ok(())
}

/// A token of an operator.
pub(crate) async fn sign_in(at: &str, email: &str, password: &str) -> anyhow::Result<String> {
    let asked = SignIn { email: email.to_owned(), password: password.to_owned() };
    let session = IdentityClient::new(client(at)?).operator_sign_in(&asked).await.map_err(told)?;
    Ok(session.access_token)
}

/// The admin API with the session of `moothall login`.
pub(crate) fn tenancy() -> anyhow::Result<TenancyClient> {
    let path = path()?;
    let Ok(text) = std::fs::read_to_string(path) else { bail!("sign in first: moothall login ADDRESS") };
    let kept: Kept = serde_json::from_str(&text).context("sign in again: moothall login ADDRESS")?;
    Ok(TenancyClient::new(client(&kept.at)?, kept.token))
}

/// A client of an address. Names under localhost resolve in browsers alone, so they are reached on
/// the loopback address with their name as `Host`.
pub(crate) fn client(at: &str) -> anyhow::Result<Client> {
    let address: reqwest::Url = at.parse().context("an address looks like https://ops.example")?;
    let host = address.host_str().context("the address has no host")?.to_owned();
    let http = reqwest::Client::new();
    if !host.ends_with(".localhost") {
        return Ok(Client::new(http, at));
    }
    let port = address.port_or_known_default().unwrap_or(80);
    Ok(Client::new(http, format!("{}://127.0.0.1:{port}", address.scheme())).with_host(format!("{host}:{port}")))
}

/// A problem in words, with each field's fault.
pub(crate) fn told(problem: Problem) -> anyhow::Error {
    let mut words = problem.detail.as_deref().unwrap_or(problem.kind.title()).to_owned();
    for fault in &problem.errors {
        words += &format!("\n  {}: {}", fault.pointer.trim_start_matches('/'), fault.detail);
    }
    anyhow::anyhow!(words)
}

fn path() -> anyhow::Result<PathBuf> {
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let folder = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).or(home).context("no home folder")?;
    Ok(folder.join("moothall").join("operator.json"))
}
