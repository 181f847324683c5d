//! From arguments and a configuration file to validated settings.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::export::dates::day_number;
use crate::ties::Options;
use crate::ties::half_life::Choice;
use crate::ties::state::Thresholds;

/// The file looked for beside the export and in the user's configuration folder.
const FILE: &str = "rekindle.toml";

/// What steers an analysis. Nothing in it depends on the machine.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The day everything is judged at; `None`: the newest day in the export.
    pub as_of: Option<i32>,
    /// Who the owner is, where the user says so.
    pub me: Option<String>,
    /// How ties are judged.
    pub ties: Options,
}

/// What a configuration file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Config {
    me: Option<String>,
    half_life: HalfLife,
    states: Thresholds,
}

/// A half-life as the configuration says it: days, or a word.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum HalfLife {
    Days(f64),
    Word(String),
}

impl Default for HalfLife {
    fn default() -> Self {
        Self::Word("usual".into())
    }
}

impl HalfLife {
    fn choice(&self) -> std::result::Result<Choice, String> {
        match self {
            Self::Days(days) => half_life(&days.to_string()),
            Self::Word(word) if word == "usual" => Ok(Choice::Usual),
            Self::Word(word) => half_life(word),
        }
    }
}

impl Settings {
    /// Reads the configuration and lays the command line's values over it.
    ///
    /// # Errors
    /// [`Error::Usage`] for a configuration that cannot be read or holds an impossible value.
    pub fn new(
        config: Option<&Path>,
        beside: &Path,
        as_of: Option<NaiveDate>,
        me: Option<String>,
        half_life: Option<Choice>,
    ) -> Result<Self> {
        let file = match config {
            Some(path) => Some(path.to_owned()),
            None => places(beside).into_iter().find(|path| path.is_file()),
        };
        let config = file.as_deref().map(read).transpose()?.unwrap_or_default();
        let configured = config.half_life.choice().unwrap_or_default();
        let ties = Options { states: config.states, half_life: half_life.unwrap_or(configured) };
        Ok(Self { as_of: as_of.map(day_number), me: me.or(config.me), ties })
    }
}

/// Where a configuration may lie: beside the export, then in the user's configuration folder.
fn places(export: &Path) -> Vec<PathBuf> {
    let parent = export.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
    let home = std::env::home_dir().map(|home| home.join(".config"));
    let user =
        std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or(home);
    let user = user.map(|folder| folder.join("rekindle"));
    parent.into_iter().chain(user).map(|folder| folder.join(FILE)).collect()
}

fn read(path: &Path) -> Result<Config> {
    let wrong = |detail: String| Error::Usage(format!("{}: {detail}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let config: Config = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if let Some(fault) = config.states.fault() {
        return Err(wrong(format!("[states]: {fault}")));
    }
    match config.half_life.choice() {
        Err(fault) => Err(wrong(format!("half_life: {fault}"))),
        Ok(_) => Ok(config),
    }
}

/// Reads `--as-of`: a date, or `today` (the only place where the clock is asked).
///
/// # Errors
/// A text that is neither.
pub fn as_of(text: &str) -> std::result::Result<NaiveDate, String> {
    if text.eq_ignore_ascii_case("today") {
        return Ok(today());
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "expected a date such as 2026-07-31, or today".to_owned())
}

/// Reads `--half-life`: a number of days, or `fit`.
///
/// # Errors
/// A text that is neither, or a number of days that is no span of time.
pub fn half_life(text: &str) -> std::result::Result<Choice, String> {
    if text.eq_ignore_ascii_case("fit") {
        return Ok(Choice::Fit);
    }
    match text.parse::<f64>() {
        Ok(days) if (1.0..=36_500.0).contains(&days) => Ok(Choice::Days(days)),
        _ => Err("expected a number of days from 1 to 36500, such as 180, or fit".to_owned()),
    }
}

fn today() -> NaiveDate {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() as i64);
    crate::export::dates::date_of(crate::export::dates::day_of(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_changes_only_what_it_names() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("rekindle.toml");
        std::fs::write(&path, "me = \"robin\"\n[states]\nwaiting_days = 21\n").unwrap();
        let settings = Settings::new(Some(&path), Path::new("."), None, None, None).unwrap();
        assert_eq!(settings.me.as_deref(), Some("robin"));
        assert_eq!(settings.ties.states.waiting_days, 21);
        assert_eq!(settings.ties.states.new_days, Thresholds::default().new_days);
        let told = Settings::new(Some(&path), Path::new("."), None, Some("sam".into()), None).unwrap();
        assert_eq!(told.me.as_deref(), Some("sam"));
    }

    #[test]
    fn a_misspelt_or_impossible_setting_is_an_error_that_names_the_file() {
        let place = tempfile::tempdir().unwrap();
        for text in [
            "colour = 1",
            "[states]\nwaitng_days = 3",
            "[states]\nnew_days = -1",
            "[states]\nactive_overdue = 0.0",
            "half_life = 0",
            "half_life = \"often\"",
        ] {
            let path = place.path().join("x.toml");
            std::fs::write(&path, text).unwrap();
            let error = Settings::new(Some(&path), Path::new("."), None, None, None).unwrap_err();
            assert!(error.to_string().contains("x.toml"), "{error}");
            assert_eq!(error.exit_code(), 2);
        }
    }

    #[test]
    fn a_configuration_beside_the_export_is_found() {
        let place = tempfile::tempdir().unwrap();
        let export = place.path().join("export");
        std::fs::create_dir(&export).unwrap();
        std::fs::write(place.path().join(FILE), "me = \"robin\"").unwrap();
        assert_eq!(Settings::new(None, &export, None, None, None).unwrap().me.as_deref(), Some("robin"));
    }
}
