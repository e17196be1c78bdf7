//! Identity over HTTP, in the deployment that a test run shares; each test has councils of its own.

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
