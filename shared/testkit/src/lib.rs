#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod alone;
pub mod deployment;
mod eventually;
mod instance;
pub mod mail;
mod migrated;
mod plans;
pub mod proxy;
mod wire;

pub use deployment::{Deployment, PrivateDeployment, deployment};
pub use eventually::{Attempt, eventually, within};
pub use instance::{Instance, ROLE_SECRET, connect, drop_database, instance, new_database, root, test_folder};
pub use migrated::migrated_database;
pub use plans::Plans;
pub use wire::http;
