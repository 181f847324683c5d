//! What importers get wrong: one test per case T01 to T69 of the format description, named after it.
//!
//! Cases that do not apply, because rekindle does not read the file:
//!
//! | case | why |
//! |---|---|
//! | T63 | quotes around line breaks in `Shares.csv`: own posts name nobody, the file is not read |
//! | T64 | unquoted line breaks in `Comments.csv`: the same |
//!
//! For these there is a test that such a file in an export does no harm. T65 stands here for two exports given
//! together; for an earlier and a later one it stands with the comparison.
//!
//! Two cases apply in part: T42 asks for a setting, while here groups are evidence only and never
//! nurture; T56 asks for a million rows, the test takes a hundred thousand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod archive;
mod damage;
mod dates;
mod errors;
mod files;
mod header;
mod hostile;
mod layouts;
mod matching;
mod messages;
mod owner;
mod rows;
mod slugs;
mod tokens;
