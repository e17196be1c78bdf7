#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod access;
mod caller;
mod consumers;
mod contact;
mod day;
mod duplicate;
mod first_contact;
mod gazetteer;
mod interaction;
mod mark;
mod mask;
mod merge;
mod property;
mod refuge;
mod rounds;
mod routes;
mod search;
mod staff;
mod timeline;
mod told_cases;
mod verification;

use cases_api::events::{CaseImported, CaseOpened, CaseTakenBack, StaffReachable};
use contacts_api::events::{InteractionCorrected, InteractionEnded};
use contract::Event as _;
use events::Consumer;
use identity_api::{StaffInvited, StaffJoined};
use notifications_api::events::MessageStands;
use runtime::{Context, Routes, Service, Watch};

pub use routes::routes;

/// The service.
pub struct Contacts {
    context: Context,
}

impl Contacts {
    /// The name of the service and of its schema.
    pub const NAME: &str = "contacts";
    /// The events that it listens to.
    pub const LISTENS: &[&str] = &[
        CaseOpened::NAME,
        CaseImported::NAME,
        CaseTakenBack::NAME,
        StaffInvited::NAME,
        StaffJoined::NAME,
        StaffReachable::NAME,
        InteractionEnded::NAME,
        InteractionCorrected::NAME,
        MessageStands::NAME,
    ];

    /// The service in a process.
    ///
    /// # Errors
    /// None yet: what it needs is looked at when it is first used.
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        Ok(Self { context: context.clone() })
    }
}

impl Service for Contacts {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        routes::routes()
    }

    fn consumers(&self) -> Vec<Consumer> {
        vec![
            events::consume(consumers::link_reporter),
            events::consume(consumers::link_imported),
            events::consume(consumers::take_back),
            events::consume(consumers::know_invited),
            events::consume(consumers::know_joined),
            events::consume(consumers::know_reachable),
            events::consume(consumers::count_first_contact),
            events::consume(consumers::recount_first_contact),
            events::consume(consumers::know_message),
        ]
    }

    fn watches(&self) -> Vec<Watch> {
        let typed = interaction::watch_typed(self.context.clone());
        let compared = duplicate::watch::everyone(&self.context);
        let addresses = gazetteer::unfinished(&self.context);
        let left = interaction::watch_left(self.context.clone());
        vec![search::watch::everyone(&self.context), compared, left, typed, addresses]
    }
}
