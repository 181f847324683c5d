//! What happens when something around the program fails: disks, signals, readers, other runs, the export itself.
//! Every fault is made, none is reasoned about.

#![cfg(unix)]

mod around;
mod changing;
mod killed;
mod readers;
mod together;
mod tools;
mod writing;
