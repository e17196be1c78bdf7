use std::collections::BTreeMap;

use crate::consumer::Consumer;

/// Which services consume which events: the same in every process, whatever it mounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions(BTreeMap<&'static str, Vec<&'static str>>);

impl Subscriptions {
    /// Nobody listens to anything.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a service, by its schema's name, with everything that it consumes.
    #[must_use]
    pub fn with(self, service: &'static str, consumers: &[Consumer]) -> Self {
        consumers.iter().fold(self, |all, consumer| all.with_event(service, consumer.event()))
    }

    /// Adds one event that a service consumes.
    #[must_use]
    pub fn with_event(mut self, service: &'static str, event: &'static str) -> Self {
        let events = self.0.entry(service).or_default();
        if !events.contains(&event) {
            events.push(event);
        }
        self
    }

    /// What differs between what a service is subscribed to and what it handles: an event that
    /// would wait for ever, or one that would never come.
    pub fn differences(&self, service: &str, consumers: &[Consumer]) -> Vec<String> {
        let subscribed = self.0.get(service).map_or(&[][..], Vec::as_slice);
        let handled: Vec<&str> = consumers.iter().map(Consumer::event).collect();
        let unhandled = subscribed.iter().filter(|event| !handled.contains(event));
        let unheard = handled.iter().filter(|event| !subscribed.contains(event));
        unhandled
            .map(|event| format!("{service} listens to {event} and handles it not"))
            .chain(unheard.map(|event| format!("{service} handles {event} and doesn't listen to it")))
            .collect()
    }

    /// Each consuming service with the names of its events.
    pub fn services(&self) -> impl Iterator<Item = (&'static str, &[&'static str])> {
        self.0.iter().map(|(service, events)| (*service, events.as_slice()))
    }
}
