//! Who may ask for a service and how, as people read it.

use cases_api::catalogue::ServiceDetail;
use cases_api::catalogue::definition::Audience;
use contract::Channel;

use super::channel;
use crate::words::Words;

/// Who may ask.
pub fn audience(audience: Audience, w: Words) -> String {
    w.get(&format!("catalogue-audience-{}", audience.name().replace('_', "-"))).into_owned()
}

/// How it can be asked for, in one line.
pub fn channels(open: &[Channel], w: Words) -> String {
    if open.len() == Channel::ALL.len() {
        return w.get("catalogue-channels-all").into_owned();
    }
    open.iter().map(|one| channel::name(*one, w)).collect::<Vec<_>>().join(", ")
}

/// Why it can't be asked for on the web, and how it can.
pub fn closed(service: &ServiceDetail, w: Words) -> String {
    let others: Vec<_> = service.channels.iter().filter(|one| **one != Channel::Web).copied().collect();
    match service.audience {
        Audience::OnBehalf => w.get("service-staff-only").into_owned(),
        Audience::Everyone if others.is_empty() => w.get("service-closed").into_owned(),
        Audience::Everyone => w.with_one("service-not-online", "channels", channels(&others, w)).into_owned(),
    }
}
