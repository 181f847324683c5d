//! Whether the files of an export are still those that were listed: what is read of a file and read again later must
//! be of one and the same text.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::source::Entry;
use crate::error::{Error, Result};

/// What the files on the disk looked like when they were listed.
#[derive(Debug, Default)]
pub struct Seen(BTreeMap<PathBuf, Look>);

/// Size and moment of the last change.
type Look = (u64, Option<SystemTime>);

impl Seen {
    /// Looks at a file, or the zip that it lies in, for the first time.
    ///
    /// # Errors
    /// [`Error::Changed`] where it is no longer there, [`Error::Read`] where it cannot be looked at.
    pub fn note(&mut self, entry: &Entry) -> Result<()> {
        let found = look(entry)?;
        self.0.entry(entry.on_disk().to_owned()).or_insert(found);
        Ok(())
    }

    /// Fails where it is not the same any more.
    ///
    /// # Errors
    /// As [`Seen::note`].
    pub fn check(&self, entry: &Entry) -> Result<()> {
        let Some(noted) = self.0.get(entry.on_disk()) else { return Ok(()) };
        if *noted == look(entry)? {
            return Ok(());
        }
        Err(Error::Changed { file: entry.path.clone(), how: "changed" })
    }

    /// What `act` does with a file, where that stays the same. A file that changes is the reason for whatever else
    /// fails.
    ///
    /// # Errors
    /// As [`Seen::check`], or whatever `act` fails with.
    pub fn steady<T>(&self, entry: &Entry, act: impl FnOnce() -> Result<T>) -> Result<T> {
        self.check(entry)?;
        let done = act();
        if !matches!(done, Err(Error::Interrupted)) {
            self.check(entry)?;
        }
        done
    }
}

fn look(entry: &Entry) -> Result<Look> {
    let path: &Path = entry.on_disk();
    let file = || entry.path.clone();
    match std::fs::metadata(path) {
        Ok(about) => Ok((about.len(), about.modified().ok())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Error::Changed { file: file(), how: "was taken away" })
        }
        Err(source) => Err(Error::Read { file: file(), source }),
    }
}
