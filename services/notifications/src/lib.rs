#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod access;
mod consumers;
mod death;
mod letter;
mod message;
mod refuge;
mod routes;
mod sending;
mod template;
mod watches;
mod writing;

use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseUpdated, DraftHandedOver, FollowerTold};
use contacts_api::events::{ContactDied, ContactProtected};
use contract::Event as _;
use events::{Consumer, consume_with};
use identity_api::StaffInvited;
use runtime::{Context, Routes, Service, Watch};

use consumers::Desk;
use sending::Sender;
use writing::Writer;

pub use routes::routes;

/// The service.
pub struct Notifications {
    desk: Arc<Desk>,
    sender: Arc<Sender>,
    context: Context,
}

impl Notifications {
    /// The name of the service and of its schema.
    pub const NAME: &str = "notifications";
    /// The events that it listens to.
    pub const LISTENS: &[&str] = &[
        StaffInvited::NAME,
        CaseOpened::NAME,
        CaseUpdated::NAME,
        DraftHandedOver::NAME,
        FollowerTold::NAME,
        ContactDied::NAME,
        ContactProtected::NAME,
    ];

    /// The service in a process.
    ///
    /// # Errors
    /// When a template or the configuration of mail can't be used.
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        let writer = Writer::new(Arc::clone(&context.config), context.directory.clone())?;
        let desk = Desk { writer, clock: Arc::clone(&context.clock) };
        Ok(Self { desk: Arc::new(desk), sender: Arc::new(Sender::new(context.clone())?), context: context.clone() })
    }
}

impl Service for Notifications {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        routes::routes()
    }

    fn consumers(&self) -> Vec<Consumer> {
        vec![
            consume_with(Arc::clone(&self.desk), consumers::invite),
            consume_with(Arc::clone(&self.desk), consumers::acknowledge),
            consume_with(Arc::clone(&self.desk), consumers::tell),
            consume_with(Arc::clone(&self.desk), consumers::hand_over),
            consume_with(Arc::clone(&self.desk), consumers::tell_follower),
            events::consume(consumers::know_death),
            events::consume(consumers::know_refuge),
        ]
    }

    fn watches(&self) -> Vec<Watch> {
        vec![watches::due_messages(Arc::clone(&self.sender)), watches::old_texts(self.context.clone())]
    }
}
