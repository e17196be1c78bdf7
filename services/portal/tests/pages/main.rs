//! The pages and their components, swept.

mod components;
mod templates;
