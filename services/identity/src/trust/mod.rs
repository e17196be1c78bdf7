//! What every process must know of identity: whose signature counts, and what ended early.

pub(crate) mod http;
pub(crate) mod store;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::{Problem, ProblemKind, Tagged};
use directory::Trust;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};

/// Beyond the life of a token, for clocks that differ.
const SKEW: Duration = Duration::minutes(1);
/// Revocations are kept so long: long enough to be looked at after something went wrong.
const KEPT: Duration = Duration::hours(24);

/// Revocations since then can still concern a token.
pub(crate) fn concerned_since(now: OffsetDateTime) -> OffsetDateTime {
    now - Duration::seconds(auth::SIGNED_FOR) - SKEW
}

/// Revocations before then are forgotten.
pub(crate) fn forgotten_before(now: OffsetDateTime) -> OffsetDateTime {
    now - KEPT
}

/// The trust, unless the asker has it: `had` is the tag that they named.
pub(crate) fn tagged(trust: Trust, had: Option<&str>) -> Result<Tagged<Trust>, Problem> {
    let text = serde_json::to_vec(&trust).map_err(|_| Problem::from(ProblemKind::Internal))?;
    let tag = format!("\"{}\"", BASE64.encode(&Sha256::digest(text)[..12]));
    let news = (had != Some(tag.as_str())).then_some(trust);
    Ok(Tagged { tag, news })
}

#[cfg(test)]
mod tests {
    use contract::SessionId;
    use directory::Revoked;

    use super::*;

    #[test]
    fn only_news_is_told() {
        let quiet = Trust::default();
        let first = tagged(quiet.clone(), None).unwrap();
        assert_eq!(first.news.as_ref(), Some(&quiet));
        assert!(tagged(quiet, Some(&first.tag)).unwrap().news.is_none());
        let ended = Trust { revoked: vec![Revoked::Session(SessionId::from(uuid::Uuid::nil()))], ..Trust::default() };
        assert!(tagged(ended, Some(&first.tag)).unwrap().news.is_some());
    }
}
