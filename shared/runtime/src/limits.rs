//! How much the public may write: each network at each council, and each council as a whole. What
//! one council's visitors use up is never another's.

use std::time::Duration;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use contract::{CouncilId, Problem, ProblemKind};
use time::OffsetDateTime;

use crate::config;
use crate::network::Network;
use crate::tries::{Tried, Tries};

/// A request of the public's that comes too soon. A page finds it among the request's extensions
/// and tells it in its own way; everything else is refused at the edge.
#[derive(Debug, Clone)]
pub struct TooSoon(pub Problem);

/// The counters of this process.
pub(crate) struct Limits {
    networks: Tries<(CouncilId, String)>,
    councils: Tries<CouncilId>,
    policy: Option<HeaderValue>,
}

/// How things stand after a request was counted.
#[derive(Debug)]
pub(crate) struct Counted {
    name: &'static str,
    tried: Tried,
    policy: Option<HeaderValue>,
}

impl Limits {
    pub(crate) fn new(config: &config::Limits) -> Self {
        let window = Duration::from_secs(config.window.max(1));
        let of = |most: u32| f64::from(most.max(1));
        let seconds = window.as_secs();
        let policy =
            format!("\"network\";q={};w={seconds}, \"council\";q={};w={seconds}", config.network, config.council);
        Self {
            networks: Tries::within(of(config.network), window),
            councils: Tries::within(of(config.council), window),
            policy: HeaderValue::try_from(policy).ok(),
        }
    }

    /// Counts what a network writes at a council. What is refused to a network takes nothing from
    /// the council's other visitors.
    pub(crate) fn count(&self, council: CouncilId, network: &Network, now: OffsetDateTime) -> Counted {
        let prefix = network.prefix().unwrap_or_default().to_owned();
        let own = self.networks.tried((council, prefix), now);
        let (name, tried) = if own.refused { ("network", own) } else { ("council", self.councils.tried(council, now)) };
        let (name, tried) = if tried.refused { (name, tried) } else { ("network", own) };
        Counted { name, tried, policy: self.policy.clone() }
    }
}

impl Counted {
    /// The refusal, if it was one too many.
    pub(crate) fn refusal(&self) -> Option<Problem> {
        let detail = "Too much was sent from here in a short time.";
        self.tried.refused.then(|| Problem::new(ProblemKind::RateLimited, detail).retry_in(self.tried.seconds))
    }

    /// Tells the caller how things stand.
    pub(crate) fn tell(&self, headers: &mut HeaderMap) {
        let Tried { left, seconds, refused } = self.tried;
        if let Ok(value) = HeaderValue::try_from(format!("\"{}\";r={left};t={seconds}", self.name)) {
            headers.insert(HeaderName::from_static("ratelimit"), value);
        }
        if let Some(policy) = &self.policy {
            headers.insert(HeaderName::from_static("ratelimit-policy"), policy.clone());
        }
        if refused {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn council(number: u128) -> CouncilId {
        CouncilId::from(uuid::Uuid::from_u128(number))
    }

    fn network(last: u8) -> Network {
        Network::of(Some([203, 0, 113, last].into()))
    }

    fn limits() -> Limits {
        Limits::new(&config::Limits { network: 3, council: 10, window: 60 })
    }

    #[test]
    fn a_flood_from_one_network_is_its_own_trouble() {
        let limits = limits();
        let refused = (0..100).filter(|_| limits.count(council(1), &network(1), NOW).refusal().is_some()).count();
        assert_eq!(refused, 97);
        assert!(limits.count(council(1), &network(2), NOW).refusal().is_none(), "a neighbour is heard");
        assert!(limits.count(council(2), &network(1), NOW).refusal().is_none(), "and so is it at another council");
        let later = NOW + time::Duration::seconds(20);
        assert!(limits.count(council(1), &network(1), later).refusal().is_none(), "and later");
    }

    #[test]
    fn a_flood_from_everywhere_at_one_council_leaves_the_others_their_room() {
        let limits = limits();
        let taken = (0..100).filter(|from| limits.count(council(1), &network(*from), NOW).refusal().is_none()).count();
        assert_eq!(taken, 10);
        let refused = limits.count(council(1), &network(200), NOW);
        assert_eq!(refused.refusal().and_then(|problem| problem.retry_after), Some(6));
        for from in 0..10 {
            assert!(limits.count(council(2), &network(from), NOW).refusal().is_none(), "{from}");
        }
    }

    #[test]
    fn whoever_is_counted_is_told() {
        let (limits, mut headers) = (limits(), HeaderMap::new());
        limits.count(council(1), &network(1), NOW).tell(&mut headers);
        assert_eq!(headers.get("ratelimit").unwrap(), "\"network\";r=2;t=20");
        assert_eq!(headers.get("ratelimit-policy").unwrap(), "\"network\";q=3;w=60, \"council\";q=10;w=60");
        assert!(headers.get("retry-after").is_none());
        for _ in 0..3 {
            limits.count(council(1), &network(1), NOW).tell(&mut headers);
        }
        assert_eq!(headers.get("ratelimit").unwrap(), "\"network\";r=0;t=20");
        assert_eq!(headers.get("retry-after").unwrap(), "20");
    }
}
