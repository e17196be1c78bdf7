//! The counters of this process.

use std::time::Duration;

use moka::sync::Cache;
use time::OffsetDateTime;

use super::{Counter, REMEMBERED};

/// The most counters that are kept; the least used go first.
const MOST: u64 = 100_000;

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    attempts: u32,
    /// No attempt is let through before.
    until: Option<OffsetDateTime>,
}

pub(super) struct Here(Cache<String, Tally>);

impl Here {
    pub(super) fn new() -> Self {
        Self(Cache::builder().max_capacity(MOST).time_to_live(REMEMBERED).build())
    }

    /// Counts an attempt on every counter, or says how long to wait.
    pub(super) fn count(&self, counters: &[&Counter], now: OffsetDateTime) -> Duration {
        let left = |counter: &&Counter| self.0.get(&counter.key)?.until.map(|until| until - now);
        let longest = counters.iter().filter_map(left).max().unwrap_or_default();
        if longest.is_positive() {
            return longest.unsigned_abs();
        }
        for counter in counters {
            self.0.entry_by_ref(&counter.key).and_upsert_with(|tally| {
                let attempts = tally.map_or(0, |tally| tally.into_value().attempts).saturating_add(1);
                let wait = counter.budget.wait(attempts);
                Tally { attempts, until: (!wait.is_zero()).then(|| now + wait) }
            });
        }
        Duration::ZERO
    }

    /// Takes an attempt back that was let through, and the wait that it began: no other had.
    pub(super) fn withdraw(&self, counters: &[Counter]) {
        for counter in counters {
            self.0.entry_by_ref(&counter.key).and_upsert_with(|tally| {
                let tally = tally.map_or_else(Tally::default, moka::Entry::into_value);
                Tally { attempts: tally.attempts.saturating_sub(1), until: None }
            });
        }
    }

    /// Forgets `own` and takes one attempt back from `shared`.
    pub(super) fn forgive(&self, own: &[Counter], shared: &[Counter]) {
        for counter in own {
            self.0.invalidate(&counter.key);
        }
        for counter in shared {
            self.0.entry_by_ref(&counter.key).and_upsert_with(|tally| {
                let tally = tally.map_or_else(Tally::default, moka::Entry::into_value);
                Tally { attempts: tally.attempts.saturating_sub(1), ..tally }
            });
        }
    }
}
