//! Clocks at the desk: those of a case, the days on which the council works, and services that stand still.

pub mod calendars;
pub mod emergency;
pub mod of_case;
pub mod rules;
mod sample;

pub use sample::views;
