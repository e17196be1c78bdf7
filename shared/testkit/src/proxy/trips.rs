//! Counts round trips, and remembers what was sent in each.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// How much of what a client sent is remembered, in bytes.
const REMEMBERED: usize = 2_000;
/// The oldest are forgotten beyond this, so that a proxy nobody asks stays small.
const MOST_TRIPS: usize = 20_000;

/// A burst from the client and the answer that followed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trip {
    /// Which connection, counted from 1 for each proxy.
    pub connection: u64,
    /// Who logged in on it, where it speaks PostgreSQL's protocol without TLS.
    pub user: Option<String>,
    /// The first 2,000 bytes sent, with everything that is not printable as a space.
    pub sent: String,
}

/// The trips of all connections of a proxy.
#[derive(Debug, Default)]
pub(super) struct Trips {
    all: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    connections: u64,
    total: u64,
    kept: Vec<Trip>,
}

impl Trips {
    pub(super) fn take(&self) -> Vec<Trip> {
        std::mem::take(&mut self.seen().kept)
    }

    pub(super) fn total(&self) -> u64 {
        self.seen().total
    }

    pub(super) fn connection(&self) -> Counter<'_> {
        let mut seen = self.seen();
        seen.connections += 1;
        Counter { trips: self, connection: seen.connections, user: None, sent: Vec::new(), waiting: false }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Follows one connection.
pub(super) struct Counter<'a> {
    trips: &'a Trips,
    connection: u64,
    user: Option<String>,
    sent: Vec<u8>,
    waiting: bool,
}

impl Counter<'_> {
    pub(super) fn client_sent(&mut self, bytes: &[u8]) {
        self.waiting = true;
        let room = REMEMBERED.saturating_sub(self.sent.len()).min(bytes.len());
        self.sent.extend_from_slice(&bytes[..room]);
    }

    pub(super) fn server_sent(&mut self) {
        if !std::mem::take(&mut self.waiting) {
            return;
        }
        let sent = std::mem::take(&mut self.sent);
        if self.user.is_none() {
            self.user = user(&sent);
        }
        let sent = sent.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { ' ' }).collect();
        let trip = Trip { connection: self.connection, user: self.user.clone(), sent };
        let mut seen = self.trips.seen();
        seen.total += 1;
        if seen.kept.len() == MOST_TRIPS {
            seen.kept.clear();
        }
        seen.kept.push(trip);
    }
}

/// The user in a PostgreSQL start-up packet: length, version 3.0, then name and value pairs ended by zeros.
fn user(packet: &[u8]) -> Option<String> {
    const VERSION_3: [u8; 4] = [0, 3, 0, 0];
    let mut words = packet.get(8..).filter(|_| packet[4..8] == VERSION_3)?.split(|byte| *byte == 0);
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        if name == b"user" {
            return String::from_utf8(value.to_vec()).ok();
        }
    }
    None
}
