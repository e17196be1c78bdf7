//! The kit itself: deployments, the mail sink, the proxy.
#![cfg(test)]

mod deployment;
mod mail;
mod proxy;
