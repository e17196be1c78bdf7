use cases_api::draft::DraftLink;
use contract::{CouncilId, DraftId};
use hmac::digest::InvalidLength;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::follow::LinkKey;

/// What codes are written with: nothing that sounds or looks like another.
const ALPHABET: &[u8; 23] = b"23456789CDFHJKMNPRTVWXY";
/// How many characters a code has: 37 bits, and few tries.
const LENGTH: usize = 8;

/// Makes and reads the secrets of drafts. None is stored: each is made from the draft's id and its
/// link's generation. The link and the code lead to the door; the key, which is another secret, is
/// given to whoever has passed it.
#[derive(Clone)]
pub(crate) struct DraftKeys {
    link: LinkKey,
    held: LinkKey,
    ticket: LinkKey,
    code: Hmac<Sha256>,
}

impl DraftKeys {
    /// From the deployment's tracking key.
    ///
    /// # Errors
    /// Never for 32 bytes.
    pub fn new(key: [u8; 32]) -> Result<Self, InvalidLength> {
        let of = |purpose: &[u8]| -> Result<[u8; 32], InvalidLength> {
            Ok(Hmac::<Sha256>::new_from_slice(&key)?.chain_update(purpose).finalize().into_bytes().into())
        };
        Ok(Self {
            link: LinkKey::new(of(b"moothall draft link 1")?)?,
            held: LinkKey::new(of(b"moothall draft held 1")?)?,
            ticket: LinkKey::new(of(b"moothall draft ticket 1")?)?,
            code: Hmac::new_from_slice(&of(b"moothall draft code 1")?)?,
        })
    }

    /// The ways in.
    pub fn link(&self, council: CouncilId, draft: DraftId, generation: i32) -> DraftLink {
        let token = self.link.token(council, draft.uuid(), generation);
        DraftLink { token, code: self.code(council, draft, generation) }
    }

    /// The draft and the generation of a link.
    pub fn read_link(&self, council: CouncilId, token: &str) -> Option<(DraftId, i32)> {
        self.link.read(council, token).map(|(id, generation)| (DraftId::from(id), generation))
    }

    /// The key of whoever has shown that a draft is theirs.
    pub fn held(&self, council: CouncilId, draft: DraftId, generation: i32) -> String {
        self.held.token(council, draft.uuid(), generation)
    }

    /// The draft and the generation of a key.
    pub fn read_held(&self, council: CouncilId, key: &str) -> Option<(DraftId, i32)> {
        self.held.read(council, key).map(|(id, generation)| (DraftId::from(id), generation))
    }

    /// The ticket by which files are added to a draft, and nothing else is done.
    pub fn ticket(&self, council: CouncilId, draft: DraftId, generation: i32) -> String {
        self.ticket.token(council, draft.uuid(), generation)
    }

    /// The draft and the generation of a ticket.
    pub fn read_ticket(&self, council: CouncilId, ticket: &str) -> Option<(DraftId, i32)> {
        self.ticket.read(council, ticket).map(|(id, generation)| (DraftId::from(id), generation))
    }

    /// Whether what was typed is the code of a draft, however it was spaced.
    pub fn is_code(&self, council: CouncilId, draft: DraftId, generation: i32, typed: &str) -> bool {
        let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        plain(typed).as_bytes().ct_eq(plain(&self.code(council, draft, generation)).as_bytes()).into()
    }

    /// `K7M4-9TPX`.
    fn code(&self, council: CouncilId, draft: DraftId, generation: i32) -> String {
        let mac = self.code.clone().chain_update(council.uuid().as_bytes()).chain_update(draft.uuid().as_bytes());
        let bytes = mac.chain_update(generation.to_be_bytes()).finalize().into_bytes();
        let letters = bytes.chunks(2).take(LENGTH).map(|pair| {
            let number = pair.iter().fold(0_usize, |sum, byte| sum * 256 + usize::from(*byte));
            char::from(ALPHABET.get(number % ALPHABET.len()).copied().unwrap_or(b'2'))
        });
        let code: String = letters.collect();
        let (first, second) = code.split_at(LENGTH / 2);
        format!("{first}-{second}")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn each_secret_opens_its_own_door_and_another_generation_none() {
        let keys = DraftKeys::new([7; 32]).unwrap();
        let (council, draft) = (CouncilId::from(Uuid::from_u128(1)), DraftId::from(Uuid::from_u128(2)));
        let link = keys.link(council, draft, 0);
        let held = keys.held(council, draft, 0);
        assert_eq!(keys.read_link(council, &link.token), Some((draft, 0)));
        assert_eq!((keys.read_held(council, &held), keys.read_held(council, &link.token)), (Some((draft, 0)), None));
        assert_eq!(keys.read_held(council, &keys.ticket(council, draft, 0)), None);
        assert!(keys.is_code(council, draft, 0, &link.code.to_lowercase().replace('-', " ")));
        assert!(!keys.is_code(council, draft, 1, &link.code) && !keys.is_code(council, draft, 0, ""));
        assert_eq!(link.code.len(), LENGTH + 1);
    }
}
