//! Files that somebody names: opened where they are files, and nothing that is none.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// The longest file that is read whole, in bytes; the largest are histories of many exports.
pub const LONGEST: u64 = 256 << 20;

/// Why something is not opened.
pub const NO_FILE: &str = "it is a device, a pipe or a socket, not a file";

/// Opens a file, and nothing that is none: a pipe that stands in its place is not waited for.
///
/// # Errors
/// Whatever the system gives; that it is no file.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    match file.metadata()? {
        about if about.is_file() => Ok(file),
        about if about.is_dir() => Err(io::Error::other("it is a folder, not a file")),
        _ => Err(io::Error::other(NO_FILE)),
    }
}

/// All of a file.
///
/// # Errors
/// As [`open`]; that it is longer than [`LONGEST`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One that grows, or says too little of itself, is read no further either.
    open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        let detail = format!("it is larger than {} MiB, which no such file is", LONGEST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, detail));
    }
    Ok(bytes)
}

/// All of a file, as text.
///
/// # Errors
/// As [`read`]; that it is no UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
