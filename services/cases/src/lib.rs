//! The cases service.

pub mod clock;
pub mod finding;
pub mod form;
pub mod library;
pub mod workflow;
