//! What a council knows of people, and all their calls and other contacts with it, as an agent, a manager and
//! a switchboard have them.
#![cfg(test)]

mod addresses;
mod bins;
mod calling;
mod channels;
mod correcting;
mod councillor;
mod died;
mod importing;
mod marks;
mod masking;
mod measures;
mod merging;
mod recognition;
mod refuge;
mod ringing;
mod search;
mod seeing_a_part;
mod support;
mod timeline;
mod verifying;
