//! Outputs: tables, the machine-readable account, and the folder that is written whole or not at all.

pub mod account;
pub mod folder;
pub mod shortlist;
pub mod tables;
pub mod worktree;
