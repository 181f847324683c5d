//! From arguments and a configuration file to validated settings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::export::dates::day_number;
use crate::files;
use crate::shortlist;
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
    /// Sizes of the shortlist.
    pub shortlist: shortlist::Options,
    /// Goals that weigh on the shortlist, with their weights.
    pub goals: Vec<(String, f64)>,
    /// Words of suppliers by category.
    pub vendors: BTreeMap<String, Vec<String>>,
    /// The user's own files.
    pub files: Files,
    /// Whether masks are shown in the place of people and companies, and months for days.
    pub redact: bool,
    /// Whether what is known of every message goes to a temporary file.
    pub low_memory: bool,
    /// Threads that read, draw and write side by side.
    pub threads: usize,
    /// Whether nothing behind the tables is asked for, so that single messages can be let go of early.
    pub tables_only: bool,
}

/// Files of the user's own that steer the shortlist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// The configuration, named or found.
    pub config: Option<PathBuf>,
    /// The marks, where the user names a file or the usual one is there.
    pub marks: Option<PathBuf>,
    /// Lines for the lexicon of job titles.
    pub titles: Option<PathBuf>,
    /// A folder of templates for opening lines.
    pub openings: Option<PathBuf>,
}

/// What the command line says about settings.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--as-of`.
    pub as_of: Option<NaiveDate>,
    /// `--me`.
    pub me: Option<String>,
    /// `--half-life`.
    pub half_life: Option<Choice>,
    /// `--marks`.
    pub marks: Option<PathBuf>,
}

/// What a configuration file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Config {
    me: Option<String>,
    half_life: HalfLife,
    states: Thresholds,
    shortlist: shortlist::Options,
    goals: Vec<Wish>,
    vendors: BTreeMap<String, Vec<String>>,
    marks: Option<PathBuf>,
    titles: Option<PathBuf>,
    openings: Option<PathBuf>,
}

/// A goal as the configuration says it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    text: String,
    #[serde(default = "one")]
    weight: f64,
}

fn one() -> f64 {
    1.0
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
    pub fn new(given: Given, beside: &Path) -> Result<Self> {
        let file = match given.config {
            Some(path) => Some(path),
            None => places(beside).into_iter().find(|path| path.is_file()),
        };
        let config = file.as_deref().map(read).transpose()?.unwrap_or_default();
        let configured = config.half_life.choice().unwrap_or_default();
        let ties = Options { states: config.states, half_life: given.half_life.unwrap_or(configured) };
        // A path in the configuration begins where the configuration lies.
        let folder = file.as_deref().and_then(Path::parent).unwrap_or(Path::new("."));
        let own = |path: Option<PathBuf>| path.map(|path| folder.join(path));
        let usual = || usual_marks().filter(|path| path.is_file());
        let files = Files {
            marks: given.marks.or(own(config.marks)).or_else(usual),
            titles: own(config.titles),
            openings: own(config.openings),
            config: file.clone(),
        };
        Ok(Self {
            as_of: given.as_of.map(day_number),
            me: given.me.or(config.me),
            ties,
            shortlist: config.shortlist,
            goals: config.goals.into_iter().map(|wish| (wish.text, wish.weight)).collect(),
            vendors: config.vendors,
            files,
            redact: false,
            low_memory: false,
            threads: 1,
            tables_only: false,
        })
    }
}

/// Where a configuration may lie: beside the export, then in the user's configuration folder.
fn places(export: &Path) -> Vec<PathBuf> {
    let parent = export.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
    parent.into_iter().chain(user_folder()).map(|folder| folder.join(FILE)).collect()
}

/// The user's configuration folder of this program.
fn user_folder() -> Option<PathBuf> {
    let home = std::env::home_dir().map(|home| home.join(".config"));
    let user =
        std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or(home);
    user.map(|folder| folder.join("rekindle"))
}

/// The marks file that is used where the user names none.
#[must_use]
pub fn usual_marks() -> Option<PathBuf> {
    user_folder().map(|folder| folder.join("marks.csv"))
}

/// Reads a file of the user's own.
///
/// # Errors
/// [`Error::Usage`] with its path.
pub fn own_file(path: &Path) -> Result<Vec<u8>> {
    files::read(path).map_err(|error| Error::Usage(format!("{}: {error}", path.display())))
}

/// Reads the text files of a folder of the user's own, by name.
///
/// # Errors
/// [`Error::Usage`] with the path.
pub fn own_folder(folder: &Path) -> Result<BTreeMap<String, String>> {
    let wrong = |path: &Path, error: std::io::Error| Error::Usage(format!("{}: {error}", path.display()));
    let mut texts = BTreeMap::new();
    for item in std::fs::read_dir(folder).map_err(|error| wrong(folder, error))? {
        let path = item.map_err(|error| wrong(folder, error))?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let text = files::read_text(&path).map_err(|error| wrong(&path, error))?;
            texts.insert(name.unwrap_or_default(), text);
        }
    }
    Ok(texts)
}

fn read(path: &Path) -> Result<Config> {
    let wrong = |detail: String| Error::Usage(format!("{}: {detail}", path.display()));
    let text = files::read_text(path).map_err(|error| wrong(error.to_string()))?;
    let config: Config = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if let Some(fault) = config.states.fault() {
        return Err(wrong(format!("[states]: {fault}")));
    }
    if let Some(fault) = config.shortlist.fault() {
        return Err(wrong(format!("[shortlist]: {fault}")));
    }
    if let Some(wish) = config.goals.iter().find(|wish| !(wish.weight > 0.0 && wish.weight <= 100.0)) {
        return Err(wrong(format!("[[goals]] {:?}: the weight is not above 0 and up to 100", wish.text)));
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

/// Today, in UTC.
#[must_use]
pub fn today() -> NaiveDate {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() as i64);
    crate::export::dates::date_of(crate::export::dates::day_of(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(config: &Path) -> Given {
        Given { config: Some(config.to_owned()), ..Given::default() }
    }

    #[test]
    fn a_configuration_changes_only_what_it_names() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("rekindle.toml");
        std::fs::write(&path, "me = \"robin\"\n[states]\nwaiting_days = 21\n").unwrap();
        let settings = Settings::new(from(&path), Path::new(".")).unwrap();
        assert_eq!(settings.me.as_deref(), Some("robin"));
        assert_eq!(settings.ties.states.waiting_days, 21);
        assert_eq!(settings.ties.states.new_days, Thresholds::default().new_days);
        let told = Given { me: Some("sam".into()), ..from(&path) };
        let told = Settings::new(told, Path::new(".")).unwrap();
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
            "[shortlist]\ntop = 0",
            "[shortlist]\nanswer = 0\nsilent = 0\nhello = 0\nwelcome = 0",
            "[[goals]]\ntext = \"fintech\"\nweight = -1",
            "half_life = 0",
            "half_life = \"often\"",
        ] {
            let path = place.path().join("x.toml");
            std::fs::write(&path, text).unwrap();
            let error = Settings::new(from(&path), Path::new(".")).unwrap_err();
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
        assert_eq!(Settings::new(Given::default(), &export).unwrap().me.as_deref(), Some("robin"));
    }
}
