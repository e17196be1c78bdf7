//! Files: scanned post, photographs, documents. Their bytes are kept in the council's own rows, so
//! that the wall, backups and erasure hold for them as for everything else (ADR-0016).

mod arriving;
pub(crate) mod http;
mod judge;
mod name;
mod sending;
pub(crate) mod store;

/// How many bytes a row holds, all but the last of a file.
pub(crate) const PIECE: usize = 256 * 1024;
