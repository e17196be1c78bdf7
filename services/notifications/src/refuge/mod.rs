//! People who are protected, as contacts tells: what was written to them is seen by who is named alone (ADR-0041). What hides it
//! is in the database (`migrations/notifications/1540_refuge.sql`).

pub(crate) mod store;
