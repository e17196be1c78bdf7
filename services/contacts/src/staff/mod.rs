//! The council's staff, as identity and cases tell of them: enough to name and to ring them.

pub(crate) mod store;

/// What a switchboard calls someone, as it is compared: an email address or an extension.
pub(crate) fn key(given: &str) -> String {
    given.split_whitespace().collect::<String>().to_lowercase()
}
