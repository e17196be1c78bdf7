//! People who are protected, as contacts tells: their cases are seen by who is named alone (ADR-0041). What hides them is in the
//! database (`migrations/cases/1541_refuge_hides.sql`).

pub(crate) mod store;
