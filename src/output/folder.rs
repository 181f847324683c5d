//! Puts a folder of files in its place whole or not at all.
//!
//! Everything is written into a hidden folder beside the target, readable by the owner alone, and
//! put in its place by one rename, or one exchange where an earlier result stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::progress::check_interrupt;
use crate::threads;

/// The file by which a folder of ours is recognised.
pub const MARK: &str = "run.json";

/// Files by their path inside the folder, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Fails early, before any work, where the target could not be replaced: `is_ours` knows a folder that
/// an earlier run wrote.
///
/// # Errors
/// [`Error::Occupied`] for a folder of somebody else's without `force`; [`Error::Usage`], whatever
/// `force` says, where the target holds one of the `inputs`, the working folder or the home folder.
pub fn check_target(
    target: &Path,
    inputs: &[PathBuf],
    force: bool,
    is_ours: impl Fn(&Path) -> bool,
) -> Result<()> {
    let Ok(real) = fs::canonicalize(target) else { return Ok(()) };
    let home = std::env::home_dir().unwrap_or_default();
    let here = std::env::current_dir().unwrap_or_default();
    for precious in inputs.iter().chain([&home, &here]) {
        if fs::canonicalize(precious).is_ok_and(|path| path.starts_with(&real)) {
            return Err(Error::Usage(format!(
                "--out {}: this folder holds {}, which would be lost\n  help: choose a folder of its own",
                target.display(),
                precious.display()
            )));
        }
    }
    if !real.is_dir() {
        let source = io::Error::new(io::ErrorKind::AlreadyExists, "a file of this name is in the way");
        return Err(Error::Write { path: target.to_owned(), source });
    }
    if !force && !is_ours(&real) {
        return Err(Error::Occupied { path: target.to_owned() });
    }
    Ok(())
}

/// Writes all files, up to `threads` at a time, and puts the folder in its place.
///
/// # Errors
/// [`Error::Write`], or [`Error::Interrupted`] before anything has changed.
pub fn publish(target: &Path, files: &Files, threads: usize) -> Result<()> {
    fill(target, |folder| {
        let files: Vec<(PathBuf, &[u8])> =
            files.iter().map(|(name, bytes)| (folder.join(name), bytes.as_slice())).collect();
        let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
        folders.into_iter().try_for_each(create_folders)?;
        // Each waits until the disk has it: side by side they wait together.
        threads::each(&files, threads, |(path, bytes)| write_private(path, bytes)).into_iter().collect()
    })
}

/// Writes one file whole or not at all, readable by the owner alone; a link stays a link.
///
/// # Errors
/// [`Error::Write`].
pub fn publish_file(target: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |source| Error::Write { path: target.to_owned(), source };
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    create_folders(parent).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(parent).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Has `write` fill a hidden folder beside the target, and puts that in the target's place.
///
/// # Errors
/// [`Error::Write`], or [`Error::Interrupted`] before anything has changed.
pub fn fill(target: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<()> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    // A link to a folder stays a link: what it points to is replaced.
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    create_folders(&parent).map_err(failed(&parent))?;
    let new = hidden_folder(&parent).map_err(failed(&parent))?;
    check_interrupt()?;
    write(new.path()).map_err(failed(&target))?;
    check_interrupt()?;
    if target.exists() {
        // What stood there moves into the hidden folder, which is removed when `new` goes.
        exchange(new.path(), &target).map_err(failed(&target))
    } else {
        fs::rename(new.path(), &target).map_err(failed(&target))?;
        let _ = new.keep();
        Ok(())
    }
}

/// A folder of a name of its own, which nobody else can look into from its first moment on.
fn hidden_folder(parent: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rekindle-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(parent)
}

/// Makes the folders of a path that are not there yet, for the owner alone: the names in them may be somebody's.
fn create_folders(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
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
    file.write_all(bytes)?;
    file.sync_all()
}

/// One atomic exchange where the system has it, else two renames.
fn exchange(new: &Path, target: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    let aside = new.with_extension("old");
    fs::rename(target, &aside)?;
    if let Err(error) = fs::rename(new, target) {
        fs::rename(&aside, target)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::is_result;

    fn files(text: &str) -> Files {
        Files::from([(MARK.to_owned(), text.into()), ("charts/a.svg".to_owned(), b"<svg/>".to_vec())])
    }

    #[test]
    fn a_folder_of_ours_is_replaced_whole_and_nothing_is_left_beside_it() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("deep/out");
        publish(&target, &files(r#"{"program": "rekindle", "n": 1}"#), 2).unwrap();
        fs::write(target.join("stale.txt"), "old").unwrap();
        check_target(&target, &[], false, is_result).unwrap();
        publish(&target, &files("{}"), 2).unwrap();
        assert_eq!(fs::read_to_string(target.join(MARK)).unwrap(), "{}");
        assert!(!target.join("stale.txt").exists());
        assert_eq!(fs::read_dir(place.path().join("deep")).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_of_somebody_else_needs_force_and_a_precious_one_is_never_taken() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("photos");
        fs::create_dir(&target).unwrap();
        assert!(matches!(check_target(&target, &[], false, is_result), Err(Error::Occupied { .. })));
        fs::write(target.join(MARK), r#"{"program": "another"}"#).unwrap();
        assert!(matches!(check_target(&target, &[], false, is_result), Err(Error::Occupied { .. })));
        check_target(&target, &[], true, is_result).unwrap();
        let input = target.join("export.zip");
        fs::write(&input, "").unwrap();
        assert!(matches!(check_target(&target, &[input], true, is_result), Err(Error::Usage(_))));
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
