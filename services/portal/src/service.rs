use actix_web::web;
use runtime::{Context, Routes, Service};

use crate::form::Guard;
use crate::routes;
use crate::visit::Rooms;

/// The portal: the pages of citizens and staff, over the services' APIs.
pub struct Portal {
    rooms: web::Data<Rooms>,
    guard: web::Data<Guard>,
}

impl Portal {
    /// Its name.
    pub const NAME: &str = "portal";

    /// The portal in this process.
    ///
    /// # Errors
    /// When its signing key can't be read.
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        let secret = context.config.secrets.portal_key.key()?;
        Ok(Self { rooms: web::Data::new(Rooms::new(context)?), guard: web::Data::new(Guard::new(&secret)) })
    }
}

impl Service for Portal {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        routes::routes()
    }

    fn attach(&self, resource: actix_web::Resource) -> actix_web::Resource {
        resource.app_data(self.rooms.clone()).app_data(self.guard.clone())
    }

    fn missing_page(&self) -> Option<actix_web::Route> {
        Some(web::route().to(crate::citizen::pages::missing))
    }
}
