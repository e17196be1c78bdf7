//! Where a list goes on: a text that only the deployment itself can write.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use crate::id::CouncilId;
use crate::page::Page;
use crate::problem::{Problem, ProblemKind};

/// The bytes of a cursor that prove it ours.
const PROOF: usize = 16;

/// What a deployment's cursors are proved with: the same in all its processes.
#[derive(Clone)]
pub struct CursorKey(Hmac<Sha256>);

impl CursorKey {
    /// The key that follows from a secret of the deployment's.
    pub fn of(secret: &str) -> Self {
        let mut key = [0; 64];
        let digest = Sha256::new().chain_update("cursors").chain_update([0]).chain_update(secret).finalize();
        key[..32].copy_from_slice(&digest);
        Self(Hmac::new(&key.into()))
    }
}

impl std::fmt::Debug for CursorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CursorKey")
    }
}

/// A place in a list: opaque to clients, bound to its council and its list, and no one else's work.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    council: CouncilId,
    list: &'a str,
    key: &'a CursorKey,
}

impl<'a> Cursor<'a> {
    /// The cursors of one list of one council. `list` names the list with its filters. A handler
    /// gets them from `Allowed::list`.
    pub fn of(council: CouncilId, list: &'a str, key: &'a CursorKey) -> Self {
        Self { council, list, key }
    }

    /// Writes a place as text.
    pub fn seal(self, place: &impl Serialize) -> String {
        let place = serde_json::to_vec(place).unwrap_or_default();
        let proof = self.proof(&place).finalize().into_bytes();
        BASE64.encode([&proof[..PROOF], &place].concat())
    }

    /// Reads a place back.
    ///
    /// # Errors
    /// `bad-cursor` when the text isn't ours, was altered, belongs to another council or list, or
    /// names a place that no row can have.
    pub fn open<T: DeserializeOwned>(self, text: &str) -> Result<T, Problem> {
        let bad = || Problem::from(ProblemKind::BadCursor);
        let bytes = BASE64.decode(text).map_err(|_| bad())?;
        let (proof, place) = bytes.split_at_checked(PROOF).ok_or_else(bad)?;
        self.proof(place).verify_truncated_left(proof).map_err(|_| bad())?;
        let place: Value = serde_json::from_slice(place).map_err(|_| bad())?;
        if !can_stand_in_a_row(&place) {
            return Err(bad());
        }
        serde_json::from_value(place).map_err(|_| bad())
    }

    /// Cuts a page from `limit + 1` rows, the last of which only shows that there is more.
    pub fn page<T, K: Serialize>(self, mut items: Vec<T>, limit: u16, key: impl Fn(&T) -> K) -> Page<T> {
        let more = items.len() > usize::from(limit);
        items.truncate(usize::from(limit));
        let next = items.last().filter(|_| more).map(|last| self.seal(&key(last)));
        Page { items, next }
    }

    fn proof(self, place: &[u8]) -> Hmac<Sha256> {
        let proof = self.key.0.clone().chain_update(self.council.uuid().as_bytes());
        proof.chain_update(self.list.as_bytes()).chain_update([0]).chain_update(place)
    }
}

/// PostgreSQL's text holds no NUL.
fn can_stand_in_a_row(place: &Value) -> bool {
    match place {
        Value::String(text) => !text.contains('\0'),
        Value::Array(parts) => parts.iter().all(can_stand_in_a_row),
        Value::Object(parts) => parts.values().all(can_stand_in_a_row),
        _ => true,
    }
}

/// A time in a cursor's place: to the microsecond, as PostgreSQL keeps it, in the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub OffsetDateTime);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // No year that `OffsetDateTime` knows is too far for i64.
        to.serialize_i64(i64::try_from(self.0.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let microseconds = i64::deserialize(from)?;
        let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(microseconds) * 1_000);
        at.ok().filter(|at| at.year() >= 1).map(Self).ok_or_else(|| D::Error::custom("no time of ours"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn council(number: u128) -> CouncilId {
        CouncilId::from(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_cursor_opens_only_in_its_own_list_of_its_own_council() {
        let (key, other) = (CursorKey::of("secret"), CursorKey::of("another"));
        let (adur, surrey) = (council(1), council(2));
        let sealed = Cursor::of(adur, "cases", &key).seal(&("2026-11-22", 7));
        assert_eq!(Cursor::of(adur, "cases", &key).open::<(String, i32)>(&sealed).unwrap().1, 7);
        assert!(Cursor::of(surrey, "cases", &key).open::<(String, i32)>(&sealed).is_err());
        assert!(Cursor::of(adur, "contacts", &key).open::<(String, i32)>(&sealed).is_err());
        assert!(Cursor::of(adur, "cases", &other).open::<(String, i32)>(&sealed).is_err());
        assert!(Cursor::of(adur, "cases", &key).open::<(String, i32)>(&sealed[1..]).is_err());
    }

    #[test]
    fn a_place_that_no_row_can_have_is_no_place() {
        let key = CursorKey::of("secret");
        let list = Cursor::of(council(1), "names", &key);
        assert!(list.open::<(String, i32)>(&list.seal(&("a\0b", 1))).is_err());
        assert!(list.open::<(String, i32)>(&list.seal(&("a\\u0000b", 1))).is_ok());
        for (microseconds, held) in
            [(0_i64, true), (-70_000_000_000_000_000, false), (i64::MAX, false), (i64::MIN, false)]
        {
            assert_eq!(list.open::<Moment>(&list.seal(&microseconds)).is_ok(), held, "{microseconds}");
        }
    }

    #[test]
    fn a_page_says_whether_there_is_more() {
        let key = CursorKey::of("secret");
        let list = Cursor::of(council(1), "numbers", &key);
        let page = list.page(vec![1, 2, 3], 2, |n| *n);
        assert_eq!((page.items.len(), page.next.is_some()), (2, true));
        assert!(list.page(vec![1, 2], 2, |n| *n).next.is_none());
    }
}
