use actix_web::http::Method;
use runtime::Routes;

use crate::{assets, citizen, desk, page};

/// Every page of the portal, in reading order.
pub fn routes() -> Routes {
    desk::pages::routes(citizen::pages::routes(Routes::new()))
        .page(Method::GET, "/theme-{file}", page::colours::serve, "The council's colours and icon")
        .page(Method::GET, "/assets/{name}", assets::serve, "A style sheet or script")
}
