//! How tests reach what listens on this machine.

use std::sync::OnceLock;

use reqwest::Client;
use reqwest::redirect::Policy;

/// A client for addresses of this machine. It is made once, because making one reads every certificate that the
/// system trusts. It follows no redirect and keeps no connection, so that each test and server may end when it likes.
#[must_use]
pub fn http() -> Client {
    static HTTP: OnceLock<Client> = OnceLock::new();
    let plain = || Client::builder().redirect(Policy::none()).no_proxy().tls_certs_only([]).pool_max_idle_per_host(0);
    HTTP.get_or_init(|| plain().build().unwrap_or_default()).clone()
}
