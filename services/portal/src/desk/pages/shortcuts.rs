use actix_web::HttpResponse;

use crate::desk::shortcuts::Shortcuts;
use crate::page::{self, Section};
use crate::visit::Desk;

/// `GET /desk/shortcuts`
pub(super) async fn show(desk: Desk) -> HttpResponse {
    page::ok(&Shortcuts::new(desk.at(Section::None).page))
}
