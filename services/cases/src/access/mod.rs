//! The council's access log of cases: who looked at which, and during which call. Written by the
//! transaction that looked, only shown here.

pub(crate) mod http;
