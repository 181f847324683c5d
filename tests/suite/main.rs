//! All tests from outside, in one binary: the program on exports, as a user would run it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod backtest;
mod browser;
mod charts;
mod cli;
mod compare;
mod contact;
mod each;
mod faults;
mod fuzz;
mod half_life;
mod laws;
mod limits;
mod madeup;
mod offline;
mod privacy;
mod redact;
mod reference;
mod report;
mod sample;
mod shortlist;
mod structure;
mod supply;
mod support;
mod traps;
