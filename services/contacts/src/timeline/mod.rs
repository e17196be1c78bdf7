//! All that happened between a person and the council, in one order: what they said, what they reported, what they were
//! written.

pub(crate) mod http;
mod store;

use contacts_api::timeline::{ListTimeline, TimelineKind};
use contract::{Faults, LookReason, Problem};
use events::Fault;
use notifications_api::events::MessageStands;
use tenant_db::TenantTx;
use time::OffsetDateTime;
use time::macros::datetime;

use crate::day;

/// Before and after everything that happens.
const ALWAYS: (OffsetDateTime, OffsetDateTime) = (datetime!(1900-01-01 0:00 UTC), datetime!(9999-12-31 0:00 UTC));

/// Which part of a timeline, and how it is looked at.
#[derive(Debug, Clone, Copy)]
struct Which {
    kind: Option<TimelineKind>,
    /// From the first moment to before the second.
    span: (OffsetDateTime, OffsetDateTime),
    why: LookReason,
    /// Whether cases are told, with what was written about them.
    cases: bool,
    /// Whether people are seen outside calls.
    trusted: bool,
}

impl Which {
    fn read(asked: &ListTimeline, (cases, trusted): (bool, bool)) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let from = faults.take("/from", asked.from.as_deref().map(day::span).transpose());
        let to = faults.take("/to", asked.to.as_deref().map(day::span).transpose());
        let span = from
            .zip(to)
            .map(|(from, to)| (from.map_or(ALWAYS.0, |(begin, _)| begin), to.map_or(ALWAYS.1, |(_, end)| end)));
        let why = LookReason { call: asked.call, case: asked.case };
        faults.finish(span.map(|span| Self { kind: asked.kind, span, why, cases, trusted }))
    }
}

/// Keeps where a message stands, with whoever reported the case that it is about.
///
/// # Errors
/// While nobody is linked to the case: another time somebody is.
pub(crate) async fn know(tx: &TenantTx, message: &MessageStands) -> Result<(), Fault> {
    match store::keep(tx, message).await? {
        true => Ok(()),
        false => Err(Fault::new("nobody is linked yet to the case that a message is about")),
    }
}
