//! Where an export lives: a zip, a folder at any depth, a single CSV, or several of these as parts.
//!
//! Lists the files and opens them as streams. Owns no idea of what is in them, and never writes.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::kind::base_name;
use super::stream::{self, Stream};
use crate::error::{Error, Result};

/// Folders below this depth are not searched.
pub(super) const DEPTH: usize = 8;
/// More files than this are no export.
pub(super) const MOST_FILES: usize = 20_000;
/// An entry that unpacks to more than this many times its packed size (and over 64 MiB) is refused:
/// real exports pack 4 to 7 times.
const MOST_RATIO: u64 = 200;

/// One file of an export.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Path inside the export, with `/`.
    pub path: String,
    /// Size in bytes, unpacked.
    pub size: u64,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Disk(PathBuf),
    Zip { archive: PathBuf, index: usize },
}

impl Entry {
    /// Opens the file as a stream of bytes.
    ///
    /// # Errors
    /// [`Error::Read`] or [`Error::Zip`] when it cannot be opened.
    pub fn open(&self) -> Result<Box<dyn Read>> {
        match &self.place {
            Place::Disk(path) => {
                let file =
                    File::open(path).map_err(|source| Error::Read { file: self.path.clone(), source })?;
                Ok(Box::new(file))
            }
            Place::Zip { archive, index } => {
                let (archive, index) = (archive.clone(), *index);
                let stream: Stream = stream::spawn(move |sink| {
                    let mut zip = open_zip(&archive).map_err(std::io::Error::other)?;
                    let mut entry = zip.by_index(index).map_err(std::io::Error::other)?;
                    sink.copy(&mut entry)
                });
                Ok(Box::new(stream))
            }
        }
    }
}

impl Entry {
    /// The file itself, where it lies on the disk and can be read from any place.
    ///
    /// # Errors
    /// [`Error::Read`] when it cannot be opened.
    pub fn file(&self) -> Result<Option<File>> {
        let Place::Disk(path) = &self.place else { return Ok(None) };
        File::open(path).map(Some).map_err(|source| Error::Read { file: self.path.clone(), source })
    }
}

/// Lists the files of all parts, in a fixed order.
///
/// # Errors
/// When a part cannot be read, or is neither folder, zip nor CSV.
pub fn list(parts: &[PathBuf]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut given: Vec<PathBuf> = Vec::new();
    for part in parts {
        // The same path twice is the same part.
        let real = part.canonicalize().unwrap_or_else(|_| part.clone());
        if given.contains(&real) {
            continue;
        }
        given.push(real);
        let found = list_part(part)?;
        // A part's own folder name tells its files apart where several parts are given.
        let prefix = if parts.len() > 1 { part_name(part) + "/" } else { String::new() };
        entries.extend(
            found.into_iter().map(|entry| Entry { path: format!("{prefix}{}", entry.path), ..entry }),
        );
    }
    Ok(entries)
}

fn part_name(part: &Path) -> String {
    part.file_name().map_or_else(|| "part".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn list_part(part: &Path) -> Result<Vec<Entry>> {
    let unreadable = |source| Error::Unreadable { path: part.to_owned(), source };
    let about = std::fs::metadata(part).map_err(unreadable)?;
    if about.is_dir() {
        let mut entries = Vec::new();
        walk(part, "", 0, &mut entries)?;
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
    let mut magic = [0u8; 4];
    let read = File::open(part).and_then(|mut file| file.read(&mut magic)).map_err(unreadable)?;
    match &magic[..read] {
        b"PK\x03\x04" | b"PK\x05\x06" => list_zip(part, ""),
        [] => Err(Error::Nothing(format!(
            "nothing to analyse: {} is an empty file (0 bytes)\n  help: download the export again",
            part.display()
        ))),
        _ if part.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) => {
            Ok(vec![Entry { path: part_name(part), size: about.len(), place: Place::Disk(part.to_owned()) }])
        }
        _ => wrong("no zip, no folder and no CSV"),
    }
}

fn walk(folder: &Path, prefix: &str, depth: usize, entries: &mut Vec<Entry>) -> Result<()> {
    let unreadable = |source| Error::Unreadable { path: folder.to_owned(), source };
    let mut inside: Vec<_> = std::fs::read_dir(folder).and_then(Iterator::collect).map_err(unreadable)?;
    inside.sort_by_key(std::fs::DirEntry::file_name);
    for item in inside {
        let name = item.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if is_clutter(&path) {
            continue;
        }
        if entries.len() >= MOST_FILES {
            return Err(too_many(folder));
        }
        let kind = item.file_type().map_err(unreadable)?;
        if kind.is_dir() && is_result(&item.path()) {
            continue;
        }
        if kind.is_dir() && depth < DEPTH {
            walk(&item.path(), &format!("{path}/"), depth + 1, entries)?;
        } else if let Ok(about) = std::fs::metadata(item.path())
            && about.is_file()
        {
            if name.to_lowercase().ends_with(".zip") {
                entries.extend(list_zip(&item.path(), &format!("{path}/"))?);
            } else {
                entries.push(Entry { path, size: about.len(), place: Place::Disk(item.path()) });
            }
        }
    }
    Ok(())
}

/// Whether a folder is a result of ours: it holds a `run.json` that says so. Results that lie inside an
/// export are no part of it.
#[must_use]
pub fn is_result(folder: &Path) -> bool {
    #[derive(serde::Deserialize)]
    struct Mark {
        program: String,
    }
    let text = std::fs::read_to_string(folder.join("run.json")).unwrap_or_default();
    serde_json::from_str::<Mark>(&text).is_ok_and(|mark| mark.program == env!("CARGO_PKG_NAME"))
}

fn open_zip(path: &Path) -> Result<ZipArchive<BufReader<File>>> {
    let file = File::open(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
    ZipArchive::new(BufReader::new(file)).map_err(|found| zip_error(path, &found))
}

fn zip_error(path: &Path, found: &zip::result::ZipError) -> Error {
    let detail = format!("it is incomplete or damaged ({found})");
    Error::Zip {
        path: path.display().to_string(),
        detail,
        help: "the download may have stopped early; download the export again",
    }
}

fn list_zip(path: &Path, prefix: &str) -> Result<Vec<Entry>> {
    let mut zip = open_zip(path)?;
    let mut entries = Vec::new();
    if zip.len() > MOST_FILES {
        return Err(too_many(path));
    }
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|found| zip_error(path, &found))?;
        let Ok(name) = entry.name() else { continue };
        let name = name.replace('\\', "/");
        if entry.is_dir() || is_clutter(&name) {
            continue;
        }
        let path_inside = format!("{prefix}{}", name.trim_start_matches('/'));
        let core = super::kind::Kind::of_path(&name).is_some();
        let refuse = |detail: String, help| {
            Err(Error::Zip { path: format!("{}, {path_inside}", path.display()), detail, help })
        };
        if core && entry.encrypted() {
            return refuse(
                "it is encrypted".to_owned(),
                "unpack the zip with its password and give the folder",
            );
        }
        if core && entry.size() > (64 << 20) && entry.size() / entry.compressed_size().max(1) > MOST_RATIO {
            let detail =
                format!("it claims to unpack to over {MOST_RATIO} times its size, which no export does");
            return refuse(detail, "download the export again from LinkedIn itself");
        }
        entries.push(Entry {
            path: path_inside,
            size: entry.size(),
            place: Place::Zip { archive: path.to_owned(), index },
        });
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(entries)
}

fn too_many(path: &Path) -> Error {
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
