//! The council's access log: who looked at whose record here. Written by the transaction that
//! looked, only shown here. And which calls are a reason to look.

pub(crate) mod http;
pub(crate) mod store;

use time::Duration;

/// How long after its end a call is still worked on.
pub(crate) const WRAP_UP: Duration = Duration::minutes(15);
