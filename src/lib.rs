//! rekindle: who in your LinkedIn network never heard from you, and whom you have lost touch with.
//!
//! A run is a flow of pure stages; each uses only those above it:
//!
//! ```text
//! export      a zip or folder becomes rows, every one accounted for
//! people      who is the owner, who is each counterparty
//! touches     the events between the owner and each person, in order of time
//! ledger      connections LEFT JOIN touches, one row per connection   (polars)
//! ties        rhythm and state of every relation, with the reason in words
//! titles      what job titles and company names say
//! marks       what the user says of a relation
//! shortlist   whom to write to, why, and how to begin
//! history     what several exports told, row by row
//! compare     two exports held against each other
//! redact      masks, months for days, and the search for what must not be shown
//! chart       figures as SVG and PNG; knows nothing of the stages
//! report      what is said, as data, and its faces
//! output      tables, the account, and the folder written whole or not at all
//! run         one file per command
//! ```
//!
//! Only `export` reads exports and `settings` the user's own files, only `output` writes, and only the binary prints. The clock is
//! never asked inside the analysis: the as-of day is an argument.
#![forbid(unsafe_code)]

pub mod args;
pub mod chart;
pub mod compare;
pub mod error;
pub mod export;
pub mod files;
pub mod generate;
pub mod history;
pub mod json;
pub mod ledger;
pub mod letters;
pub mod marks;
pub mod notice;
pub mod output;
pub mod people;
pub mod progress;
pub mod redact;
pub mod report;
pub mod run;
pub mod settings;
pub mod shortlist;
pub mod threads;
pub mod ties;
pub mod titles;
pub mod touches;
