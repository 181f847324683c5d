//! Where an export lives: a zip, a folder at any depth, a single CSV, or several of these as parts.
//!
//! Lists the files and opens them as streams. Owns no idea of what is in them, and never writes.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::archive::Archive;
use super::kind::{Kind, base_name};
use crate::error::{Error, Result};
use crate::files;
use crate::letters::steers_direction;
use crate::notice::Notice;

/// Folders below this depth are not searched; LinkedIn's own have one level.
pub(super) const DEPTH: usize = 8;
/// More files and folders than this are no export, which has some dozens.
pub(super) const MOST_FILES: usize = 20_000;
/// More files to be read than this are no export, in however many parts.
const MOST_CORE: usize = 1_000;
/// A path with more letters than this is shown by its end.
const LONGEST_PATH: usize = 500;
/// A `run.json` of more bytes is none of ours.
const LONGEST_ACCOUNT: u64 = 16 << 20;

/// One file of an export.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Path inside the export, with `/`, fit to be shown; no two files have the same.
    pub path: String,
    /// What it holds, by its name.
    pub kind: Option<Kind>,
    /// Size in bytes, unpacked.
    pub size: u64,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Disk(PathBuf),
    Zip { archive: Archive, index: usize },
}

impl Entry {
    fn new(path: String, size: u64, place: Place) -> Self {
        Self { kind: Kind::of_path(&path), path, size, place }
    }

    /// Opens the file as a stream of bytes.
    ///
    /// # Errors
    /// [`Error::Read`] when it cannot be opened.
    pub fn open(&self) -> Result<Box<dyn Read>> {
        Ok(match &self.place {
            Place::Disk(path) => Box::new(self.opened(path)?),
            Place::Zip { archive, index } => Box::new(archive.read(*index)),
        })
    }

    /// The file itself, where it lies on the disk and can be read from any place.
    ///
    /// # Errors
    /// [`Error::Read`] when it cannot be opened.
    pub fn file(&self) -> Result<Option<File>> {
        let Place::Disk(path) = &self.place else { return Ok(None) };
        self.opened(path).map(Some)
    }

    fn opened(&self, path: &Path) -> Result<File> {
        files::open(path).map_err(|source| Error::Read { file: self.path.clone(), source })
    }

    /// The file on the disk that holds it: itself, or its zip.
    #[must_use]
    pub fn on_disk(&self) -> &Path {
        match &self.place {
            Place::Disk(path) => path,
            Place::Zip { archive, .. } => archive.path(),
        }
    }
}

/// A path as it can be shown and kept: nothing in it steers a terminal or the direction of text, and of a very
/// long one the end, which holds the file's name.
pub(super) fn shown(path: &str) -> String {
    let steers = |letter: char| letter.is_control() || steers_direction(letter);
    let safe: String = path.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect();
    let letters = safe.chars().count();
    if letters <= LONGEST_PATH {
        return safe;
    }
    std::iter::once('…').chain(safe.chars().skip(letters + 1 - LONGEST_PATH)).collect()
}

/// Lists the files of all parts, in a fixed order; `notices` takes what there is to say.
///
/// # Errors
/// When a part cannot be read, or is neither folder, zip nor CSV.
pub fn list(parts: &[PathBuf], notices: &mut Vec<Notice>) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut given: Vec<PathBuf> = Vec::new();
    for part in parts {
        // The same path twice is the same part.
        let real = part.canonicalize().unwrap_or_else(|_| part.clone());
        if given.contains(&real) {
            continue;
        }
        given.push(real);
        let found = list_part(part, notices)?;
        // A part's own folder name tells its files apart where several parts are given.
        let prefix = if parts.len() > 1 { part_name(part) + "/" } else { String::new() };
        entries.extend(
            found.into_iter().map(|entry| Entry { path: format!("{prefix}{}", entry.path), ..entry }),
        );
        if let Some(entry) = entries.iter().filter(|entry| entry.kind.is_some()).nth(MOST_CORE) {
            return Err(Error::Usage(format!(
                "{} holds more than {MOST_CORE} files named like those of an export ({} is one too many)\n  help: give \
                 the exports one by one, or all of them with --each",
                part.display(),
                entry.path
            )));
        }
    }
    name_apart(&mut entries);
    Ok(entries)
}

/// Numbers files whose paths are the same (two parts of one name, names that differ in what is not shown).
fn name_apart(entries: &mut [Entry]) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for entry in entries {
        let times = seen.entry(entry.path.clone()).or_default();
        *times += 1;
        if *times > 1 {
            entry.path = format!("{} ({times})", entry.path);
        }
    }
}

fn part_name(part: &Path) -> String {
    part.file_name().map_or_else(|| "part".to_owned(), |name| shown(&name.to_string_lossy()))
}

fn list_part(part: &Path, notices: &mut Vec<Notice>) -> Result<Vec<Entry>> {
    let unreadable = |source| Error::Unreadable { path: part.to_owned(), source };
    let about = std::fs::metadata(part).map_err(unreadable)?;
    if about.is_dir() {
        let mut walk = Walk { notices, entries: Vec::new(), seen: 0, deep: None };
        walk.folder(part, "", 0)?;
        let Walk { mut entries, deep, .. } = walk;
        if let Some(deep) = deep {
            let text = |path: &str| {
                format!(
                    "folders that lie more than {DEPTH} deep were not searched; {path} is one; give it by itself"
                )
            };
            notices.push(Notice::naming(text(&deep), text("a folder")));
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        return Ok(entries);
    }
    let wrong = |found: &str| {
        Err(Error::Usage(format!(
            "{} is {found}\n  help: give the zip that LinkedIn sent, or the folder you unpacked it to",
            part.display()
        )))
    };
    if !about.is_file() {
        return wrong("neither a file nor a folder");
    }
    let has_ending =
        |wanted: &str| part.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted));
    let mut magic = [0u8; 4];
    let read = files::open(part).and_then(|mut file| file.read(&mut magic)).map_err(unreadable)?;
    match &magic[..read] {
        b"PK\x03\x04" | b"PK\x05\x06" | b"PK\x07\x08" => list_zip(part, "", notices),
        [] => Err(Error::Nothing(format!(
            "nothing to analyse: {} is an empty file (0 bytes)\n  help: download the export again",
            part.display()
        ))),
        _ if has_ending("csv") => {
            Ok(vec![Entry::new(part_name(part), about.len(), Place::Disk(part.to_owned()))])
        }
        // Something may stand before a zip, such as a program that unpacks it.
        _ if has_ending("zip") || has_ending("exe") => {
            list_zip(part, "", notices).or_else(|_| wrong("no zip, no folder and no CSV"))
        }
        _ => wrong("no zip, no folder and no CSV"),
    }
}

/// A folder being searched.
struct Walk<'a> {
    notices: &'a mut Vec<Notice>,
    entries: Vec<Entry>,
    /// Files and folders met.
    seen: usize,
    /// The first folder that lies too deep.
    deep: Option<String>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<()> {
        let unreadable = |source| Error::Unreadable { path: folder.to_owned(), source };
        let mut inside = Vec::new();
        for item in std::fs::read_dir(folder).map_err(unreadable)? {
            self.seen += 1;
            if self.seen > MOST_FILES {
                return Err(too_many(folder));
            }
            inside.push(item.map_err(unreadable)?);
        }
        inside.sort_by_key(std::fs::DirEntry::file_name);
        for item in inside {
            let path = shown(&format!("{prefix}{}", item.file_name().to_string_lossy()));
            if is_clutter(&path) {
                continue;
            }
            let is_folder = item.file_type().map_err(unreadable)?.is_dir();
            match (is_folder, depth < DEPTH) {
                (true, _) if is_result(&item.path()) => {}
                (true, true) => self.folder(&item.path(), &format!("{path}/"), depth + 1)?,
                (true, false) => self.deep = self.deep.take().or(Some(path)),
                (false, _) => self.file(&item.path(), path)?,
            }
        }
        Ok(())
    }

    /// Takes what is no folder. A link to a file stands for the file, wherever that lies; a link to a folder is
    /// not followed, because it may lead back to where it stands.
    fn file(&mut self, real: &Path, path: String) -> Result<()> {
        let is_zip = path.to_lowercase().ends_with(".zip");
        let is_needed = is_zip || Kind::of_path(&path).is_some();
        match std::fs::metadata(real) {
            Ok(about) if about.is_file() && is_zip => {
                let found = list_zip(real, &format!("{path}/"), self.notices)?;
                self.seen += found.len();
                self.entries.extend(found);
                if self.seen > MOST_FILES {
                    return Err(too_many(real));
                }
            }
            Ok(about) if about.is_file() => {
                self.entries.push(Entry::new(path, about.len(), Place::Disk(real.to_owned())));
            }
            Ok(about) if about.is_dir() => {
                let text = |path: &str| {
                    format!("{path} is a link to a folder, which is not followed; give that folder by itself")
                };
                self.notices.push(Notice::naming(text(&path), text("something in the export")));
            }
            Ok(_) if is_needed => {
                return Err(Error::Unreadable {
                    path: real.to_owned(),
                    source: io::Error::other(files::NO_FILE),
                });
            }
            Err(source) if is_needed => {
                return Err(Error::Unreadable { path: real.to_owned(), source });
            }
            // Nobody asks for it.
            Ok(_) | Err(_) => {}
        }
        Ok(())
    }
}

/// Whether a folder is a result of ours: it holds a `run.json` that says so. Results that lie inside an
/// export are no part of it.
#[must_use]
pub fn is_result(folder: &Path) -> bool {
    #[derive(serde::Deserialize)]
    struct Mark {
        program: String,
    }
    let Ok(file) = files::open(&folder.join("run.json")) else { return false };
    let mut text = Vec::new();
    let read = file.take(LONGEST_ACCOUNT).read_to_end(&mut text);
    read.is_ok()
        && serde_json::from_slice::<Mark>(&text).is_ok_and(|mark| mark.program == env!("CARGO_PKG_NAME"))
}

/// The files of a zip, by path.
fn list_zip(path: &Path, prefix: &str, notices: &mut Vec<Notice>) -> Result<Vec<Entry>> {
    let (archive, files) = Archive::open(path, notices)?;
    let entry = |file: super::archive::Packed| {
        let place = Place::Zip { archive: archive.clone(), index: file.index };
        Entry::new(format!("{prefix}{}", file.path), file.size, place)
    };
    let mut entries: Vec<Entry> = files.into_iter().map(entry).collect();
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(entries)
}

pub(super) fn too_many(path: &Path) -> Error {
    Error::Usage(format!(
        "{} holds more than {MOST_FILES} files, which no export does\n  help: give the zip that LinkedIn sent, or the \
         folder you unpacked it to",
        path.display()
    ))
}

/// Files that an operating system leaves in archives and folders, and hidden ones.
pub(super) fn is_clutter(path: &str) -> bool {
    path.split('/').any(|part| part == "__MACOSX") || base_name(path).starts_with('.')
}
