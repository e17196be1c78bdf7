#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod access;
mod consumers;
mod contact;
mod routes;
mod search;

use cases_api::events::CaseOpened;
use contract::Event as _;
use events::Consumer;
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
    pub const LISTENS: &[&str] = &[CaseOpened::NAME];

    /// The service in a process.
    ///
    /// # Errors
    /// Never: it needs nothing beside its database.
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
        vec![events::consume(consumers::link_reporter)]
    }

    fn watches(&self) -> Vec<Watch> {
        vec![search::watch::everyone(&self.context)]
    }
}
