//! Keyset pages: a list is walked by its own order, never by counting rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use crate::problem::Problem;

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
