//! `rekindle shortlist` and `rekindle mark`: who stands where, who must not, and what is said of them.

mod faces;
mod marks;
mod net;
mod own_files;
mod pools;
mod searches;
