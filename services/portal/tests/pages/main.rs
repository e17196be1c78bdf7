//! The pages and their components, swept.

#[cfg(test)]
mod components;
#[cfg(test)]
mod templates;
