#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod access;
mod error;
mod looks;
mod once;
mod orm;
mod platform;
mod pool;
mod query;
mod scope;
mod tx;
mod unit;

pub use access::{AccessLog, Look};
pub use error::DbError;
pub use looks::{KeptLook, Looks};
pub use once::{Early, OnceKey, forget_answers};
pub use platform::{PlatformTx, RelayTx};
pub use pool::{Pool, PoolConfig};
pub use query::{Args, Row};
pub use scope::{Actor, Scope};
pub use tx::TenantTx;
