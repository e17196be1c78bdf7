#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod config;
mod edge;
mod extract;
mod guarded;
mod headers;
mod limits;
mod looks;
mod network;
mod openapi;
mod ops;
mod published;
mod retention;
mod routes;
mod serve;
mod service;
mod telemetry;
mod tries;
mod upload;

pub use config::Config;
pub use extract::{At, Body, IfMatch, IfNoneMatch, Params, Shared};
pub use guarded::{Described, Description, Guard, Guarded, answer};
pub use limits::TooSoon;
pub use looks::{looks, unexplained_looks};
pub use network::{Network, Networks};
pub use openapi::document;
pub use retention::{each_council, for_each_council, forget};
pub use routes::{Exposure, Route, Routes};
pub use serve::{Deployment, serve};
pub use service::{Context, Service, Watch};
pub use telemetry::{Telemetry, init as init_telemetry};
pub use tenant_db::Early;
pub use tries::{Tried, Tries};
pub use upload::Upload;
