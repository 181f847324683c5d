//! All tests from outside, in one binary: the program on exports, as a user would run it.

mod cli;
mod madeup;
mod reference;
mod sample;
mod structure;
mod support;
mod traps;
