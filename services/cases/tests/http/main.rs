//! Cases over HTTP, in a process of its own: councils and staff arrive as events.

mod following;
mod opening;
mod others;
mod queue;
mod services;
mod support;
mod working;
