//! The story of a council, told through its APIs as people and their tools use them.
#![cfg(test)]

mod addresses;
mod board;
mod budgets;
mod bundle;
mod desk;
mod handover;
mod kept;
mod life;
mod logs;
mod once;
mod report;
mod retention;
mod signed_in;
