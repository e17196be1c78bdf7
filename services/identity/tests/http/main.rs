//! Identity over HTTP, in a deployment of its own: its neighbours are stand-ins that serve the
//! Directory's councils and catch what is told to notifications.

#[cfg(test)]
mod accepting;
#[cfg(test)]
mod directory_source;
#[cfg(test)]
mod inviting;
#[cfg(test)]
mod operators;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod signing_in;
#[cfg(test)]
mod support;
