use actix_web::HttpResponse;

use crate::citizen::statement::Statement;
use crate::page;
use crate::visit::Visit;

pub async fn privacy(visit: Visit) -> HttpResponse {
    page::ok(&Statement::privacy(visit.page))
}

pub async fn accessibility(visit: Visit) -> HttpResponse {
    page::ok(&Statement::accessibility(visit.page))
}

pub async fn cookies(visit: Visit) -> HttpResponse {
    page::ok(&Statement::cookies(visit.page))
}
