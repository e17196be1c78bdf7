//! Whom a number belongs to, and calls that a switchboard announces.

pub(crate) mod http;
mod store;

use contacts_api::caller::AnnounceCall;
use contacts_api::interaction::{Direction, InteractionState};
use contract::{Channel, Faults, InteractionId, Problem, text};
use time::OffsetDateTime;

use crate::interaction::{NewInteraction, number};
use crate::staff;

/// A call that a switchboard puts through.
#[derive(Debug)]
pub(crate) struct Announced {
    /// Whom it rings, as they are compared.
    pub to: String,
    /// The interaction, before it is known who that is.
    pub call: NewInteraction,
}

impl Announced {
    /// Reads what was announced.
    ///
    /// # Errors
    /// `validation-failed` with every fault.
    pub fn read(asked: &AnnounceCall, id: InteractionId, now: OffsetDateTime) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let needed = |given: &str, most| text::line(given, most).and_then(text::required);
        let switchboard = faults.take("/switchboard_call_id", needed(&asked.switchboard_call_id, 128));
        let to = faults.take("/to", needed(&asked.to, 254));
        let number = faults.take("/number", number(asked.number.as_deref(), asked.withheld));
        let call = switchboard.zip(number).map(|(switchboard, number)| NewInteraction {
            id,
            channel: Channel::Phone,
            direction: Direction::In,
            state: InteractionState::Ringing,
            withheld: asked.withheld || number.is_none(),
            number,
            contact: None,
            staff: None,
            switchboard: Some(switchboard),
            started_at: now,
        });
        faults.finish(to.zip(call).map(|(to, call)| Self { to: staff::key(&to), call }))
    }
}
