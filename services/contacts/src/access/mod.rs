//! The council's access log: who looked at whose record here. Written by the transaction that
//! looked, only shown here.

pub(crate) mod http;
pub(crate) mod store;

use time::Duration;

/// How long after its end a call is still a reason to look at someone.
pub(crate) const WRAP_UP: Duration = Duration::minutes(15);
