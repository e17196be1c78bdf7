#![doc = include_str!("../README.md")]

mod access;
mod article;
mod avoidable;
mod bulk;
mod calendar;
mod caller;
pub mod case;
pub mod catalogue;
pub mod clock;
mod consumers;
pub mod died;
mod draft;
mod effect;
mod emergency;
pub mod file;
pub mod finding;
pub mod follow;
pub mod form;
mod import;
mod incident;
pub mod library;
mod merged;
mod office;
pub mod promise;
mod refuge;
pub mod reply;
mod routes;
mod routing;
mod saved;
mod settings;
pub mod staff;
mod task;
pub mod team;
pub mod transfer;
pub mod workflow;
mod workload;

use std::sync::Arc;

use actix_web::web;
use contacts_api::ContactLinked;
use contacts_api::events::{
    CallerKnown, ContactDied, ContactMerged, ContactProtected, ContactUnmerged, InteractionEnded, VerificationChosen,
};
use contract::Event as _;
use events::{Consumer, consume, consume_with};
use identity_api::{StaffInvited, StaffJoined};
use runtime::{Context, Routes, Service, Watch};
use tenancy_api::CouncilProvisioned;

use office::Office;
pub use routes::routes;

/// The cases service.
pub struct Cases {
    office: Arc<Office>,
    context: Context,
}

impl std::fmt::Debug for Cases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cases").field("office", &self.office).finish_non_exhaustive()
    }
}

impl Cases {
    /// Its name, which is also its schema's.
    pub const NAME: &str = "cases";

    /// The events of others that it consumes.
    pub const LISTENS: &[&str] = &[
        CouncilProvisioned::NAME,
        StaffInvited::NAME,
        StaffJoined::NAME,
        ContactLinked::NAME,
        InteractionEnded::NAME,
        CallerKnown::NAME,
        VerificationChosen::NAME,
        ContactMerged::NAME,
        ContactUnmerged::NAME,
        ContactDied::NAME,
        ContactProtected::NAME,
    ];

    /// The service of one process.
    ///
    /// # Errors
    /// When the tracking key isn't one, or a shipped file is broken.
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        Ok(Self { office: Arc::new(Office::new(context)?), context: context.clone() })
    }
}

impl Service for Cases {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        routes::routes()
    }

    fn attach(&self, resource: actix_web::Resource) -> actix_web::Resource {
        resource.app_data(web::Data::from(Arc::clone(&self.office)))
    }

    fn consumers(&self) -> Vec<Consumer> {
        vec![
            consume_with::<Office, CouncilProvisioned, _>(Arc::clone(&self.office), consumers::begin_council),
            consume::<StaffInvited, _>(consumers::know_invited),
            consume::<StaffJoined, _>(consumers::know_joined),
            consume::<ContactLinked, _>(consumers::link_reporter),
            consume::<InteractionEnded, _>(consumers::keep_avoidable),
            consume::<CallerKnown, _>(consumers::know_caller),
            consume::<VerificationChosen, _>(consumers::know_verification),
            consume::<ContactMerged, _>(consumers::merge_people),
            consume::<ContactUnmerged, _>(consumers::unmerge_people),
            consume::<ContactDied, _>(consumers::know_death),
            consume::<ContactProtected, _>(consumers::know_refuge),
        ]
    }

    fn watches(&self) -> Vec<Watch> {
        let transfers = transfer::watch(self.context.clone(), Arc::clone(&self.office));
        let (drafts, files) = (draft::watch(self.context.clone()), file::watch(self.context.clone()));
        let callers = caller::watch(self.context.clone());
        let timers = case::moving::timers::watch(Arc::clone(&self.office));
        let clocks = case::clocks::watch(self.context.clone());
        let rounds = case::clocks::rounds::watch(self.context.clone());
        let older = case::clocks::older::watch(self.context.clone());
        let words = case::content::watch(self.context.clone());
        vec![
            transfers,
            drafts,
            files,
            callers,
            timers,
            clocks,
            rounds,
            older,
            words,
            bulk::unfinished(Arc::clone(&self.office)),
            import::unfinished(Arc::clone(&self.office)),
            import::unrun(self.context.clone()),
            incident::following::watch(self.context.clone()),
            incident::following::untold(Arc::clone(&self.office)),
        ]
    }
}
