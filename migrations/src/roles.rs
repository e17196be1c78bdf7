use aws_lc_rs::hmac;
use url::Url;

use crate::error::MigrationError;

/// The role that moves events and polls for work: it sees outbox, inbox and due tables, and nothing else.
pub const RELAY: &str = "moothall_relay";
/// The role of operators' verbs: the platform's own tables.
pub const PLATFORM: &str = "moothall_platform";
/// Every login role of the product.
pub const ROLES: [&str; 7] = [
    "moothall_tenancy",
    "moothall_identity",
    "moothall_contacts",
    "moothall_cases",
    "moothall_notifications",
    RELAY,
    PLATFORM,
];

/// The login role of a service: `moothall_{service}`.
pub fn role_of(service: &str) -> String {
    format!("moothall_{service}")
}

/// A role's password: HMAC-SHA256 of its name under the deployment's role secret, in lower hex.
/// Every process derives it; nothing has to carry it.
pub fn role_password(role_secret: &str, role: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, role_secret.as_bytes());
    let tag = hmac::sign(&key, role.as_bytes());
    tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The address of the same database for one role, its password in it.
///
/// # Errors
/// `Address` when `base_url` isn't the address of a database.
pub fn role_url(base_url: &str, role: &str, role_secret: &str) -> Result<String, MigrationError> {
    let mut url = Url::parse(base_url).map_err(|_| MigrationError::Address("it isn't a URL"))?;
    let refused = |()| MigrationError::Address("it names no host");
    url.set_username(role).map_err(refused)?;
    url.set_password(Some(&role_password(role_secret, role))).map_err(refused)?;
    Ok(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_derived_and_differs_by_role_and_secret() {
        // printf moothall_cases | openssl dgst -sha256 -hmac secret
        let expected = "632b004519387aa5995f7020a97cf8cbcb71c13dfae5488d16abb8b796b10842";
        assert_eq!(role_password("secret", "moothall_cases"), expected);
        assert_ne!(role_password("secret", "moothall_cases"), role_password("secret", RELAY));
        assert_ne!(role_password("secret", RELAY), role_password("other", RELAY));
    }

    #[test]
    fn an_address_keeps_everything_but_who() {
        let url =
            role_url("postgres://owner:pw%40d@db.example:5433/moothall?sslmode=require", RELAY, "secret").unwrap();
        let password = role_password("secret", RELAY);
        assert_eq!(url, format!("postgres://moothall_relay:{password}@db.example:5433/moothall?sslmode=require"));
        assert!(role_url("not an address", RELAY, "secret").is_err());
    }
}
