//! What may go wrong with a mail server, switched on by rules.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// A way to fail. The service for text messages fails by the same rules: it defers with 429, rejects with 400,
/// and answers 500 where a connection would be cut; it is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The port is closed and open sessions are cut. Takes no account of `to` and `times`.
    RefuseConnections,
    /// RCPT is answered 451: try later.
    Defer,
    /// RCPT is answered 550: never.
    Reject,
    /// The message is kept, and the answer to its last dot comes late.
    Hang {
        /// How late, in milliseconds.
        milliseconds: u64,
    },
    /// The connection is cut after the last dot, before the answer.
    Drop {
        /// Whether the message was kept before the cut.
        kept: bool,
    },
}

/// A fault, for whom and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultRule {
    /// What happens.
    #[serde(flatten)]
    pub fault: Fault,
    /// Only mail to this address, or to every address that ends so ("@council.example"). None: all mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How many times it still happens. None: until the rules are replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
}

impl FaultRule {
    /// A fault that happens to all mail until the rules are replaced.
    #[must_use]
    pub fn always(fault: Fault) -> Self {
        Self { fault, to: None, times: None }
    }

    /// The same for this address or ending of addresses only.
    #[must_use]
    pub fn to(mut self, address: &str) -> Self {
        self.to = Some(address.to_owned());
        self
    }

    /// The same for so many times only.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    fn applies(&self, recipient: &str) -> bool {
        let recipient = recipient.to_ascii_lowercase();
        self.times != Some(0) && self.to.as_ref().is_none_or(|to| recipient.ends_with(&to.to_ascii_lowercase()))
    }
}

/// The rules in force.
#[derive(Debug)]
pub(super) struct Faults {
    rules: Mutex<Vec<FaultRule>>,
    refusing: watch::Sender<bool>,
}

impl Default for Faults {
    fn default() -> Self {
        Self { rules: Mutex::default(), refusing: watch::channel(false).0 }
    }
}

impl Faults {
    pub(super) fn replace(&self, rules: Vec<FaultRule>) {
        self.change(|now| *now = rules);
    }

    pub(super) fn add(&self, rule: FaultRule) {
        self.change(|now| now.push(rule));
    }

    /// Follows whether connections are refused.
    pub(super) fn refusing(&self) -> watch::Receiver<bool> {
        self.refusing.subscribe()
    }

    /// What happens to this recipient at RCPT: [`Fault::Defer`], [`Fault::Reject`] or nothing.
    pub(super) fn at_recipient(&self, recipient: &str) -> Option<Fault> {
        self.take(recipient, |fault| matches!(fault, Fault::Defer | Fault::Reject).then_some(fault))
    }

    /// How late the answer to this recipient's message comes.
    pub(super) fn delay(&self, recipient: &str) -> Option<Duration> {
        self.take(recipient, |fault| match fault {
            Fault::Hang { milliseconds } => Some(Duration::from_millis(milliseconds)),
            _ => None,
        })
    }

    /// Whether this recipient's message ends in a cut, and if so whether it was kept.
    pub(super) fn cut(&self, recipient: &str) -> Option<bool> {
        self.take(recipient, |fault| match fault {
            Fault::Drop { kept } => Some(kept),
            _ => None,
        })
    }

    fn change(&self, change: impl FnOnce(&mut Vec<FaultRule>)) {
        let mut rules = self.rules();
        change(&mut rules);
        let refuse = rules.iter().any(|rule| rule.fault == Fault::RefuseConnections);
        self.refusing.send_if_modified(|now| std::mem::replace(now, refuse) != refuse);
    }

    /// The first rule for `recipient` whose fault `wanted` picks, counted as having happened once.
    fn take<T>(&self, recipient: &str, wanted: impl Fn(Fault) -> Option<T>) -> Option<T> {
        let mut rules = self.rules();
        let (rule, picked) = rules
            .iter_mut()
            .filter(|rule| rule.applies(recipient))
            .find_map(|rule| wanted(rule.fault).map(|picked| (rule, picked)))?;
        rule.times = rule.times.map(|left| left.saturating_sub(1));
        Some(picked)
    }

    fn rules(&self) -> MutexGuard<'_, Vec<FaultRule>> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
