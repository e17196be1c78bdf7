#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod allowed;
mod gate;
mod place;
mod refused;
mod system;
mod token;

pub use allowed::Allowed;
pub use gate::{Gate, Pools};
pub use place::{Place, RequestTrace};
pub use refused::Refused;
pub use system::{InternalSecret, SystemCaller, bearer};
pub use token::{Bearer, Claims, Holder, SIGNED_FOR, Signer, Verifier};
