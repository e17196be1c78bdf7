#![doc = include_str!("../README.md")]

pub mod assets;
pub mod citizen;
pub mod desk;
pub mod form;
pub mod page;
pub mod picture;
pub mod samples;
pub mod theme;
pub mod visit;
pub mod words;

mod routes;
mod service;

pub use routes::routes;
pub use service::Portal;
