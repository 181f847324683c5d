//! Puts a folder of files in its place whole or not at all.
//!
//! Everything is written into a hidden folder beside the target, readable by the owner alone, and
//! put in its place by one rename, or one exchange where an earlier result stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::hidden::{self, Hidden};
use crate::error::{Error, Result};
use crate::progress::check_interrupt;
use crate::threads;

/// The file by which a folder of ours is recognised.
pub const MARK: &str = "run.json";

/// Files by their path inside the folder, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Attempts to put a folder in its place while others do the same.
const ATTEMPTS: usize = 16;

/// A kind of folder that is written, and may be replaced.
pub trait Own {
    /// Whether an earlier run wrote this one.
    fn is_ours(&self, folder: &Path) -> bool;

    /// Whether a run writes a file of this path inside, with `/`.
    fn is_written(&self, path: &str) -> bool;
}

/// Puts right what a killed run left beside the target, and fails early, before any work, where the target could
/// not be replaced.
///
/// # Errors
/// [`Error::Occupied`] for a folder of somebody else's, and [`Error::Shared`] for one of ours that holds a file of
/// somebody else's, both without `force`; [`Error::Usage`], whatever `force` says, where the target holds one of
/// the `inputs`, the working folder or the home folder; [`Error::Write`] where there can be no such folder.
pub fn check_target(target: &Path, inputs: &[PathBuf], force: bool, own: &impl Own) -> Result<()> {
    let impossible = |kind, why: &str| {
        Err(Error::Write { path: target.to_owned(), source: io::Error::new(kind, why.to_owned()) })
    };
    hidden::tidy(&parent_of(&resolved(target)));
    let Ok(real) = fs::canonicalize(target) else {
        if fs::symlink_metadata(target).is_ok() {
            return impossible(io::ErrorKind::NotADirectory, "a link of this name leads nowhere");
        }
        let above = target.ancestors().skip(1).find(|folder| fs::symlink_metadata(folder).is_ok());
        return match above.filter(|above| !above.is_dir()) {
            Some(file) => {
                impossible(io::ErrorKind::NotADirectory, &format!("{} is no folder", file.display()))
            }
            None => Ok(()),
        };
    };
    let home = std::env::home_dir().unwrap_or_default();
    let here = std::env::current_dir().unwrap_or_default();
    for precious in inputs.iter().chain([&home, &here]) {
        // A file that is not there yet is about to be.
        let real_of = |path: &Path| fs::canonicalize(path).or_else(|_| fs::canonicalize(parent_of(path)));
        if real_of(precious).is_ok_and(|path| path.starts_with(&real)) {
            return Err(Error::Usage(format!(
                "--out {}: this folder holds {}, which would be lost\n  help: choose a folder of its own",
                target.display(),
                precious.display()
            )));
        }
    }
    if !real.is_dir() {
        return impossible(io::ErrorKind::NotADirectory, "a file of this name is in the way");
    }
    if force {
        return Ok(());
    }
    if !own.is_ours(&real) {
        return Err(Error::Occupied { path: target.to_owned() });
    }
    match foreign(&real, "", own) {
        Some(file) => Err(Error::Shared { path: target.to_owned(), file }),
        None => Ok(()),
    }
}

/// What file managers and spreadsheets leave behind wherever a folder is looked at.
const CLUTTER: [&str; 4] = [".DS_Store", ".directory", "Thumbs.db", "desktop.ini"];

/// The first file in a folder, by name, that no run writes; `inside` is where the folder lies in the whole, with `/`.
/// A folder that cannot be looked into may hold one.
fn foreign(folder: &Path, inside: &str, own: &impl Own) -> Option<String> {
    let Ok(items) = fs::read_dir(folder) else { return Some(inside.to_owned()) };
    let mut items: Vec<_> = items.filter_map(io::Result::ok).collect();
    items.sort_by_key(fs::DirEntry::file_name);
    items.into_iter().find_map(|item| {
        let name = item.file_name().to_string_lossy().into_owned();
        let path = format!("{inside}{name}");
        if item.file_type().is_ok_and(|kind| kind.is_dir()) {
            return foreign(&item.path(), &format!("{path}/"), own);
        }
        let is_clutter =
            CLUTTER.contains(&name.as_str()) || name.starts_with(".~lock.") || name.starts_with("._");
        (!own.is_written(&path) && !is_clutter).then_some(path)
    })
}

/// Writes all files, up to `threads` at a time, and puts the folder in its place. Returns what there is to remark.
///
/// # Errors
/// As [`fill`].
pub fn publish(target: &Path, files: &Files, threads: usize) -> Result<Option<String>> {
    fill(target, |folder| {
        let failed = |name: &str| {
            let path = target.join(name);
            move |source| Error::Write { path, source }
        };
        let names: BTreeSet<&Path> = files.keys().filter_map(|name| Path::new(name).parent()).collect();
        for inner in names.into_iter().filter(|inner| !inner.as_os_str().is_empty()) {
            create(&folder.join(inner)).map(Created::keep).map_err(failed(&inner.to_string_lossy()))?;
        }
        let files: Vec<(&String, &Vec<u8>)> = files.iter().collect();
        // Each waits until the disk has it: side by side they wait together.
        let write = |(name, bytes): &(&String, &Vec<u8>)| {
            check_interrupt()?;
            write_private(&folder.join(name), bytes).map_err(failed(name))
        };
        threads::each(&files, threads, write).into_iter().collect()
    })
}

/// Has `write` fill a hidden folder beside the target, and puts that in the target's place. Returns what there is to
/// remark: where the hidden folder, with an earlier result in it, could not be removed.
///
/// # Errors
/// [`Error::Write`], [`Error::Interrupted`], or what `write` fails with, before anything has changed.
pub fn fill(target: &Path, write: impl FnOnce(&Path) -> Result<()>) -> Result<Option<String>> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    let shown = target;
    // A link to a folder stays a link: what it points to is replaced.
    let target = resolved(target);
    let parent = parent_of(&target);
    let created = create(&parent).map_err(failed(&parent))?;
    let hidden = Hidden::beside(&parent).map_err(failed(shown))?;
    check_interrupt()?;
    let new = hidden.new_result().map_err(failed(shown))?;
    write(&new)?;
    check_interrupt()?;
    let hidden = put(hidden, &new, &target).map_err(failed(shown))?;
    created.keep();
    Ok(hidden.remove().err().map(|(name, error)| {
        format!(
            "{name}, in which the result was made, could not be removed ({error}); it stands beside the result and may hold \
             the earlier one, until the next run into this place removes it, or you do"
        )
    }))
}

/// Waits until the disk has the files of a folder, and makes them the owner's alone.
///
/// # Errors
/// Whatever the system gives.
pub fn settle(folder: &Path) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let item = item?;
        if item.file_type()?.is_dir() {
            hidden::private(&item.path())?;
            settle(&item.path())?;
        } else {
            hidden::set_mode(&item.path(), 0o600)?;
            fs::File::open(item.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// The target without links, where it is there.
fn resolved(target: &Path) -> PathBuf {
    fs::canonicalize(target).unwrap_or_else(|_| target.to_owned())
}

/// The folder that a path lies in.
pub(super) fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Folders that were made on the way to a target, removed again unless they are kept.
pub(super) struct Created(Vec<PathBuf>);

impl Created {
    /// Leaves them there.
    pub(super) fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        // One that holds something by now stays.
        self.0.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// Makes a folder and those above it that are missing, for the owner alone.
///
/// # Errors
/// Whatever the system gives.
pub(super) fn create(folder: &Path) -> io::Result<Created> {
    let mut created = Created(Vec::new());
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for folder in missing.into_iter().rev() {
        match hidden::create_private(folder) {
            Ok(()) => {
                created.0.push(folder.to_owned());
                hidden::private(folder)?;
            }
            // Another run may have been faster.
            Err(_) if folder.is_dir() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(created)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    // Whatever the user's mask takes away.
    hidden::set_mode(path, 0o600)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts `new` in the target's place. Whatever else happens, what stood there is there still, or waits in the hidden
/// folder, from which the next run puts it back.
fn put(hidden: Hidden, new: &Path, target: &Path) -> io::Result<Hidden> {
    let mut last = io::Error::other("others write there all the time");
    // Each time another run was faster there is something else in the place.
    for _ in 0..ATTEMPTS {
        if !target.exists() {
            match fs::rename(new, target) {
                Ok(()) => return Ok(hidden),
                Err(error) if !target.exists() => return Err(error),
                Err(error) => last = error,
            }
        }
        if exchange(new, target).is_ok() {
            return Ok(hidden);
        }
        // No exchange on this file system: two renames.
        let old = hidden.place_for_old(target)?;
        match fs::rename(target, &old) {
            Ok(()) => {}
            Err(_) if !target.exists() => continue,
            Err(error) => return Err(error),
        }
        match fs::rename(new, target) {
            Ok(()) => return Ok(hidden),
            Err(error) => last = error,
        }
        if !target.exists() && fs::rename(&old, target).is_err() && !target.exists() {
            let old = hidden.keep().join(old.strip_prefix(new.parent().unwrap_or(new)).unwrap_or(&old));
            let detail = format!("{last}; the earlier result is in {}", old.display());
            return Err(io::Error::new(last.kind(), detail));
        }
        if last.kind() != io::ErrorKind::DirectoryNotEmpty && last.kind() != io::ErrorKind::AlreadyExists {
            return Err(last);
        }
    }
    Err(last)
}

/// One atomic exchange, where the system has it.
fn exchange(new: &Path, target: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE).map_err(Into::into)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (new, target);
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Results of the test.
    struct Results;

    impl Own for Results {
        fn is_ours(&self, folder: &Path) -> bool {
            crate::export::is_result(folder)
        }

        fn is_written(&self, path: &str) -> bool {
            [MARK, "charts/a.svg"].contains(&path)
        }
    }

    fn files(text: &str) -> Files {
        Files::from([(MARK.to_owned(), text.into()), ("charts/a.svg".to_owned(), b"<svg/>".to_vec())])
    }

    #[test]
    fn a_folder_of_ours_is_replaced_whole_and_nothing_is_left_beside_it() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("deep/out");
        publish(&target, &files(r#"{"program": "rekindle", "n": 1}"#), 2).unwrap();
        fs::create_dir(target.join("charts/empty")).unwrap();
        fs::write(target.join("charts/.DS_Store"), "").unwrap();
        check_target(&target, &[], false, &Results).unwrap();
        publish(&target, &files("{}"), 2).unwrap();
        assert_eq!(fs::read_to_string(target.join(MARK)).unwrap(), "{}");
        assert!(!target.join("charts/empty").exists());
        assert_eq!(fs::read_dir(place.path().join("deep")).unwrap().count(), 1);
    }

    #[test]
    fn a_file_of_somebody_else_in_a_folder_of_ours_needs_force() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("out");
        publish(&target, &files(r#"{"program": "rekindle"}"#), 1).unwrap();
        fs::create_dir_all(target.join("charts/mine")).unwrap();
        for file in ["charts/a.txt", "charts/mine/a.svg", "notes.txt", ".gitignore"] {
            fs::write(target.join(file), "mine").unwrap();
            let refused = check_target(&target, &[], false, &Results);
            assert!(matches!(refused, Err(Error::Shared { file: found, .. }) if found == file), "{file}");
            check_target(&target, &[], true, &Results).unwrap();
            fs::remove_file(target.join(file)).unwrap();
        }
        check_target(&target, &[], false, &Results).unwrap();
    }

    #[test]
    fn a_folder_of_somebody_else_needs_force_and_a_precious_one_is_never_taken() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("photos");
        fs::create_dir(&target).unwrap();
        assert!(matches!(check_target(&target, &[], false, &Results), Err(Error::Occupied { .. })));
        fs::write(target.join(MARK), r#"{"program": "another"}"#).unwrap();
        assert!(matches!(check_target(&target, &[], false, &Results), Err(Error::Occupied { .. })));
        check_target(&target, &[], true, &Results).unwrap();
        let input = target.join("export.zip");
        fs::write(&input, "").unwrap();
        assert!(matches!(check_target(&target, &[input], true, &Results), Err(Error::Usage(_))));
    }

    #[cfg(unix)]
    #[test]
    fn results_are_readable_by_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("team/anna/out");
        publish(&target, &files("x"), 2).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&target), 0o700);
        assert_eq!(mode(&place.path().join("team")), 0o700, "the names of exports stand in it");
        assert_eq!(mode(&target.join("charts")), 0o700);
        assert_eq!(mode(&target.join(MARK)), 0o600);
    }
}
