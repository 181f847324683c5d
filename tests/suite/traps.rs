//! What importers get wrong: one test per case T01 to T69 of the format description, named after it.
//!
//! Cases that do not apply, because rekindle does not read the file or has no such command yet:
//!
//! | case | why |
//! |---|---|
//! | T63 | quotes around line breaks in `Shares.csv`: own posts name nobody, the file is not read |
//! | T64 | unquoted line breaks in `Comments.csv`: the same |
//! | T65 | the same person under a new name in a later export: belongs to `compare`, not there yet |
//!
//! For the first two there is a test that such a file in an export does no harm; for the third, that
//! two exports of one owner given together do not make two people of one slug.
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
