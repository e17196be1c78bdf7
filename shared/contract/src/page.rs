//! Keyset pages: a list is walked by its own order, never by counting rows.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use crate::id::CouncilId;
use crate::problem::{Problem, ProblemKind};

/// The largest page that can be asked for.
pub const MAX_LIMIT: u16 = 200;
/// The page that is given when no size is asked for.
pub const DEFAULT_LIMIT: u16 = 25;

/// One page of a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page<T> {
    /// The entries, in the list's order.
    pub items: Vec<T>,
    /// Where the next page begins; absent on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        let items = ArrayBuilder::new().items(Ref::from_schema_name(T::name()));
        let text = SchemaType::from_iter([Type::String, Type::Null]);
        let next = ObjectBuilder::new()
            .schema_type(text)
            .description(Some("Where the next page begins; absent on the last page."));
        let page = ObjectBuilder::new().description(Some("One page of a list."));
        page.property("items", items.description(Some("The entries, in the list's order.")))
            .required("items")
            .property("next", next)
            .into()
    }
}

/// Named by what it lists, so that two lists of one service stay apart: `CaseSummaryPage`.
impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        format!("{}Page", T::name()).into()
    }

    fn schemas(seen: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(seen);
        seen.push((T::name().into_owned(), T::schema()));
    }
}

/// The part of a query that every list understands.
#[derive(Debug, Clone, Default, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// How many entries, 1 to 200; 25 when absent.
    pub limit: Option<u16>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

impl PageQuery {
    /// The size of the page.
    ///
    /// # Errors
    /// `validation-failed` when it isn't within 1 to 200.
    pub fn size(&self) -> Result<u16, Problem> {
        match self.limit.unwrap_or(DEFAULT_LIMIT) {
            limit @ 1..=MAX_LIMIT => Ok(limit),
            _ => {
                let mut faults = crate::Faults::none();
                faults.add("/limit", "out-of-range", "The limit must be between 1 and 200.");
                faults.finish(None)
            }
        }
    }
}

/// A place in a list: opaque to clients, bound to its council and its list.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    council: CouncilId,
    list: &'a str,
}

impl<'a> Cursor<'a> {
    /// The cursors of one list of one council. `list` names the list with its filters.
    pub fn of(council: CouncilId, list: &'a str) -> Self {
        Self { council, list }
    }

    /// Writes a place as text.
    pub fn seal(self, key: &impl Serialize) -> String {
        let place = serde_json::to_vec(key).unwrap_or_default();
        let mut bytes = self.digest(&place).to_vec();
        bytes.extend(place);
        BASE64.encode(bytes)
    }

    /// Reads a place back.
    ///
    /// # Errors
    /// `bad-cursor` when the text was altered or belongs to another council or list.
    pub fn open<T: DeserializeOwned>(self, text: &str) -> Result<T, Problem> {
        let bad = || Problem::from(ProblemKind::BadCursor);
        let bytes = BASE64.decode(text).map_err(|_| bad())?;
        let (digest, place) = bytes.split_at_checked(8).ok_or_else(bad)?;
        if digest != self.digest(place) {
            return Err(bad());
        }
        serde_json::from_slice(place).map_err(|_| bad())
    }

    /// Cuts a page from `limit + 1` rows, the last of which only shows that there is more.
    pub fn page<T, K: Serialize>(self, mut items: Vec<T>, limit: u16, key: impl Fn(&T) -> K) -> Page<T> {
        let more = items.len() > usize::from(limit);
        items.truncate(usize::from(limit));
        let next = items.last().filter(|_| more).map(|last| self.seal(&key(last)));
        Page { items, next }
    }

    fn digest(self, place: &[u8]) -> [u8; 8] {
        let hash = Sha256::new()
            .chain_update(self.council.uuid().as_bytes())
            .chain_update(self.list.as_bytes())
            .chain_update([0])
            .chain_update(place)
            .finalize();
        let mut short = [0; 8];
        short.copy_from_slice(&hash[..8]);
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_opens_only_in_its_own_list_of_its_own_council() {
        let adur = CouncilId::from(uuid::Uuid::from_u128(1));
        let surrey = CouncilId::from(uuid::Uuid::from_u128(2));
        let sealed = Cursor::of(adur, "cases").seal(&("2026-11-22", 7));
        assert_eq!(Cursor::of(adur, "cases").open::<(String, i32)>(&sealed).unwrap().1, 7);
        assert!(Cursor::of(surrey, "cases").open::<(String, i32)>(&sealed).is_err());
        assert!(Cursor::of(adur, "contacts").open::<(String, i32)>(&sealed).is_err());
        assert!(Cursor::of(adur, "cases").open::<(String, i32)>(&sealed[1..]).is_err());
    }

    #[test]
    fn a_page_says_whether_there_is_more() {
        let list = Cursor::of(CouncilId::from(uuid::Uuid::from_u128(1)), "numbers");
        let page = list.page(vec![1, 2, 3], 2, |n| *n);
        assert_eq!((page.items.len(), page.next.is_some()), (2, true));
        assert!(list.page(vec![1, 2], 2, |n| *n).next.is_none());
    }
}
