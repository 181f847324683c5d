//! A shortlist as an earlier run wrote it: `shortlist.json`, read back.

use serde::Deserialize;

use super::VERSION;

/// A list of an earlier run, as far as it is asked about later.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct EarlierList {
    version: u32,
    /// The day it was made for, `YYYY-MM-DD`.
    pub as_of: String,
    /// Whose network it is.
    pub owner: String,
    /// Who is on it, in its order.
    pub entries: Vec<EarlierEntry>,
}

/// Somebody on it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct EarlierEntry {
    /// Place on the list, from 1.
    pub rank: usize,
    /// The group, see [`super::Pool::name`].
    pub pool: String,
    /// First and last name.
    pub name: String,
    /// Profile slug, where the export had it.
    pub slug: Option<String>,
    /// Day of connecting, `YYYY-MM-DD`.
    pub connected_on: Option<String>,
    /// Why this person, in one line.
    pub why: String,
    /// The parts of the score, with their reasons.
    pub parts: Vec<EarlierPart>,
    /// How many lists in a row named them, this one included, without a word from either side in between.
    #[serde(default = "one")]
    pub served: u32,
}

const fn one() -> u32 {
    1
}

/// A part of somebody's score.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct EarlierPart {
    /// Its name in files.
    pub name: String,
    /// Its value; 0 for what was not so.
    pub value: f64,
}

impl EarlierList {
    /// Reads one.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(json: &str) -> Result<Self, String> {
        let list: Self = serde_json::from_str(json)
            .map_err(|error| format!("this is no shortlist.json of rekindle ({error})"))?;
        if list.version > VERSION {
            return Err(format!(
                "it is of version {}, and this program knows {VERSION}: a later rekindle wrote it",
                list.version
            ));
        }
        Ok(list)
    }
}
