use actix_web::error::{InternalError, QueryPayloadError};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
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
        let query = web::QueryConfig::default().error_handler(without_query);
        resource.app_data(self.rooms.clone()).app_data(self.guard.clone()).app_data(query)
    }

    fn missing_page(&self) -> Option<actix_web::Route> {
        Some(web::route().to(crate::citizen::pages::missing))
    }
}

/// A query that no page understands (a key twice, a choice that there isn't) is left away: the page is
/// shown as it is without one.
fn without_query(error: QueryPayloadError, request: &HttpRequest) -> actix_web::Error {
    let answer = if request.query_string().is_empty() {
        HttpResponse::NotFound().finish()
    } else {
        HttpResponse::SeeOther().insert_header((header::LOCATION, request.path())).finish()
    };
    InternalError::from_response(error, answer).into()
}
