//! Tasks: what there is to do for a case beside the case itself. A workflow asks for them, or someone writes them
//! down; a team does them, item by item of a checklist.

pub(crate) mod flaws;
pub(crate) mod http;
mod making;
mod progress;
pub(crate) mod store;

pub(crate) use making::{Plan, ask};
