#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod bootstrap;
mod error;
mod plan;
mod roles;
mod run;

pub use error::MigrationError;
pub use plan::{SERVICES, Step, fingerprint, steps};
pub use roles::{PLATFORM, RELAY, ROLES, role_of, role_password, role_url};
pub use run::{Report, run, run_first};
