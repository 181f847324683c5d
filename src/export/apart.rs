//! Which exports a folder of exports holds. Looks at names alone; nothing is opened.

use std::io;
use std::path::{Path, PathBuf};

use super::kind::Kind;
use super::source::{DEPTH, MOST_FILES, is_clutter, is_result};

/// The exports that a path stands for, by name: a folder that holds no core file at its top, but several zips
/// and folders with exports in them, stands for these, each an export of its own. Any other path stands for
/// itself, also one that cannot be read: whoever reads it says so.
#[must_use]
pub fn exports_in(given: &Path) -> Vec<PathBuf> {
    let itself = || vec![given.to_owned()];
    let Ok(items) = listed(given, true) else { return itself() };
    if items.iter().any(Item::is_core) {
        return itself();
    }
    let found: Vec<PathBuf> = items.into_iter().filter(Item::is_export).map(|item| item.path).collect();
    // The one thing in it may be where an export was unpacked to.
    if found.len() < 2 { itself() } else { found }
}

/// A file, or a folder that is no result of ours.
struct Item {
    name: String,
    path: PathBuf,
    is_folder: bool,
}

impl Item {
    /// Without these two files there is no network.
    fn is_core(&self) -> bool {
        !self.is_folder && matches!(Kind::of_path(&self.name), Some(Kind::Connections | Kind::Messages))
    }

    fn is_zip(&self) -> bool {
        !self.is_folder && self.name.to_lowercase().ends_with(".zip")
    }

    fn is_export(&self) -> bool {
        if self.is_folder { holds_export(&self.path, 1, &mut 0) } else { self.is_zip() }
    }
}

/// Whether there is a core file or a zip in a folder, or in one below it; one that cannot be read is taken for
/// an export, so that it fails by name and is not passed over.
fn holds_export(folder: &Path, depth: usize, seen: &mut usize) -> bool {
    let Ok(items) = listed(folder, false) else { return true };
    *seen += items.len();
    if items.iter().any(|item| item.is_core() || item.is_zip()) {
        return true;
    }
    let mut folders = items.iter().filter(|item| item.is_folder);
    depth < DEPTH && folders.any(|item| *seen < MOST_FILES && holds_export(&item.path, depth + 1, seen))
}

/// What is in a folder, by name. A link to a file is followed, one to a folder only where that may be an export of
/// its own: inside of one it is not, as an export is read.
fn listed(folder: &Path, follow: bool) -> io::Result<Vec<Item>> {
    let mut items = Vec::new();
    for item in std::fs::read_dir(folder)? {
        let item = item?;
        let (name, path) = (item.file_name().to_string_lossy().into_owned(), item.path());
        let is_folder = item.file_type()?.is_dir() || (follow && leads_elsewhere(&path, folder));
        if is_clutter(&name) || (is_folder && is_result(&path)) || !(is_folder || path.is_file()) {
            continue;
        }
        items.push(Item { name, path, is_folder });
    }
    items.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(items)
}

/// Whether it is a link to a folder that does not hold it itself, so that following such links comes to an end.
fn leads_elsewhere(link: &Path, folder: &Path) -> bool {
    let (Ok(real), Ok(folder)) = (link.canonicalize(), folder.canonicalize()) else { return false };
    real.is_dir() && !folder.starts_with(&real) && !real.starts_with(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of what a folder with these files stands for.
    fn found(files: &[&str]) -> Vec<String> {
        let place = tempfile::tempdir().unwrap();
        for file in files {
            let path = place.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let mark = if file.ends_with("run.json") { "{\"program\": \"rekindle\"}" } else { "" };
            std::fs::write(path, mark).unwrap();
        }
        let name = |path: PathBuf| path.strip_prefix(place.path()).unwrap().display().to_string();
        exports_in(place.path()).into_iter().map(name).collect()
    }

    #[test]
    fn a_folder_of_exports_stands_for_every_zip_and_every_folder_with_an_export_in_it() {
        let files = [
            "ben.ZIP",
            "anna/Basic/Connections.csv",
            "carl/part1.zip",
            "carl/part2.zip",
            "notes.txt",
            "photos/one.png",
            ".hidden/Connections.csv",
            "__MACOSX/messages.csv",
            "reports/anna/run.json",
            "reports/anna/messages.csv",
            "old/run.json",
            "old/export.zip",
        ];
        assert_eq!(found(&files), ["anna", "ben.ZIP", "carl"]);
    }

    #[test]
    fn an_export_stands_for_itself() {
        for files in [
            &["Connections.csv", "part2.zip", "part3.zip"][..],
            &["messages_1.csv", "a/Connections.csv", "b/Connections.csv"],
            &["Basic/Connections.csv", "Basic/messages.csv"],
            &["only.zip", "readme.txt"],
            &["Profile.csv", "Jobs/Saved Jobs.csv"],
            &[],
        ] {
            assert_eq!(found(files), [""], "{files:?}");
        }
        let missing = Path::new("there/is/none.zip");
        assert_eq!(exports_in(missing), [missing]);
    }
}
