//! What the fuzzer runs, and what must hold whatever it comes up with.
#![forbid(unsafe_code)]

pub mod checks;
