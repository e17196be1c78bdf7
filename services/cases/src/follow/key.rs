use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::{CaseId, CouncilId};
use hmac::digest::InvalidLength;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Id, generation, MAC.
const LENGTH: usize = 16 + 4 + 16;
const ID: usize = 16;
const MAC: usize = 20;

/// How someone came to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By the secret link that was sent to whoever reported it.
    Link,
    /// By its reference and the postcode, which others may know too.
    Reference,
}

/// Makes and reads the secrets of the links by which cases are followed.
#[derive(Clone)]
pub(crate) struct FollowKey {
    sent: LinkKey,
    found: LinkKey,
}

impl FollowKey {
    /// From the deployment's tracking key.
    ///
    /// # Errors
    /// Never for 32 bytes.
    pub fn new(key: [u8; 32]) -> Result<Self, InvalidLength> {
        let found = Hmac::<Sha256>::new_from_slice(&key)?.chain_update(b"found by a reference").finalize().into_bytes();
        Ok(Self { sent: LinkKey::new(key)?, found: LinkKey::new(found.into())? })
    }

    /// The secret of a case's link: 48 characters of base64url.
    pub fn token(&self, council: CouncilId, case: CaseId, generation: i32) -> String {
        self.token_of(Way::Link, council, case, generation)
    }

    /// The secret of whoever came this way: it opens no more than they saw.
    pub fn token_of(&self, way: Way, council: CouncilId, case: CaseId, generation: i32) -> String {
        let key = match way {
            Way::Link => &self.sent,
            Way::Reference => &self.found,
        };
        key.token(council, case.uuid(), generation)
    }

    /// The case and the generation of a secret that was made here for this council, and how its holder came by it.
    pub fn read(&self, council: CouncilId, token: &str) -> Option<(CaseId, i32, Way)> {
        let sent = self.sent.read(council, token).map(|(id, generation)| (id, generation, Way::Link));
        let read =
            sent.or_else(|| self.found.read(council, token).map(|(id, generation)| (id, generation, Way::Reference)));
        read.map(|(id, generation, way)| (CaseId::from(id), generation, way))
    }
}

/// Makes and reads the secrets of links to anything that has an id. They aren't stored: a secret is the
/// id and the link's generation, with a MAC of both and the council.
#[derive(Clone)]
pub(crate) struct LinkKey(Hmac<Sha256>);

impl LinkKey {
    /// From a key that makes the links of one kind of thing alone.
    ///
    /// # Errors
    /// Never for 32 bytes.
    pub fn new(key: [u8; 32]) -> Result<Self, InvalidLength> {
        Ok(Self(Hmac::new_from_slice(&key)?))
    }

    /// The secret of a thing's link: 48 characters of base64url.
    pub fn token(&self, council: CouncilId, id: Uuid, generation: i32) -> String {
        let mut token = Vec::with_capacity(LENGTH);
        token.extend_from_slice(id.as_bytes());
        token.extend_from_slice(&generation.to_be_bytes());
        let mac = self.mac(council, &token).finalize().into_bytes();
        token.extend(mac.into_iter().take(LENGTH - MAC));
        BASE64.encode(token)
    }

    /// The thing and the generation of a secret that was made here for this council.
    pub fn read(&self, council: CouncilId, token: &str) -> Option<(Uuid, i32)> {
        let token: [u8; LENGTH] = BASE64.decode(token).ok()?.try_into().ok()?;
        let (signed, mac) = token.split_at(MAC);
        self.mac(council, signed).verify_truncated_left(mac).ok()?;
        let (id, generation) = signed.split_at(ID);
        let generation = i32::from_be_bytes(generation.try_into().ok()?);
        Some((Uuid::from_slice(id).ok()?, generation))
    }

    fn mac(&self, council: CouncilId, signed: &[u8]) -> Hmac<Sha256> {
        let mac = self.0.clone().chain_update(b"moothall follow 1");
        mac.chain_update(council.uuid().as_bytes()).chain_update(signed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn council(number: u128) -> CouncilId {
        CouncilId::from(Uuid::from_u128(number))
    }

    proptest! {
        #[test]
        fn a_secret_opens_its_own_case_in_its_own_council_alone(id: u128, generation: i32, at in 0..48usize, to in "[A-Za-z0-9_-]") {
            let key = FollowKey::new([7; 32]).unwrap();
            let case = CaseId::from(Uuid::from_u128(id));
            let token = key.token(council(1), case, generation);
            prop_assert_eq!(token.len(), 48);
            prop_assert_eq!(key.read(council(1), &token), Some((case, generation, Way::Link)));
            let found = key.token_of(Way::Reference, council(1), case, generation);
            prop_assert_eq!(key.read(council(1), &found), Some((case, generation, Way::Reference)));
            prop_assert_eq!(key.read(council(2), &token), None);
            prop_assert_eq!(FollowKey::new([8; 32]).unwrap().read(council(1), &token), None);
            let mut altered = token.clone();
            altered.replace_range(at..=at, &to);
            prop_assert!(altered == token || key.read(council(1), &altered).is_none());
        }
    }

    #[test]
    fn what_is_no_secret_opens_nothing() {
        let key = FollowKey::new([7; 32]).unwrap();
        for text in ["", "a", "====", "\u{0}", &"A".repeat(48), &"A".repeat(4800)] {
            assert_eq!(key.read(council(1), text), None);
        }
    }
}
