use actix_web::HttpResponse;
use futures::future::join_all;
use serde_json::Value;

use crate::citizen::reference::{Reference, Service};
use crate::page;
use crate::visit::{Rooms, Visit};

/// The services that have an API, in the order in which a report meets them.
const SERVICES: [&str; 5] = ["cases", "contacts", "notifications", "identity", "tenancy"];

pub async fn show(visit: Visit) -> HttpResponse {
    let services = join_all(SERVICES.map(|name| read(&visit.rooms, name))).await;
    page::ok(&Reference { page: visit.page, services })
}

/// A service that can't be asked is named, without its operations.
async fn read(rooms: &Rooms, name: &str) -> Service {
    let document: Value = rooms.context.client(name).get(&Service::document(name)).send().await.unwrap_or_default();
    Service::read(name, &document)
}
