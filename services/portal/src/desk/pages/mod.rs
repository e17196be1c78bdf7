//! The handlers of the desk: each makes one call, and shows one view.

use runtime::Routes;

/// The pages of staff, in reading order.
pub fn routes(routes: Routes) -> Routes {
    routes
}
