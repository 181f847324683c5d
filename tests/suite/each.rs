//! `analyze --each`: several exports of one run, side by side, a folder for each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::support::{C7, KAI_AND_NOOR, Place, Ran};
