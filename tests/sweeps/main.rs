//! Sweeps: one test derives a list and checks all of it.
#![cfg(test)]

mod architecture;
mod bad_input;
mod contracts;
mod documents;
mod isolation;
mod named;
mod operations;
mod pages;
mod peopled;
mod permissions;
mod refuge;
mod rls;
mod size;
mod source;
mod unauthenticated;
