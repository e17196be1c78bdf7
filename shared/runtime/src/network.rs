//! Where a request comes from, as far as it can be known: the one rule for every service.

use std::future::{Ready, ready};
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use auth::Refused;
use serde::Deserialize;

use crate::guarded::{Described, Description};

/// The network that a request comes from. The edge finds it out and puts it into the request.
#[derive(Debug, Clone, Default)]
pub struct Network {
    address: Option<IpAddr>,
    prefix: Option<String>,
}

impl Network {
    /// The network of an address: IPv4 whole, of IPv6 the /64 that one customer has.
    pub fn of(address: Option<IpAddr>) -> Self {
        let address = address.map(|address| address.to_canonical());
        let prefix = address.map(|address| match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        });
        Self { address, prefix }
    }

    /// It in text; none when it isn't known.
    pub fn prefix(&self) -> Option<&str> {
        self.prefix.as_deref()
    }

    /// The address itself, to be told to another service.
    pub fn address(&self) -> Option<IpAddr> {
        self.address
    }
}

impl FromRequest for Network {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(request.extensions().get::<Self>().cloned().unwrap_or_default()))
    }
}

/// Taken from the connection: nothing that a caller describes.
impl Described for Network {
    fn describe(_: &mut Description) {}
}

/// Networks, written `10.0.0.0/8, ::1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Networks(Vec<(IpAddr, u8)>);

impl TryFrom<String> for Networks {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| network(part).ok_or_else(|| format!("{part} is no network")))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

fn network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let address: IpAddr = address.parse().ok()?;
    let whole = if address.is_ipv4() { 32 } else { 128 };
    let length = length.map_or(Some(whole), |length| length.parse().ok())?;
    (length <= whole).then_some((address, length))
}

impl Networks {
    /// Whether an address is in one of them.
    pub fn hold(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|(network, length)| match (network, address) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                (network.to_bits() ^ address.to_bits()).leading_zeros() >= u32::from(*length)
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                (network.to_bits() ^ address.to_bits()).leading_zeros() >= u32::from(*length)
            }
            _ => false,
        })
    }
}

/// What `X-Forwarded-For` says, the nearest last.
pub(crate) fn forwarded(headers: &HeaderMap) -> Vec<&str> {
    let told = headers.get_all("x-forwarded-for").filter_map(|told| told.to_str().ok());
    told.flat_map(|told| told.split(',')).map(str::trim).collect()
}

/// Who is at the other end of a connection from outside. Only a known proxy's word is taken, and
/// of what it says the nearest address that is no proxy: whatever stands before anyone can write.
pub(crate) fn from_outside(peer: Option<IpAddr>, forwarded: &[&str], proxies: &Networks) -> Network {
    let mut nearest = peer;
    for told in forwarded.iter().rev() {
        if !nearest.is_some_and(|address| proxies.hold(address)) {
            break;
        }
        let Ok(address) = told.parse() else { break };
        nearest = Some(address);
    }
    Network::of(nearest)
}

/// For whom another service asks: its own address says nothing.
pub(crate) fn from_service(forwarded: &[&str]) -> Network {
    Network::of(forwarded.last().and_then(|told| told.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn networks(text: &str) -> Networks {
        Networks::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn only_a_known_proxy_is_believed_and_only_what_it_saw() {
        let proxies = networks("10.0.0.0/8, ::1");
        let seen = |peer: &str, told: &[&str]| from_outside(Some(ip(peer)), told, &proxies).address();
        let told = ["198.51.100.9", "203.0.113.4"];
        assert_eq!(seen("10.1.2.3", &told), Some(ip("203.0.113.4")));
        assert_eq!(seen("::ffff:10.1.2.3", &told), Some(ip("203.0.113.4")));
        assert_eq!(seen("10.1.2.3", &["203.0.113.4", "10.9.9.9"]), Some(ip("203.0.113.4")), "two proxies");
        assert_eq!(seen("8.8.8.8", &told), Some(ip("8.8.8.8")));
        assert_eq!(seen("192.168.1.1", &told), Some(ip("192.168.1.1")), "near, and no proxy of ours");
        assert_eq!(seen("10.1.2.3", &["unknown"]), Some(ip("10.1.2.3")));
        assert_eq!(seen("10.1.2.3", &[]), Some(ip("10.1.2.3")));
        assert_eq!(from_outside(None, &told, &proxies).address(), None);
    }

    #[test]
    fn another_service_says_for_whom_it_asks() {
        assert_eq!(from_service(&["203.0.113.4"]).prefix(), Some("203.0.113.4"));
        assert_eq!(from_service(&[]).prefix(), None);
    }

    #[test]
    fn networks_are_read_whole_or_not_at_all() {
        assert_eq!(networks(""), Networks::default());
        assert!(networks("0.0.0.0/0").hold(ip("8.8.8.8")) && !networks("0.0.0.0/0").hold(ip("2001:db8::1")));
        assert!(networks("2001:db8::/32").hold(ip("2001:db8:5::1")) && !networks("192.0.2.7").hold(ip("192.0.2.8")));
        for wrong in ["10.0.0.0/33", "ten", "10.0.0.0/", "10.0.0/8"] {
            assert!(Networks::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn neighbours_in_ipv6_are_one_network() {
        let one = Network::of(Some(ip("2001:db8:1:2:aaaa::1")));
        let other = Network::of(Some(ip("2001:db8:1:2:bbbb::2")));
        assert_eq!((one.prefix(), one.prefix()), (other.prefix(), Some("2001:db8:1:2::/64")));
        assert_eq!(Network::of(Some(ip("::ffff:203.0.113.4"))).prefix(), Some("203.0.113.4"));
    }
}
