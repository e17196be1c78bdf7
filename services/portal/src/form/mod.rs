//! The one form loop: fields with what was typed kept, errors beside them and summed up above.
//!
//! A GET makes a [`Form`] of empty fields. A POST takes a [`ProtectedForm`], makes one client call
//! and, when that answers with a problem, shows [`Form::again`] with [`Form::refused`]: the same
//! fields, the same key of sending, what was typed, and each fault in the page's language.

pub mod addresses;
pub mod answer;
pub mod body;
pub mod fault;
pub mod field;
pub mod open;
pub mod protect;
pub mod protected;
pub mod questions;
pub mod repeated;
pub mod said;
pub mod standard;
pub mod typed;
pub mod upload;

pub use body::Body;
pub use field::{Choice, Field, Shape};
pub use open::{Fault, Form};
pub use protect::{Guard, OnceKey};
pub use protected::ProtectedForm;
pub use typed::Typed;
pub use upload::ProtectedUpload;

#[cfg(test)]
mod tests;
