//! A zip: which files are in it, what of them is refused, and their bytes.
//!
//! Nothing is ever unpacked to the disk, and only files that are needed are inflated at all: what else an
//! archive holds, bombs and other archives among it, stays packed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::kind::Kind;
use super::source::{MOST_FILES, is_clutter, shown, too_many};
use super::stream::{self, Stream};
use crate::error::{Error, Result};
use crate::files;
use crate::notice::Notice;

/// A zip whose list of files takes more bytes is refused: one of [`MOST_FILES`] files takes 2 MiB, and what
/// is kept of each takes some times its place in the list.
const LONGEST_LIST: u64 = 16 << 20;
/// A needed file that unpacks to more than this many times its packed size (and over [`SMALL`]) is refused, and
/// so is a zip whose needed files do together: real exports pack 4 to 7 times.
const MOST_RATIO: u64 = 200;
/// Unpacked bytes that are no bomb, however small they are packed.
const SMALL: u64 = 64 << 20;
/// The needed files of a zip unpack to no more than this: ten times the biggest export that was ever tried.
const MOST_UNPACKED: u64 = 32 << 30;

/// A zip, opened; copies share what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Archive {
    path: Arc<Path>,
    zip: Arc<ZipArchive<Handle>>,
}

/// A file in a zip.
#[derive(Debug)]
pub(super) struct Packed {
    /// Its path in the zip, fit to be shown.
    pub path: String,
    /// Bytes, unpacked.
    pub size: u64,
    /// Its place in the archive.
    pub index: usize,
}

impl Archive {
    /// Opens a zip and lists its files; `notices` takes what there is to say.
    ///
    /// # Errors
    /// [`Error::Zip`] for a zip that cannot be read, and for a needed file in it that cannot, or must not.
    pub fn open(path: &Path, notices: &mut Vec<Notice>) -> Result<(Self, Vec<Packed>)> {
        let file = files::open(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
        let length = file.metadata().map_or(0, |about| about.len());
        let opened =
            Handle { path: path.to_owned(), file: Some(BufReader::new(file)), left: Some(LONGEST_LIST) };
        let zip = ZipArchive::new(opened).map_err(|found| broken(path, &found))?;
        // A copy has no file open, so that a thousand archives can be listed.
        let archive = Self { path: path.into(), zip: Arc::new(zip.clone()) };
        if archive.zip.len() > MOST_FILES {
            return Err(too_many(path));
        }
        if archive.zip.has_duplicate_names() {
            let text = |name: &str| {
                format!(
                    "{name}: files of the same name stand in this zip more than once; of these the last is read"
                )
            };
            let name = path.file_name().map(|name| shown(&name.to_string_lossy())).unwrap_or_default();
            notices.push(Notice::naming(text(&name), text("a zip")));
        }
        let files = archive.files(path, length)?;
        Ok((archive, files))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn files(&self, path: &Path, length: u64) -> Result<Vec<Packed>> {
        let mut files = Vec::new();
        let mut unpacked: u64 = 0;
        // Needed files by where they begin, and files that only their own bytes call needed.
        let (mut needed, mut disguised) = (BTreeSet::new(), Vec::new());
        let mut opened = files::open(path).map_err(|error| broken(path, &error.into()))?;
        for index in 0..self.zip.len() {
            let entry = self.zip.by_index_data(index).map_err(|found| broken(path, &found))?;
            let name = entry.name().map_err(|found| broken(path, &found))?;
            let inside = shown(name.replace('\\', "/").trim_start_matches('/'));
            if entry.is_dir() || is_clutter(&inside) {
                continue;
            }
            let begins = entry.header_start();
            if Kind::of_path(&inside).is_none() {
                let own = local_name(&mut opened, begins).filter(|own| Kind::of_path(own).is_some());
                disguised
                    .extend(own.map(|own| (begins, format!("{inside} where the file itself says {own}"))));
            } else {
                needed.insert(begins);
                unpacked = unpacked.saturating_add(entry.size());
                let fault = fault(entry.encrypted(), entry.is_symlink(), entry.compression())
                    .or_else(|| bomb(entry.size(), entry.compressed_size().min(length)))
                    .or_else(|| bomb(unpacked, length));
                if let Some((detail, help)) = fault {
                    return Err(Error::Zip { path: format!("{}, {inside}", path.display()), detail, help });
                }
            }
            files.push(Packed { path: inside, size: entry.size(), index });
        }
        match disguised.into_iter().find(|(begins, _)| !needed.contains(begins)) {
            Some((_, says)) => {
                Err(broken(path, &io::Error::other(format!("the zip's list says {says}")).into()))
            }
            None => Ok(files),
        }
    }

    /// The bytes of a file. It ends with an error where there are more of them than the zip says.
    pub fn read(&self, index: usize) -> Stream {
        let archive = self.clone();
        stream::spawn(move |sink| {
            let mut zip = ZipArchive::clone(&archive.zip);
            let mut entry = zip.by_index(index).map_err(io::Error::other)?;
            sink.copy(&mut entry)
        })
    }
}

/// The name that stands before a file's own bytes, fit to be shown; the zip's list repeats it. `None` where it
/// cannot be read.
fn local_name(zip: &mut File, header: u64) -> Option<String> {
    let mut fixed = [0; 30];
    zip.seek(SeekFrom::Start(header)).ok()?;
    zip.read_exact(&mut fixed).ok()?;
    let mut name = vec![0; usize::from(u16::from_le_bytes([fixed[26], fixed[27]]))];
    zip.read_exact(&mut name).ok()?;
    fixed.starts_with(b"PK\x03\x04").then(|| shown(&String::from_utf8_lossy(&name)))
}

/// Why a needed file cannot be read, and what to do about it.
fn fault(encrypted: bool, link: bool, method: CompressionMethod) -> Option<(String, &'static str)> {
    if encrypted {
        return Some(("it is encrypted".to_owned(), "unpack the zip with its password and give the folder"));
    }
    if link {
        return Some((
            "it is a symbolic link, which no export holds".to_owned(),
            "download the export again from LinkedIn itself",
        ));
    }
    let name = match method {
        CompressionMethod::Stored | CompressionMethod::Deflated => return None,
        CompressionMethod::SHRINK => "shrink",
        CompressionMethod::REDUCE_1
        | CompressionMethod::REDUCE_2
        | CompressionMethod::REDUCE_3
        | CompressionMethod::REDUCE_4 => "reduce",
        CompressionMethod::IMPLODE | CompressionMethod::PKWARE_IMPLODE => "implode",
        CompressionMethod::DEFLATE64 => "deflate64",
        CompressionMethod::BZIP2 => "bzip2",
        CompressionMethod::LZMA => "LZMA",
        CompressionMethod::ZSTD | CompressionMethod::ZSTD_DEPRECATED => "zstd",
        CompressionMethod::XZ => "xz",
        CompressionMethod::PPMD => "PPMd",
        _ => "an unknown method",
    };
    Some((
        format!("it is packed with {name}, which is not read here"),
        "unpack the zip with the program that made it and give the folder",
    ))
}

/// Whether so many bytes come from so few that it must be a bomb.
fn bomb(unpacked: u64, packed: u64) -> Option<(String, &'static str)> {
    const HELP: &str = "download the export again from LinkedIn itself";
    if unpacked > SMALL && unpacked / packed.max(1) > MOST_RATIO {
        let detail = format!("it claims to unpack to over {MOST_RATIO} times its size, which no export does");
        return Some((detail, HELP));
    }
    let detail = || {
        format!("up to this file the zip unpacks to over {} GiB, which no export does", MOST_UNPACKED >> 30)
    };
    (unpacked > MOST_UNPACKED).then(|| (detail(), HELP))
}

fn broken(path: &Path, found: &ZipError) -> Error {
    let (detail, help) = match found {
        found if found.to_string().to_lowercase().contains("multi-disk") => (
            "it is one of several parts of a zip".to_owned(),
            "put the parts together with the program that made them, unpack that, and give the folder",
        ),
        _ => (
            format!("it is incomplete or damaged ({})", shown(&found.to_string())),
            "the download may have stopped early; download the export again",
        ),
    };
    Error::Zip { path: path.display().to_string(), detail, help }
}

/// A zip on the disk; a copy opens it anew once it is read.
#[derive(Debug)]
struct Handle {
    path: PathBuf,
    file: Option<BufReader<File>>,
    /// Bytes that may still be read, while files are listed.
    left: Option<u64>,
}

impl Clone for Handle {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), file: None, left: None }
    }
}

impl Handle {
    fn file(&mut self) -> io::Result<&mut BufReader<File>> {
        if self.file.is_none() {
            self.file = Some(BufReader::new(files::open(&self.path)?));
        }
        self.file.as_mut().ok_or_else(|| io::Error::other("the zip is not open"))
    }
}

impl Read for Handle {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file()?.read(buffer)?;
        if let Some(left) = &mut self.left {
            *left = left.checked_sub(read as u64).ok_or_else(|| {
                io::Error::other(format!("its list of files takes over {} MiB", LONGEST_LIST >> 20))
            })?;
        }
        Ok(read)
    }
}

impl Seek for Handle {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file()?.seek(to)
    }
}
