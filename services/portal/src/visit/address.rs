use std::net::IpAddr;

use actix_web::HttpRequest;

/// The address that a visitor comes from. A proxy's word (the last entry, its own) is taken when it
/// stands in a network that isn't the world's; anybody else's is not.
pub fn address(request: &HttpRequest) -> Option<IpAddr> {
    let told = request.headers().get_all("x-forwarded-for").last().and_then(|told| told.to_str().ok());
    judged(request.peer_addr().map(|peer| peer.ip()), told)
}

fn judged(peer: Option<IpAddr>, forwarded: Option<&str>) -> Option<IpAddr> {
    let told = || forwarded.and_then(|told| told.rsplit(',').next()?.trim().parse().ok());
    match peer {
        Some(peer) if is_near(peer) => told().or(Some(peer)),
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

    #[test]
    fn only_a_near_proxy_is_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().ok();
        let told = Some("198.51.100.9, 203.0.113.4");
        assert_eq!(judged(ip("10.1.2.3"), told), ip("203.0.113.4"));
        assert_eq!(judged(ip("8.8.8.8"), told), ip("8.8.8.8"));
        assert_eq!(judged(ip("127.0.0.1"), Some("nonsense")), ip("127.0.0.1"));
        assert_eq!(judged(None, told), None);
    }
}
