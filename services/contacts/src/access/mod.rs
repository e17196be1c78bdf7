//! The council's access log: who looked at whose record here. Written by the transaction that
//! looked, only shown here.

pub(crate) mod http;
mod store;
