//! The list of a service's endpoints: what mounts them is what documents them.

use actix_web::http::Method;
use actix_web::{Handler, Responder, web};
use contract::answer::Schema;
use utoipa::openapi::path::Operation;

use crate::guarded::{Caught, Guard, Guarded};

/// Where a route can be reached, as its path says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposure {
    /// `/api/…`: on councils' hosts and on the internal listener.
    Api,
    /// `/admin/…`: on the operators' host.
    Operators,
    /// `/internal/…`: on the internal listener.
    Internal,
    /// Anything else: a page on councils' hosts.
    Page,
}

impl Exposure {
    /// The exposure of a path.
    pub fn of(path: &str) -> Self {
        if path.starts_with("/api/v") || path.starts_with("/open311/") {
            Self::Api
        } else if path.starts_with("/admin/") {
            Self::Operators
        } else if path.starts_with("/internal/") {
            Self::Internal
        } else {
            Self::Page
        }
    }
}

/// One endpoint.
pub struct Route {
    /// The HTTP method.
    pub method: Method,
    /// The path's pattern.
    pub path: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// Who may call it; none for a page, which asks for itself.
    pub guard: Option<Guard>,
    /// Its documentation; none for a page.
    pub operation: Option<Operation>,
    /// Schemas that the documentation refers to.
    pub schemas: Vec<(String, Schema)>,
    pub(crate) handler: actix_web::Route,
}

/// A service's endpoints, in reading order.
#[derive(Default)]
pub struct Routes(pub(crate) Vec<Route>);

impl Routes {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// GET.
    #[must_use]
    pub fn get<A, H: Guarded<A>>(self, path: &'static str, handler: H, summary: &'static str) -> Self {
        self.endpoint(Method::GET, path, handler, summary)
    }

    /// POST.
    #[must_use]
    pub fn post<A, H: Guarded<A>>(self, path: &'static str, handler: H, summary: &'static str) -> Self {
        self.endpoint(Method::POST, path, handler, summary)
    }

    /// PUT.
    #[must_use]
    pub fn put<A, H: Guarded<A>>(self, path: &'static str, handler: H, summary: &'static str) -> Self {
        self.endpoint(Method::PUT, path, handler, summary)
    }

    /// PATCH.
    #[must_use]
    pub fn patch<A, H: Guarded<A>>(self, path: &'static str, handler: H, summary: &'static str) -> Self {
        self.endpoint(Method::PATCH, path, handler, summary)
    }

    /// DELETE.
    #[must_use]
    pub fn delete<A, H: Guarded<A>>(self, path: &'static str, handler: H, summary: &'static str) -> Self {
        self.endpoint(Method::DELETE, path, handler, summary)
    }

    fn endpoint<A, H: Guarded<A>>(
        mut self,
        method: Method,
        path: &'static str,
        handler: H,
        summary: &'static str,
    ) -> Self {
        let description = H::describe();
        let handler = handler.route().method(method.clone());
        self.0.push(Route {
            method,
            path,
            summary,
            guard: Some(H::guard()),
            operation: Some(description.operation),
            schemas: description.schemas,
            handler,
        });
        self
    }

    /// A page: an ordinary handler that finds out for itself who asks.
    #[must_use]
    pub fn page<A, H>(mut self, method: Method, path: &'static str, handler: H, summary: &'static str) -> Self
    where
        H: Handler<A>,
        A: actix_web::FromRequest + 'static,
        H::Output: Responder + 'static,
    {
        let handler = web::route().method(method.clone()).to(Caught(handler));
        self.0.push(Route { method, path, summary, guard: None, operation: None, schemas: Vec::new(), handler });
        self
    }

    /// The routes, in order.
    pub fn list(&self) -> &[Route] {
        &self.0
    }
}
