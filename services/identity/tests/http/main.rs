//! Identity over HTTP, in a deployment of its own: its neighbours are stand-ins that serve the
//! Directory's councils and catch what is told to notifications.

mod accepting;
mod directory_source;
mod inviting;
mod operators;
mod sessions;
mod signing_in;
mod support;
