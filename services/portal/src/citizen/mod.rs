//! A view for every page of a citizen's portal, each with a sample.

pub mod after;
pub mod article;
pub mod bins;
pub mod case;
pub mod closed;
pub mod continuing;
pub mod follow;
pub mod groups;
pub mod handoff;
pub mod home;
pub mod known;
pub mod notice;
pub mod pages;
pub mod reference;
pub mod refused;
pub mod search;
pub mod sent;
pub mod service;
pub mod statement;
pub mod still;
pub mod told;
pub mod walk;
