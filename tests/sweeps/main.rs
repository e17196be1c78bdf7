//! Sweeps: one test derives a list and checks all of it.

mod architecture;
mod contracts;
mod rls;
mod size;
mod source;
