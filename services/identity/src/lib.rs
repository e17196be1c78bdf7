#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod account;
mod attempts;
mod consumers;
mod invitation;
pub mod operator;
mod password;
pub mod role;
mod routes;
mod secret;
mod session;
mod state;
mod trust;
mod watches;

use std::sync::Arc;

use actix_web::web;
use contract::Event as _;
use events::Consumer;
use runtime::{Context, Routes, Service, Watch};
use tenancy_api::CouncilProvisioned;

pub use routes::routes;

use crate::state::State;

/// The identity service.
pub struct Identity {
    state: Arc<State>,
}

impl Identity {
    /// Its name and its schema's.
    pub const NAME: &str = "identity";
    /// The events that it listens to.
    pub const LISTENS: &[&str] = &[CouncilProvisioned::NAME];

    /// The service in this process.
    ///
    /// # Errors
    /// When a signing key of the configuration isn't one.
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        let state = Arc::new(State::new(context)?);
        Ok(Self { state })
    }
}

impl Service for Identity {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        routes::routes()
    }

    fn attach(&self, resource: actix_web::Resource) -> actix_web::Resource {
        resource.app_data(web::Data::from(Arc::clone(&self.state)))
    }

    fn consumers(&self) -> Vec<Consumer> {
        consumers::consumers(&self.state)
    }

    fn watches(&self) -> Vec<Watch> {
        watches::watches(&self.state)
    }
}
