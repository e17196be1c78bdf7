#![doc = include_str!("../README.md")]

pub mod assets;
pub mod citizen;
pub mod desk;
pub mod form;
pub mod page;
pub mod samples;
pub mod theme;
pub mod words;

mod service;

pub use service::Portal;
