//! Outputs: tables, the machine-readable account, and the folder that is written whole or not at all.

pub mod account;
mod cells;
pub mod folder;
pub mod hidden;
pub mod shortlist;
pub mod single;
pub mod tables;
pub mod worktree;
