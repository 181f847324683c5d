//! The hidden folder beside a target, in which a result is made and an earlier one waits to be removed.
//!
//! Whoever makes one holds a lock on it until it is gone, or the process is: so a folder that a killed run left
//! can be told from one that a run is at work in, and nothing is ever removed under anybody's hands. Where the
//! system knows no such locks, folders of killed runs stay.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Its name begins so; random letters follow.
pub const PREFIX: &str = ".rekindle-";
/// How many random letters.
const LETTERS: usize = 12;
/// The new result in it.
const NEW: &str = "new";
/// An earlier result in it, in a folder of its own by its own name.
const OLD: &str = "old";
/// Attempts to make one that nobody tidies away before it is locked.
const ATTEMPTS: usize = 16;

/// A hidden folder; removed with all that is in it when dropped.
pub struct Hidden {
    folder: TempDir,
    /// Held until the folder is gone.
    _lock: Option<File>,
}

impl Hidden {
    /// Makes one in `parent`, for the owner alone.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(parent: &Path) -> io::Result<Self> {
        for _ in 0..ATTEMPTS {
            let mut builder = tempfile::Builder::new();
            builder.prefix(PREFIX).rand_bytes(LETTERS);
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                builder.permissions(fs::Permissions::from_mode(0o700));
            }
            let folder = builder.tempdir_in(parent)?;
            private(folder.path())?;
            match lock(folder.path()) {
                // Somebody else may have taken it for one of a killed run before it was locked.
                Ok(Some(lock)) if !is(folder.path(), &lock) => {}
                Ok(Some(lock)) => return Ok(Self { folder, _lock: Some(lock) }),
                // Where it cannot be locked, others cannot either, and leave it alone.
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Ok(Self { folder, _lock: None });
                }
                Ok(None) | Err(_) => {}
            }
        }
        Err(io::Error::other("hidden folders are removed as soon as they are made"))
    }

    /// An empty folder for the new result.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new_result(&self) -> io::Result<PathBuf> {
        let new = self.folder.path().join(NEW);
        create_private(&new)?;
        private(&new)?;
        Ok(new)
    }

    /// Where an earlier result of this name can be set aside; one that was set aside before gives way.
    ///
    /// # Errors
    /// When there can be no such place.
    pub fn place_for_old(&self, target: &Path) -> io::Result<PathBuf> {
        let old = self.folder.path().join(OLD);
        let name = target.file_name().ok_or_else(|| io::Error::other("the folder has no name"))?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        create_private(&old)?;
        private(&old)?;
        Ok(old.join(name))
    }

    /// Removes it. What cannot be removed is left for the next run: its name, and why.
    pub fn remove(self) -> Result<(), (String, io::Error)> {
        let name = self.folder.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.folder.close().map_err(|error| (name, error))
    }

    /// Leaves it where it is: it holds the only copy of an earlier result.
    pub fn keep(self) -> PathBuf {
        self.folder.keep()
    }
}

/// Removes the hidden folders of killed runs in `parent`. An earlier result that such a run had set aside goes back
/// to its place where that is empty.
pub fn tidy(parent: &Path) {
    let Ok(items) = fs::read_dir(parent) else { return };
    for item in items.flatten() {
        let name = item.file_name();
        let Some(letters) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else { continue };
        let is_folder = item.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && letters.len() == LETTERS {
            // One that is locked is at work; one that cannot be tidied stays.
            if let Ok(Some(lock)) = lock(&item.path()) {
                let _ = tidy_one(&item.path(), parent);
                drop(lock);
            }
        }
    }
}

fn tidy_one(folder: &Path, parent: &Path) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let name = item?.file_name();
        if name != NEW && name != OLD {
            return Err(io::Error::other("not made by rekindle"));
        }
    }
    if let Ok(olds) = fs::read_dir(folder.join(OLD)) {
        for old in olds {
            let old = old?;
            let place = parent.join(old.file_name());
            if fs::symlink_metadata(&place).is_err() {
                fs::rename(old.path(), place)?;
            }
        }
    }
    fs::remove_dir_all(folder)
}

/// Locks a folder for as long as the handle lives; `None` where somebody else has.
///
/// # Errors
/// When it cannot be opened, or there is no such lock.
pub fn lock(folder: &Path) -> io::Result<Option<File>> {
    #[cfg(unix)]
    {
        use rustix::fs::{FlockOperation, flock};
        let handle = File::open(folder)?;
        match flock(&handle, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(handle)),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Whether the folder at a path is the one that is open.
fn is(path: &Path, open: &File) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |about: fs::Metadata| (about.dev(), about.ino());
        fs::symlink_metadata(path).map(id).ok() == open.metadata().map(id).ok()
    }
    #[cfg(not(unix))]
    {
        path.exists() && open.metadata().is_ok()
    }
}

/// Makes a folder the owner's alone, whatever the user's mask takes away.
///
/// # Errors
/// When that cannot be.
pub fn private(folder: &Path) -> io::Result<()> {
    set_mode(folder, 0o700)
}

/// Makes a folder that nobody else can look into from its first moment on; a mask may make it stricter.
///
/// # Errors
/// When it cannot be made.
pub fn create_private(folder: &Path) -> io::Result<()> {
    #[allow(unused_mut)]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Sets who may do what; nothing where there is no such thing.
///
/// # Errors
/// When that cannot be.
pub fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hidden folder as a killed run leaves it, with these files.
    fn left(parent: &Path, files: &[&str]) -> PathBuf {
        let folder = parent.join(".rekindle-0123456789ab");
        fs::create_dir(&folder).unwrap();
        for file in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        folder
    }

    fn names(parent: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(parent)
            .unwrap()
            .map(|item| item.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_run_left_is_removed_and_a_result_it_had_set_aside_goes_back() {
        let place = tempfile::tempdir().unwrap();
        left(place.path(), &["new/run.json", "old/out/run.json"]);
        tidy(place.path());
        assert_eq!(names(place.path()), ["out"]);
        assert_eq!(fs::read_to_string(place.path().join("out/run.json")).unwrap(), "old/out/run.json");
        // Where a newer result stands, the old one has had its time.
        left(place.path(), &["old/out/run.json"]);
        fs::write(place.path().join("out/run.json"), "newer").unwrap();
        tidy(place.path());
        assert_eq!(names(place.path()), ["out"]);
        assert_eq!(fs::read_to_string(place.path().join("out/run.json")).unwrap(), "newer");
    }

    #[cfg(unix)]
    #[test]
    fn what_others_work_in_or_made_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let at_work = Hidden::beside(place.path()).unwrap();
        let new = at_work.new_result().unwrap();
        let theirs = left(place.path(), &["new/run.json", "diary.txt"]);
        fs::create_dir(place.path().join(".rekindle-notes")).unwrap();
        fs::write(place.path().join(".rekindle-abcdefghijkl"), "").unwrap();
        let before = names(place.path());
        tidy(place.path());
        assert_eq!(names(place.path()), before);
        assert!(new.is_dir() && theirs.join("diary.txt").is_file());
        drop(at_work);
        assert_eq!(names(place.path()).len(), before.len() - 1);
    }
}
