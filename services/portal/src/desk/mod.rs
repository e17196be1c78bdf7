//! A view for every page of the staff desk, each with a sample.

pub mod again;
pub mod bulk;
pub mod bundle;
pub mod case;
pub mod contact;
pub mod directory;
pub mod draft;
pub mod explain;
pub mod files;
pub mod filters;
pub mod invitation;
pub mod kept;
pub mod log;
pub mod messages;
pub mod notice;
pub mod pages;
pub mod passing;
pub mod people;
pub mod post;
pub mod promises;
pub mod queue;
pub mod replies;
pub mod rerouting;
pub mod search;
pub mod shortcuts;
pub mod sign_in;
