use std::future::{Ready, ready};
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use auth::{Place, Refused};
use runtime::{Described, Description};

/// The network that a request comes from, as far as it can be known.
#[derive(Debug, Clone)]
pub(crate) struct Network(Option<String>);

impl Network {
    /// The network of an address: IPv4 whole, of IPv6 the /64 that one customer has.
    pub(crate) fn of(address: Option<IpAddr>) -> Self {
        Self(address.map(|address| match address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }))
    }

    /// It in text; none when it isn't known.
    pub(crate) fn prefix(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl FromRequest for Network {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let peer = request.peer_addr().map(|peer| peer.ip());
        let forwarded = request.headers().get_all("x-forwarded-for").last().and_then(|told| told.to_str().ok());
        let internal = matches!(request.extensions().get::<Place>(), Some(Place::Internal));
        ready(Ok(Self::of(address(peer, forwarded, internal))))
    }
}

/// Taken from the connection: nothing that a caller describes.
impl Described for Network {
    fn describe(_: &mut Description) {}
}

/// Whose address counts. Another service's own says nothing, so only what it tells counts; a proxy's
/// word (the last entry, its own) is taken when it stands in a network that isn't the world's.
fn address(peer: Option<IpAddr>, forwarded: Option<&str>, internal: bool) -> Option<IpAddr> {
    let told = forwarded.and_then(|told| told.rsplit(',').next()?.trim().parse().ok());
    match peer {
        _ if internal => told,
        Some(peer) if is_near(peer) => told.or(Some(peer)),
        _ => peer,
    }
}

fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_private() || address.is_loopback() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_a_near_proxy_or_another_service_is_believed() {
        let told = Some("198.51.100.9, 203.0.113.4");
        assert_eq!(address(Some(ip("8.8.8.8")), told, false), Some(ip("8.8.8.8")));
        assert_eq!(address(Some(ip("10.1.2.3")), told, false), Some(ip("203.0.113.4")));
        assert_eq!(address(Some(ip("::ffff:127.0.0.1")), told, false), Some(ip("203.0.113.4")));
        assert_eq!(address(Some(ip("8.8.8.8")), told, true), Some(ip("203.0.113.4")));
    }

    #[test]
    fn what_cannot_be_read_is_passed_over() {
        assert_eq!(address(Some(ip("10.1.2.3")), Some("unknown"), false), Some(ip("10.1.2.3")));
        assert_eq!(address(Some(ip("10.1.2.3")), None, true), None);
    }

    #[test]
    fn neighbours_in_ipv6_are_one_network() {
        let one = Network::of(Some(ip("2001:db8:1:2:aaaa::1")));
        let other = Network::of(Some(ip("2001:db8:1:2:bbbb::2")));
        assert_eq!((one.prefix(), one.prefix()), (other.prefix(), Some("2001:db8:1:2::/64")));
        assert_eq!(Network::of(Some(ip("::ffff:203.0.113.4"))).prefix(), Some("203.0.113.4"));
    }
}
