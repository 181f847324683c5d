//! One file of the user's own, brought up to date by one run at a time, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::folder::{create, parent_of};
use super::hidden::{self, PREFIX};
use crate::error::{Error, Result};
use crate::files;
use crate::progress::check_interrupt;

/// The name of a file in the making ends so.
const SUFFIX: &str = ".part";
/// So long another run is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is asked whether it has finished.
const TICK: Duration = Duration::from_millis(5);

/// Writes what `change` makes of the file's bytes (of none where there is no such file), readable by the owner
/// alone; a link stays a link. Of several runs at once each sees what the one before it has written.
///
/// # Errors
/// [`Error::Write`], what `change` fails with, or an interruption; the file is then as it was.
pub fn update(target: &Path, change: impl FnOnce(Vec<u8>) -> Result<Vec<u8>>) -> Result<()> {
    let failed = |source| Error::Write { path: target.to_owned(), source };
    let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let parent = parent_of(&real);
    let created = create(&parent).map_err(failed)?;
    let lock = turn(&parent, target)?;
    if lock.is_some() {
        tidy(&parent);
    }
    let before = match files::read(&real) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(Error::Usage(format!("{}: {error}", target.display()))),
    };
    let bytes = change(before)?;
    let mut file =
        tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(&parent).map_err(failed)?;
    hidden::set_mode(file.path(), 0o600).map_err(failed)?;
    file.write_all(&bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    check_interrupt()?;
    file.persist(&real).map_err(|error| failed(error.error))?;
    created.keep();
    Ok(())
}

/// Waits for the lock on a folder; `None` where there are no such locks.
fn turn(folder: &Path, target: &Path) -> Result<Option<File>> {
    let since = Instant::now();
    loop {
        match hidden::lock(folder) {
            Ok(Some(lock)) => return Ok(Some(lock)),
            Err(_) => return Ok(None),
            Ok(None) => {}
        }
        check_interrupt()?;
        if since.elapsed() > PATIENCE {
            let source = io::Error::new(io::ErrorKind::WouldBlock, "another program keeps its folder locked");
            return Err(Error::Write { path: target.to_owned(), source });
        }
        thread::sleep(TICK);
    }
}

/// Removes what a killed run left in the making; whoever calls has the folder's lock, so that nobody is at it.
fn tidy(folder: &Path) {
    let Ok(items) = fs::read_dir(folder) else { return };
    for item in items.flatten() {
        let name = item.file_name().to_string_lossy().into_owned();
        let is_file = item.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            let _ = fs::remove_file(item.path());
        }
    }
}
