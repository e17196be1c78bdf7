//! Calls and all other contacts of people with a council, as an agent, a manager and a switchboard have
//! them.
#![cfg(test)]

mod calling;
mod correcting;
mod councillor;
mod masking;
mod ringing;
mod seeing_a_part;
mod support;
mod verifying;
