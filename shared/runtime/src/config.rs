//! Configuration: `deploy/config.default.toml` documents every key and is the default.

use std::path::Path;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::Deserialize;
use toml::{Table, Value};

use crate::network::Networks;

/// The shipped default.
pub const DEFAULT: &str = include_str!("../../../deploy/config.default.toml");

/// A process's configuration. Each field is explained in the default file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "deploy/config.default.toml says what each key means")]
pub struct Config {
    pub listen: Listen,
    pub public: Public,
    pub database: Database,
    pub redis: Redis,
    pub services: Services,
    pub secrets: Secrets,
    pub directory: DirectoryCopy,
    pub mail: Mail,
    pub sms: Sms,
    pub files: Files,
    pub telemetry: Telemetry,
    pub limits: Limits,
    pub retention: Retention,
}

macro_rules! sections {
    ($($name:ident { $($key:ident: $type:ty),* $(,)? })*) => {$(
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "deploy/config.default.toml says what each key means")]
        pub struct $name { $(pub $key: $type,)* }
    )*};
}

sections! {
    Listen { public: std::net::SocketAddr, internal: std::net::SocketAddr, ops: std::net::SocketAddr, workers: usize, proxies: Networks }
    Public { scheme: String, port: u16, domain: String, operators_host: String }
    Database { url: String, role_secret: Secret, connections: u32, patience: u64 }
    Redis { url: Secret }
    Services { tenancy: String, identity: String, contacts: String, cases: String, notifications: String }
    Secrets { internal: Secret, identity_key: Secret, portal_key: Secret, tracking_key: Secret }
    DirectoryCopy { keep: std::path::PathBuf }
    Mail { host: String, port: u16, tls: Tls, username: String, password: Secret, sender: String, timeout: u64, lease: u64 }
    Sms { url: String, key: Secret, template: String, sender: String }
    Files { most_bytes: u64, council_bytes: u64 }
    Telemetry { log: String }
    Limits { network: u32, council: u32, window: u64 }
    Retention { answers: i64, events: i64, messages: i64, invitations: i64 }
}

/// How mail is protected on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// Not at all: for a server on the same machine.
    None,
    /// From the `STARTTLS` command on, refused where it isn't offered.
    StartTls,
    /// From the first byte.
    Tls,
}

/// A text that isn't shown in logs.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The 32 bytes that it writes in base64url.
    ///
    /// # Errors
    /// When it writes anything else.
    pub fn key(&self) -> anyhow::Result<[u8; 32]> {
        let bytes = BASE64.decode(self.0.trim()).context("a key isn't base64url")?;
        bytes.try_into().map_err(|_| anyhow::anyhow!("a key isn't 32 bytes"))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

impl Sms {
    /// Whether text messages are sent at all.
    pub fn is_sent(&self) -> bool {
        !self.template.is_empty()
    }
}

impl Config {
    /// The default, overridden by a file and by `variables` named `MOOTHALL_SECTION__KEY`.
    ///
    /// # Errors
    /// When a file can't be read or a key isn't one of the default's.
    pub fn load(file: Option<&Path>, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut table: Table = DEFAULT.parse().context("the default configuration")?;
        if let Some(file) = file {
            let text = std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?;
            merge(&mut table, text.parse().with_context(|| format!("in {}", file.display()))?);
        }
        for (name, value) in variables {
            if let Some((section, key)) = name.strip_prefix("MOOTHALL_").and_then(|name| name.split_once("__")) {
                set(&mut table, &section.to_lowercase(), &key.to_lowercase(), value)?;
            }
        }
        read_files(&mut table)?;
        Value::Table(table).try_into().context("the configuration")
    }

    /// The address of a page on a council's host, as messages show it.
    pub fn address(&self, host: &str, path: &str) -> String {
        let usual = matches!((self.public.scheme.as_str(), self.public.port), ("http", 80) | ("https", 443) | (_, 0));
        let port = if usual { String::new() } else { format!(":{}", self.public.port) };
        format!("{}://{host}{port}{path}", self.public.scheme)
    }
}

fn merge(into: &mut Table, from: Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Table(into)), Value::Table(from)) => merge(into, from),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// Sets one key to a text, as the kind of value that the default has there.
fn set(table: &mut Table, section: &str, key: &str, value: String) -> anyhow::Result<()> {
    let Some(slot) = table.get_mut(section).and_then(|section| section.get_mut(key)) else {
        bail!("there is no key {section}.{key}");
    };
    *slot = match slot {
        Value::Integer(_) => {
            Value::Integer(value.parse().with_context(|| format!("{section}.{key} must be a number"))?)
        }
        _ => Value::String(value),
    };
    Ok(())
}

fn read_files(table: &mut Table) -> anyhow::Result<()> {
    let values =
        table.iter_mut().filter_map(|(_, section)| section.as_table_mut()).flat_map(|section| section.iter_mut());
    for (key, value) in values {
        if let Some(path) = value.as_str().and_then(|text| text.strip_prefix("file:")) {
            let text = std::fs::read_to_string(path).with_context(|| format!("{key}: can't read {path}"))?;
            *value = Value::String(text.trim().to_owned());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(variables: &[(&str, &str)]) -> anyhow::Result<Config> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::load(None, variables)
    }

    #[test]
    fn the_default_is_whole_and_the_environment_overrides_it() {
        assert_eq!(load(&[]).unwrap().public.operators_host, "ops.localhost");
        assert_eq!(load(&[("MOOTHALL_PUBLIC__PORT", "443"), ("PATH", "/bin")]).unwrap().public.port, 443);
    }

    #[test]
    fn a_slip_in_a_key_is_told() {
        assert!(load(&[("MOOTHALL_PUBLIC__PROT", "443")]).is_err());
        assert!(load(&[("MOOTHALL_PUBLIC__PORT", "many")]).is_err());
    }

    #[test]
    fn addresses_show_a_port_only_where_it_is_unusual() {
        let at = |scheme, port| {
            let config = load(&[("MOOTHALL_PUBLIC__SCHEME", scheme), ("MOOTHALL_PUBLIC__PORT", port)]).unwrap();
            config.address("adur.example", "/follow")
        };
        assert_eq!(at("https", "443"), "https://adur.example/follow");
        assert_eq!(at("http", "8080"), "http://adur.example:8080/follow");
    }

    #[test]
    fn secrets_stay_out_of_logs() {
        let config = load(&[("MOOTHALL_SECRETS__INTERNAL", "hush")]).unwrap();
        assert!(!format!("{config:?}").contains("hush"));
    }
}
