//! Whether articles answer what citizens ask: counted by the day, without anybody's name.

pub(crate) mod http;
pub(super) mod store;

use jiff::ToSpan as _;
use jiff::civil::Date;

/// How many days of it are shown.
const DAYS: i64 = 90;

/// The first day that is shown today.
pub(super) fn since(today: Date) -> Date {
    today.saturating_sub((DAYS - 1).days())
}
