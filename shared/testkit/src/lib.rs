#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod alone;
mod eventually;
mod instance;
pub mod mail;
pub mod proxy;

pub use eventually::{Attempt, eventually, within};
pub use instance::{Instance, ROLE_SECRET, connect, instance, new_database, root, test_folder};
