#![doc = include_str!("../README.md")]

mod council;
mod routes;

pub use routes::routes;

use actix_web::web;
use runtime::{Context, Routes, Service};

/// The tenancy service.
pub struct Tenancy {
    domain: web::Data<council::Domain>,
}

impl Tenancy {
    /// Its name and its schema's.
    pub const NAME: &str = "tenancy";
    /// The events that it listens to.
    pub const LISTENS: &[&str] = &[];

    /// The service in this process.
    pub fn new(context: &Context) -> Self {
        let public = &context.config.public;
        let domain = council::Domain {
            domain: public.domain.clone(),
            operators_host: public.operators_host.clone(),
            bell: context.bell.clone(),
        };
        Self { domain: web::Data::new(domain) }
    }
}

impl Service for Tenancy {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        routes::routes()
    }

    fn attach(&self, resource: actix_web::Resource) -> actix_web::Resource {
        resource.app_data(self.domain.clone())
    }
}
