//! What is acknowledged survives, what must happen once happens once.
#![cfg(test)]

mod addresses;
mod away;
mod bulk;
mod clocks;
mod ending;
mod floods;
mod importing;
mod kills;
mod ledger;
mod redis;
