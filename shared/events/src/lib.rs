#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod bell;
mod bell_wire;
mod consumer;
mod fault;
mod inbox;
mod inbox_store;
mod relay;
mod subscriptions;

pub use bell::{Bell, Listener};
pub use consumer::{Consumer, Handler, HandlerWith, consume, consume_with};
pub use fault::Fault;
pub use inbox::{Inbox, Retry};
pub use inbox_store::{Parked, councils_with_parked, forget, parked, replay};
pub use relay::Relay;
pub use subscriptions::Subscriptions;
