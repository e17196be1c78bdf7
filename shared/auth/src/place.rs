use std::sync::Arc;

use contract::council::Council;

/// Where a request came in. The edge decides it before anything else and puts it into the
/// request's extensions.
#[derive(Debug, Clone)]
pub enum Place {
    /// On a council's own host.
    Council(Arc<Council>),
    /// On the operators' host.
    Operators,
    /// On the internal listener, from another service.
    Internal,
}

/// The W3C `traceparent` of a request, in its extensions.
#[derive(Debug, Clone)]
pub struct RequestTrace(pub String);
