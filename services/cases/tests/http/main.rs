//! Cases over HTTP, in a process of its own: councils and staff arrive as events.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod again;
mod articles;
mod board;
mod bulk;
mod bulk_sight;
mod calendars;
mod catalogue;
mod clocks;
mod content;
mod drafts;
mod files;
mod following;
mod history;
mod lookup;
mod masking;
mod of_contact;
mod opening;
mod others;
mod own_reports;
mod promises;
mod queue;
mod queues;
mod replies;
mod rerouting;
mod scope;
mod services;
mod settings;
mod shelf;
mod shipped_clocks;
mod support;
mod tasks;
mod transfers;
mod whole;
mod workflows;
mod working;
